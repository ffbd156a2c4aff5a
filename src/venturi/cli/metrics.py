"""``venturi metrics``: every number, what it asks, how it is made, over which records."""

from inspect import Parameter
from typing import Annotated, Any, Literal, get_args, get_origin

import typer
from rich.markup import escape
from rich.table import Table

from venturi.cli import options
from venturi.cli.answer import Form, Shape, answer
from venturi.cli.corrections import columns, pairs
from venturi.cli.exits import WRONG_USE
from venturi.cli.periods import flag, is_period, is_several, takes_periods
from venturi.cli.screen import complain, out
from venturi.dataset import options_of
from venturi.metrics.metric import Metric
from venturi.plain import formula, prose
from venturi.registry import METRICS

Name = Annotated[
    str | None, typer.Argument(metavar="NAME", help="A metric; without it, all are listed.", show_default=False)
]
By = Annotated[
    list[str] | None,
    typer.Option(metavar="DIM", help="A row for each value of this column. May repeat, or be a,b."),
]
Told = Annotated[list[str] | None, typer.Option("--set", metavar="OPTION=VALUE", help="Another option. May repeat.")]
Where = Annotated[
    list[str] | None, typer.Option(metavar="COLUMN=VALUE", help="With --deals: those of one cell. May repeat.")
]


@options.takes_reading_on
@takes_periods
def metrics(
    reading: options.Reading,
    name: Name = None,
    by: By = None,
    spans: dict[str, Any] | None = None,
    told: Told = None,
    as_of: options.AsOf = None,
    currency: options.ReportIn = None,
    fiscal_start: options.FiscalStart = 1,
    deals: Annotated[bool, typer.Option("--deals", help="The deals behind the numbers, not the numbers.")] = False,
    where: Where = None,
    csv: Annotated[bool, typer.Option("--csv", help="As CSV, to standard output.")] = False,
    json: Annotated[bool, typer.Option("--json", help="As JSON, to standard output.")] = False,
) -> None:
    """List the metrics, explain one, or compute one on files: --on FILE.

    Without --on a metric tells its question, formula, population and needs. With --on FILE it is computed, for the
    period and the groups asked for.
    """
    if name is None and not reading.files:
        out.print(_listing())
        return
    if name not in METRICS:
        complain(f'There is no metric "{name or ""}". There are: {", ".join(METRICS)}.')
        raise typer.Exit(WRONG_USE)
    if not reading.files:
        _explain(METRICS[name])
        return
    said = (spans or {}) | ({"by": columns(by)} if by else {})
    basis = {"as_of": as_of, "currency": currency, "fiscal_start": fiscal_start}
    form: Form = "csv" if csv else "json" if json else None
    shape = Shape(deals=deals, where=pairs(where, "--where", "part=won"), form=form)
    answer(name, said, pairs(told, "--set", "grace=14"), reading, basis, shape)


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
    out.print(f"\n[bold]Levels[/bold]\n{', '.join(metric.levels) or 'its rows are of one kind'}")
    if metric.rows:
        out.print(f"its rows have by themselves: {', '.join(metric.rows)}")
    out.print("\n[bold]Options[/bold]")
    for option, parameter in options_of(metric.name).items():
        out.print(_option(option, parameter), markup=False)
    out.print("\n[bold]Needs[/bold]")
    for need in metric.needs:
        share = "" if need.floor == 1 else f"at least {100 * need.floor:.0f} % of "
        who = "all deals" if need.of == "all" else f"{need.of} deals"
        out.print(f"{need.table}.{need.column}: known for {share}{who}", markup=False)
    good = {"up": "more is better", "down": "less is better", "neither": "neither more nor less is better by itself"}
    out.print(f"\n[bold]Read on[/bold]\ndocs/{metric.page}; {good[metric.good]}.")


def _option(name: str, parameter: Parameter) -> str:
    """How to say an option on the command line, with its choices and what is taken when it is not said."""
    if name == "by":
        return "--by COLUMN"
    if is_period(parameter):
        return f"{flag(name)} PERIOD{',PERIOD' if is_several(parameter) else ''}"
    choices = get_args(parameter.annotation) if get_origin(parameter.annotation) is Literal else ()
    usual = parameter.default
    unsaid = "" if usual in (Parameter.empty, None, ()) else f"  (unsaid: {_listed(usual)})"
    return f"--set {name}={'|'.join(map(str, choices)) or '…'}{unsaid}"


def _listed(usual: Any) -> str:
    return ",".join(map(str, usual)) if isinstance(usual, tuple | list) else str(usual)
