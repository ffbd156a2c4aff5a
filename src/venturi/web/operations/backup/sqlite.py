"""SQLite is backed up by its own way of copying: one snapshot, while others go on writing."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

from venturi.web.operations.backup.manifest import told

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


def place() -> Path:
    """Where the database lies."""
    return Path(connection.settings_dict["NAME"])


def dump(to: Path) -> dict[str, Any]:
    """Write the database as of one moment to a file; what a manifest says of it."""
    with closing(sqlite3.connect(place())) as source, closing(sqlite3.connect(to)) as copy:
        # All pages in one step: they are read in one transaction, and writers are not held up.
        source.backup(copy)
        # A file by itself: no log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        return told(lambda query: copy.execute(query).fetchall(), [name for (name,) in copy.execute(TABLES).fetchall()])


def load(source: Path) -> None:
    """Put the database in the place of the empty one."""
    connection.close()
    for log in ("-wal", "-shm"):
        place().with_name(place().name + log).unlink(missing_ok=True)
    with source.open("rb") as file:
        os.fsync(file.fileno())
    source.replace(place())
