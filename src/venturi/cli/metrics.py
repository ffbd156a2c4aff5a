"""``venturi metrics``: every number, what it asks, how it is made, over which records."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from venturi.cli.screen import complain, out
from venturi.metrics.registry import METRICS, Metric


def metrics(
    name: Annotated[str | None, typer.Argument(help="The metric to explain; without it, all are listed.")] = None,
) -> None:
    """List the metrics, or explain one: question, formula, population, needs."""
    if name is None:
        out.print(_listing())
    elif name in METRICS:
        _explain(METRICS[name])
    else:
        complain(f'There is no metric "{name}". There are: {", ".join(METRICS)}.')
        raise typer.Exit(2)


def _listing() -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("metric", "question", "unit"):
        table.add_column(heading, no_wrap=heading == "metric")
    for metric in METRICS.values():
        table.add_row(metric.name, escape(metric.question), escape(metric.unit))
    return table


def _explain(metric: Metric) -> None:
    out.print(f"[bold]{metric.name}[/bold]  ({escape(metric.unit)})")
    paragraphs = {
        "Question": metric.question,
        "Formula": metric.formula or "in words only; see the population",
        "Population": metric.population,
        "Careful": metric.misleads,
    }
    for title, text in paragraphs.items():
        out.print(f"\n[bold]{title}[/bold]\n{escape(text)}")
    out.print("\n[bold]Needs[/bold]")
    for need in metric.needs:
        out.print(f"{need.table}.{need.column}: at least {need.floor:.0%} of {need.of} deals", markup=False)
