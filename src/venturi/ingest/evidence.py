"""Evidence: what the values of a column look like, from the first rows of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import ibis.expr.datatypes as dt
import polars as pl

from venturi.ingest import amounts, sql
from venturi.ingest.run import Run
from venturi.ingest.shipped import normal, spelled, words
from venturi.ingest.source import Source, SourceColumn

SAMPLE_ROWS = 20_000
SAMPLE_CELLS = 1_000_000
PROFILED = 500
FEW_VALUES = 200
MOST = 0.5
# Columns of ours that their values can give away, and the words that do.
MEANINGS = ("outcome", "currency", "source")
_DATE = (
    r"^\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}([ T,].*)?$|^\d{1,2}[ \-/.][A-Za-z]{3,9}[ \-/.,]{1,2}\d{2,4}|"
    r"^[A-Za-z]{3,9} \d{1,2}, ?\d{2,4}|^\d{5}([.,]\d+)?$|^\d{8}$|^\d{10}$|^\d{13}$"
)
_NUMBER = f"^(?:{amounts.NUMBER}|{amounts.SCIENTIFIC})$"


@dataclass(frozen=True, slots=True)
class Profile:
    """A column in the first rows: how many values, how many different ones, and what they look like, as shares.

    ``meant`` : column of ours in `MEANINGS` → the share of values that are its words; ``meanings`` : which occur. Both
    are empty for columns of more than `FEW_VALUES` different values.
    """

    filled: int
    different: int
    dates: float
    numbers: float
    booleans: float
    meant: Mapping[str, float] = field(default_factory=dict)
    meanings: Mapping[str, set[str]] = field(default_factory=dict)

    @property
    def unique(self) -> bool:
        return self.filled > 0 and self.different == self.filled

    @property
    def few(self) -> bool:
        return 0 < self.different <= FEW_VALUES and (self.different < self.filled or self.filled <= 2)


def profiles(run: Run, source: Source, relation: str) -> dict[str, Profile]:
    """The profile of each column of a source (the first `PROFILED` of them)."""
    columns = source.columns[:PROFILED]
    if not columns:
        return {}
    rows = max(100, min(SAMPLE_ROWS, SAMPLE_CELLS // len(columns)))
    chosen = ", ".join(f"CAST({sql.name(column.name)} AS VARCHAR) AS {sql.name(column.name)}" for column in columns)
    sample = run.frame(f"SELECT {chosen} FROM (FROM {sql.name(relation)} LIMIT {rows})")
    return {column.name: _profile(sample[column.name], column) for column in columns}


def _profile(values: pl.Series, column: SourceColumn) -> Profile:
    texts = values.str.strip_chars()
    texts = texts.filter(texts.is_not_null() & (texts != ""))
    filled, different = len(texts), texts.n_unique()
    if column.dtype != "string":
        dtype = dt.dtype(column.dtype)
        date, number, decision = (
            float(is_it) for is_it in (dtype.is_temporal(), dtype.is_numeric(), dtype.is_boolean())
        )
        return Profile(filled, different, date, number, decision)
    booleans = [*spelled("boolean", "true"), *spelled("boolean", "false")]
    dates, numbers, decisions = (
        float(found.mean() or 0.0)  # type: ignore[arg-type]
        for found in (
            texts.str.contains(_DATE),
            texts.str.contains(_NUMBER),
            texts.str.to_lowercase().is_in(booleans),
        )
    )
    return Profile(filled, different, dates, numbers, decisions, *_meant(texts))


def _meant(texts: pl.Series) -> tuple[dict[str, float], dict[str, set[str]]]:
    """For each column of `MEANINGS` the share of the values that are its words, and what those words mean."""
    counts = texts.value_counts()
    if not 0 < len(counts) <= FEW_VALUES:
        return {}, {}
    rows = [(normal(text) or text, count) for text, count in counts.iter_rows()]
    shares, meanings = {}, {}
    for ours in MEANINGS:
        known = words(ours)
        shares[ours] = sum(count for text, count in rows if text in known) / len(texts)
        meanings[ours] = {known[text] for text, _ in rows if text in known}
    return shares, meanings


def fits(profile: Profile | None, dtype: str) -> bool:
    """Whether the values of a column could be of `dtype`; an empty column could be anything."""
    if profile is None or not profile.filled:
        return True
    kind = dt.dtype(dtype)
    if kind.is_temporal():
        return profile.dates >= MOST
    if kind.is_boolean():
        return profile.booleans >= MOST
    return profile.numbers >= MOST if kind.is_numeric() else True
