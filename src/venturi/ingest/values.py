"""Values: the expressions that turn a column of a file into a column of ours, and what can go wrong on the way.

They are evaluated in three steps of one query, so that nothing is read twice: the text as given (named after ours with
``_given_`` in front), the value read from it, the faults seen from both.
"""

from dataclasses import dataclass

import ibis.expr.datatypes as dt

from venturi.ingest import amounts, dates, sql
from venturi.ingest.shipped import spelled

EARLIEST, LATEST = "1950-01-01", "2100-01-01"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that can be wrong with one value of a column. ``test`` is true for the rows where it is."""

    code: str
    column: str
    test: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A column of ours: what is given, over the source; what is read, over what is given; the faults, over both."""

    name: str
    given: str
    read: str
    faults: tuple[Fault, ...] = ()


def reference(name: str) -> str:
    """The name under which the given value of our column `name` is known while it is read."""
    return f"_given_{name}"


def given(column: str) -> str:
    """The value of a text column, null also for words that say "nothing", such as ``n/a``."""
    value = sql.filled(column)
    return f"CASE WHEN lower({value}) NOT IN {sql.texts(spelled('nothing', 'nothing'))} THEN {value} END"


def text_of(column: str, native: str) -> str:
    """Text as it stands, trimmed. A whole number of a float column stays whole: 12.0 becomes "12"."""
    if native == "string":
        return sql.filled(column)
    value = sql.name(column)
    if dt.dtype(native).is_floating():
        whole = f"{value} = trunc({value}) AND abs({value}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(CAST({value} AS BIGINT) AS VARCHAR) ELSE CAST({value} AS VARCHAR) END"
    return f"CAST({value} AS VARCHAR)"


def as_text(name: str, column: str, native: str, *, trimmed: bool = False) -> Typed:
    """Text. `trimmed`: none of it needs to be."""
    text = sql.name(column) if trimmed and native == "string" else text_of(column, native)
    return Typed(name, text, sql.name(reference(name)))


def as_currency(name: str, column: str, native: str) -> Typed:
    """A code of ISO 4217 in capitals; fault: none that is known."""
    value = sql.name(reference(name))
    read = f"CASE WHEN lower({value}) IN {sql.texts(spelled('currency', 'known'))} THEN upper({value}) END"
    text = given(column) if native == "string" else text_of(column, native)
    return Typed(name, text, read, (Fault("currency-unknown", column, _unread(name)),))


def as_moment(name: str, column: str, native: str, *, written: str, zone: str, day: bool) -> Typed:
    """A moment, or a day; faults: not a date, or a date nobody means."""
    value, ours = sql.name(reference(name)), sql.name(name)
    kind = dt.dtype(native)
    faults = [Fault("date-unreadable", column, _unread(name))]
    if kind.is_string() or kind.is_numeric():
        text = given(column) if kind.is_string() else f"CAST({sql.name(column)} AS VARCHAR)"
        read = dates.day(value, written) if day else dates.moment(value, written, zone=zone)
    else:
        text, faults = sql.name(column), []
        if day:
            read = f"CAST({value} AS DATE)"
        elif kind.is_timestamp() and kind.timezone is not None:
            read = value
        else:
            read = f"timezone({sql.text(zone)}, CAST({value} AS TIMESTAMP))"
    outside = f"{ours} NOT BETWEEN {'DATE' if day else 'TIMESTAMPTZ'} '{EARLIEST}' AND '{LATEST}'"
    return Typed(name, text, read, (*faults, Fault("date-implausible", column, outside)))


def _unread(name: str) -> str:
    return f"{sql.name(reference(name))} IS NOT NULL AND {sql.name(name)} IS NULL"


def as_number(
    name: str, column: str, native: str, *, decimal: str, plain: bool, dtype: str = "decimal(18, 4)"
) -> Typed:
    """An exact amount of money; faults: not a number, too large for its digits, below nothing."""
    value, unread = sql.name(reference(name)), _unread(name)
    negative = Fault("amount-negative", column, f"{sql.name(name)} < 0")
    if native == "string":
        number = amounts.looks_like_number(value)
        faults = (
            Fault("amount-unreadable", column, f"{unread} AND NOT {number}"),
            Fault("amount-out-of-range", column, f"{unread} AND {number}"),
            negative,
        )
        return Typed(name, given(column), amounts.exact(value, decimal, plain=plain, dtype=dtype), faults)
    read = f"try_cast({value} AS {dtype})"
    if dt.dtype(native).is_floating():
        read = f"CASE WHEN isfinite({value}) THEN {read} END"
    return Typed(name, sql.name(column), read, (Fault("amount-out-of-range", column, unread), negative))


def as_share(name: str, column: str, native: str, *, decimal: str, percent: bool, plain: bool) -> Typed:
    """A share in [0, 1], written as such or in percent; faults: not a number, outside.

    A sign of percent says so for its value, whatever the others of the column are; `percent` says it for the rest.
    """
    value = sql.name(reference(name))
    text = native == "string"
    read = amounts.number(value, decimal, plain=plain) if text else f"CAST({value} AS DOUBLE)"
    if percent:
        read = f"({read}) / 100"
    elif text and not plain:
        read = f"({read}) / CASE WHEN {amounts.signed(value)} THEN 100 ELSE 1 END"
    outside = Fault("probability-outside", column, f"{sql.name(name)} NOT BETWEEN 0 AND 1")
    faults = (Fault("number-unreadable", column, _unread(name)), outside)
    return Typed(name, given(column) if text else sql.name(column), read, faults)


def as_whole(name: str, column: str, native: str) -> Typed:
    """A whole number; fault: not a number."""
    read = f"CAST(try_cast({sql.name(reference(name))} AS DOUBLE) AS BIGINT)"
    value = given(column) if native == "string" else sql.name(column)
    return Typed(name, value, read, (Fault("number-unreadable", column, _unread(name)),))


def as_decision(name: str, column: str, native: str) -> Typed:
    """Yes or no, in several languages; fault: neither."""
    value = sql.name(reference(name))
    if native != "string":
        return Typed(name, sql.name(column), f"CAST({value} AS BOOLEAN)")
    true, false = (sql.texts(spelled("boolean", word)) for word in ("true", "false"))
    read = f"CASE WHEN lower({value}) IN {true} THEN true WHEN lower({value}) IN {false} THEN false END"
    return Typed(name, given(column), read, (Fault("boolean-unreadable", column, _unread(name)),))


def translated(expression: str, meanings: dict[str, str]) -> str:
    """The meaning of a text value, whatever its case; null where nobody said one."""
    if not meanings:
        return "CAST(NULL AS VARCHAR)"
    cases = " ".join(f"WHEN {sql.text(value.lower())} THEN {sql.text(meaning)}" for value, meaning in meanings.items())
    return f"CASE lower({expression}) {cases} END"
