"""Lock: one refresh of a store at a time, and no file deleted that somebody reads.

The locks are the operating system's: they go with the process that holds them, however it ends.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from venturi.errors import Issue, Severity
from venturi.store.faults import StoreError

WRITER, READERS = "refresh.lock", "readers.lock"


@contextmanager
def refreshing(store: Path) -> Iterator[None]:
    """Hold the store for a refresh; its folder is made when missing. Raises `StoreError` when another one runs."""
    store.mkdir(parents=True, exist_ok=True)
    with (store / WRITER).open("a+", encoding="ascii") as file:
        if not _taken(file, fcntl.LOCK_EX):
            file.seek(0)
            raise _busy(store, file.read())
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def reading(store: Path) -> IO[str]:
    """A handle that keeps the files of the store from being deleted until it is closed."""
    file = (store / READERS).open("a+", encoding="ascii")
    fcntl.flock(file, fcntl.LOCK_SH)
    return file


@contextmanager
def unread(store: Path) -> Iterator[bool]:
    """Whether nobody reads the store, and nobody begins to inside of the block."""
    with (store / READERS).open("a+", encoding="ascii") as file:
        yield _taken(file, fcntl.LOCK_EX)


def _taken(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _busy(store: Path, process: str) -> StoreError:
    return StoreError(
        Issue(
            code="store-busy",
            severity=Severity.STOP,
            file=str(store),
            message=f"Another refresh of this store is running{f', process {process}' if process else ''}.",
            remedy="Wait until it is done, and refresh again.",
        )
    )
