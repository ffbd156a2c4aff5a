"""``venturi audit``: from the export of a CRM to a verdict, the numbers and what to do first."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from venturi.cli import options
from venturi.cli.corrections import corrections
from venturi.cli.outputs import claim, write
from venturi.cli.screen import progress
from venturi.cli.summary import summary


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
    zone: options.Zone = "UTC",
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
    _check(as_of, period, skips, zone, fiscal_start)
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
            progress=tell,
        )
        try:
            document = document_of(dataset, period=period, by=by or (), skips=skips, progress=tell)
            options.save(dataset.ingested, verdicts=verdicts_out, mapping=save_mapping)
        finally:
            dataset.close()
        _write(document, json_out, html_out, pdf_out)
    summary(document, [path for path in outputs if path])


def _check(as_of: str | None, period: str | None, skips: str, zone: str, fiscal_start: int) -> None:
    """Wrong use is said before any work is done."""
    from venturi.metrics.periods import Period

    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise typer.BadParameter(
            f'"{zone}" is not a time zone. Write one like Europe/Berlin.', param_hint="--zone"
        ) from error
    if as_of is not None:
        try:
            date.fromisoformat(as_of)
        except ValueError as error:
            raise typer.BadParameter(f'"{as_of}" is not a day. Write YYYY-MM-DD.', param_hint="--as-of") from error
    if period is not None:
        try:
            Period.parse(period, zone=zone, fiscal_start=fiscal_start)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint="--period") from error
    if skips not in {"implied", "observed", "in_order"}:
        raise typer.BadParameter(f'"{skips}" is not implied, observed or in_order.', param_hint="--skips")


def _write(document: dict[str, Any], json_out: Path | None, html_out: Path | None, pdf_out: Path | None) -> None:
    if json_out:
        write(json_out, json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) + "\n")
    if html_out:
        from venturi.report import html

        write(html_out, html(document))
    if pdf_out:
        from venturi.report import pdf

        write(pdf_out, pdf(document))
