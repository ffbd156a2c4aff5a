"""``venturi metrics``: every number, what it asks, how it is made, over which records."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from venturi.cli.screen import complain, out
from venturi.metrics.registry import METRICS, Metric
from venturi.plain import formula, prose


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
        "Formula": formula(metric.formula).replace("; ", "\n")
        if metric.formula
        else "in words only; see the population",
        "Population": prose(metric.population),
        "Careful": prose(metric.misleads),
    }
    for title, text in paragraphs.items():
        out.print(f"\n[bold]{title}[/bold]\n{escape(text)}")
    out.print("\n[bold]Needs[/bold]")
    for need in metric.needs:
        share = "" if need.floor == 1 else f"at least {100 * need.floor:.0f} % of "
        who = "all deals" if need.of == "all" else f"{need.of} deals"
        out.print(f"{need.table}.{need.column}: known for {share}{who}", markup=False)
