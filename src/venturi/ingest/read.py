"""Read: files in, tables out, with a verdict for every row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import ibis

from venturi.errors import Issue, MappingError, Severity
from venturi.ingest import deals as deal_rows, history, lookups, outcome, snapshots, stages, verdicts
from venturi.ingest.combined import combine
from venturi.ingest.ingested import ColumnReport, FileReport, History, Ingested
from venturi.ingest.mapping import Corrections, FileMapping, Mapping, confirmed
from venturi.ingest.parts import taken, union
from venturi.ingest.plan import Planned, plan
from venturi.ingest.progress import Progress, silent
from venturi.ingest.reading import ReadOptions, open_sources
from venturi.ingest.run import Run
from venturi.ingest.saved import load
from venturi.ingest.source import Source
from venturi.ingest.targets import UNUSED
from venturi.ingest.typed import TypedFile, type_source
from venturi.metrics.tables import CONTRACTS, Tables, conform

NONE = History("none", "There is no history of stages: the files show each deal as it stands today.")


def read(
    paths: Sequence[Path | str] | Path | str,
    *,
    mapping: Mapping | Path | None = None,
    corrections: Corrections | None = None,
    options: ReadOptions | None = None,
    workdir: Path | None = None,
    progress: Progress = silent,
) -> Ingested:
    """Read files into the tables that metrics work on.

    Parameters
    ----------
    paths : one file or several that belong together: deals, history, activities, people, products …
    mapping : what the columns mean, as a `Mapping` or the TOML file of one; guessed where it is silent.
    corrections : what somebody says on top of it.
    options : delimiter, encoding … when a file should not be asked for them.
    workdir : where the working folder is made; the system's temporary folder by default.
    progress : told how far it is.

    Raises
    ------
    ReadError : a file cannot be read.
    MappingError : there are no deals in the files, or something has to be said first (an ambiguous date).
    """
    listed = [Path(path) for path in ([paths] if isinstance(paths, str | Path) else paths)]
    run = Run(workdir, progress=progress)
    try:
        sources = open_all(run, listed, options)
        return ingest(run, sources, mapping=mapping, corrections=corrections)
    except BaseException:
        run.close()
        raise


def open_all(run: Run, paths: Sequence[Path], options: ReadOptions | None) -> list[Source]:
    """Every table of every file; the issues of reading go to the run."""
    sources = [
        source
        for nth, path in enumerate(paths)
        for source in open_sources(path, workdir=run.folder / f"staged-{nth}", progress=run.progress, options=options)
    ]
    run.issues += [issue for source in sources for issue in source.issues]
    return sources


def ingest(
    run: Run,
    sources: Sequence[Source],
    *,
    mapping: Mapping | Path | None = None,
    corrections: Corrections | None = None,
) -> Ingested:
    """The tables of sources that are staged already."""
    corrections = corrections or Corrections()
    said = load(mapping) if isinstance(mapping, Path) else mapping or Mapping()
    zone = corrections.zone or said.zone
    planned = plan(run, sources, said, corrections)
    _stop(run)
    files = []
    for one in planned:
        run.progress(f"reading {one.source.name}", one.index, len(planned))
        if one.mapping.table != UNUSED:
            files.append(type_source(run, one.source, one.index, one.raw, one.mapping, zone=zone))
    _stop(run)
    return _assembled(run, planned, files, said, corrections)


def _stop(run: Run) -> None:
    if run.stopped:
        raise MappingError(run.issues)


def _assembled(
    run: Run, planned: Sequence[Planned], files: list[TypedFile], said: Mapping, corrections: Corrections
) -> Ingested:
    """Tables out of typed files: history and deals first, then stages, which both need, then all the others."""
    verdicts.begin(run)
    stages.table(run, said.stages)
    run.execute("CREATE TABLE said_stages AS SELECT * FROM stage_kinds")
    combined = combine(run, files)
    files, shots = combined.files, combined.snapshots
    if shots:
        for file in shots:
            deal_rows.reject_repeated(run, union(run, f"snapshot_{file.index}", [file], table="deals"), key="deal_id", code="deal-id-twice")
        snapshots.rows(run, shots, deal_rows.with_meaning(shots))
        run.issues += snapshots.vanished(run)
    log = history.field_changes(run, files)
    further = [snapshots.stage_changes()] if shots else []
    changes = history.stage_changes(run, files, stages_said=bool(said.stages), further=further)
    base = deal_rows.base(run, files, changes, shots, stages_said=bool(said.stages))
    if base is None:
        run.issues.append(_no_deals(planned))
        _stop(run)
    assert base is not None
    has_deal_files = any(file.table == "deals" for file in files)
    if log and not has_deal_files:
        deal_rows.colliding(run)
    if has_deal_files:
        for relation in (log and "field_change_log", history.of(files, "stage_changes") and "stage_change_rows"):
            if relation:
                history.reject_unknown(run, relation, base)
    ids = history.named_stages(run, files)
    if ids:
        base = history.with_stage_names(run, base)
        changes = changes and history.with_stage_names(run, changes)
    told = outcome.told(run, base)
    decided = _stages(run, files, told, changes, said, corrections)
    from_log = not has_deal_files and bool(history.of(files, "event_log"))
    dated = any({"closed_at", "close_date", "won_at", "lost_at"} & set(file.columns) for file in files)
    dealt = outcome.decided(run, told, changes=changes, from_log=from_log, dated=dated)
    persons = lookups.people(run, files)
    dealt = f"SELECT * FROM {lookups.joined(run, run.view('deals_decided', dealt), files)}"
    run.issues += outcome.issues(run)
    tables = _tables(run, files, dealt, changes, log, persons, said, corrections, shots=bool(shots))
    return _ingested(run, planned, files, tables, replace(said, stages=decided), corrections)


def _stages(
    run: Run, files: list[TypedFile], told: str, changes: str | None, said: Mapping, corrections: Corrections
) -> tuple[Any, ...]:
    given = (*said.stages, *stages.from_files(run, files, known={stage.stage for stage in said.stages}))
    found = stages.seen(run, told, changes)
    decided = confirmed(stages.decide(found, said=given, order=stages.order_in_history(run, changes)), corrections.kinds)
    stages.table(run, decided)
    run.issues += stages.issues(decided)
    return decided


def _tables(
    run: Run,
    files: list[TypedFile],
    deals: str,
    changes: str | None,
    log: str | None,
    people: str | None,
    said: Mapping,
    corrections: Corrections,
    *,
    shots: bool,
) -> Tables:
    currency = corrections.currency or said.currency
    priced = f"SELECT * REPLACE (coalesce(currency, '{currency}') AS currency) FROM ({deals})" if currency else deals
    made: dict[str, ibis.Table | None] = {"deals": _table(run, "deals", priced)}
    if changes:
        columns = "deal_id, changed_at, stage, pipeline, ordinal, author, source_file, source_row"
        made["stage_changes"] = _table(run, "stage_changes", f"SELECT {columns} FROM {taken(changes)}")
    if fields := [*([history.written_values(run, log)] if log else []), *([snapshots.field_changes()] if shots else [])]:
        made["field_changes"] = _table(run, "field_changes", " UNION ALL BY NAME ".join(fields))
    activities = _activities(run, files, stages_said=bool(said.stages))
    if activities:
        made["activities"] = _table(run, "activities", activities)
    made["stages"] = _table(run, "stages", "SELECT * FROM stage_kinds")
    if people:
        made["people"] = _table(run, "people", people)
    for name in ("targets", "costs", "rates"):
        if found := history.of(files, name):
            made[name] = _table(run, name, f"SELECT * FROM {taken(union(run, f'{name}_rows', found, table=name))}")
    return Tables(**made)  # type: ignore[arg-type]


def _activities(run: Run, files: list[TypedFile], *, stages_said: bool) -> str | None:
    parts = []
    if found := history.of(files, "activities"):
        union(run, "activity_rows", found, table="activities")
        deal_rows.reject_repeated(run, "activity_rows", key="activity_id", code="key-twice")
        parts.append(f"SELECT * EXCLUDE (is_deleted) FROM {taken('activity_rows')}")
    if other := history.other_events(run, files, stages_said=stages_said):
        parts.append(other)
    return " UNION ALL BY NAME ".join(parts) or None


def _table(run: Run, name: str, query: str) -> ibis.Table:
    """Write the query as a conformed table of the run."""
    run.progress(f"writing {name}", 0, 0)
    raw = run.view(f"{name}_to_conform", query)
    columns = [column for column in run.columns(raw) if not column.startswith("_")]
    conformed = conform(run.backend.table(raw).select(*columns), CONTRACTS[name])
    run.store(name, ibis.to_sql(conformed, dialect="duckdb"))
    return run.backend.table(name)


def _ingested(
    run: Run,
    planned: Sequence[Planned],
    files: list[TypedFile],
    tables: Tables,
    said: Mapping,
    corrections: Corrections,
) -> Ingested:
    typed = {file.index: file for file in files}
    reports = tuple(_report(run, one, typed.get(one.index)) for one in planned)
    view = verdicts.view(run, files, [(one.source, one.raw) for one in planned if one.index not in typed])
    mapping = replace(
        said,
        files=tuple(typed[one.index].mapping if one.index in typed else one.mapping for one in planned),
        zone=corrections.zone or said.zone,
        currency=corrections.currency or said.currency,
    )
    return Ingested(
        run=run,
        tables=tables,
        files=reports,
        mapping=mapping,
        history=_history(run, files, tables),
        latest=_latest(run, tables),
        verdicts=run.backend.table(view),
    )


def _report(run: Run, one: Planned, file: TypedFile | None) -> FileReport:
    source = one.source
    if file is None:
        taken_rows, with_issues, rejected = 0, 0, source.rows_read - source.rows_rejected
        if rejected and one.mapping.table == UNUSED:
            run.issues.append(_unused(source))
    else:
        verdicts.fault_issues(run, file)
        verdicts.rejection_issues(run, file)
        taken_rows, with_issues, rejected = verdicts.counts(run, file)
    mapping = file.mapping if file else one.mapping
    return FileReport(
        name=source.name,
        table=mapping.table,
        format=source.format,
        rows_read=source.rows_read,
        rows_taken=taken_rows,
        rows_with_issues=with_issues,
        rows_rejected=rejected + source.rows_rejected,
        columns=column_reports(source, mapping),
        details=dict(source.details),
    )


def column_reports(source: Source, mapping: FileMapping) -> tuple[ColumnReport, ...]:
    """What each column of a source became, and why."""
    ours = {theirs: name for name, theirs in mapping.columns.items()}
    entered = {theirs: stage for stage, theirs in mapping.stage_dates.items()}
    reports = []
    for column in source.columns:
        if name := ours.get(column.name):
            guessed = name in mapping.guessed
            why = mapping.guessed.get(name, "said so")
            reports.append(ColumnReport(column.spelled, name, guessed, why))
        elif stage := entered.get(column.name):
            reports.append(ColumnReport(column.spelled, "stage entry", True, f'its name says when "{stage}" was entered'))
        elif column.name in mapping.dimensions:
            reports.append(ColumnReport(column.spelled, None, True, "kept to group by"))
        else:
            reports.append(ColumnReport(column.spelled, None, True, "not used"))
    return tuple(reports)


def _history(run: Run, files: list[TypedFile], tables: Tables) -> History:
    if tables.stage_changes is None or not run.number("SELECT count(*) FROM stage_changes"):
        return NONE
    count = run.number("SELECT count(*) FROM stage_changes")
    deals = run.number("SELECT count(DISTINCT deal_id) FROM stage_changes")
    logs = [f.source.name for f in files if f.table in {"stage_changes", "field_changes", "event_log"}]
    if logs:
        return History("change log", f"{count:,} moves of {deals:,} deals between stages, from {', '.join(logs)}.")
    if any(file.mapping.snapshot for file in files):
        return History("snapshots", f"{count:,} moves of {deals:,} deals, seen by comparing dated snapshots.")
    return History("stage dates", f"{count:,} moves of {deals:,} deals, from columns that say when a stage was entered.")


def _latest(run: Run, tables: Tables) -> datetime | None:
    """The last moment at which anything happened; dates nobody means (before 1950, after 2100) do not count."""
    moments = ["SELECT created_at AS moment FROM deals", "SELECT closed_at FROM deals"]
    if tables.stage_changes is not None:
        moments.append("SELECT changed_at FROM stage_changes")
    if tables.field_changes is not None:
        moments.append("SELECT changed_at FROM field_changes")
    if tables.activities is not None:
        moments.append('SELECT "at" FROM activities WHERE done IS DISTINCT FROM false')
    union_of = " UNION ALL ".join(moments)
    found = run.row(
        f"SELECT timezone('UTC', max(moment)) FROM ({union_of}) "
        "WHERE moment BETWEEN TIMESTAMPTZ '1950-01-01' AND TIMESTAMPTZ '2100-01-01'"
    )[0]
    return found.replace(tzinfo=ZoneInfo("UTC")) if found else None


def _no_deals(planned: Sequence[Planned]) -> Issue:
    names = ", ".join(one.source.name for one in planned)
    return Issue(
        code="deals-missing",
        severity=Severity.STOP,
        message=f"None of the files tells of deals: {names}.",
        remedy="Add the export of the deals, or say which file it is: --table FILE=deals --column deal_id=COLUMN.",
    )


def _unused(source: Source) -> Issue:
    return Issue(
        code="file-not-used",
        severity=Severity.WARNING,
        file=source.name,
        count=source.rows_read - source.rows_rejected,
        message="was not recognised as a table and is not used.",
        remedy="Say what it is: --table FILE=TABLE, and name its columns with --column.",
    )
