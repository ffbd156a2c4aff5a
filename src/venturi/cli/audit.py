"""``venturi audit``: from the export of a CRM to a verdict, the numbers and what to do first."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Annotated, Any

import typer

from venturi.cli import options
from venturi.cli.exits import WRONG_USE
from venturi.cli.outputs import write_all
from venturi.cli.screen import complain, progress
from venturi.cli.summary import summary
from venturi.errors import IssuesFound
from venturi.ingest.progress import Progress

SKIPS = ("implied", "observed", "in_order")
EMBEDDED, SPARK = ENGINES = ("embedded", "spark")


Span = Annotated[
    str | None, typer.Option(metavar="P", help="2026, 2026Q1, 2026-03 or 2026-01-15..2026-02-15. Default: everything.")
]
By = Annotated[list[str] | None, typer.Option(metavar="DIM", help="Also by this column of the deals.")]
Json = Annotated[Path | None, options.output("--json", "Write the audit as JSON.")]
Html = Annotated[Path | None, options.output("--html", "Write the report as one HTML file.")]
Pdf = Annotated[Path | None, options.output("--pdf", "Write the report as PDF.")]
Skips = Annotated[
    str, typer.Option(metavar="HOW", help="A deal that jumped over a stage: implied, observed or in_order.")
]
Brief = Annotated[
    bool,
    typer.Option(
        "--brief", help="Only verdict, win rate, velocity, funnel, danger points and throughput: half the time."
    ),
]
Engine = Annotated[
    str,
    typer.Option(
        metavar="ENGINE",
        help="embedded, or spark: that reads a store, or Parquet files named after our tables, from shared storage.",
    ),
]
Connect = Annotated[
    str | None,
    typer.Option(metavar="URL", help="Where Spark is: local[*] (default), spark://HOST:7077, yarn or sc://HOST."),
]


@options.takes_reading
def audit(
    reading: options.Reading,
    as_of: options.AsOf = None,
    period: Span = None,
    by: By = None,
    json_out: Json = None,
    html_out: Html = None,
    pdf_out: Pdf = None,
    skips: Skips = "implied",
    brief: Brief = False,
    currency: options.ReportIn = None,
    fiscal_start: options.FiscalStart = 1,
    engine: Engine = EMBEDDED,
    connect: Connect = None,
) -> None:
    """Audit the export of a CRM: can the data be trusted, how fast does money move, where is it lost, what to do first.

    FILE... are the files that belong together: deals and, if there are any, their history, activities, people, stages.
    Exit code 0: done. 1: issues that stop the audit. 2: wrong use.
    """
    outputs = reading.claim(json_out, html_out, pdf_out)
    _check(period, skips)
    _check_engine(reading, engine, connect)
    basis = {"as_of": as_of, "currency": currency, "fiscal_start": fiscal_start}
    with progress(quiet=reading.quiet) as tell:
        if engine == SPARK:
            tell("Connecting to Spark", 0, 1)
            basis["engine"] = _spark(connect)
        if html_out or pdf_out:
            Thread(target=_ready_to_draw, daemon=True).start()
        asked = {"period": period, "by": by or (), "skips": skips, "brief": brief}
        document, contents = _audited(reading, basis, asked, tell)
        tell("Writing", 0, 1)
        write_all(_rendered(document, json_out, html_out, pdf_out) | contents)
    summary(document, outputs)


def _audited(
    reading: options.Reading, basis: dict[str, Any], asked: dict[str, Any], tell: Progress
) -> tuple[dict[str, Any], dict[Path, str | bytes]]:
    """The document, and what was asked for of the reading itself."""
    said = reading.corrections()
    # Loaded here: a wrong option is said at once, without waiting for the engine.
    from venturi.audit import audit as document_of
    from venturi.reading import read

    with (
        read(*reading.files, corrections=said, progress=tell, **reading.basis, **basis) as dataset,
        _dimensions_there(),
    ):
        return document_of(dataset, progress=tell, **asked), reading.contents(dataset.ingested)


@contextmanager
def _dimensions_there() -> Iterator[None]:
    """Which columns there are is known only once the files are read; to name another is wrong use all the same."""
    from venturi.audit.document import DIMENSION_UNKNOWN
    from venturi.own_columns import NameTaken

    try:
        yield
    except (IssuesFound, NameTaken) as error:
        if isinstance(error, IssuesFound) and any(issue.code != DIMENSION_UNKNOWN for issue in error.issues):
            raise
        complain(str(error))
        raise typer.Exit(WRONG_USE) from error


def _check(period: str | None, skips: str) -> None:
    """Wrong use is said before any work is done."""
    from venturi.metrics.periods import Period

    if skips not in SKIPS:
        raise typer.BadParameter(f'"{skips}" is not {", ".join(SKIPS[:-1])} or {SKIPS[-1]}.', param_hint="--skips")
    if period is not None:
        with options.wrong_use("--period"):
            Period.parse(period).previous()


def _check_engine(reading: options.Reading, engine: str, connect: str | None) -> None:
    """Wrong use is said before any engine is asked."""
    from venturi.ingest import Corrections

    if engine not in ENGINES:
        raise typer.BadParameter(f'"{engine}" is not {" or ".join(ENGINES)}.', param_hint="--engine")
    if engine == EMBEDDED and connect:
        raise typer.BadParameter("needs --engine spark.", param_hint="--connect")
    if engine == EMBEDDED and reading.elsewhere:
        raise typer.BadParameter(f"{reading.elsewhere[0]} is read by --engine spark only.", param_hint="FILE...")
    if engine == SPARK and (reading.mapping or reading.corrections() != Corrections(zone=reading.zone)):
        told = "reads tables as they are: nothing is said of columns. Say it when the store is made: venturi refresh."
        raise typer.BadParameter(told, param_hint="--engine spark")


def _spark(connect: str | None) -> Any:
    from venturi.engines.spark import Spark

    return Spark.connect(connect or "local[*]")


def _ready_to_draw() -> None:
    """Load what draws the report, and start it, while the engine is at work: that takes seconds and one core."""
    import venturi.report  # noqa: F401
    from venturi.charts.drawing import wake

    wake()


def _rendered(
    document: dict[str, Any], json_out: Path | None, html_out: Path | None, pdf_out: Path | None
) -> dict[Path, str | bytes]:
    """Every output that was asked for, whole, before the first of them is written."""
    contents: dict[Path, str | bytes] = {}
    if json_out:
        contents[json_out] = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
    if html_out:
        from venturi.report import html

        contents[html_out] = html(document)
    if pdf_out:
        from venturi.report import pdf

        contents[pdf_out] = pdf(document)
    return contents
