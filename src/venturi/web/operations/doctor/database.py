"""The database: reachable, of this version, guarded; and whether somebody works."""

from collections.abc import Callable
from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from venturi.errors import Issue, Severity
from venturi.web.operations.doctor.finding import Finding
from venturi.web.operations.presence import alive
from venturi.web.trail.guards import unguarded

# Seconds by which the clocks of server and database may differ, and days that failed tasks are told of.
APART, RECENT = 5, 7


def reachable() -> Finding:
    """It answers."""
    name = connection.settings_dict["NAME"]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        issue = Issue(
            code="database-unreachable",
            message=f"The database {name} does not answer: {str(error).strip()}.",
            remedy="Start it, or mend DATABASE_URL.",
            severity=Severity.STOP,
        )
        return Finding("database", "does not answer", (issue,))
    return Finding("database", f"{connection.display_name} {name}")


def migrated() -> Finding:
    """Its tables are those of this version."""
    executor = MigrationExecutor(connection)
    ahead = [str(one) for one, _ in executor.migration_plan(executor.loader.graph.leaf_nodes())]
    if ahead:
        issue = Issue(
            code="database-not-migrated",
            message=f"The database lacks {len(ahead)} steps to this version, first {ahead[0]}.",
            remedy="Take a backup, then: venturi migrate.",
            severity=Severity.STOP,
        )
        return Finding("tables", "of an older version", (issue,))
    return Finding("tables", "of this version")


def guarded() -> Finding:
    """It refuses to change history."""
    if missing := unguarded():
        message = f"The database would let history be changed: {', '.join(missing)} are missing."
        issue = Issue(code="guard-missing", message=message, remedy="venturi migrate puts them back.")
        return Finding("guards", f"{len(missing)} missing", (issue,))
    return Finding("guards", "all there")


def engine() -> Finding:
    """SQLite writes ahead, so that readers and writers do not wait for each other; PostgreSQL has our time."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
            issue = Issue(
                code="database-not-wal",
                message=f"SQLite writes in the mode {mode}, so people wait for each other.",
                remedy="Put the data folder on a disk of this machine: a network disk cannot do better.",
                severity=Severity.WARNING,
            )
            return Finding("writing", mode, () if mode in {"wal", "memory"} else (issue,))
        cursor.execute("SELECT clock_timestamp()")
        apart = abs((timezone.now() - cursor.fetchone()[0]).total_seconds())
    issue = Issue(
        code="clocks-differ",
        message=f"The clock of the database is {apart:,.0f} seconds from that of this machine.",
        remedy="Set both by a time server.",
        severity=Severity.WARNING,
    )
    return Finding("writing", f"clocks {apart:.1f} s apart", (issue,) if apart > APART else ())


def work() -> Finding:
    """Somebody does what takes long."""
    there, waiting = len(alive()), DBTaskResult.objects.ready().count()
    issues = []
    if not there:
        issues.append(
            Issue(
                code="worker-missing",
                message=f"No worker is alive, and {waiting:,} tasks wait.",
                remedy="Start venturi serve, or venturi worker beside it.",
                severity=Severity.WARNING,
            )
        )
    since = timezone.now() - timedelta(days=RECENT)
    if failed := DBTaskResult.objects.failed().filter(finished_at__gt=since).order_by("-finished_at"):
        last = failed[0]
        issues.append(
            Issue(
                code="tasks-failed",
                message=f"{len(failed):,} tasks failed within {RECENT} days, last {last.task_path}: "
                f"{last.exception_class_path.rsplit('.', 1)[-1]}.",
                remedy="Their error stands in the log; begin them again where they were begun.",
                severity=Severity.WARNING,
            )
        )
    return Finding("work", f"{there:,} workers alive, {waiting:,} tasks wait", tuple(issues))


LOOKS: tuple[Callable[[], Finding], ...] = (reachable, migrated, guarded, engine, work)
