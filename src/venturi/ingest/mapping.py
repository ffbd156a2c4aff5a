"""Mapping: which column of which file is which column of ours, and what its values mean."""

from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatch

from venturi.ingest import vocabulary
from venturi.ingest.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMapping:
    """How one file is read.

    Parameters
    ----------
    file : name of the file or of the source in it, or a pattern with ``*``.
    table : deals, stage_changes, field_changes, activities, stages, people, targets, costs, rates, criteria_answers,
        stakeholders, event_log, accounts, products, or unused.
    columns : our column → the file's column.
    constants : our column → one value for all rows.
    dimensions : further columns of the file, kept under their own names.
    dates : the file's column → format: ``DD/MM/YYYY``, ``ISO``, ``excel``, ``epoch``, ``epoch-ms``; several with ``|``.
    decimals : the file's column → decimal sign, ``.`` or ``,``.
    values : our column → what the file's values mean: ``{"Web": "inbound"}``; of a loss reason, its family.
    stage_dates : stage → the file's column that says when the stage was entered.
    where : the file's column → values to take; other rows are rejected.
    joins : true when the rows add columns to deals of other files, by deal id, and make no deals of their own.
    zone : time zone of moments that name none.
    snapshot : the day the file shows, when it is one of several snapshots of the same export.
    guessed : our column → why it was guessed. What is not here was said by somebody.
    """

    table: str
    file: str = "*"
    columns: dict[str, str] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)
    dimensions: tuple[str, ...] = ()
    dates: dict[str, str] = field(default_factory=dict)
    decimals: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    stage_dates: dict[str, str] = field(default_factory=dict)
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
    joins: bool = False
    zone: str | None = None
    snapshot: date | None = None
    guessed: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Meanings and decimal signs are words of ours, whatever their case."""
        object.__setattr__(self, "values", vocabulary.meanings(self.values))
        object.__setattr__(self, "decimals", vocabulary.decimals(self.decimals))

    def fits(self, source: Source) -> bool:
        """Whether it speaks of `source`: by the name people read, the file's name, or a pattern."""
        return any(name == self.file or fnmatch(name, self.file) for name in (source.name, source.path.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class StageMapping:
    """One stage: its kind, its place in the process, and whether anybody confirmed them.

    ``guessed``: the kind is a guess; ``place_guessed``: its place among the others is.
    """

    stage: str
    kind: str
    position: int
    pipeline: str = "default"
    guessed: bool = False
    why: str = ""
    place_guessed: bool = False

    def __post_init__(self) -> None:
        """A kind is a word of ours, whatever its case."""
        kind = vocabulary.one_of(self.kind, vocabulary.OUTCOMES, said_of=f'stage "{self.stage}"')
        object.__setattr__(self, "kind", kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOrder:
    """The order of stages as somebody says it, of one pipeline or of all that have them."""

    stages: tuple[str, ...]
    pipeline: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a set of files is read: what people save, correct and use again."""

    files: tuple[FileMapping, ...] = ()
    stages: tuple[StageMapping, ...] = ()
    name: str = ""
    zone: str = "UTC"
    currency: str | None = None

    @property
    def loss_families(self) -> dict[str, str]:
        """Loss reason, in small letters → the family somebody said it belongs to, of all files; the last one counts."""
        said = [file.values.get("loss_reason", {}) for file in self.files]
        return {reason.strip().lower(): family for families in said for reason, family in families.items()}

    def of(self, source: Source) -> FileMapping | None:
        """The mapping of a source: an exact name before a pattern, the first one that fits."""
        exact = [one for one in self.files if one.file in (source.name, source.path.name)]
        return next(iter(exact or [one for one in self.files if one.fits(source)]), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrections:
    """What somebody says on top of a guessed or saved mapping, as the command line puts it.

    Every key may name its file in front: ``"deals.csv:Close Date"``.

    Parameters
    ----------
    columns : our column → the file's column; an empty text means "none".
    tables : file → table.
    date_formats, decimals : the file's column → format or decimal sign.
    kinds : stage → open, won or lost.
    order : in which order stages come; those that are not named come after them.
    values : our column → value → ours.
    snapshot_dates : file → day.
    zone, currency : for all files.

    Raises
    ------
    ValueError : a kind, the meaning of an outcome, a status or a source, or a decimal sign is none that there is.
    """

    columns: Map[str, str] = field(default_factory=dict)
    tables: Map[str, str] = field(default_factory=dict)
    date_formats: Map[str, str] = field(default_factory=dict)
    decimals: Map[str, str] = field(default_factory=dict)
    kinds: Map[str, str] = field(default_factory=dict)
    values: Map[str, Map[str, str]] = field(default_factory=dict)
    snapshot_dates: Map[str, date] = field(default_factory=dict)
    order: tuple[StageOrder, ...] = ()
    zone: str | None = None
    currency: str | None = None

    def __post_init__(self) -> None:
        """Kinds, meanings and decimal signs are words of ours, whatever their case."""
        object.__setattr__(self, "kinds", vocabulary.kinds(self.kinds))
        object.__setattr__(self, "values", vocabulary.meanings(self.values))
        object.__setattr__(self, "decimals", vocabulary.decimals(self.decimals))


def said_for(entries: Map[str, str], source: Source) -> dict[str, str]:
    """The entries that concern `source`, without the file's name in front."""
    found = {}
    for key, value in entries.items():
        for file in (source.name, source.path.name):
            if key.startswith(f"{file}:"):
                found[key[len(file) + 1 :]] = value
                break
        else:
            if ":" not in key or any(key == column.name for column in source.columns):
                found.setdefault(key, value)
    return found


def confirmed(stages: Iterable[StageMapping], kinds: Map[str, str]) -> tuple[StageMapping, ...]:
    """The stages with the kinds somebody named; those are no longer guesses."""
    return tuple(
        replace(stage, kind=kinds[stage.stage], guessed=False, why="said so") if stage.stage in kinds else stage
        for stage in stages
    )
