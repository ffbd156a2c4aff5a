"""The tally of a comparison: how many records of each kind are new, changed, unchanged, rejected; and examples."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from venturi.cells import harmless

FATES = ("new", "changed", "unchanged", "rejected")
SHOWN = 8


class Tally:
    """Counts and examples, as they come in; what is rejected goes into a file as well. ``names``: see `counting`."""

    names: Any

    def __init__(self, refused: Path) -> None:
        self.counts: dict[str, dict[str, int]] = {}
        self.examples: dict[str, list[Any]] = {}
        self.reasons: dict[str, int] = {}
        self.met: dict[str, dict[str, int]] = {}
        self._marks = hashlib.sha256()
        self._refused = refused
        refused.write_text("kind,key,file,row,code\n", encoding="utf-8")

    def count(self, kind: str, **fates: int) -> None:
        """So many more of each fate."""
        found = self.counts.setdefault(kind, dict.fromkeys(FATES, 0))
        for fate, count in fates.items():
            found[fate] += count

    def example(self, kind: str, fate: str, found: Iterable[Any]) -> None:
        """What some of them are, the first ones that come."""
        there = self.examples.setdefault(f"{kind} {fate}", [])
        there += list(found)[: SHOWN - len(there)]

    def room(self, kind: str, fate: str) -> int:
        """How many more examples of it are taken."""
        return SHOWN - len(self.examples.get(f"{kind} {fate}", []))

    def meet(self, fate: str, **counts: int) -> None:
        """So many more of what people wrote and the files have otherwise, see `byhand`."""
        found = self.met.setdefault(fate, dict.fromkeys(counts, 0))
        for what, count in counts.items():
            found[what] += count

    def mark(self, frame: pl.DataFrame) -> None:
        """Let the digest know of these rows, in whatever order they come."""
        self._marks.update(frame.sort(pl.all()).write_csv(include_header=False).encode())

    def reject(self, kind: str, frame: pl.DataFrame, *, whole: bool = True) -> None:
        """Rows with ``key``, ``source_file``, ``source_row`` and ``code``, why. `whole`: they count as records."""
        if frame.is_empty():
            return
        if whole:
            self.count(kind, rejected=frame.height)
        for code, count in frame.get_column("code").value_counts().iter_rows():
            self.reasons[code] = self.reasons.get(code, 0) + count
        texts = [pl.col(name).map_elements(harmless, return_dtype=pl.String) for name in ("key", "source_file")]
        told = frame.select(pl.lit(kind).alias("kind"), *texts, "source_row", "code")
        with self._refused.open("a", encoding="utf-8") as out:
            out.write(told.write_csv(include_header=False))

    def said(self) -> dict[str, Any]:
        """All of it, as it is kept."""
        told = {"counts": self.counts, "reasons": self.reasons, "met": self.met}
        counted = json.dumps(told, sort_keys=True).encode()
        digest = hashlib.sha256(counted + self._marks.digest()).hexdigest()
        return {**told, "examples": self.examples, "digest": digest}
