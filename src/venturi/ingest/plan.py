"""Plan: for each source the mapping it is read with: what was said, what a saved mapping says, what is guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from venturi.errors import Issue, Severity
from venturi.ingest import damage, unheard
from venturi.ingest.evidence import Profile, profiles
from venturi.ingest.guess import guess
from venturi.ingest.mapping import Corrections, FileMapping, Mapping, said_for
from venturi.ingest.run import Run
from venturi.ingest.source import Source
from venturi.ingest.targets import REQUIRED, TABLES, UNUSED, columns_of
from venturi.ingest.typed import raw_view


@dataclass(frozen=True, slots=True)
class Planned:
    """A source, its rows as a view, and the mapping it is read with."""

    index: int
    source: Source
    raw: str
    mapping: FileMapping


def plan(run: Run, sources: Sequence[Source], mapping: Mapping, corrections: Corrections) -> list[Planned]:
    """The mapping of every source. What does not fit its file is an issue of the run."""
    _check_zone(run, corrections.zone or mapping.zone)
    planned, files = [], []
    for index, source in enumerate(sources):
        raw = raw_view(run, source, index)
        with damage.noticed(source):
            profiled = profiles(run, source, raw)
        chosen = _mapping_of(source, mapping, corrections, profiled)
        if chosen.table == UNUSED and len(sources) == 1 and _names_deals(source, corrections):
            chosen = guess(source, profiled, table="deals")
        chosen = _corrected(source, chosen, corrections)
        files.append((source, chosen))
        planned.append(Planned(index, source, raw, _checked(run, source, chosen)))
    run.issues += unheard.corrections(files, corrections)
    return planned


def _mapping_of(
    source: Source, mapping: Mapping, corrections: Corrections, profiled: dict[str, Profile]
) -> FileMapping:
    said = mapping.of(source)
    table = corrections.tables.get(source.name) or corrections.tables.get(source.path.name)
    if said and not table:
        if said.columns or said.table == UNUSED:
            return replace(said, file=source.name)
        guessed = guess(source, profiled, table=said.table)
        return replace(said, file=source.name, columns=guessed.columns, guessed=guessed.guessed)
    if table == UNUSED:
        return FileMapping(file=source.name, table=UNUSED)
    if not source.columns:
        return FileMapping(file=source.name, table=table or UNUSED)
    return guess(source, profiled, table=table)


def _names_deals(source: Source, corrections: Corrections) -> bool:
    """Whether somebody named the column of deal ids and said nothing else of this file's table."""
    return bool(said_for(corrections.columns, source).get("deal_id")) and not (
        {source.name, source.path.name} & set(corrections.tables)
    )


def _corrected(source: Source, mapping: FileMapping, corrections: Corrections) -> FileMapping:
    """The mapping with what somebody said about this file; a column of ours it cannot give is meant for other files."""
    if mapping.table == UNUSED:
        return mapping
    names = unheard.names(source)
    ours = columns_of(mapping.table)
    columns, guessed = dict(mapping.columns), dict(mapping.guessed)
    for name, theirs in said_for(corrections.columns, source).items():
        pinned = not {f"{file}:{name}" for file in (source.name, source.path.name)}.isdisjoint(corrections.columns)
        if not unheard.takes(source, mapping.table, name, theirs, pinned=pinned):
            continue
        guessed.pop(name, None)
        columns.pop(name, None)
        if theirs:
            columns = {other: column for other, column in columns.items() if column != theirs} | {name: theirs}
    dates = {key: value for key, value in said_for(corrections.date_formats, source).items() if key in names}
    decimals = {key: value for key, value in said_for(corrections.decimals, source).items() if key in names}
    values = dict(mapping.values)
    for name, meanings in corrections.values.items():
        if name in ours:
            values[name] = values.get(name, {}) | dict(meanings)
    day = corrections.snapshot_dates.get(source.name) or corrections.snapshot_dates.get(source.path.name)
    return replace(
        mapping,
        columns=columns,
        guessed=guessed,
        dates=mapping.dates | dates,
        decimals=mapping.decimals | decimals,
        values=values,
        dimensions=tuple(column for column in mapping.dimensions if column not in columns.values()),
        snapshot=day or mapping.snapshot,
    )


def _checked(run: Run, source: Source, mapping: FileMapping) -> FileMapping:
    """The mapping without what the file does not have, each said as an issue."""
    if mapping.table == UNUSED:
        return mapping
    if mapping.table not in TABLES:
        message = f'The file is mapped to "{mapping.table}", which is no table.'
        run.issues.append(_stop(source, "table-unknown", message, f"Use one of {', '.join((*TABLES, UNUSED))}."))
        return replace(mapping, table=UNUSED)
    names = {column.name: column.name for column in reversed(source.columns)}
    names = {column.spelled: column.name for column in reversed(source.columns)} | names
    columns = _found(run, source, mapping, names)
    if missing := _missing(mapping, columns):
        message = f"There is no column for {missing} of {mapping.table}."
        run.issues.append(_stop(source, "column-unmapped", message, f"Name it: --column {missing}=COLUMN."))
        return replace(mapping, table=UNUSED)
    return replace(
        mapping,
        columns=columns,
        dimensions=tuple(names[column] for column in mapping.dimensions if column in names),
        stage_dates={stage: names[column] for stage, column in mapping.stage_dates.items() if column in names},
        where={names[column]: wanted for column, wanted in mapping.where.items() if column in names},
    )


def _found(run: Run, source: Source, mapping: FileMapping, names: dict[str, str]) -> dict[str, str]:
    """The mapped columns that are ours and that the file has, by their name in the source."""
    wanted = columns_of(mapping.table)
    columns = {}
    for ours, theirs in mapping.columns.items():
        if ours not in wanted:
            message = f'"{ours}" is no column of {mapping.table}.'
            run.issues.append(_stop(source, "column-not-ours", message, f"Use one of {', '.join(wanted)}."))
        elif theirs not in names:
            message = f'There is no column "{theirs}", which the mapping takes for {ours}.'
            run.issues.append(_stop(source, "column-not-found", message, f"It has: {', '.join(list(names)[:30])}."))
        else:
            columns[ours] = names[theirs]
    return columns


def _missing(mapping: FileMapping, columns: dict[str, str]) -> str | None:
    """The first column without which a row of the table means nothing, and which neither file nor mapping gives."""
    given = {*columns, *mapping.constants}
    # A deal without an id is called by its row; stages stand in their order.
    given |= {"deals": {"deal_id"}, "stages": {"position"}}.get(mapping.table, set())
    return next((ours for ours in REQUIRED[mapping.table] if ours not in given), None)


def _stop(source: Source, code: str, message: str, remedy: str) -> Issue:
    return Issue(code=code, severity=Severity.STOP, file=source.name, message=message, remedy=remedy)


def _check_zone(run: Run, zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        run.issues.append(
            Issue(
                code="zone-unknown",
                severity=Severity.STOP,
                message=f'"{zone}" is no time zone.',
                remedy="Use a name such as Europe/Berlin or UTC.",
            )
        )
