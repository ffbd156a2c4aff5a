"""Delimited text, streamed: CSV with any delimiter, encoding and line end.

Memory is bounded by the block, not by the file. Cells stay as they are spelled.
"""

import codecs
import csv
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from venturi.ingest.progress import Progress
from venturi.ingest.reading import encoding as encodings
from venturi.ingest.reading import issues
from venturi.ingest.reading.dialect import SPOKEN, Layout, layout_of
from venturi.ingest.reading.encoding import Lines, Readable, Transcoded, blocks_of, encoding_of
from venturi.ingest.reading.limits import MB, Limits, ReadOptions, open_bytes, stop
from venturi.ingest.reading.records import Records
from venturi.ingest.reading.staging import Noticed, fresh
from venturi.ingest.source import Source

SAMPLE = MB
UTF8 = {"utf-8", "utf-8-sig"}


def read(path: Path, *, workdir: Path, progress: Progress, options: ReadOptions, packed: bool) -> list[Source]:
    """The one source of a delimited text file."""
    encoding, layout = _look(path, options, packed)
    noticed = Noticed(path.name, workdir)
    with open_bytes(path, packed=packed, limits=options.limits) as raw, _cells_up_to(options.limits.record):
        if encoding == "utf-8-sig":
            raw.read(3)
        stream: Readable = raw if encoding in UTF8 else Transcoded(raw, encoding)
        size = 0 if packed else path.stat().st_size
        blocks = _told(
            blocks_of(stream, size=encodings.BLOCK, limit=2 * options.limits.record),
            lambda: progress(f"Reading {path.name}", raw.tell(), size),
        )
        records = Records(blocks, layout, noticed, options.limits, fresh(workdir, path.name))
        records.stage()
    if isinstance(stream, Transcoded) and stream.damaged:
        noticed.add(issues.characters_unreadable(stream.damaged, encoding))
    if encoding == "cp1252" and options.encoding is None:
        noticed.add(issues.encoding_guessed())
    if not records.read:
        noticed.add(issues.no_records())
    return [_source(path, records, noticed, _details(encoding, layout, options))]


def _source(path: Path, records: Records, noticed: Noticed, details: dict[str, str]) -> Source:
    return Source(
        path=path,
        name=path.name,
        format="csv",
        staged=records.staged,
        columns=records.columns,
        rows_read=records.read,
        rows_rejected=records.rejected,
        issues=noticed.all(),
        notes=noticed.notes.finish(),
        details=details,
    )


def _details(encoding: str, layout: Layout, options: ReadOptions) -> dict[str, str]:
    details = {
        "encoding": encodings.SPOKEN.get(encoding, encoding),
        "delimiter": SPOKEN.get(layout.delimiter, layout.delimiter),
    }
    return details | ({"decimal": options.decimal} if options.decimal else {})


def _told(blocks: Iterator[bytes], tell: Callable[[], None]) -> Iterator[bytes]:
    for block in blocks:
        tell()
        yield block


def _look(path: Path, options: ReadOptions, packed: bool) -> tuple[str, Layout]:
    """Encoding and layout from the beginning of the file, or why there is nothing to read."""
    with open_bytes(path, packed=packed, limits=options.limits) as stream:
        head = stream.read(SAMPLE)
    whole = len(head) < SAMPLE
    encoding = codecs.lookup(options.encoding).name if options.encoding else encoding_of(head, whole=whole)
    if encoding == "utf-8" and head.startswith(codecs.BOM_UTF8):
        encoding = "utf-8-sig"
    text = _decoded(head, encoding, options.limits)
    if not whole:
        # The sample may end inside a quoted cell; the last record is cut off and would mislead only a little.
        text = text[: max(text.rfind("\n"), text.rfind("\r")) + 1] or text
    with _cells_up_to(options.limits.record):
        layout = layout_of(text, delimiter=options.delimiter)
    if layout is None:
        raise stop(path, "file-empty", "the file is empty.", "Export it again; at least a header and a row are needed.")
    return encoding, layout


def _decoded(head: bytes, encoding: str, limits: Limits) -> str:
    stream = io.BytesIO(head)
    if encoding == "utf-8-sig":
        stream.read(3)
    source: Readable = stream if encoding in UTF8 else Transcoded(stream, encoding)
    return "".join(Lines(blocks_of(source, size=encodings.BLOCK, limit=2 * limits.record), long=limits.cell))


@contextmanager
def _cells_up_to(limit: int) -> Iterator[None]:
    """The csv module's own limit is one setting for the whole process."""
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)
