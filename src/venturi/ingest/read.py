"""Read: files in, tables out, with a verdict for every row."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from venturi.errors import Issue, MappingError, Severity
from venturi.ingest import (
    damage,
    deciding,
    families,
    history,
    lookups,
    outcome,
    reports,
    said_order,
    snapshots,
    stage_order,
    stages,
    unheard,
    verdicts,
    written,
)
from venturi.ingest import deals as deal_rows
from venturi.ingest.combined import combine
from venturi.ingest.ingested import Ingested
from venturi.ingest.mapping import Corrections, Mapping, StageMapping, confirmed
from venturi.ingest.parts import union
from venturi.ingest.plan import Planned, plan
from venturi.ingest.progress import Progress, silent
from venturi.ingest.reading import ReadOptions, open_sources
from venturi.ingest.run import Run
from venturi.ingest.saved import load
from venturi.ingest.source import Source
from venturi.ingest.stage_order import Moves
from venturi.ingest.targets import UNUSED
from venturi.ingest.typed import TypedFile, type_source
from venturi.metrics.tables import Tables

SHOWN = 30


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
    said = said_mapping(mapping)
    zone = corrections.zone or said.zone
    planned = plan(run, sources, said, corrections)
    _stop(run)
    files = []
    for one in planned:
        run.progress(f"reading {one.source.name}", one.index, len(planned))
        if one.mapping.table != UNUSED:
            with damage.noticed(one.source):
                files.append(type_source(run, one.source, one.index, one.raw, one.mapping, zone=zone))
    run.issues += unheard.values(run, files, corrections.values)
    _stop(run)
    return _assembled(run, planned, files, said, corrections)


def said_mapping(mapping: Mapping | Path | None) -> Mapping:
    """The mapping that was given, read from its file when it is one."""
    return load(mapping) if isinstance(mapping, Path) else mapping or Mapping()


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
        _compare(run, shots)
    log = history.field_changes(run, files)
    further = [snapshots.stage_changes()] if shots else []
    named = {*corrections.kinds, *(stage for order in corrections.order for stage in order.stages)}
    changes = history.stage_changes(run, files, stages_said=bool(said.stages), named=named, further=further)
    base = deal_rows.base(run, files, changes, shots, stages_said=bool(said.stages))
    if base is None:
        run.issues.append(_no_deals(planned))
        _stop(run)
    assert base is not None
    has_deal_files = any(file.table == "deals" for file in files)
    if log and not has_deal_files:
        deal_rows.colliding(run)
    if has_deal_files:
        _reject_strangers(run, files, log, base)
    ids = history.named_stages(run, files)
    if ids:
        base = history.with_stage_names(run, base)
        changes = changes and history.with_stage_names(run, changes)
    changes = changes and history.in_pipelines(run, changes, base)
    told = outcome.told(run, base)
    decided = _stages(run, files, told, changes, said, corrections)
    from_log = not has_deal_files and bool(history.of(files, "event_log"))
    dated = any({"closed_at", "close_date", "won_at", "lost_at"} & set(file.columns) for file in files)
    in_days = history.in_days(files)
    dealt = outcome.decided(run, told, changes=changes, from_log=from_log, dated=dated, in_days=in_days)
    persons = lookups.people(run, files)
    dealt = f"SELECT * FROM {lookups.joined(run, run.view('deals_decided', dealt), files)}"
    run.issues += outcome.issues(run)
    tables = written.tables(run, files, dealt, changes, log, persons, said, corrections, shots=bool(shots))
    _stop(run)
    run.issues += reports.homeless_activities(run, tables)
    run.issues += families.issues(tables.deals, Mapping(files=tuple(file.mapping for file in files)).loss_families)
    return _ingested(run, planned, files, tables, replace(said, stages=decided), corrections)


def _compare(run: Run, shots: Sequence[TypedFile]) -> None:
    """What happened between the snapshots, of which each has a deal once."""
    for file in shots:
        rows = union(run, f"snapshot_{file.index}", [file], table="deals")
        deal_rows.reject_repeated(run, rows, key="deal_id", code="deal-id-twice")
    snapshots.rows(run, shots, deal_rows.with_meaning(shots))
    run.issues += snapshots.vanished(run)


def _reject_strangers(run: Run, files: list[TypedFile], log: str | None, deals: str) -> None:
    """Reject what is told of deals that no file has."""
    for relation in (log and "field_change_log", history.of(files, "stage_changes") and "stage_change_rows"):
        if relation:
            history.reject_unknown(run, relation, deals)


def _stages(
    run: Run, files: list[TypedFile], told: str, changes: str | None, said: Mapping, corrections: Corrections
) -> tuple[StageMapping, ...]:
    given = (*said.stages, *stages.from_files(run, files, known={stage.stage for stage in said.stages}))
    found = stages.seen(run, told, changes)
    rows = sum(file.source.rows_read for file in files)
    told_all = stages.are_told(found, given)
    moved = stage_order.moves(run, changes, rows=rows) if changes and not told_all else Moves()
    places = stage_order.guessed(moved)
    steps = _steps(run, files, found, changes, given, corrections, places)
    decided = confirmed(stages.decide(found, said=given, order=places, steps=steps), corrections.kinds)
    run.issues += said_order.unheard(decided, corrections.order)
    run.issues += unheard.kinds(decided, corrections.kinds)
    _stop(run)
    decided = said_order.placed(decided, corrections.order)
    stages.table(run, decided)
    run.issues += stages.unlisted(found, decided)
    run.issues += stages.issues(decided)
    run.issues += stage_order.issues(decided, moved)
    return decided


def _steps(
    run: Run,
    files: list[TypedFile],
    found: Sequence[stages.Seen],
    changes: str | None,
    given: Sequence[StageMapping],
    corrections: Corrections,
    order: dict[tuple[str, str], float],
) -> dict[str, str]:
    """Activities of an event log that only sound like the end of a case."""
    if not changes or not history.of(files, "event_log"):
        return {}
    kinds = {stage.stage: stage.kind for stage in given} | dict(corrections.kinds)
    ends = [one.stage for one in found if one.stage not in kinds and stages.named_kind(one.stage) != "open"]
    sure = [stage for stage, kind in kinds.items() if kind != "open"]
    wins = [name for name in (*ends, *sure) if (kinds.get(name) or stages.named_kind(name)) == "won"]
    late = {stage: place for (_, stage), place in order.items()}
    return deciding.steps(run, changes, ends=ends, wins=wins, sure=sure, order=late)


def _ingested(
    run: Run,
    planned: Sequence[Planned],
    files: list[TypedFile],
    tables: Tables,
    said: Mapping,
    corrections: Corrections,
) -> Ingested:
    typed = {file.index: file for file in files}
    files_read = tuple(reports.report(run, one, typed.get(one.index)) for one in planned)
    view = verdicts.view(run, files, [(one.source, one.raw) for one in planned if one.index not in typed])
    mapping = replace(
        said,
        files=tuple(typed[one.index].mapping if one.index in typed else one.mapping for one in planned),
        zone=corrections.zone or said.zone,
        currency=corrections.currency or said.currency,
    )
    run.make_room()
    return Ingested(
        engine=run.engine,
        issues=run.issues,
        tables=tables,
        files=files_read,
        mapping=mapping,
        history=reports.history(run, files, tables),
        latest=reports.latest(run, tables),
        verdicts=run.backend.table(view),
    )


def _no_deals(planned: Sequence[Planned]) -> Issue:
    listed = [", ".join(column.spelled for column in one.source.columns[:SHOWN]) or "no columns" for one in planned]
    names = "; ".join(f"{one.source.name} has {columns}" for one, columns in zip(planned, listed, strict=True))
    return Issue(
        code="deals-missing",
        severity=Severity.STOP,
        message=f"None of the files tells of deals: {names}.",
        remedy="Add the export of the deals, or say which file it is: --table FILE=deals --column deal_id=COLUMN.",
    )
