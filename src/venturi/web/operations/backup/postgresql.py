"""PostgreSQL is backed up and restored by its own programs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from venturi.errors import Issue, IssuesFound
from venturi.web.operations.backup.manifest import Ask, told
from venturi.web.operations.moment import one_moment

# Debian has them where no path leads.
KNOWN = Path("/usr/lib/postgresql")
# What of the options of Django is for the library that its programs connect with, too.
SHARED = {"sslmode", "sslrootcert", "sslcert", "sslkey", "service", "passfile", "options", "connect_timeout"}


def dump(to: Path) -> dict[str, Any]:
    """Write the database as of one moment to a file, in the custom format; what a manifest says of it."""
    with _one_moment() as (snapshot, ask):
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", "--file", str(to))
        return told(ask, connection.introspection.table_names())


def load(source: Path) -> None:
    """Fill a database without tables: all of it or nothing."""
    _empty()
    connection.close()
    _run(
        "pg_restore", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(source), last="-d"
    )


def program(name: str) -> Path:
    """Where one of its programs is, the newest; raises `IssuesFound` where there is none."""
    found = [*sorted(KNOWN.glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]), reverse=True)]
    if path := shutil.which(name):
        found.append(Path(path))
    if not found:
        raise IssuesFound(
            Issue(
                code="program-missing",
                message=f"{name}, a program of PostgreSQL, was not found.",
                remedy="Install it, of the server's version or newer. On Debian: apt-get install postgresql-client.",
            )
        )
    return found[0]


@contextmanager
def _one_moment() -> Iterator[tuple[str, Ask]]:
    """A moment of the database that others can look at, too, and a way to ask what holds then."""
    with one_moment(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]

        def ask(query: str) -> list[tuple[Any, ...]]:
            cursor.execute(query)
            return cursor.fetchall()

        yield snapshot, ask


def _empty() -> None:
    """Take away the tables that an earlier `migrate` made; whoever calls knows that nothing is in them."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'DROP TABLE "{table}" CASCADE')
        cursor.execute("DROP FUNCTION IF EXISTS venturi_refuse() CASCADE")


def _run(name: str, *arguments: str, last: str = "") -> None:
    where = _where()
    command = [str(program(name)), *arguments, *((last, where) if last else (f"--dbname={where}",))]
    # The password is not for the list of processes.
    password = str(connection.settings_dict.get("PASSWORD") or "")
    environment = os.environ | ({"PGPASSWORD": password} if password else {})
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines() or ["nothing"]
        raise IssuesFound(
            Issue(
                code="program-failed",
                message=f"{name} ended with {done.returncode} and said: {said[0]}",
                remedy="Mend what it says. Its version has to be that of the server or newer.",
            )
        )


def _where() -> str:
    given = connection.settings_dict
    keys = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"], "dbname": given["NAME"]}
    keys |= {name: value for name, value in given["OPTIONS"].items() if name in SHARED}
    return " ".join(f"{name}={_quoted(str(value))}" for name, value in keys.items() if value)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
