"""Written: the tables of a run as conformed Parquet files."""

import ibis

from venturi.ingest import deals, history, of_deals, snapshots, sql
from venturi.ingest.mapping import Corrections, Mapping
from venturi.ingest.parts import taken, union
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile
from venturi.metrics.tables import CONTRACTS, Tables, conform


def tables(
    run: Run,
    files: list[TypedFile],
    dealt: str,
    changes: str | None,
    log: str | None,
    people: str | None,
    said: Mapping,
    corrections: Corrections,
    *,
    shots: bool,
) -> Tables:
    currency = corrections.currency or said.currency
    made: dict[str, ibis.Table | None] = {"deals": _table(run, "deals", _priced(files, dealt, currency))}
    if changes:
        columns = "deal_id, changed_at, stage, pipeline, ordinal, author, source_file, source_row"
        query = f"SELECT {columns} FROM {taken(run, changes)}"
        made["stage_changes"] = _table(run, "stage_changes", query, stored=history.is_joined(run, files, changes))
    if log or shots:
        query, anew = history.written_values(run, log) if log else ("", True)
        parts = [part for part in (query, snapshots.field_changes() if shots else "") if part]
        made["field_changes"] = _table(run, "field_changes", " UNION ALL BY NAME ".join(parts), stored=anew or shots)
    activities = _activities(run, files, stages_said=bool(said.stages))
    if activities:
        made["activities"] = _table(run, "activities", activities)
    made["stages"] = _table(run, "stages", "SELECT * FROM stage_kinds")
    if people:
        made["people"] = _table(run, "people", people)
    for name in ("targets", "costs", "rates"):
        if found := history.of(files, name):
            made[name] = _table(run, name, f"SELECT * FROM {taken(run, union(run, f'{name}_rows', found, table=name))}")
    for name, query in of_deals.tables(run, files).items():
        made[name] = _table(run, name, query)
    return Tables(**made)


def _priced(files: list[TypedFile], dealt: str, currency: str | None) -> str:
    """The deals, in `currency` where they name none. One that names a currency nobody knows is in that, not in ours."""
    if currency is None:
        return dealt
    unknown = [
        f" AND deal_id NOT IN (SELECT deal_id FROM {sql.name(file.relation)} "
        f"WHERE _faults & {1 << nth} <> 0 AND deal_id IS NOT NULL)"
        for file in files
        if file.table == "deals"
        for nth, fault in enumerate(file.faults)
        if fault.code == "currency-unknown"
    ]
    silent = f"currency IS NULL{''.join(unknown)}"
    ours = f"CASE WHEN {silent} THEN {sql.text(currency)} ELSE currency END"
    return f"SELECT * REPLACE ({ours} AS currency) FROM ({dealt})"


def _activities(run: Run, files: list[TypedFile], *, stages_said: bool) -> str | None:
    parts = []
    if found := history.of(files, "activities"):
        union(run, "activity_rows", found, table="activities")
        deals.reject_repeated(run, "activity_rows", key="activity_id", code="key-twice")
        parts.append(f"SELECT * EXCLUDE (is_deleted) FROM {taken(run, 'activity_rows')}")
    if other := history.other_events(run, files, stages_said=stages_said):
        parts.append(other)
    return " UNION ALL BY NAME ".join(parts) or None


def _table(run: Run, name: str, query: str, *, stored: bool = True) -> ibis.Table:
    """The query as a conformed table of the run; `stored`: written, since it would be work to ask it again."""
    run.progress(f"writing {name}", 0, 0)
    raw = run.view(f"{name}_to_conform", query)
    columns = [column for column in run.columns(raw) if not column.startswith("_")]
    conformed = conform(run.backend.table(raw).select(*columns), CONTRACTS[name])
    (run.store if stored else run.view)(name, ibis.to_sql(conformed, dialect="duckdb"))
    return run.backend.table(name)
