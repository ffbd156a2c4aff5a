"""Page: of what parts is the report made, whatever it is printed on?

Plain records without markup. The sections fill them from the audit, the templates draw them: HTML and PDF show the same
because both draw these.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from venturi.charts.palette import State
from venturi.formats import Shown

Chart = Callable[[int], Any]  # a chart, given its width
SENTENCE = 36  # characters from which on a text is no name any more


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a column; a numeric one is right-aligned and names its unit."""

    title: str
    unit: str | None = None
    numeric: bool = False
    wordy: bool = False  # whole sentences, which need room


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a table: a text, a word under it, and whether it asks for attention."""

    text: str
    note: str | None = None
    state: State | None = None

    @property
    def formatted(self) -> bool:
        return isinstance(self.text, Shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first cell of a row names it. `more` says how many rows are not shown."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart and the sentence that stands for it where it cannot be seen."""

    title: str
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The records behind a number: how many, and the first of them."""

    title: str
    total: Shown
    ids: tuple[str, ...]
    more: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """How a number is defined and what was left out of it."""

    name: str
    question: str
    terms: tuple[tuple[str, str], ...]
    excluded: tuple[tuple[str, Shown], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """No number: why, and what to do."""

    kind: ClassVar[str] = "refused"
    what: str
    reason: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A heading, the picture, the table beside or under it, and what is folded away below."""

    kind: ClassVar[str] = "exhibit"
    title: str
    sentence: str | None = None
    picture: Picture | None = None
    table: Table | None = None
    beside: bool = False
    note: str | None = None
    definitions: tuple[Definition, ...] = ()
    behind: tuple[Behind, ...] = ()
    refused: Refused | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One number of an instrument panel."""

    label: str
    value: Shown
    note: str | None = None
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Numbers that belong together, with the sign that stands between them."""

    kind: ClassVar[str] = "tiles"
    tiles: tuple[Tile, ...]
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One danger point with its evidence."""

    rank: int
    title: str
    value: Shown
    unit: str
    facts: tuple[tuple[str, Shown, str | None], ...]
    tables: tuple[Table, ...]
    behind: tuple[Behind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    kind: ClassVar[str] = "cards"
    cards: tuple[Card, ...]
    more: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Every definition, one under the other."""

    kind: ClassVar[str] = "glossary"
    definitions: tuple[Definition, ...]


Block = Exhibit | Tiles | Cards | Refused | Glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One question with its answer."""

    key: str
    name: str
    question: str
    answer: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """One of the worst issues, short."""

    message: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One of the things to do."""

    rank: int
    title: str
    why: str
    money: Shown | None
    measure: str
    section: str | None
    section_name: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The first screen: the verdict, the answer, the three things to do."""

    verdict: str
    state: State | None
    dial: Picture
    sentence: str
    worst: tuple[Worst, ...]
    worst_more: str | None
    headline: str
    answers: tuple[tuple[str, str, str], ...]  # key, name, sentence
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything there is to see."""

    title: str
    notice: str | None  # what must be known before anything else is read
    facts: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    version: str
    front: Front
    sections: tuple[Section, ...]


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell | str]], *, more: str | None = None
) -> Table:
    """A table from cells and plain texts."""
    cells = tuple(tuple(cell if isinstance(cell, Cell) else Cell(cell) for cell in row) for row in rows)
    heads = tuple(
        replace(column, wordy=not column.numeric and any(len(row[place].text) > SENTENCE for row in cells))
        for place, column in enumerate(columns)
    )
    return Table(caption=caption, columns=heads, rows=cells, more=more)


def text(title: str) -> Column:
    return Column(title=title)


def number(title: str, unit: str | None = None) -> Column:
    return Column(title=title, unit=unit, numeric=True)
