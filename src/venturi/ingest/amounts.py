"""Amounts: the decimal sign of a column, found from all of its values, and the expression that reads it."""

from dataclasses import dataclass

from venturi.ingest import sql
from venturi.ingest.run import Run

POINT, COMMA = ".", ","
FEW = 0.05
_SIGN = r"[$€£¥₹]|\p{Sc}|[A-Z]{1,3}\$|[A-Z]{3}|kr\.?|zł|Kč|Fr\.?"
SCALES = {"k": 1_000, "tsd": 1_000, "m": 1_000_000, "mio": 1_000_000, "mn": 1_000_000, "b": 10**9, "bn": 10**9}
_SCALE = "(?i:k|tsd|mio|mn|m|bn|b)"
_DIGITS = r"[.,]?[0-9][0-9.,'’\s\x{00A0}\x{202F}]*"
NUMBER = rf"\(?\s*[-+−]?\s*(?:{_SIGN})?\s*[-+−]?\s*{_DIGITS}{_SCALE}?\.?\s*(?:{_SIGN}|%)?\s*\)?-?"
_SCALED = rf"[0-9.,][ ]*({_SCALE})[^A-Za-z]*(?:{_SIGN})?[^A-Za-z]*$"
# A share of 0 is the same in percent, so it tells nothing. One value above 1 is a slip, most of them are a habit.
ABOVE, WITHIN = "(isfinite(number) AND number > 1)", "(number > 0 AND number <= 1)"
SCIENTIFIC = r"[-+]?[0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+"


@dataclass(frozen=True, slots=True)
class NumberEvidence:
    """What the values of a column say about how numbers are written in it.

    ``decimal`` is null while the values allow both signs: ``unclear`` counts those, `seen` is the sign they carry.
    ``percent``: read as shares, most of them would exceed the whole, or carry a sign of percent.
    """

    decimal: str | None
    seen: str = ""
    unclear: int = 0
    mixed: int = 0
    plain: bool = False
    percent: bool = False


def evidence(run: Run, relation: str, value: str, *, times: str = "1") -> NumberEvidence:
    """How numbers are written in a column, from all of its values. `value` is its text as an expression, `times` how
    often it stands there."""
    counts = run.row(_query(relation, value, times))
    plain, total, comma, point, unclear_comma, unclear_point, above, within = (int(count or 0) for count in counts)
    percent = above > within
    if comma and point:
        fewer = min(comma, point)
        decimal = (COMMA if comma > point else POINT) if fewer <= FEW * (comma + point) else None
        return NumberEvidence(decimal, mixed=fewer, percent=percent)
    if comma or point:
        return NumberEvidence(COMMA if comma else POINT, plain=plain == total and not comma, percent=percent)
    if unclear_comma or unclear_point:
        if unclear_comma and unclear_point:
            return NumberEvidence(None, "both", unclear_comma + unclear_point, percent=percent)
        return NumberEvidence(None, COMMA if unclear_comma else POINT, unclear_comma + unclear_point, percent=percent)
    return NumberEvidence(POINT, plain=plain == total, percent=percent)


def _query(relation: str, value: str, times: str) -> str:
    tests = {
        "plain": r"^-?[0-9]+(\.[0-9]+)?$",
        "comma": r"\..*,|\.[0-9]{3}\.|^[^.]*,([0-9]{0,2}|[0-9]{4,})\D*$|^0,[0-9]+|^[0-9]{4,},[0-9]{3}\D*$",
        "point": r",.*\.|,[0-9]{3},|^[^,]*\.([0-9]{0,2}|[0-9]{4,})\D*$|^0?\.[0-9]+|^[0-9]{4,}\.[0-9]{3}\D*$",
        "unclear_comma": r"^[1-9][0-9]{0,2},[0-9]{3}\D*$",
        "unclear_point": r"^[1-9][0-9]{0,2}\.[0-9]{3}\D*$",
    }
    of = {name: "v" if name == "plain" else "digits" for name in tests}
    # Each different value once: amounts repeat, and the patterns cost far more than the counting.
    counts = {name: f"sum(times) FILTER (regexp_matches({of[name]}, {sql.text(test)}))" for name, test in tests.items()}
    asked = [counts.pop("plain"), "sum(times) FILTER (v IS NOT NULL)", *counts.values()]
    return (
        f"SELECT {', '.join(asked)}, sum(times) FILTER ({signed('v')} OR {ABOVE}), "
        f"sum(times) FILTER (NOT {signed('v')} AND {WITHIN}) "
        f"FROM (SELECT v, times, trim(regexp_extract(v, {sql.text(_DIGITS)})) AS digits, "
        "try_cast(replace(rtrim(v, '% '), ',', '.') AS DOUBLE) AS number "
        f"FROM (SELECT {value} AS v, sum({times}) AS times FROM {sql.name(relation)} GROUP BY v))"
    )


def signed(value: str) -> str:
    """Whether a value carries a sign of percent."""
    return f"contains({value}, '%')"


def number(value: str, decimal: str, *, plain: bool = False) -> str:
    """The expression that reads `value` (an expression of text) as a double; null where it is not a number."""
    if plain:
        return f"try_cast({value} AS DOUBLE)"
    return f"CAST({exact(value, decimal, plain=False, dtype='DECIMAL(38, 6)')} AS DOUBLE)"


def exact(value: str, decimal: str, *, plain: bool = False, dtype: str = "DECIMAL(18, 4)") -> str:
    """The expression that reads `value` as an exact number of `dtype`; null where it is none, or does not fit."""
    if plain:
        return f"CASE WHEN lower({value}) NOT IN ('nan', 'inf', 'infinity') THEN try_cast({value} AS {dtype}) END"
    digits = f"regexp_extract({value}, {sql.text(_DIGITS)})"
    kept = "[^0-9.]" if decimal == POINT else "[^0-9,]"
    bare = f"replace(regexp_replace({digits}, '{kept}', '', 'g'), ',', '.')"
    negative = f"(regexp_matches({value}, '^\\(|[-−]\\s*({_SIGN})?\\s*[0-9.,]|[0-9]-$'))"
    scale = f"lower(regexp_extract({value}, {sql.text(_SCALED)}, 1))"
    factors = " ".join(f"WHEN {sql.text(word)} THEN {factor}" for word, factor in SCALES.items())
    factor = f"CASE {scale} {factors} ELSE 1 END"
    signed = f"(CASE WHEN {negative} THEN -1 ELSE 1 END)"
    wide = f"try_cast({bare} AS DECIMAL(24, 6))"
    written = f"try_cast({wide} * CAST({signed} * {factor} AS BIGINT) AS {dtype})"
    scientific = f"try_cast(replace({value}, ',', '.') AS {dtype})"
    return (
        f"CASE WHEN regexp_full_match({value}, {sql.text(SCIENTIFIC)}) THEN {scientific} "
        f"WHEN regexp_full_match({value}, {sql.text(NUMBER)}) THEN {written} END"
    )


def looks_like_number(value: str) -> str:
    """Whether a value is written as a number at all, however large."""
    return f"(regexp_full_match({value}, {sql.text(NUMBER)}) OR regexp_full_match({value}, {sql.text(SCIENTIFIC)}))"
