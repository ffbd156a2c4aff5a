"""``venturi inspect``: what is in a file, how it was understood, and what became of its rows."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from rich.markup import escape
from rich.table import Table

from venturi.cli import options
from venturi.cli.outputs import write_all
from venturi.cli.screen import out, progress
from venturi.errors import SHOWN, Issue

if TYPE_CHECKING:
    from venturi.ingest import Ingested
    from venturi.ingest.ingested import FileReport


@options.takes_reading
def inspect(
    reading: options.Reading,
    json_out: Annotated[Path | None, options.output("--json", "Write what was found as JSON.")] = None,
    currency: Annotated[str | None, options.currency("The currency of amounts that name none (ISO 4217).")] = None,
) -> None:
    """Show what is in the files: the guessed mapping, the stages, and the verdict on the rows.

    Correct what was guessed with the options below, or save the mapping, edit it, and use it with --mapping.
    """
    reading.claim(json_out)
    said = reading.corrections(currency=currency)
    from venturi import ingest

    with progress(quiet=reading.quiet) as tell:
        ingested = ingest.read(reading.files, mapping=reading.mapping, corrections=said, progress=tell)
    with ingested:
        for file in ingested.files:
            _file(file)
        _stages(ingested)
        out.print(f"\n[bold]History[/bold]\n{escape(ingested.history.sentence)}")
        _issues(ingested.issues)
        contents = reading.contents(ingested)
        if json_out:
            contents[json_out] = json.dumps(_document(ingested), indent=2, ensure_ascii=False) + "\n"
        write_all(contents)


def _file(file: "FileReport") -> None:
    details = ", ".join(f"{name} {value}" for name, value in file.details.items())
    out.print(f"\n[bold]{escape(file.name)}[/bold] is read as {file.table} ({escape(details or file.format)})")
    out.print(
        f"{file.rows_read:,} rows read = {file.rows_taken:,} taken ({file.rows_with_issues:,} of them with issues) "
        f"+ {file.rows_rejected:,} rejected"
    )
    grid = Table(box=None, pad_edge=False)
    for heading in ("column of the file", "ours", "", "why"):
        grid.add_column(heading)
    for column in file.columns:
        kind = "" if column.ours is None else "guess" if column.guessed else "said"
        grid.add_row(escape(column.source), column.ours or "–", kind, escape(column.why))
    out.print(grid)


def _stages(ingested: "Ingested") -> None:
    stages = ingested.tables.stages
    if stages is None:
        return
    out.print("\n[bold]Stages[/bold]")
    grid = Table(box=None, pad_edge=False)
    for heading in ("pipeline", "position", "stage", "kind", ""):
        grid.add_column(heading)
    for row in stages.order_by("pipeline", "position", "stage").to_pyarrow().to_pylist():
        guess = 'guess: confirm with --stage-kind "STAGE=KIND"' if row["kind_guessed"] else "said"
        grid.add_row(escape(row["pipeline"]), str(row["position"]), escape(row["stage"]), row["kind"], guess)
    out.print(grid)


def _issues(issues: Iterable[Issue]) -> None:
    found = list(issues)
    out.print(f"\n[bold]Issues[/bold]: {len(found)}" if found else "\nNo issues.")
    for issue in found[:SHOWN]:
        counted = f" ({issue.count:,} times)" if issue.count > 1 else ""
        out.print(f"{issue.severity:>7}  {escape(str(issue))}{counted}")
    if len(found) > SHOWN:
        out.print(f"… and {len(found) - SHOWN:,} more; write them all with --verdicts or --json.")


def _document(ingested: "Ingested") -> dict[str, Any]:
    stages = ingested.tables.stages
    return {
        "files": [file.as_dict() for file in ingested.files],
        "stages": [] if stages is None else stages.order_by("pipeline", "position").to_pyarrow().to_pylist(),
        "history": {"kind": ingested.history.kind, "sentence": ingested.history.sentence},
        "issues": [issue.as_dict() for issue in ingested.issues],
    }
