"""Options that commands share: which files, how they are read, where the result of reading goes.

`takes_reading` gives a command all of them; it gets them as one `Reading`.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import MISSING, Field, dataclass, fields
from datetime import date, timedelta
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import typer

from venturi.cli.clock import today
from venturi.cli.corrections import decimals, kinds, nested, orders, pairs, snapshots
from venturi.cli.exits import WRONG_USE
from venturi.cli.outputs import claim
from venturi.cli.screen import complain
from venturi.errors import Issue, Severity

if TYPE_CHECKING:
    from venturi.ingest import Corrections, Ingested

PANEL = "How the files are read"
Texts = list[str] | None
FILES = "CSV, XLSX, Parquet, JSON or XES files that belong together."

BESIDE = "beside"


def _said(metavar: str, help_: str) -> Any:
    return typer.Option(metavar=metavar, help=help_, rich_help_panel=PANEL)


def _code(currency: str | None) -> str | None:
    if currency is not None and not re.fullmatch("[A-Z]{3}", currency):
        raise typer.BadParameter(f'"{currency}" is not a currency. Write its code, like EUR.')
    return currency


def output(flag: str, help_: str) -> Any:
    """An option that names a file to be written; `Reading.claim` sees to it that none is lost."""
    return typer.Option(flag, metavar="OUT", help=help_)


def currency(help_: str) -> Any:
    """The option `--currency`, by which an audit and a mapping mean different things."""
    return typer.Option(metavar="CODE", help=help_, callback=_code, rich_help_panel=PANEL)


@contextmanager
def wrong_use(option: str, told: str | None = None) -> Iterator[None]:
    """What the user wrote there cannot be meant: exit code 2, with the option's name."""
    try:
        yield
    except (ValueError, OverflowError) as error:
        raise typer.BadParameter(told or str(error), param_hint=option) from error


def _day(text: str | None) -> str | None:
    if text is not None:
        with wrong_use("--as-of", f'"{text}" is not a day. Write YYYY-MM-DD.'):
            date.fromisoformat(text) + timedelta(days=1)
    return text


AsOf = Annotated[
    str | None,
    typer.Option(metavar="DAY", help="The day everything describes. Default: the last event.", callback=_day),
]
ReportIn = Annotated[str | None, currency("Report in this currency (ISO 4217).")]
FiscalStart = Annotated[int, typer.Option(min=1, max=12, help="First month of the fiscal year.")]


def _place(said: str) -> Any:
    """A path; or what only an engine elsewhere can read, such as ``s3a://bucket/deals``, to the letter."""
    return said if "://" in said else Path(said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How the files are read, as the command line says it."""

    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=FILES, show_default=False, parser=_place)]
    verdicts: Annotated[Path | None, output("--verdicts", "Write the verdict of every row as CSV.")] = None
    save_mapping: Annotated[
        Path | None, output("--save-mapping", "Write the mapping as TOML, to correct and use again.")
    ] = None
    force: Annotated[bool, typer.Option("--force", help="Replace output files that are there already.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", help="No progress bar.")] = False
    mapping: Annotated[Path | None, _said("M", "A mapping file (TOML) saved with --save-mapping.")] = None
    zone: Annotated[str | None, _said("ZONE", "Days are dates in this time zone. Default: the mapping's, or UTC.")] = (
        None
    )
    column: Annotated[Texts, _said("OURS=THEIRS", 'Correct a column: "amount=Deal Value". May repeat.')] = None
    table: Annotated[Texts, _said("FILE=TABLE", 'Correct what a file holds: "log.csv=stage_changes".')] = None
    date_format: Annotated[Texts, _said("COLUMN=FORMAT", 'Say how dates are written: "Close Date=DD/MM/YYYY".')] = None
    decimal: Annotated[Texts, _said("COLUMN=SIGN", 'Say the decimal sign: "Amount=,".')] = None
    stage_kind: Annotated[Texts, _said("STAGE=KIND", 'Say what a stage is: "Closed Won=won".')] = None
    stages: Annotated[
        Texts, _said("A>B>C", 'Say the order of the stages: "Lead>Talk>Offer", or "PIPELINE:Lead>Talk>Offer".')
    ] = None
    value: Annotated[Texts, _said("OURS:VALUE=MEANING", 'Say what a value means: "source:Web=inbound".')] = None
    snapshot_date: Annotated[Texts, _said("FILE=DAY", "The day a dated snapshot shows.")] = None

    def __post_init__(self) -> None:
        """Wrong use is said before any work is done."""
        try:
            ZoneInfo(self.zone or "UTC")
        except (ValueError, OSError, ZoneInfoNotFoundError) as error:
            told = f'"{self.zone}" is not a time zone. Write one like Europe/Berlin.'
            raise typer.BadParameter(told, param_hint="--zone") from error
        if missing := [path for path in self.inputs if not path.exists()]:
            complain("\n".join(map(str, map(_missing, missing))))
            raise typer.Exit(WRONG_USE)

    @property
    def basis(self) -> dict[str, Any]:
        """What `venturi.read` is told of these options, beside the files and the corrections."""
        return {"mapping": self.mapping, "zone": self.zone, "today": today(self.zone or "UTC")}

    @property
    def elsewhere(self) -> list[str]:
        """The files that are not on this machine."""
        return [place for place in map(str, self.files) if "://" in place]

    @property
    def inputs(self) -> list[Path]:
        return [
            *(path for path in self.files if str(path) not in self.elsewhere),
            *([self.mapping] if self.mapping else []),
        ]

    def claim(self, *outputs: Path | None) -> list[Path]:
        """The files that will be written, of the reading and `outputs`; refuses before any work if one must not be."""
        wanted = [path for path in (*outputs, self.verdicts, self.save_mapping) if path]
        claim(wanted, force=self.force, inputs=self.inputs)
        return wanted

    def corrections(self, *, currency: str | None = None) -> "Corrections":
        """What is said on top of the mapping, or a complaint that names the option."""
        from venturi.ingest import Corrections

        return Corrections(
            columns=pairs(self.column, "--column", "ours=Their Column"),
            tables=pairs(self.table, "--table", "file.csv=deals"),
            date_formats=pairs(self.date_format, "--date-format", '"Close Date=DD/MM/YYYY"'),
            decimals=decimals(self.decimal),
            kinds=kinds(self.stage_kind),
            order=orders(self.stages),
            values=nested(self.value),
            snapshot_dates=snapshots(self.snapshot_date),
            zone=self.zone,
            currency=currency,
        )

    def contents(self, ingested: "Ingested") -> dict[Path, str | bytes]:
        """What was asked for of the reading itself: where it goes and what it holds."""
        from venturi.ingest import text_of

        found: dict[Path, str | bytes] = {}
        if self.verdicts:
            draft = ingested.folder / "verdicts.csv"
            ingested.write_verdicts(draft)
            found[self.verdicts] = draft.read_bytes()
        if self.save_mapping:
            found[self.save_mapping] = text_of(ingested.mapping)
        return found


def takes_reading(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of reading around its own; its first parameter gets them as a `Reading`."""
    return _taking(command, [_parameter(one) for one in fields(Reading)])


def takes_reading_on(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command whose argument is no file: its files are told by ``--on``, and there may be none."""
    on = Annotated[list[Path], typer.Option("--on", metavar="FILE", help=f"{FILES} May repeat.", show_default=False)]
    # A shell turns --on *.csv into --on a.csv b.csv: what follows belongs to it.
    beside = Annotated[list[Path], typer.Argument(metavar="[FILE]", hidden=True)]
    first, *others = [_parameter(one) for one in fields(Reading)]
    listed = first.replace(annotation=on, default=())
    return _taking(command, [listed, *others, first.replace(name=BESIDE, annotation=beside, default=())])


def takes_reading_into(command: Callable[..., None]) -> Callable[..., None]:
    """The same for a command whose first argument is where what was read goes; there may be no files."""
    first, *others = [_parameter(one) for one in fields(Reading)]
    parsed = _taking(command, [first.replace(default=()), *others])
    files, into, *options = inspect.signature(parsed).parameters.values()
    parsed.__signature__ = inspect.Signature([into, files, *options])  # type: ignore[attr-defined]
    return parsed


def _taking(command: Callable[..., None], shared: list[inspect.Parameter]) -> Callable[..., None]:
    _, *own = inspect.signature(command).parameters.values()
    names = {one.name for one in shared}

    @wraps(command)
    def parsed(**options: Any) -> None:
        beside = options.pop(BESIDE, None) or []
        options["files"] = [*options["files"], *beside]
        said = Reading(**{name: value for name, value in options.items() if name in names})
        command(said, **{name: value for name, value in options.items() if name not in names})

    ordered = [shared[0], *(one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own), *shared[1:]]
    parsed.__signature__ = inspect.Signature(ordered)  # type: ignore[attr-defined]
    parsed.__annotations__ = {one.name: one.annotation for one in ordered}
    return parsed


def _parameter(one: "Field[Any]") -> inspect.Parameter:
    default = inspect.Parameter.empty if one.default is MISSING else one.default
    return inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=one.type)


def _missing(path: Path) -> Issue:
    return Issue(
        code="file-missing",
        severity=Severity.STOP,
        file=str(path),
        message="There is no such file.",
        remedy="Check the path, and put quotes around it if it has spaces.",
    )
