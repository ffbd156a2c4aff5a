"""``venturi audit``: from the export of a CRM to a verdict, the numbers and what to do first."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from venturi.cli import options
from venturi.cli.clock import today
from venturi.cli.corrections import corrections
from venturi.cli.outputs import claim, write_all
from venturi.cli.screen import progress
from venturi.cli.summary import summary

SKIPS = ("implied", "observed", "in_order")


def audit(
    files: options.Files,
    mapping: options.Mapping = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day everything describes. Default: the last event.")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="P", help="2026, 2026Q1, 2026-03 or 2026-01-15..2026-02-15. Default: everything."),
    ] = None,
    by: Annotated[list[str] | None, typer.Option(metavar="DIM", help="Also by this column of the deals.")] = None,
    json_out: Annotated[Path | None, typer.Option("--json", metavar="OUT", help="Write the audit as JSON.")] = None,
    html_out: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write the report as one HTML file.")
    ] = None,
    pdf_out: Annotated[Path | None, typer.Option("--pdf", metavar="OUT", help="Write the report as PDF.")] = None,
    verdicts_out: options.Verdicts = None,
    save_mapping: options.SaveMapping = None,
    force: options.Force = False,
    skips: Annotated[
        str, typer.Option(metavar="HOW", help="A deal that jumped over a stage: implied, observed or in_order.")
    ] = "implied",
    currency: options.Currency = None,
    zone: options.Zone = None,
    fiscal_start: Annotated[int, typer.Option(min=1, max=12, help="First month of the fiscal year.")] = 1,
    column: options.Columns = None,
    table: options.FileTables = None,
    date_format: options.DateFormats = None,
    decimal: options.Decimals = None,
    stage_kind: options.StageKinds = None,
    value: options.Values = None,
    snapshot_date: options.SnapshotDates = None,
    quiet: options.Quiet = False,
) -> None:
    """Audit the export of a CRM: can the data be trusted, how fast does money move, where is it lost, what to do first.

    FILE... are the files that belong together: deals and, if there are any, their history, activities, people, stages.
    Exit code 0: done. 1: issues that stop the audit. 2: wrong use.
    """
    outputs = [json_out, html_out, pdf_out, verdicts_out, save_mapping]
    claim(outputs, force=force, inputs=[*files, *([mapping] if mapping else [])])
    _check(as_of, period, skips, zone, currency)
    said = corrections(
        columns=column or (),
        tables=table or (),
        date_formats=date_format or (),
        decimals=decimal or (),
        stage_kinds=stage_kind or (),
        values=value or (),
        snapshot_dates=snapshot_date or (),
        zone=zone,
    )
    # Loaded here: a wrong option is said at once, without waiting for the engine.
    from venturi.audit import audit as document_of
    from venturi.dataset import read

    with progress(quiet=quiet) as tell:
        dataset = read(
            *files,
            mapping=mapping,
            corrections=said,
            as_of=as_of,
            currency=currency,
            zone=zone,
            fiscal_start=fiscal_start,
            today=today(zone or "UTC"),
            progress=tell,
        )
        try:
            document = document_of(dataset, period=period, by=by or (), skips=skips, progress=tell)
            contents = options.of_reading(dataset.ingested, verdicts=verdicts_out, mapping=save_mapping)
        finally:
            dataset.close()
        tell("Writing", 0, 1)
        write_all(_rendered(document, json_out, html_out, pdf_out) | contents)
    summary(document, [path for path in outputs if path])


def _check(as_of: str | None, period: str | None, skips: str, zone: str | None, currency: str | None) -> None:
    """Wrong use is said before any work is done."""
    from venturi.metrics.periods import Period

    if skips not in SKIPS:
        raise typer.BadParameter(f'"{skips}" is not {", ".join(SKIPS[:-1])} or {SKIPS[-1]}.', param_hint="--skips")
    if currency is not None and not re.fullmatch("[A-Z]{3}", currency):
        raise typer.BadParameter(f'"{currency}" is not a currency. Write its code, like EUR.', param_hint="--currency")
    with _wrong_use("--zone", f'"{zone}" is not a time zone. Write one like Europe/Berlin.'):
        ZoneInfo(zone or "UTC")
    if as_of is not None:
        with _wrong_use("--as-of", f'"{as_of}" is not a day. Write YYYY-MM-DD.'):
            date.fromisoformat(as_of) + timedelta(days=1)
    if period is not None:
        with _wrong_use("--period"):
            Period.parse(period).previous()


@contextmanager
def _wrong_use(option: str, told: str | None = None) -> Iterator[None]:
    try:
        yield
    except (ValueError, OverflowError, ZoneInfoNotFoundError) as error:
        raise typer.BadParameter(told or str(error), param_hint=option) from error


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
