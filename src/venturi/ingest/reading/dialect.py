"""How a delimited text is laid out: its delimiter, the lines above its header, the header."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

# From the least to the most likely to stand inside a cell: among equals the first one wins.
DELIMITERS = ("\x1f", "\x01", "\t", "|", "^", "¦", "§", "~", ";", ",")
SPOKEN = {"\x1f": "unit separator (0x1F)", "\x01": "0x01", "\t": "tab", ",": "comma", ";": "semicolon", "|": "pipe"}
ROWS = 1_000


@dataclass(frozen=True, slots=True)
class Layout:
    """`above` is the number of records before the header (title lines, ``sep=;``)."""

    delimiter: str
    above: int


def layout_of(sample: str, *, delimiter: str | None = None) -> Layout | None:
    """The layout that fits a sample of complete lines best; None when there is nothing in it."""
    if not sample.strip():
        return None
    first = sample.splitlines()[0].strip()
    if delimiter is None and len(first) == 5 and first.lower().startswith("sep="):
        delimiter = first[4]
    if delimiter is None:
        delimiter = max(DELIMITERS, key=lambda candidate: _fit(_records(sample, candidate)))
    records = _records(sample, delimiter)
    return Layout(delimiter, lines_above(records))


def _records(sample: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            records.append(record)
            if len(records) > ROWS:
                break
    except csv.Error:
        pass  # a cell beyond the limit; reading itself will name its row
    return records


def _fit(records: list[list[str]]) -> tuple[bool, bool, float, int]:
    """How well a delimiter fits, compared from left to right.

    More than one column; the header as wide as the rows; how many rows agree; clean cells. A comma in `1,5` makes two
    cells of every row, but not of the header `price`; text with commas disagrees with itself.
    """
    filled = [record for record in records if any(record)]
    if not filled:
        return False, False, 0.0, 0
    width, agreeing = Counter(map(len, filled)).most_common(1)[0]
    above = lines_above(records)
    header = records[above] if above < len(records) else []
    spaced = sum(cell.startswith(" ") for cell in header)
    return width > 1, len(header) == width > 1, round(agreeing / len(filled), 2) if width > 1 else 0.0, -spaced


def lines_above(records: list[list[str]]) -> int:
    """Records before the header: blank ones, ``sep=;``, and titles, which fill far fewer cells than the rows do."""
    counts = [sum(map(bool, record)) for record in records]
    usual = max(Counter(count for count in counts if count).items(), key=lambda item: item[::-1], default=(0, 0))[0]
    for index, (record, filled) in enumerate(zip(records, counts, strict=True)):
        title = (filled == 1 and usual > 2) or filled <= 2 < usual / 2
        separator = index == 0 and record and record[0].lower().startswith("sep=")
        if filled and not title and not separator:
            return index
    return next((index for index, filled in enumerate(counts) if filled), len(records))
