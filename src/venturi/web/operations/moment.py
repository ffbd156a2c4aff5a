"""One moment: everything that is read in it is as of the same state, while others go on writing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

# Milliseconds.
SHORT = 100


@contextmanager
def one_moment() -> Iterator[None]:
    """A transaction that only reads, and holds nobody up. Inside another one, that one says what is seen."""
    if connection.in_atomic_block:
        yield
        return
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        return
    connection.ensure_connection()
    mode = getattr(connection, "transaction_mode", None)
    try:
        # As the settings have it, a transaction waits for the lock of writers at once.
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]


@contextmanager
def without_waiting() -> Iterator[None]:
    """What is written inside is not worth waiting for: on SQLite it fails at once while somebody else writes."""
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    file = connection.connection
    [(patience,)] = file.execute("PRAGMA busy_timeout").fetchall()
    file.execute(f"PRAGMA busy_timeout = {SHORT}")
    try:
        yield
    finally:
        file.execute(f"PRAGMA busy_timeout = {patience}")
