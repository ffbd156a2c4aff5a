"""Fault: what is said when the program itself is wrong, instead of a traceback on the screen."""

import os
import tempfile
import traceback
from pathlib import Path

from venturi.cli.screen import complain

DEBUG = "VENTURI_DEBUG"


def debugging() -> bool:
    """Whether somebody wants to see tracebacks: the environment variable VENTURI_DEBUG is set."""
    return bool(os.environ.get(DEBUG))


def own_up(error: Exception) -> None:
    """Say that it is our fault, and keep the traceback in a file to send along."""
    kept = _kept(error)
    where = f"The details are in {kept}; please report the fault with that file" if kept else "Please report it"
    complain(
        f"This is a fault of Venturi, not of your files or of what you typed: {type(error).__name__}. "
        f"{where} (read it first: it may quote values of your data). "
        f"To see the details here, set {DEBUG}=1 and run the same again. [fault]"
    )


def _kept(error: Exception) -> Path | None:
    told = "".join(traceback.format_exception(error))
    try:
        handle, name = tempfile.mkstemp(prefix="venturi-fault-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(told)
    except OSError:
        return None  # no room for a file: the message itself must still come through
    return Path(name)
