"""Deals: one row for each, put together from every file that speaks of deals, with the outcome told by evidence."""

from collections.abc import Sequence

from venturi.errors import Issue, Severity
from venturi.ingest import dates, snapshots, sql
from venturi.ingest.history import field_dates, in_days, into_stages, of
from venturi.ingest.parts import extra_columns, taken, union, with_columns
from venturi.ingest.run import Run
from venturi.ingest.shipped import words
from venturi.ingest.targets import DAYS, columns_of, working_columns
from venturi.ingest.typed import TypedFile
from venturi.ingest.values import translated
from venturi.ingest.verdicts import SHOWN, reject
from venturi.ingest.wording import counted

TEXT_FIELDS = ("name", "stage", "pipeline", "owner", "loss_reason", "channel", "category", "next_step", "product")


def base(
    run: Run,
    files: Sequence[TypedFile],
    changes: str | None,
    shots: Sequence[TypedFile] = (),
    *,
    stages_said: bool = False,
) -> str | None:
    """The deals before their outcome is decided: one row for each id. Null when nothing speaks of deals. `shots`:
    snapshots, whose last states are the deals."""
    own = [file for file in of(files, "deals") if not file.mapping.joins]
    days = in_days(files)
    if shots:
        run.store("deal_rows", snapshots.latest(run))
    elif own:
        union(run, "deal_parts", own, table="deals")
        reject_repeated(run, "deal_parts", key="deal_id", code="deal-id-twice")
        rows = f"SELECT * FROM {taken(run, 'deal_parts')}"
        run.view("deal_rows", f"SELECT {with_meaning(own)} FROM ({rows})")
    elif of(files, "event_log"):
        _from_rows(run, _from_events(stages_said=stages_said), in_days=days)
    elif of(files, "field_changes"):
        _from_rows(run, _from_fields(run, in_days=days), in_days=days)
    elif changes:
        firsts = f"{_FIRSTS} FROM {sql.name(changes)} GROUP BY deal_id"
        _from_rows(run, firsts, in_days=days)
    else:
        return None
    return _joined(run, [file for file in of(files, "deals") if file.mapping.joins])


def _from_rows(run: Run, query: str, *, in_days: bool) -> None:
    """Deals as `query` finds them in a log; `in_days`: the moments of the log are days."""
    told = [row[0] for row in run.rows(f"DESCRIBE {query}")]
    days = [f"{in_days} AS {DAYS[moment]}" for moment in _OF_LOGS if DAYS[moment] not in told]
    query = f"SELECT {', '.join(['*', *days])} FROM ({query})"
    present = [row[0] for row in run.rows(f"DESCRIBE {query}")]
    run.store("deal_rows", with_columns(query, present, working_columns("deals")))


_MADE = "ours = 'created_at'"
_OF_LOGS = ("created_at", "won_at", "lost_at")
_FIRSTS = (
    "SELECT deal_id, min(changed_at) AS created_at, arg_max(stage, (changed_at, ordinal)) AS stage, "
    "min(source_file) AS source_file, min(source_row) AS source_row, CAST(NULL AS INTEGER) AS _file"
)


def _from_events(*, stages_said: bool) -> str:
    return (
        "SELECT deal_id, min(changed_at) AS created_at, max(amount) AS amount, "
        f"arg_max(stage, (changed_at, source_row)) FILTER (WHERE {into_stages(stages_said=stages_said)}) AS stage, "
        "arg_max(author, (changed_at, source_row)) FILTER (author IS NOT NULL) AS owner, "
        "min(source_file) AS source_file, min(source_row) AS source_row, CAST(NULL AS INTEGER) AS _file "
        "FROM event_rows GROUP BY deal_id"
    )


def _from_fields(run: Run, *, in_days: bool) -> str:
    """Deals as their last values of every field. A reason for a loss without any word on the outcome is a loss."""

    def last(field: str, what: str = "new_value") -> str:
        return f"arg_max({what}, (changed_at, ordinal)) FILTER (ours = {sql.text(field)} AND new_value IS NOT NULL)"

    texts = ", ".join(f"{last(field)} AS {field}" for field in TEXT_FIELDS)
    made = dates.moment("new_value", field_dates(run, "created_at"))
    timed = run.number(f"SELECT count(*) FROM field_change_log WHERE {_MADE} AND {dates.within_day(made, 'UTC')}")
    outcome = translated(last("outcome"), words("outcome"))
    found = run.number(
        "SELECT count(DISTINCT deal_id) FROM field_change_log WHERE ours = 'loss_reason' AND new_value IS NOT NULL"
    )
    told = run.number("SELECT count(*) FROM field_change_log WHERE ours IN ('outcome', 'won_at', 'lost_at')")
    reason = last("loss_reason", "changed_at") if not told else "NULL"
    if found and not told:
        run.issues.append(
            Issue(
                code="outcome-from-loss-reason",
                severity=Severity.NOTE,
                table="deals",
                count=found,
                message=f"{counted(found, 'deal is', 'deals are')} taken as lost on the day a loss reason "
                "was set: the log has no other word on outcomes.",
                remedy="Export the status of the deals with it, when there is one.",
            )
        )
    return (
        f"SELECT deal_id, coalesce(min({made}) FILTER ({_MADE}), min(changed_at)) AS created_at, {texts}, "
        f"CASE WHEN min({made}) FILTER ({_MADE}) IS NULL THEN {in_days} ELSE {not timed} END AS {DAYS['created_at']}, "
        f"{outcome} AS outcome, TRY_CAST({last('amount')} AS DECIMAL(18, 4)) AS amount, "
        f"coalesce({last('lost_at', 'changed_at')}, {reason}) AS lost_at, {last('won_at', 'changed_at')} AS won_at, "
        "min(source_file) AS source_file, min(source_row) AS source_row, CAST(NULL AS INTEGER) AS _file "
        "FROM field_change_log GROUP BY deal_id"
    )


def colliding(run: Run) -> None:
    """Say which deals of a field log were created more than once: their ids were given twice."""
    rows = run.rows(
        "SELECT deal_id FROM field_change_log WHERE ours = 'created_at' GROUP BY deal_id HAVING count(*) > 1 ORDER BY 1"
    )
    if rows:
        run.issues.append(
            Issue(
                code="deal-id-collision",
                severity=Severity.WARNING,
                table="deals",
                count=len(rows),
                message=f"{counted(len(rows), 'deal was', 'deals were')} created more than once, so "
                f"histories mix: {', '.join(row[0] for row in rows[:5])}{' …' if len(rows) > 5 else ''}.",
                remedy="Give each deal an id of its own in the source.",
                records=tuple(row[0] for row in rows[:SHOWN]),
            )
        )


def with_meaning(files: Sequence[TypedFile]) -> str:
    """All columns, with outcome, status and source as words of ours. What a source means beyond in- or outbound stays
    in the channel."""
    meanings: dict[str, dict[str, str]] = {"outcome": {}, "status": {}, "source": {}, "channel": {}}
    for file in files:
        for ours in ("outcome", "status", "source"):
            read = "channel" if ours == "source" and "source" not in file.columns else ours
            meanings[read].update(file.mapping.values.get(ours, {}))
    by_channel = f"CASE WHEN source IS NULL THEN {translated('channel', meanings.pop('channel'))} END"
    said = {ours: translated(ours, found) for ours, found in meanings.items()}
    said["source"] = f"coalesce({said['source']}, {by_channel})"
    replaced = [f"{expression} AS {ours}" for ours, expression in said.items()]
    other = (
        f"CASE WHEN {translated('source', meanings['source'])} IS NULL OR lower(source) NOT IN ('inbound', 'outbound') "
    )
    replaced.append(f"coalesce(channel, {other} THEN source END) AS channel")
    return f"* REPLACE ({', '.join(replaced)})"


def reject_repeated(run: Run, relation: str, *, key: str, code: str) -> None:
    """Keep the first row of each key; the others are duplicates when they say the same, and `code` otherwise."""
    run.execute(
        f"CREATE OR REPLACE TEMP TABLE twice AS SELECT {key} FROM {taken(run, relation)} "
        f"WHERE {key} IS NOT NULL GROUP BY {key} HAVING count(*) > 1"
    )
    if not run.number("SELECT count(*) FROM twice"):
        return
    said = ", ".join(
        sql.name(column)
        for column in run.columns(relation)
        if column not in {"source_file", "source_row", "_file", "_faults", *DAYS.values()}
    )
    reject(
        run,
        f"SELECT _file, source_row, CASE WHEN said = first_said THEN 'duplicate-row' ELSE {sql.text(code)} END FROM ("
        "SELECT *, first_value(said) OVER w AS first_said, row_number() OVER w AS nth FROM ("
        f"SELECT {key}, _file, source_row, hash({said}) AS said FROM {taken(run, relation)} "
        f"WHERE {key} IN (FROM twice)) "
        f"WINDOW w AS (PARTITION BY {key} ORDER BY _file, source_row)) WHERE nth > 1",
    )


def _joined(run: Run, others: Sequence[TypedFile]) -> str:
    """The deals with the columns that other files add by deal id; a value of the deal's own row comes first."""
    relation = "deal_rows"
    for file in others:
        union(run, f"added_{file.index}", [file], table="deals")
        reject_repeated(run, f"added_{file.index}", key="deal_id", code="key-twice")
        reject(
            run,
            f"SELECT _file, source_row, 'deal-unknown' FROM {taken(run, f'added_{file.index}')} a "
            f"ANTI JOIN {sql.name(relation)} d ON d.deal_id = a.deal_id",
        )
        added = f"added_{file.index}_rows"
        run.view(added, f"SELECT {with_meaning([file])} FROM {taken(run, f'added_{file.index}')}")
        given = [column for column in file.columns if column in columns_of("deals") and column != "deal_id"]
        if {"source", "channel"} & set(given):
            given = list(dict.fromkeys([*given, "source", "channel"]))
        new = [column for column in extra_columns(run, added, "deals") if column not in run.columns(relation)]
        values = {sql.name(c): f"coalesce(d.{sql.name(c)}, a.{sql.name(c)})" for c in given}
        values |= {
            DAYS[c]: f"CASE WHEN d.{c} IS NULL THEN a.{DAYS[c]} ELSE d.{DAYS[c]} END" for c in given if c in DAYS
        }
        replaced = ", ".join(f"{value} AS {column}" for column, value in values.items())
        extra = "".join(f", a.{sql.name(column)}" for column in new)
        relation = run.view(
            f"deals_with_{file.index}",
            f"SELECT d.*{f' REPLACE ({replaced})' if replaced else ''}{extra} FROM {sql.name(relation)} d "
            f"LEFT JOIN {sql.name(added)} a ON a.deal_id = d.deal_id",
        )
    return relation
