"""Dates: the format of a column, found from all of its values, and the expression that reads it.

Formats are written as people write them: ``DD/MM/YYYY``, ``MMM D, YYYY HH:mm``, ``ISO``, ``excel`` (days since 1900),
``epoch`` (seconds since 1970), ``epoch-ms``. Several formats of one column stand side by side with ``|``.
"""

import re
from dataclasses import dataclass

from venturi.ingest import sql
from venturi.ingest.run import Run

ISO, EXCEL, EPOCH, EPOCH_MS = "ISO", "excel", "epoch", "epoch-ms"
TIMES = ("", "%H:%M", "%H:%M:%S", "%H:%M:%S.%f", "%I:%M %p", "%I:%M:%S %p")
SHAPES = 500
FEW = 0.05  # conflicting evidence below this share is taken for mistakes

_TOKENS = {
    "YYYY": "%Y",
    "YY": "%y",
    "MMMM": "%B",
    "MMM": "%b",
    "MM": "%m",
    "M": "%m",
    "DD": "%d",
    "D": "%d",
    "HH": "%H",
    "H": "%H",
    "hh": "%I",
    "h": "%I",
    "mm": "%M",
    "ss": "%S",
    "SSS": "%f",
    "A": "%p",
}
_TOKEN = re.compile("|".join(sorted(_TOKENS, key=len, reverse=True)))
_TIME = r"(?:[ T,]+9{1,2}:99.*)?"
_DAY_MONTH = re.compile(rf"^9{{1,2}}([/.\-])9{{1,2}}\1(9999|99){_TIME}$")
_YEAR_FIRST = re.compile(rf"^9999([/.])9{{1,2}}[/.]9{{1,2}}{_TIME}$")
_ISO = re.compile(r"^9999-9{1,2}-9{1,2}(?:[ T]9{1,2}:99.*)?$")
_NAMED = (
    (re.compile(rf"^9{{1,2}}([ \-/.]{{1,2}})([A-Za-z]+)\1(9999|99){_TIME}$"), "D{0}{1}{0}{2}"),
    (re.compile(rf"^([A-Za-z]+)[ ]9{{1,2}},[ ]?(9999|99){_TIME}$"), "{0} D, {1}"),
)


@dataclass(frozen=True, slots=True)
class DateEvidence:
    """What the values of a column say about its format.

    ``format`` is null when nothing looks like a date, or while day and month cannot be told apart; then `either`
    names both readings. ``mixed`` counts values that only the other reading can read.
    """

    format: str | None
    either: tuple[str, str] | None = None
    separator: str = ""
    mixed: int = 0
    values: int = 0


def evidence(run: Run, relation: str, value: str, *, times: str = "1") -> DateEvidence:
    """The format of a column from all of its values. `value` is its text as an expression, `times` how often it stands
    there."""
    shapes = run.rows(
        # Each different value once: days repeat, and the pattern costs far more than the counting.
        f"SELECT regexp_replace(v, '[0-9]', '9', 'g') AS shape, CAST(sum(times) AS BIGINT) AS n FROM "
        f"(SELECT {value} AS v, sum({times}) AS times FROM {sql.name(relation)} WHERE {value} IS NOT NULL GROUP BY v) "
        f"GROUP BY shape ORDER BY n DESC, shape LIMIT {SHAPES}"
    )
    total = sum(count for _, count in shapes)
    formats: dict[str, int] = {}
    unclear: dict[tuple[str, str], int] = {}
    for shape, count in shapes:
        if match := _DAY_MONTH.match(shape):
            key = (match[1], match[2])
            unclear[key] = unclear.get(key, 0) + count
        elif known := _format_of(shape):
            formats[known] = formats.get(known, 0) + count
    numeric = formats.keys() & {EXCEL, EPOCH, EPOCH_MS}
    if not unclear:
        kept = [one for one, count in formats.items() if one not in numeric or count >= FEW * total]
        return DateEvidence(" | ".join(kept) or None, values=total)
    return _day_or_month(run, relation, value, times, unclear, formats, total)


def _format_of(shape: str) -> str | None:
    """The format that the shape of a value allows, when only one does."""
    if _ISO.match(shape):
        return ISO
    if match := _YEAR_FIRST.match(shape):
        return f"YYYY{match[1]}MM{match[1]}DD"
    for pattern, template in _NAMED:
        if match := pattern.match(shape):
            groups = [group.replace("9999", "YYYY").replace("99", "YY") for group in match.groups()]
            return template.format(
                *["MMMM" if len(g) > 3 and g.isalpha() and g != "YYYY" else _month(g) for g in groups]
            )
    lengths = {"99999": EXCEL, "99999999": "YYYYMMDD", "9999999999": EPOCH, "9999999999999": EPOCH_MS}
    return lengths.get(shape) or (EXCEL if re.match(r"^99999[.,]9+$", shape) else None)


def _month(group: str) -> str:
    return "MMM" if group.isalpha() and group not in {"YYYY", "YY"} else group


def _day_or_month(
    run: Run,
    relation: str,
    value: str,
    times: str,
    unclear: dict[tuple[str, str], int],
    formats: dict[str, int],
    total: int,
) -> DateEvidence:
    """Tell day from month by the values that only one reading can read."""
    first = f"try_cast(regexp_extract({value}, '^(\\d{{1,2}})[/.-](\\d{{1,2}})[/.-]\\d', 1) AS INTEGER)"
    second = f"try_cast(regexp_extract({value}, '^(\\d{{1,2}})[/.-](\\d{{1,2}})[/.-]\\d', 2) AS INTEGER)"
    day_first, month_first, either = run.row(
        f"SELECT coalesce(sum(n) FILTER (a BETWEEN 13 AND 31 AND b BETWEEN 1 AND 12), 0), "
        f"coalesce(sum(n) FILTER (b BETWEEN 13 AND 31 AND a BETWEEN 1 AND 12), 0), "
        f"coalesce(sum(n) FILTER (a <= 12 AND b <= 12 AND a <> b), 0) "
        f"FROM (SELECT {first} AS a, {second} AS b, {times} AS n FROM {sql.name(relation)})"
    )
    separator, _ = max(unclear, key=lambda key: unclear[key])
    known = list(formats)
    readings = [" | ".join([*(_written(order, key) for key in unclear), *known]) for order in ("DMY", "MDY")]
    if separator == "." and not month_first:  # no country writes the month first with points
        return DateEvidence(readings[0], separator=separator, values=total)
    if day_first and month_first:
        fewer, more = sorted((day_first, month_first))
        chosen = None if fewer > FEW * (fewer + more) else readings[0 if day_first > month_first else 1]
        return DateEvidence(chosen, (readings[0], readings[1]), separator, mixed=fewer, values=total)
    if not day_first and not month_first and either:
        return DateEvidence(None, (readings[0], readings[1]), separator, values=total)
    return DateEvidence(readings[1 if month_first else 0], separator=separator, values=total)


def _written(order: str, key: tuple[str, str]) -> str:
    separator, year = key
    parts = {"D": "DD", "M": "MM", "Y": "YYYY" if year == "9999" else "YY"}
    return separator.join(parts[letter] for letter in order)


def moment(value: str, written: str, *, zone: str = "UTC") -> str:
    """The expression that reads `value` (an expression of text) as a moment; null where it cannot be read."""
    return _coalesce(_moment(value, one.strip(), zone) for one in written.split("|"))


def day(value: str, written: str) -> str:
    """The expression that reads `value` as a day, the one that is written, whatever the zone."""
    return f"CAST({_coalesce(_naive(value, one.strip()) for one in written.split('|'))} AS DATE)"


def within_day(moment: str, zone: str) -> str:
    """Whether `moment` (an expression) lies after the beginning of its day in `zone`."""
    if zone == "UTC":
        return f"epoch_us({moment}) % 86400000000 <> 0"
    # Where clocks are set at midnight a day begins at one, and is read so.
    place = sql.text(zone)
    return f"{moment} <> timezone({place}, date_trunc('day', timezone({place}, {moment})))"


def _coalesce(parts: object) -> str:
    listed = list(parts)  # type: ignore[call-overload]
    return listed[0] if len(listed) == 1 else f"coalesce({', '.join(listed)})"


def _moment(value: str, written: str, zone: str) -> str:
    if written == ISO and zone == "UTC":
        return f"try_cast({value} AS TIMESTAMPTZ)"
    if written == ISO:
        offset = f"regexp_matches({value}, ':[0-9.]+ ?(Z|UTC|[+-][0-9]{{2}}(:?[0-9]{{2}})?)$')"
        local = f"timezone({sql.text(zone)}, try_cast({value} AS TIMESTAMP))"
        return f"CASE WHEN {offset} THEN try_cast({value} AS TIMESTAMPTZ) ELSE {local} END"
    if written in {EPOCH, EPOCH_MS}:
        return f"timezone('UTC', {_naive(value, written)})"
    return f"timezone({sql.text(zone)}, {_naive(value, written)})"


def _naive(value: str, written: str) -> str:
    if written == ISO:
        return f"try_cast({value} AS TIMESTAMP)"
    number = f"try_cast(replace({value}, ',', '.') AS DOUBLE)"
    if written == EXCEL:
        micros = f"try_cast(round({number} * 86400) AS BIGINT)"
        return f"CASE WHEN {number} BETWEEN 1 AND 2958465 THEN TIMESTAMP '1899-12-30' + to_seconds({micros}) END"
    if written in {EPOCH, EPOCH_MS}:
        scale = 1_000_000 if written == EPOCH else 1_000
        return f"CASE WHEN abs({number}) < 1e13 THEN make_timestamp(CAST({number} * {scale} AS BIGINT)) END"
    read = f"try_strptime({value}, [{', '.join(sql.text(one) for one in strptime_formats(written))}])"
    if "YYYY" in written and written != "YYYYMMDD":
        return f"CASE WHEN regexp_matches({value}, '[0-9]{{4}}') THEN {read} END"
    return read


def strptime_formats(written: str) -> list[str]:
    """The engine's spellings of a format: as written, and with a time of day where it names none.

    >>> strptime_formats("DD/MM/YYYY HH:mm")
    ['%d/%m/%Y %H:%M']
    >>> strptime_formats("D.M.YY")[:2]
    ['%d.%m.%y', '%d.%m.%y %H:%M']
    """
    base = _TOKEN.sub(lambda match: _TOKENS[match[0]], written)
    if "%H" in base or "%I" in base:
        return [base]
    return [base] + [f"{base}{gap}{time}" for time in TIMES[1:] for gap in (" ", "T", ", ")]


def understood(written: str) -> bool:
    """Whether a format names a year, a month and a day, or is one of the named ones."""
    named = {ISO, EXCEL, EPOCH, EPOCH_MS}
    return all(
        one.strip() in named
        or ("%d" in (base := _TOKEN.sub(lambda m: _TOKENS[m[0]], one)) and "%" in base and "YY" in one)
        for one in written.split("|")
    )
