"""Said: how is a question said in SQL that was asked before, of other rows of the same tables?

Building the SQL of a question takes longer than a few thousand deals take to answer it, and depends on nothing but the
question: what is computed of which columns of which table. So it is kept by all of that, for as long as the process
lives. No answer is kept, and nothing of what stands in a table.
"""

import enum
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from threading import Lock
from typing import Any
from weakref import WeakValueDictionary

from ibis.backends import BaseBackend
from ibis.common.grounds import Concrete
from ibis.expr import operations as ops

# Statements kept: those of the whole audit several times over, in some megabytes.
KEPT = 4_000
# What says all of itself as text, beside its type.
_PLAIN = (str, bytes, bool, int, float, Decimal, date, datetime, time, timedelta, enum.Enum, type(None))
# They hold rows, or a function of somebody's: no text says all of them.
_HOLDS = (ops.InMemoryTable, ops.ScalarUDF, ops.AggUDF)


class _Unspoken(Exception):
    """A part of a question that no text says all of."""


class Said:
    """SQL by what it asks."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._sql: OrderedDict[bytes, str] = OrderedDict()
        self._lock = Lock()

    def get(self, key: bytes) -> str | None:
        with self._lock:
            if key in self._sql:
                self._sql.move_to_end(key)
            return self._sql.get(key)

    def keep(self, key: bytes, sql: str) -> None:
        with self._lock:
            self._sql[key] = sql
            while len(self._sql) > self._most:
                self._sql.popitem(last=False)


class Keys:
    """Keys of questions: the same for two that are the same in every part, whatever engine they are asked of.

    A part that several questions share is read once, for as long as anybody has it.
    """

    def __init__(self) -> None:
        self._known: dict[int, bytes] = {}
        self._there: WeakValueDictionary[int, Concrete] = WeakValueDictionary()

    def of(self, question: ops.Node) -> bytes | None:
        """The key; null for a question that holds rows or functions of its own."""
        waiting: list[Concrete] = [question]
        try:
            # By hand, for questions are nested deeper than functions may be.
            while waiting:
                part = waiting[-1]
                below = [] if self._get(part) else [one for one in _parts(part.__args__) if not self._get(one)]
                waiting.extend(below)
                if not below:
                    self._read(waiting.pop())
        except _Unspoken:
            return None
        return self._get(question)

    def _get(self, part: Concrete) -> bytes | None:
        place = id(part)
        return self._known[place] if self._there.get(place) is part else None

    def _read(self, part: Concrete) -> None:
        if isinstance(part, _HOLDS):
            raise _Unspoken
        kind = type(part)
        said = repr((kind.__module__, kind.__qualname__, [self._said(one) for one in part.__args__]))
        self._there[id(part)] = part
        self._known[id(part)] = hashlib.blake2b(said.encode(), digest_size=16).digest()

    def _said(self, value: Any) -> Any:
        match value:
            case Concrete():
                return self._get(value)
            case BaseBackend():
                # Whichever is asked, the question is the same.
                return type(value).__qualname__
            case Mapping():
                return "mapping", [(self._said(name), self._said(one)) for name, one in value.items()]
            case tuple() | list():
                return "several", [self._said(one) for one in value]
            case frozenset():
                return "any order", sorted(repr(self._said(one)) for one in value)
            case _ if isinstance(value, _PLAIN):
                return type(value).__qualname__, repr(value)
        raise _Unspoken


def _parts(value: Any) -> list[Concrete]:
    """The parts that a value consists of."""
    match value:
        case Concrete():
            return [value]
        case Mapping():
            return [part for one in value.items() for part in _parts(one)]
        case tuple() | list() | frozenset():
            return [part for one in value for part in _parts(one)]
    return []
