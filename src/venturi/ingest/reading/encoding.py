"""Which encoding a text file has, and its lines, whatever the encoding.

Exports that people have merged by hand hold more than one encoding. A line that is not UTF-8 inside a UTF-8 file is
read as Windows-1252, in which nearly every such line was written, and marked, so that its row can be named.
"""

import codecs
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Protocol

from venturi.ingest.reading.limits import MB

BLOCK = 2 * MB
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SPOKEN = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with BOM",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32": "UTF-32",
    "cp1252": "Windows-1252",
}


def encoding_of(head: bytes, *, whole: bool) -> str:
    """The encoding that the beginning of a file speaks for; its last line is cut off unless `whole`."""
    for bom, name in BOMS:
        if head.startswith(bom):
            return name
    return _wide(head) or _narrow(head.splitlines() if whole else head.splitlines()[:-1])


def _wide(head: bytes) -> str | None:
    """UTF-16 without BOM: in every other byte most are zero, as long as most letters are Latin."""
    pairs = len(head) // 2
    if pairs < 2:
        return None
    even, odd = head[0 : 2 * pairs : 2].count(0) / pairs, head[1 : 2 * pairs : 2].count(0) / pairs
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.1 else None


def _narrow(lines: list[bytes]) -> str:
    """UTF-8 unless more lines contradict it than need it."""
    needing = contradicting = 0
    for line in lines:
        if line.isascii():
            continue
        try:
            line.decode()
            needing += 1
        except UnicodeDecodeError:
            contradicting += 1
    return "cp1252" if contradicting > needing else "utf-8"


def windows_1252(data: bytes) -> str:
    """Every byte has a meaning: the five that Windows-1252 leaves open are read as Latin-1."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return "".join(bytes((b,)).decode("latin-1" if b in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for b in data)


class Readable(Protocol):
    """What is read from: a file, an unpacked file, a transcoded one."""

    def read(self, size: int, /) -> bytes: ...


class Transcoded:
    """A byte stream of any encoding as UTF-8; ``damaged`` counts characters that could not be read."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self.stream, self.encoding = stream, encoding
        self.decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        self.damaged = 0

    def read(self, size: int, /) -> bytes:
        while data := self.stream.read(size):
            if text := self._decode(data):
                return text.encode("utf-8", "replace")
        rest = "" if self.encoding == "cp1252" else self.decoder.decode(b"", final=True)
        self.damaged += rest.count("\ufffd")
        return rest.encode("utf-8", "replace")

    def _decode(self, data: bytes) -> str:
        if self.encoding == "cp1252":
            return windows_1252(data)
        text = self.decoder.decode(data)
        self.damaged += text.count("\ufffd")
        return text


@dataclass(frozen=True, slots=True)
class Mark:
    """Something about a line (counted from 1) that its row should be told for."""

    line: int
    kind: str


def blocks_of(stream: Readable, *, size: int, limit: int) -> Iterator[bytes]:
    """Pieces of about `size` bytes that end where a line ends, and where a record does as far as can be seen.

    A line of more than `limit` bytes is cut, so that memory stays bounded.
    """
    kept = b""
    while data := stream.read(size):
        kept += data
        # A CR at the very end may be the first half of a CRLF.
        cut = max(kept.rfind(b"\n"), kept.rfind(b"\r", 0, -1)) + 1
        if cut:
            cut = _between_records(kept, cut)
        elif len(kept) > limit:
            cut = len(kept)
        if cut:
            yield kept[:cut]
            kept = kept[cut:]
    if kept:
        yield kept


def _between_records(data: bytes, cut: int) -> int:
    """The last line end up to `cut` with an even number of quotation marks before it, or `cut` when there is none near.

    Only for speed: blocks that end within a cell take the slow way, and give the same.
    """
    found = cut
    for _ in range(8):
        if data.count(b'"', 0, found) % 2 == 0:
            return found
        last = data.rfind(b'"', 0, found)
        found = max(data.rfind(b"\n", 0, last), data.rfind(b"\r", 0, last)) + 1
        if not found:
            break
    return cut


class Lines:
    """The lines of UTF-8 blocks, each with its own line end (CR, LF or CRLF).

    ``marks`` names lines before they are handed out: ``encoding`` (read as Windows-1252), ``nul`` (held NUL characters,
    which were taken out), ``long`` (more characters than a cell may have). ``loaded`` is the number of lines in the
    blocks taken so far. ``finished`` turns true when somebody asked for a line after the last one: a record that is
    still open then was never closed.
    """

    def __init__(self, blocks: Iterator[bytes], *, long: int) -> None:
        self.blocks, self.long = blocks, long
        self.marks: deque[Mark] = deque()
        self.loaded = 0
        self.finished = False

    def __iter__(self) -> Iterator[str]:
        for block in self.blocks:
            yield from self._lines(block)
        self.finished = True

    def _lines(self, block: bytes) -> list[str]:
        try:
            text = block.decode()
        except UnicodeDecodeError:
            lines = self._each(block)
        else:
            lines = self._each(block) if "\0" in text else list(io.StringIO(text, newline=""))
        if max(map(len, lines)) > self.long:
            self._mark_long(lines)
        self.loaded += len(lines)
        return lines

    def _mark_long(self, lines: list[str]) -> None:
        long = (Mark(at, "long") for at, line in enumerate(lines, self.loaded + 1) if len(line) > self.long)
        marks = sorted([*self.marks, *long], key=lambda mark: mark.line)
        self.marks.clear()
        self.marks.extend(marks)

    def _each(self, block: bytes) -> list[str]:
        """Line by line, where something is wrong with at least one."""
        lines = []
        for at, data in enumerate(block.splitlines(keepends=True), self.loaded + 1):
            try:
                text = data.decode()
            except UnicodeDecodeError:
                text = windows_1252(data)
                self.marks.append(Mark(at, "encoding"))
            if "\0" in text:
                text = text.replace("\0", "")
                self.marks.append(Mark(at, "nul"))
            lines.append(text)
        return lines
