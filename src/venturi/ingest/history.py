"""History: stage changes and field changes from change logs, event logs and stage-entry dates."""

from collections.abc import Callable, Collection, Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import amounts, dates, sql
from venturi.ingest.parts import taken, union
from venturi.ingest.run import Run
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import given, translated
from venturi.ingest.verdicts import FAULTS, SHOWN, reject
from venturi.ingest.wording import counted

LOG = "stage_change_log"
_STAGE_FIELD = "SELECT * FROM field_change_log WHERE ours = 'stage' AND new_value IS NOT NULL"
PLACE = "(CAST(_file AS BIGINT) << 40) + source_row"
COLUMNS = "deal_id, changed_at, stage, pipeline, ordinal, author, source_file, source_row, _file, stage_position"
# Of how many ends the beginning must be recorded for an activity to be work.
WORK = 0.5
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


def into_stages(*, stages_said: bool) -> str:
    """Which events of a log move a deal; the others are work on it."""
    listed = "IN (SELECT stage FROM said_stages)" if stages_said else "NOT IN (SELECT stage FROM work)"
    return f"({COMPLETE} AND stage {listed})"


def _find_work(run: Run, named: Collection[str]) -> None:
    """Make ``work``: the activities of a log that are no stages, since it has their beginning as well as their end.
    What has a beginning and an end takes a while; a stage is reached in a moment. Where every activity has both, that
    tells nothing. `named`: what somebody calls a stage."""
    rows = run.rows(
        "SELECT stage, count(*) FILTER (lower(transition) = 'start') AS starts, "
        f"count(*) FILTER ({COMPLETE}) AS ends FROM event_rows GROUP BY stage "
        "HAVING ends > 0 ORDER BY count(*) DESC, stage"
    )
    reached = [stage for stage, starts, _ in rows if not starts]
    work = [stage for stage, starts, ends in rows if starts >= WORK * ends and stage not in named]
    work = work if len(reached) > 1 else []
    run.execute("CREATE TABLE work (stage VARCHAR)")
    if not work:
        return
    run.execute(f"INSERT INTO work VALUES {', '.join(f'({sql.text(stage)})' for stage in work)}")
    shown = ", ".join(f'"{stage}"' for stage in work[:SHOWN])
    run.issues.append(
        Issue(
            code="activity-no-stage",
            severity=Severity.NOTE,
            table="stages",
            count=len(work),
            message=f"{counted(len(work), 'activity of the log is', 'activities of the log are')} work on a deal and "
            f"no stage, since the log has when it began and when it ended: {shown}{' …' if len(work) > SHOWN else ''}.",
            remedy="If one is a stage: --stage-kind ACTIVITY=open, or list the stages in the mapping file.",
            records=tuple(work[:SHOWN]),
        )
    )


def stage_changes(
    run: Run,
    files: Sequence[TypedFile],
    *,
    stages_said: bool,
    named: Collection[str] = (),
    further: Sequence[str] = (),
) -> str | None:
    """Moves into stages from every file that tells of them, as one view; null when none does.

    `named`: stages that somebody spoke of. `further`: queries of more moves.
    """
    parts = list(further)
    if logs := of(files, "stage_changes"):
        union(run, "stage_change_rows", logs, table="stage_changes")
        parts.append(
            f"SELECT deal_id, changed_at, stage, pipeline, coalesce(ordinal, {PLACE}) AS ordinal, author, source_file, "
            "source_row, _file, stage_position FROM stage_change_rows"
        )
    if _fields_tell_stages(run, files):
        parts.append(
            "SELECT deal_id, changed_at, new_value, NULL, ordinal, author, source_file, source_row, _file, NULL "
            f"FROM ({_STAGE_FIELD})"
        )
    if logs := of(files, "event_log"):
        union(run, "event_rows", logs, table="event_log")
        _find_work(run, named)
        parts.append(
            f"SELECT deal_id, changed_at, stage, NULL, {PLACE}, author, source_file, source_row, _file, NULL "
            f"FROM event_rows WHERE {into_stages(stages_said=stages_said)}"
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
    return run.view(LOG, " UNION ALL ".join([names, *parts]))


def _entries(files: Sequence[TypedFile]) -> list[str]:
    """Stage-entry dates of deals (one column for each stage) as moves."""
    return [
        f"SELECT deal_id, _entered_{nth}, {sql.text(stage)}, "
        f"{'pipeline' if 'pipeline' in file.columns else 'NULL'}, {nth}, NULL, source_file, source_row, _file, NULL "
        f"FROM {sql.name(file.relation)} WHERE _reject IS NULL AND _entered_{nth} IS NOT NULL"
        for file in of(files, "deals")
        for nth, stage in enumerate(file.mapping.stage_dates, 1)
    ]


def is_joined(run: Run, files: Sequence[TypedFile], changes: str) -> bool:
    """Whether more was done for the moves than reading them from logs of stage changes."""
    others = of(files, "event_log") or any(file.mapping.snapshot for file in files) or _fields_tell_stages(run, files)
    return changes != LOG or bool(others or _entries(files))


def _fields_tell_stages(run: Run, files: Sequence[TypedFile]) -> bool:
    return bool(of(files, "field_changes")) and bool(run.row(f"SELECT EXISTS ({_STAGE_FIELD})")[0])


def in_days(files: Sequence[TypedFile]) -> bool:
    """Whether every file that tells of the past tells days and no times."""
    logs = [file for table in ("stage_changes", "field_changes", "event_log") for file in of(files, table)]
    told = [{"changed_at"} <= file.days for file in logs]
    told += [
        {f"_entered_{nth}" for nth in range(1, len(file.mapping.stage_dates) + 1)} <= file.days
        for file in of(files, "deals")
        if file.mapping.stage_dates
    ]
    return all(told)


def other_events(run: Run, files: Sequence[TypedFile], *, stages_said: bool) -> str | None:
    """Events of a log that are no moves into stages: work on the case."""
    if not of(files, "event_log"):
        return None
    return (
        'SELECT CAST(NULL AS VARCHAR) AS activity_id, deal_id, changed_at AS "at", stage AS kind, author AS person, '
        f"source_file, source_row, _file FROM event_rows WHERE NOT {into_stages(stages_said=stages_said)}"
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


def _values_of(run: Run, field: str) -> str:
    """A view of the different values that one field had, before or after a change, and how often each stands there."""
    sides = " UNION ALL ".join(
        f"SELECT {side} AS value FROM field_change_log WHERE ours = {sql.text(field)} AND {side} IS NOT NULL"
        for side in ("old_value", "new_value")
    )
    return run.store(f"values_of_{field}", f"SELECT value, count(*) AS times FROM ({sides}) GROUP BY value")


def field_dates(run: Run, field: str) -> str:
    """The format of the dates of one field, from its old and new values; a question when they do not tell."""
    found = dates.evidence(run, _values_of(run, field), given("value"), times="times")
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


def written_values(run: Run, relation: str) -> tuple[str, bool]:
    """Field changes with amounts and days written as the contract asks, whatever the source's format, as a query; and
    whether anything had to be written anew."""
    written = field_dates(run, "expected_close_on")
    days, money = "values_of_expected_close_on", _values_of(run, "amount")
    sign = amounts.evidence(run, money, given("value"), times="times")

    def day(value: str) -> str:
        return f"CAST({dates.day(value, written)} AS VARCHAR)"

    def amount(value: str) -> str:
        read = amounts.exact(value, sign.decimal or amounts.POINT, plain=sign.plain)
        return f"CASE WHEN {read} IS NOT NULL THEN {value} END" if sign.plain else f"CAST({read} AS VARCHAR)"

    _reject_unread(run, relation, lambda value: amounts.exact(value, sign.decimal or amounts.POINT, plain=sign.plain))
    known = "deal_id, changed_at, ours AS field, {}, {}, ordinal, author, source_file, source_row"
    rows = f"{taken(run, relation)} WHERE ours <> 'stage'"
    if not _changed(run, days, day) and not _changed(run, money, amount):
        return f"SELECT {known.format('old_value', 'new_value')} FROM {rows}", False
    read = {"amount": amount, "expected_close_on": day}
    sides = {side: f"_given_{side}" for side in ("old_value", "new_value")}
    # Only what is read is trimmed, and each value once, however often its expression names it.
    listed = ", ".join(
        f"CASE WHEN ours IN {sql.texts(read)} THEN {given(side)} END AS {v}" for side, v in sides.items()
    )
    cases = {
        side: f"CASE ours {' '.join(f'WHEN {sql.text(ours)} THEN {one(value)}' for ours, one in read.items())} "
        f"ELSE {side} END AS {side}"
        for side, value in sides.items()
    }
    return f"SELECT {known.format(*cases.values())} FROM (SELECT *, {listed} FROM {rows})", True


def _reject_unread(run: Run, relation: str, read: Callable[[str], str]) -> None:
    """Reject the changes to an amount that cannot be read: to take them as changes to none would be another history.
    Where only the amount before cannot be read, the change stays, and it is said."""
    unread = "{0} IS NOT NULL AND {1} IS NULL"
    if not run.number(
        f"SELECT count(*) FROM values_of_amount WHERE {unread.format(given('value'), read(given('value')))}"
    ):
        return
    code = "CASE WHEN {} THEN 'amount-out-of-range' ELSE 'amount-unreadable' END"
    new, old = given("new_value"), given("old_value")
    of_amounts = f"FROM {taken(run, relation)} WHERE ours = 'amount' AND "
    numbers = [code.format(amounts.looks_like_number(value)) for value in (new, old)]
    before = f"{of_amounts} {unread.format(old, read(old))} AND NOT ({unread.format(new, read(new))})"
    rows = run.rows(
        f"SELECT code, count(*), min_by(source_file, source_row), min(source_row), min_by(old_value, source_row) "
        f"FROM (SELECT {numbers[1]} AS code, * {before}) GROUP BY code ORDER BY code"
    )
    for found, count, file, row, value in rows:
        severity, message, remedy = FAULTS[found]
        told = f"{message.format(value=value)} It stood there before a change; the change is taken without it."
        place = {"file": file, "row": row, "column": "old_value"}
        run.issues.append(Issue(code=found, severity=severity, message=told, remedy=remedy, count=count, **place))
    reject(run, f"SELECT _file, source_row, {numbers[0]} {of_amounts} {unread.format(new, read(new))}")


def _changed(run: Run, values: str, written: Callable[[str], str]) -> bool:
    """Whether some of the `values` are not yet as they would be written."""
    return bool(
        run.row(f"SELECT EXISTS (SELECT 1 FROM {sql.name(values)} WHERE value IS DISTINCT FROM {written('value')})")[0]
    )
