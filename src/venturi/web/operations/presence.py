"""Presence: which workers live. A worker holds a lock that the system, or the database, takes back when it dies.

A heartbeat in the database would not do: on SQLite nobody else can write while a worker imports, and a worker that is
busy for a minute would be taken for dead. Where the database is PostgreSQL, the lock is one of its advisory locks,
which end with the session; where it is a file, all workers are on its machine, and the lock is on a file beside it.
"""

import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from django.conf import settings
from django.db import connection

# The class of our advisory locks on PostgreSQL; the object is the number of the worker.
LOCKS = 0x76_65_6E_74
NUMBERS = 2**31 - 1
# Nothing is written: no journal beside it.
LOCK = "PRAGMA journal_mode = OFF; BEGIN EXCLUSIVE"
HELD = """
SELECT objid::bigint FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
WHERE locktype = 'advisory' AND classid::bigint = %s AND objsubid = 2 AND granted AND datname = current_database()
"""


def new_name() -> str:
    """A name that no other worker has."""
    return f"{secrets.randbelow(NUMBERS):08x}"


class Presence:
    """That one worker lives, from `hold` until `end` or until its process dies; used by one thread."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._file: sqlite3.Connection | None = None

    def hold(self) -> bool:
        """Take the lock, or take it again where it was lost; whether it is held."""
        if connection.vendor != "postgresql":
            return self._hold_file()
        if self.name not in alive():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [LOCKS, int(self.name, 16)])
        return True

    def end(self) -> None:
        """Give the lock back."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [LOCKS, int(self.name, 16)])
        elif self._file is not None:
            self._file.close()
            self._file = None
            (_folder() / self.name).unlink(missing_ok=True)

    def _hold_file(self) -> bool:
        file = _folder() / self.name
        if self._file is not None and file.exists():
            return True
        file.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(file, isolation_level=None, timeout=1)
        with suppress(sqlite3.OperationalError):
            self._file.executescript(LOCK)
            # Whoever looked at it before it was locked took it for one that was left behind, and took it away.
            return file.exists()
        return False


def alive() -> set[str]:
    """The names of the workers that live now."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(HELD, [LOCKS])
            return {f"{number:08x}" for (number,) in cursor.fetchall()}
    return {file.name for file in _folder().glob("*") if _is_locked(file)} if _folder().is_dir() else set()


def _folder() -> Path:
    return Path(settings.DATA) / "workers"


def _is_locked(file: Path) -> bool:
    """Whether a worker holds the file; one that nobody holds any more is taken away."""
    with suppress(sqlite3.OperationalError), closing(_opened(file)) as there:
        there.executescript(LOCK)
        with suppress(OSError):
            file.unlink()
        return False
    return file.exists()


def _opened(file: Path) -> sqlite3.Connection:
    """The file if it is still there; never made anew."""
    return sqlite3.connect(f"{file.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0)
