"""Reports: what became of each file and column, where the history comes from, and the last moment in the data."""

from datetime import datetime
from zoneinfo import ZoneInfo

from venturi.errors import Issue, Severity
from venturi.ingest import verdicts
from venturi.ingest.ingested import ColumnReport, FileReport, History
from venturi.ingest.mapping import FileMapping
from venturi.ingest.plan import Planned
from venturi.ingest.run import Run
from venturi.ingest.source import Source
from venturi.ingest.targets import UNUSED
from venturi.ingest.typed import TypedFile
from venturi.ingest.wording import counted
from venturi.metrics.tables import Tables

NONE = History("none", "There is no history of stages: the files show each deal as it stands today.")


def report(run: Run, one: Planned, file: TypedFile | None) -> FileReport:
    source = one.source
    if file is None:
        taken_rows, with_issues, rejected = 0, 0, source.rows_read - source.rows_rejected
        if rejected and one.mapping.table == UNUSED:
            run.issues.append(_unused(source))
    else:
        taken_rows, with_issues, rejected = verdicts.judge(run, file)
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
            reports.append(
                ColumnReport(column.spelled, "stage entry", True, f'its name says when "{stage}" was entered')
            )
        elif column.name in mapping.dimensions:
            reports.append(ColumnReport(column.spelled, None, True, "kept to group by"))
        else:
            reports.append(ColumnReport(column.spelled, None, True, "not used"))
    return tuple(reports)


def history(run: Run, files: list[TypedFile], tables: Tables) -> History:
    if tables.stage_changes is None:
        return NONE
    count, deals = run.row("SELECT count(*), count(DISTINCT deal_id) FROM stage_changes")
    if not count:
        return NONE
    logs = [f.source.name for f in files if f.table in {"stage_changes", "field_changes", "event_log"}]
    if logs:
        return History("change log", f"{count:,} moves of {deals:,} deals between stages, from {', '.join(logs)}.")
    if any(file.mapping.snapshot for file in files):
        return History("snapshots", f"{count:,} moves of {deals:,} deals, seen by comparing dated snapshots.")
    return History(
        "stage dates", f"{count:,} moves of {deals:,} deals, from columns that say when a stage was entered."
    )


def latest(run: Run, tables: Tables) -> datetime | None:
    """The last moment at which anything happened; dates nobody means (before 1950, after 2100) do not count."""
    moments = ["SELECT created_at AS moment FROM deals", "SELECT closed_at FROM deals"]
    if tables.stage_changes is not None:
        moments.append("SELECT changed_at FROM stage_changes")
    if tables.field_changes is not None:
        moments.append("SELECT changed_at FROM field_changes")
    if tables.activities is not None:
        moments.append('SELECT "at" FROM activities WHERE done IS DISTINCT FROM false')
    if tables.criteria_answers is not None:
        moments.append("SELECT answered_at FROM criteria_answers")
    if tables.stakeholders is not None:
        moments.append("SELECT identified_at FROM stakeholders")
    union_of = " UNION ALL ".join(moments)
    found = run.row(
        f"SELECT timezone('UTC', max(moment)) FROM ({union_of}) "
        "WHERE moment BETWEEN TIMESTAMPTZ '1950-01-01' AND TIMESTAMPTZ '2100-01-01'"
    )[0]
    return found.replace(tzinfo=ZoneInfo("UTC")) if found else None


def _unused(source: Source) -> Issue:
    return Issue(
        code="file-not-used",
        severity=Severity.WARNING,
        file=source.name,
        count=source.rows_read - source.rows_rejected,
        message=f'"{source.name}" was not recognised as a table and is not used.',
        remedy="Say what it is: --table FILE=TABLE, and name its columns with --column.",
    )


def homeless_activities(run: Run, tables: Tables) -> list[Issue]:
    """Activities of deals that no file has: they count for their people and for no deal."""
    if tables.activities is None:
        return []
    unknown = run.number(
        "SELECT count(*) FROM activities a ANTI JOIN deals d ON d.deal_id = a.deal_id WHERE a.deal_id IS NOT NULL"
    )
    if not unknown:
        return []
    return [
        Issue(
            code="activity-deal-unknown",
            severity=Severity.WARNING,
            table="activities",
            count=unknown,
            message=f"{counted(unknown, 'activity belongs to a deal', 'activities belong to deals')} "
            "that no file has; counted for people and for no deal.",
            remedy="Export the deals with them.",
        )
    ]
