"""How often each token was used this minute: in a small file that all processes of a server share.

Not in the database of the workspace: to look at something would write there, and wait for whoever writes much.
The file needs no disk to be waited for; lost, it begins anew. Servers on several machines count each for themselves.
"""

import logging
import sqlite3
import threading
from pathlib import Path

logger = logging.getLogger(__name__)
PATIENCE = 1.0
_MADE = "CREATE TABLE IF NOT EXISTS counts (token TEXT PRIMARY KEY, minute INTEGER NOT NULL, count INTEGER NOT NULL)"
_COUNT = """
INSERT INTO counts VALUES (?, ?, 1)
ON CONFLICT (token) DO UPDATE
SET count = CASE minute WHEN excluded.minute THEN count + 1 ELSE 1 END, minute = excluded.minute
RETURNING count
"""


class Counts:
    """The file, and a connection to it for each thread."""

    def __init__(self, path: Path) -> None:
        self._path, self._mine = path, threading.local()

    def add(self, token: str, minute: int) -> int:
        """One use more in a minute; how many there are by now. What cannot be counted is let through, and logged."""
        try:
            [(count,)] = self._connection().execute(_COUNT, (token, minute)).fetchall()
        except sqlite3.Error:
            logger.warning("a use of a token was not counted", exc_info=True)
            return 1
        return int(count)

    def _connection(self) -> sqlite3.Connection:
        found = getattr(self._mine, "connection", None)
        if found is None:
            # Each statement is a transaction of its own.
            found = sqlite3.connect(self._path, timeout=PATIENCE, isolation_level=None)
            for statement in ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=OFF", _MADE):
                found.execute(statement)
            self._mine.connection = found
        return found
