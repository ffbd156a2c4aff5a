"""Guess: which table a file is and which columns it gives, from names and content, each with its reason."""

from dataclasses import dataclass

import ibis.expr.datatypes as dt

from venturi.ingest import content
from venturi.ingest.evidence import Profile, fits
from venturi.ingest.mapping import FileMapping
from venturi.ingest.shipped import Recognition, generic, normal, recognitions
from venturi.ingest.source import Source
from venturi.ingest.targets import NEVER_MAPPED, UNUSED, columns_of

STAGE_DATES = ("dateentered", "hsdateentered", "hsv2dateentered", "enteredstage", "entered")
DIMENSIONS = 40


@dataclass(frozen=True, slots=True)
class _Match:
    known: Recognition
    columns: dict[str, str]
    score: int


def guess(source: Source, profiles: dict[str, Profile], *, table: str | None = None) -> FileMapping:
    """The mapping of one source. `table`: what somebody said it is; otherwise that is guessed too."""
    names: dict[str, str] = {}
    for column in source.columns:
        names.setdefault(normal(column.spelled), column.name)
    matches = [
        match
        for known in recognitions()
        if table in {None, known.table} and (match := _match(known, names, profiles, strict=table is None))
    ]
    if not matches:
        return FileMapping(file=source.name, table=table or UNUSED)
    best = max(matches, key=lambda match: match.score)
    if best.known.table == UNUSED:
        return FileMapping(file=source.name, table=UNUSED)
    columns = _completed(best, names, profiles)
    told = content.by_content(profiles, known=columns, taken=columns.values()) if best.known.table == "deals" else {}
    columns |= told
    stage_dates = _stage_dates(source, columns, profiles) if best.known.table == "deals" else {}
    dimensions = _dimensions(source, columns, stage_dates, profiles) if best.known.table in _WITH_DIMENSIONS else ()
    reasons = {ours: _reason(ours, theirs, best, profiles) for ours, theirs in columns.items()}
    reasons |= {ours: content.reason(profiles[theirs], ours) for ours, theirs in told.items()}
    return FileMapping(
        file=source.name,
        table=best.known.table,
        columns=columns,
        stage_dates=stage_dates,
        dimensions=dimensions,
        guessed={"table": _table_reason(best)} | reasons,
    )


_WITH_DIMENSIONS = ("deals", "accounts", "products")


def _match(known: Recognition, names: dict[str, str], profiles: dict[str, Profile], *, strict: bool) -> _Match | None:
    if any(word not in names for word in known.signature) or (strict and any(word in names for word in known.without)):
        return None
    wanted = known.columns or (generic(known.table) if known.generic else _ours(known))
    columns = _found(wanted, names, profiles, known.table)
    if strict and not _content_agrees(known, columns, profiles):
        return None
    return _Match(known, columns, 1_000 * bool(known.signature) + 100 * len(known.signature) + len(columns))


def _ours(known: Recognition) -> dict[str, tuple[str, ...]]:
    return {name: (normal(name),) for name in columns_of(known.table)}


def _content_agrees(known: Recognition, columns: dict[str, str], profiles: dict[str, Profile]) -> bool:
    if any(name not in columns for name in known.needs):
        return False
    if known.also and not any(name in columns for name in known.also):
        return False
    if known.unique and (profile := profiles.get(columns.get(known.unique, ""))) and not _mostly_unique(profile):
        return False
    if known.repeats and (profile := profiles.get(columns.get(known.repeats, ""))):
        return not profile.unique or profile.filled < 3
    return True


def _mostly_unique(profile: Profile) -> bool:
    return profile.different >= 0.5 * profile.filled


def _found(
    wanted: dict[str, tuple[str, ...]],
    names: dict[str, str],
    profiles: dict[str, Profile],
    table: str,
    taken: frozenset[str] = frozenset(),
) -> dict[str, str]:
    """Our columns with the first alternative that the file has, that is free, and whose values could be of the type."""
    dtypes = columns_of(table)
    found: dict[str, str] = {}
    for ours, alternatives in wanted.items():
        for word in alternatives:
            theirs = names.get(word)
            if theirs is None or theirs in taken or theirs in found.values():
                continue
            if fits(profiles.get(theirs), dtypes[ours]):
                found[ours] = theirs
                break
    return found


def _completed(best: _Match, names: dict[str, str], profiles: dict[str, Profile]) -> dict[str, str]:
    """The columns of the best match, and what the common words find among those it leaves open."""
    taken = frozenset(best.columns.values())
    wanted = {ours: words for ours, words in generic(best.known.table).items() if ours not in best.columns}
    if "close_date" in best.columns:
        wanted.pop("closed_at", None)
    return best.columns | _found(wanted, names, profiles, best.known.table, taken)


def _stage_dates(source: Source, columns: dict[str, str], profiles: dict[str, Profile]) -> dict[str, str]:
    """Columns such as ``Date entered Proposal``: the stage's name is what follows."""
    found = {}
    for column in source.columns:
        if column.name in columns.values() or not fits(profiles.get(column.name), "timestamp"):
            continue
        if stage := entered_stage(column.spelled):
            found[stage] = column.name
    return found


def entered_stage(spelled: str) -> str | None:
    """The stage that a column of entry dates names.

    >>> entered_stage("Date entered 'Proposal (Sales Pipeline)'"), entered_stage("hs_date_entered_closedwon")
    ('Proposal', 'closedwon')
    >>> entered_stage("Close Date") is None
    True
    """
    import re

    match = re.match(r"(?i)^(?:properties[._])?(?:hs_)?(?:v2_)?date[ _]entered[ _](?:stage[ _])?(.+)$", spelled.strip())
    if not match:
        return None
    name = match[1].strip(" '\"")
    return re.sub(r"\s*\([^()]*\)$", "", name).strip(" '\"") or None


def _dimensions(
    source: Source, columns: dict[str, str], stage_dates: dict[str, str], profiles: dict[str, Profile]
) -> tuple[str, ...]:
    """Further columns with few different texts, to group by."""
    used = {*columns.values(), *stage_dates.values()}
    return tuple(
        column.name
        for column in source.columns
        if column.name not in {*used, *NEVER_MAPPED}
        and (profile := profiles.get(column.name)) is not None
        and profile.few
        and profile.dates < 0.5
        and (profile.numbers < 0.5 or profile.booleans >= 0.5)
        and dt.dtype(column.dtype).is_string() | dt.dtype(column.dtype).is_boolean()
    )[:DIMENSIONS]


def _table_reason(best: _Match) -> str:
    if best.known.generic:
        return f"columns found: {', '.join(best.columns)}"
    return f"columns as in {best.known.origin}: {', '.join(best.known.signature)}"


def _reason(ours: str, theirs: str, best: _Match, profiles: dict[str, Profile]) -> str:
    origin = f"{best.known.origin} calls it so" if ours in best.columns and not best.known.generic else "its name"
    profile = profiles.get(theirs)
    if profile is None or not profile.filled:
        return f"{origin}; it is empty"
    dtype = dt.dtype(columns_of(best.known.table)[ours])
    if dtype.is_temporal():
        return f"{origin}; {profile.dates:.0%} of its values look like dates"
    if dtype.is_boolean():
        return f"{origin}; {profile.booleans:.0%} of its values are yes or no"
    if dtype.is_numeric():
        return f"{origin}; {profile.numbers:.0%} of its values are numbers"
    return f"{origin}; {profile.different:,} different values in {profile.filled:,}"
