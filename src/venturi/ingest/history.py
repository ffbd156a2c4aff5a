"""History: stage changes and field changes from change logs, event logs and stage-entry dates."""

from collections.abc import Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import amounts, dates, sql
from venturi.ingest.parts import taken, union
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import given, translated
from venturi.ingest.verdicts import reject

PLACE = "(CAST(_file AS BIGINT) << 40) + source_row"
COLUMNS = "deal_id, changed_at, stage, pipeline, ordinal, author, source_file, source_row, _file, stage_position"
COMPLETE = "(transition IS NULL OR lower(transition) = 'complete')"


def of(files: Sequence[TypedFile], table: str) -> list[TypedFile]:
    return [file for file in files if file.table == table]


def field_changes(run: Run, files: Sequence[TypedFile]) -> str | None:
    """Changes of fields as one view, with ``ours``: our name of the field, or the source's where we have none."""
    logs = of(files, "field_changes")
    if not logs:
        return None
    union(run, "field_change_rows", logs, table="field_changes")
    meanings = {value: ours for log in logs for value, ours in log.mapping.values.get("field", {}).items()}
    named = translated("field", meanings)
    return run.view(
        "field_change_log",
        f"SELECT * EXCLUDE (ordinal), coalesce(ordinal, {PLACE}) AS ordinal, coalesce({named}, field) AS ours "
        "FROM field_change_rows",
    )


def stage_changes(
    run: Run, files: Sequence[TypedFile], *, stages_said: bool, further: Sequence[str] = ()
) -> str | None:
    """Moves into stages from every file that tells of them, as one view; null when none does.

    `further`: queries of more moves.
    """
    parts = list(further)
    if logs := of(files, "stage_changes"):
        union(run, "stage_change_rows", logs, table="stage_changes")
        parts.append(
            f"SELECT deal_id, changed_at, stage, pipeline, coalesce(ordinal, {PLACE}) AS ordinal, author, source_file, "
            "source_row, _file, stage_position FROM stage_change_rows"
        )
    if of(files, "field_changes"):
        parts.append(
            "SELECT deal_id, changed_at, new_value, NULL, ordinal, author, source_file, source_row, _file, NULL "
            "FROM field_change_log WHERE ours = 'stage' AND new_value IS NOT NULL"
        )
    if logs := of(files, "event_log"):
        union(run, "event_rows", logs, table="event_log")
        wanted = " AND stage IN (SELECT stage FROM said_stages)" if stages_said else ""
        parts.append(
            f"SELECT deal_id, changed_at, stage, NULL, {PLACE}, author, source_file, source_row, _file, NULL "
            f"FROM event_rows WHERE {COMPLETE}{wanted}"
        )
    parts += _entries(files)
    if not parts:
        return None
    names = "SELECT CAST(NULL AS VARCHAR) AS deal_id, CAST(NULL AS TIMESTAMPTZ) AS changed_at, "
    names += "CAST(NULL AS VARCHAR) AS stage, CAST(NULL AS VARCHAR) AS pipeline, CAST(NULL AS BIGINT) AS ordinal, "
    names += (
        "CAST(NULL AS VARCHAR) AS author, CAST(NULL AS VARCHAR) AS source_file, CAST(NULL AS BIGINT) AS source_row, "
    )
    names += "CAST(NULL AS INTEGER) AS _file, CAST(NULL AS BIGINT) AS stage_position WHERE false"
    return run.view("stage_change_log", " UNION ALL ".join([names, *parts]))


def _entries(files: Sequence[TypedFile]) -> list[str]:
    """Stage-entry dates of deals (one column for each stage) as moves."""
    return [
        f"SELECT deal_id, _entered_{nth}, {sql.text(stage)}, "
        f"{'pipeline' if 'pipeline' in file.columns else 'NULL'}, {nth}, NULL, source_file, source_row, _file, NULL "
        f"FROM {sql.name(file.relation)} WHERE _reject IS NULL AND _entered_{nth} IS NOT NULL"
        for file in of(files, "deals")
        for nth, stage in enumerate(file.mapping.stage_dates, 1)
    ]


def other_events(run: Run, files: Sequence[TypedFile], *, stages_said: bool) -> str | None:
    """Events of a log that are no moves into stages: work on the case."""
    if not of(files, "event_log"):
        return None
    wanted = " OR stage NOT IN (SELECT stage FROM said_stages)" if stages_said else ""
    return (
        'SELECT CAST(NULL AS VARCHAR) AS activity_id, deal_id, changed_at AS "at", stage AS kind, author AS person, '
        f"source_file, source_row, _file FROM event_rows WHERE NOT {COMPLETE}{wanted}"
    )


def reject_unknown(run: Run, relation: str, deals: str) -> None:
    """Reject events of deals that no file of deals has."""
    reject(
        run,
        f"SELECT DISTINCT e._file, e.source_row, 'deal-unknown' FROM {sql.name(relation)} e "
        f"ANTI JOIN {sql.name(deals)} d ON d.deal_id = e.deal_id WHERE e._file IS NOT NULL",
    )


def named_stages(run: Run, files: Sequence[TypedFile]) -> bool:
    """Make ``stage_names`` (id → name) from files of stages; false when none carries ids."""
    logs = [file for file in of(files, "stages") if {"stage_id", "stage"} <= set(file.columns)]
    if not logs:
        return False
    union(run, "stage_name_rows", logs, table="stages")
    run.execute(
        "CREATE TABLE stage_names AS SELECT stage_id, first(stage ORDER BY source_row) AS stage FROM stage_name_rows "
        "WHERE stage_id IS NOT NULL AND stage IS NOT NULL GROUP BY stage_id"
    )
    return True


def with_stage_names(run: Run, relation: str) -> str:
    """The same view with stage ids replaced by the names of the stages."""
    return run.view(
        f"{relation}_named",
        f"SELECT r.* REPLACE (coalesce(n.stage, r.stage) AS stage) FROM {sql.name(relation)} r "
        "LEFT JOIN stage_names n ON n.stage_id = r.stage",
    )


def in_pipelines(run: Run, relation: str, deals: str) -> str:
    """The same moves, those that name no pipeline in the pipeline of their deal: a stage is one stage, not two."""
    silent = run.row(
        f"SELECT EXISTS (SELECT 1 FROM {sql.name(deals)} WHERE pipeline IS NOT NULL) "
        f"AND EXISTS (SELECT 1 FROM {sql.name(relation)} WHERE pipeline IS NULL)"
    )[0]
    if not silent:
        return relation
    return run.view(
        f"{relation}_placed",
        f"SELECT r.* REPLACE (coalesce(r.pipeline, d.pipeline) AS pipeline) FROM {sql.name(relation)} r "
        f"LEFT JOIN (SELECT deal_id, pipeline FROM {sql.name(deals)} WHERE pipeline IS NOT NULL) d "
        "ON d.deal_id = r.deal_id",
    )


def field_dates(run: Run, field: str) -> str:
    """The format of the dates of one field, from its old and new values; a question when they do not tell."""
    values = " UNION ALL ".join(
        f"SELECT {given(column)} AS value FROM field_change_log WHERE ours = {sql.text(field)}"
        for column in ("old_value", "new_value")
    )
    relation = run.view("field_dates", values)
    found = dates.evidence(run, relation, "value")
    if found.format is None and found.either:
        day_first, month_first = found.either
        run.issues.append(
            Issue(
                code="date-ambiguous",
                severity=Severity.STOP,
                table="field_changes",
                column=field,
                count=found.values,
                message=f"The dates can be read as {day_first} and as {month_first}; no value tells which.",
                remedy="Export the history with dates as YYYY-MM-DD.",
            )
        )
    return found.format or dates.ISO


def written_values(run: Run, relation: str) -> str:
    """Field changes with amounts and days written as the contract asks, whatever the source's format."""
    written = field_dates(run, "expected_close_on")
    values = {column: f"_given_{column}" for column in ("old_value", "new_value")}
    replaced = []
    for column, value in values.items():
        amount = f"CASE WHEN ours = 'amount' THEN {given(column)} END"
        sign = amounts.evidence(run, relation, amount)
        read_amount = amounts.exact(value, sign.decimal or amounts.POINT, plain=sign.plain)
        replaced.append(
            f"CASE ours WHEN 'amount' THEN CAST({read_amount} AS VARCHAR) "
            f"WHEN 'expected_close_on' THEN strftime({dates.day(value, written)}, '%Y-%m-%d') "
            f"ELSE {column} END AS {column}"
        )
    # Only what is read is trimmed, and each value once, however often its expression names it.
    listed = ", ".join(
        f"CASE WHEN ours IN ('amount', 'expected_close_on') THEN {given(column)} END AS {value}"
        for column, value in values.items()
    )
    return (
        f"SELECT deal_id, changed_at, ours AS field, {', '.join(replaced)}, ordinal, author, source_file, source_row "
        f"FROM (SELECT *, {listed} FROM {taken(run, relation)} WHERE ours <> 'stage')"
    )
