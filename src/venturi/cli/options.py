"""Options that `audit` and `inspect` share: which files, how they are read, where the result goes."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from venturi.ingest import Ingested

READING = "How the files are read"
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help="CSV, XLSX, Parquet, JSON or XES files that belong together.", show_default=False
    ),
]
Mapping = Annotated[
    Path | None,
    typer.Option(metavar="M", help="A mapping file (TOML) saved with --save-mapping.", rich_help_panel=READING),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        metavar="OURS=THEIRS", help='Correct a column: "amount=Deal Value". May repeat.', rich_help_panel=READING
    ),
]
FileTables = Annotated[
    list[str] | None,
    typer.Option(
        metavar="FILE=TABLE", help='Correct what a file holds: "log.csv=stage_changes".', rich_help_panel=READING
    ),
]
DateFormats = Annotated[
    list[str] | None,
    typer.Option(
        metavar="COLUMN=FORMAT", help='Say how dates are written: "Close Date=DD/MM/YYYY".', rich_help_panel=READING
    ),
]
Decimals = Annotated[
    list[str] | None,
    typer.Option(metavar="COLUMN=SIGN", help='Say the decimal sign: "Amount=,".', rich_help_panel=READING),
]
StageKinds = Annotated[
    list[str] | None,
    typer.Option(metavar="STAGE=KIND", help='Say what a stage is: "Closed Won=won".', rich_help_panel=READING),
]
Values = Annotated[
    list[str] | None,
    typer.Option(
        metavar="OURS:VALUE=MEANING", help='Say what a value means: "source:Web=inbound".', rich_help_panel=READING
    ),
]
SnapshotDates = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE=DAY", help="The day a dated snapshot shows.", rich_help_panel=READING),
]
Currency = Annotated[
    str | None, typer.Option(metavar="CODE", help="Report in this currency (ISO 4217).", rich_help_panel=READING)
]
Zone = Annotated[
    str | None,
    typer.Option(help="Days are dates in this time zone. Default: the mapping's, or UTC.", rich_help_panel=READING),
]
Force = Annotated[bool, typer.Option("--force", help="Replace output files that are there already.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress bar.")]
Verdicts = Annotated[
    Path | None, typer.Option("--verdicts", metavar="OUT", help="Write the verdict of every row as CSV.")
]
SaveMapping = Annotated[
    Path | None,
    typer.Option("--save-mapping", metavar="OUT", help="Write the mapping as TOML, to correct and use again."),
]


def of_reading(ingested: "Ingested", *, verdicts: Path | None, mapping: Path | None) -> dict[Path, str | bytes]:
    """What was asked for of the reading itself: where it goes and what it holds."""
    from venturi.ingest import text_of

    contents: dict[Path, str | bytes] = {}
    if verdicts:
        draft = ingested.folder / "verdicts.csv"
        ingested.write_verdicts(draft)
        contents[verdicts] = draft.read_bytes()
    if mapping:
        contents[mapping] = text_of(ingested.mapping)
    return contents
