"""Logs: lines of JSON for machines, readable ones for whoever tries it out. Neither names a person or a customer.

What others log is made of values that we do not know: of theirs the text is kept, and what was filled in is not. Of an
error its kind and its place are kept, and not what it says, which may quote a row.
"""

import copy
import logging
import time
import traceback
from contextvars import ContextVar
from types import TracebackType
from typing import Any

from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
# Whose messages are made of numbers, names of tasks and processes alone.
KNOWN = ("venturi", "django_tasks", "_granian")
# Their messages quote what was sent; their names say what it was.
ATTACKS = "django.security"
FIELDS = {"request", "method", "route", "status", "ms", "queries", "person", "task", "attempts", "error"}
ALWAYS = {"at", "level", "logger", "message", "exception"}
Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class Lines(JsonFormatter):
    """One object on one line; only fields that are known to be harmless."""

    def __init__(self) -> None:
        renamed = {"asctime": "at", "levelname": "level", "name": "logger", "exc_info": "exception"}
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s", rename_fields=renamed)
        self.default_msec_format = "%s.%03dZ"
        self.default_time_format = "%Y-%m-%dT%H:%M:%S"

    def format(self, record: logging.LogRecord) -> str:
        """Without what was filled in by others; other handlers get the record as it is."""
        told = copy.copy(record)
        if not record.name.startswith(KNOWN):
            told.args = ()
        if record.name.startswith(ATTACKS):
            told.msg = "refused"
        if "request" in vars(told):
            # Django's own: it would print the whole address.
            del told.__dict__["request"]
        if number := request_id.get():
            told.__dict__["request"] = number
        return super().format(told)

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """The fields that are kept."""
        return {name: value for name, value in log_data.items() if name in FIELDS | ALWAYS}

    def formatException(self, ei: Raised) -> str:  # noqa: N802  the standard library's name
        """What kind of error, and where."""
        places = [f"{one.filename}:{one.lineno} {one.name}" for one in traceback.extract_tb(ei[2])]
        kind = f"{ei[0].__module__}.{ei[0].__qualname__}" if ei[0] else "unknown"
        return " < ".join([kind, *reversed(places)])

    converter = time.gmtime  # type: ignore[assignment]


class Readable(logging.Formatter):
    """A line for people."""

    def format(self, record: logging.LogRecord) -> str:
        """A request in few words; anything else as it is."""
        if hasattr(record, "route"):
            told = vars(record)
            return f"{told['method']} {told['route']} {told['status']} in {told['ms']} ms, {told['queries']} queries"
        return f"{record.levelname.lower()}: {super().format(record)}"


def configuration(*, readable: bool) -> dict[str, Any]:
    """What `logging` is told: one handler, to standard error."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"ours": {"()": Readable if readable else Lines}},
        "handlers": {"all": {"class": "logging.StreamHandler", "formatter": "ours"}},
        "root": {"handlers": ["all"], "level": "WARNING"},
        "loggers": {
            "venturi": {"level": "INFO"},
            "django_tasks": {"level": "INFO"},
            # Our own line says which page and which status.
            "django.request": {"level": "ERROR"},
            "django": {"handlers": [], "level": "WARNING", "propagate": True},
        },
    }


def of_the_server(*, readable: bool) -> dict[str, Any]:
    """What granian is told: its own words as it has them, or as our lines. It logs no requests: we do."""
    if readable:
        return {}
    return {
        "formatters": {"ours": {"()": Lines}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "ours"}},
        "loggers": {"_granian": {"handlers": ["console"], "level": "INFO", "propagate": False}},
    }
