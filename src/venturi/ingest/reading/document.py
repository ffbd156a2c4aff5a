"""JSON: a list of objects, an object that holds such lists, or one object a line.

Streamed: one record is in memory at a time. Objects in a record become columns ``properties.amount``; lists become
their JSON text.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from venturi.ingest.progress import Progress
from venturi.ingest.reading import issues
from venturi.ingest.reading.encoding import Readable, Transcoded, encoding_of
from venturi.ingest.reading.gathering import Gathering, Value
from venturi.ingest.reading.json_stream import JsonStream, Unreadable
from venturi.ingest.reading.limits import MB, ReadOptions, open_bytes, stop
from venturi.ingest.reading.staging import Noticed, fresh
from venturi.ingest.source import Source

DEPTH = 32


def read(path: Path, *, workdir: Path, progress: Progress, options: ReadOptions, packed: bool) -> list[Source]:
    """One source for each list of objects in the file."""
    reader = _Document(path, workdir, options)
    with open_bytes(path, packed=packed, limits=options.limits) as raw:
        head = raw.read(MB)
    encoding = options.encoding or encoding_of(head, whole=len(head) < MB)
    with open_bytes(path, packed=packed, limits=options.limits) as raw:
        source = Transcoded(raw, encoding)
        stream = JsonStream(_told(source, path, progress, packed), limit=options.limits.record)
        try:
            reader.read(stream)
        except (Unreadable, RecursionError) as error:
            reason = str(error) if isinstance(error, Unreadable) else "objects within objects without end"
            message = f"the JSON cannot be read: {reason}."
            raise stop(path, "json-unreadable", message, "Export it again; it may have been cut off.") from None
    if not reader.sources:
        message = "the JSON holds no list of records."
        raise stop(path, "no-records", message, 'Give a list of objects, or an object such as {"records": […]}.')
    damaged = (issues.characters_unreadable(source.damaged, encoding).at(file=path.name),) if source.damaged else ()
    return reader.named(damaged, encoding)


def _told(source: Readable, path: Path, progress: Progress, packed: bool) -> Callable[[int], bytes]:
    size, done = 0 if packed else path.stat().st_size, 0

    def read_on(amount: int) -> bytes:
        nonlocal done
        data = source.read(amount)
        done += len(data)
        progress(f"Reading {path.name}", done, size)
        return data

    return read_on


class _Document:
    """Walks through one document and stages every list of records in it."""

    def __init__(self, path: Path, workdir: Path, options: ReadOptions) -> None:
        self.path, self.workdir, self.options = path, workdir, options
        self.sources: list[tuple[str | None, Source]] = []
        self.outside: tuple[str, ...] = ()

    def read(self, stream: JsonStream) -> None:
        match stream.peek():
            case "[":
                self._stage(None, stream.elements())
            case "{":
                self._object(stream)
            case "":
                raise stop(self.path, "file-empty", "the file is empty.", "Export it again.")

    def _object(self, stream: JsonStream) -> None:
        """An object with lists of records in it, or the first of many records."""
        if stream.first_line_is_record():
            self._stage(None, stream.lines())
            return
        rest: dict[str, Any] = {}
        for key in stream.entries():
            if stream.peek() == "[" and stream.peek_second() == "{":
                self._stage(key, stream.elements())
            else:
                rest[key] = stream.value()
        self.outside = tuple(rest) if self.sources else ()
        if stream.peek():
            self._stage(None, _after(rest, stream.lines()))
        elif not self.sources and rest and not any(isinstance(value, list) for value in rest.values()):
            self._stage(None, iter([rest]))

    def _stage(self, key: str | None, records: Iterator[Any]) -> None:
        noticed = Noticed(self.path.name, self.workdir)
        staged = fresh(self.workdir, f"{self.path.name} {key or ''}")
        number, rejected = 1, 0
        with Gathering(staged, noticed, columns=self.options.limits.columns) as gathering:
            for number, record in enumerate(records, 2):
                if isinstance(record, dict):
                    gathering.add(self._flat(record, noticed, number), number)
                else:
                    rejected += 1
                    noticed.reject(issues.record_not_object(number, record))
            columns = gathering.finish()
        if not columns:
            staged.unlink()
            if rejected:
                raise stop(self.path, "no-records", "none of the records is an object.", "Give a list of objects.")
            return
        source = Source(
            path=self.path,
            name=self.path.name,
            format="json",
            staged=staged,
            columns=columns,
            rows_read=number - 1,
            rows_rejected=rejected,
            issues=noticed.all(),
            notes=noticed.notes.finish(),
        )
        self.sources.append((key, source))

    def _flat(self, record: dict[str, Any], noticed: Noticed, number: int) -> dict[str, Value]:
        flat: dict[str, Value] = {}
        waiting = [("", record, 0)]
        while waiting:
            prefix, part, depth = waiting.pop()
            for key, value in part.items():
                name = f"{prefix}{key}"
                if isinstance(value, dict) and value and depth < DEPTH:
                    waiting.append((f"{name}.", value, depth + 1))
                elif isinstance(value, list | dict):
                    flat[name] = json.dumps(value, ensure_ascii=False) if value else None
                    if value:
                        noticed.count(issues.nested_as_text(name).at(row=number))
                else:
                    flat[name] = None if value == "" else value
        return flat

    def named(self, damaged: tuple[Any, ...], encoding: str) -> list[Source]:
        """The sources, told apart by their list when there are several."""
        several = len(self.sources) > 1
        if self.outside:
            damaged = (*damaged, issues.outside_lists(self.outside).at(file=self.path.name))
        return [
            replace(
                source,
                name=f'{source.name}, list "{key}"' if several else source.name,
                issues=(*damaged, *source.issues),
                details={"encoding": encoding} | ({"list": key} if key else {}),
            )
            for key, source in self.sources
        ]


def _after(first: Any, others: Iterator[Any]) -> Iterator[Any]:
    yield first
    yield from others
