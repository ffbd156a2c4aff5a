"""What a file is, told by its content and only then by its name."""

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from venturi.ingest.reading.limits import Limits, open_bytes, stop

Kind = Literal["text", "workbook", "parquet", "document", "event log"]

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"%PDF-", "a PDF document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a Zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ARROW1\x00\x00", "an Arrow file"),
    (b"ORC", "an ORC file"),
    (b"Obj\x01", "an Avro file"),
)
GZIP, ZIP, OLE, PARQUET = b"\x1f\x8b", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
ENDINGS: dict[str, Kind] = {
    ".xlsx": "workbook",
    ".xlsm": "workbook",
    ".xlsb": "workbook",
    ".xls": "workbook",
    ".ods": "workbook",
    ".parquet": "parquet",
    ".pq": "parquet",
    ".json": "document",
    ".jsonl": "document",
    ".ndjson": "document",
    ".xes": "event log",
}
SPOKEN: dict[Kind, str] = {
    "text": "delimited text",
    "workbook": "a workbook",
    "parquet": "a Parquet file",
    "document": "JSON",
    "event log": "an event log",
}
HEAD = 65_536
WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
# Separators of old mainframes are delimiters; the other control characters do not stand in text.
CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b\x1c\x1d\x1e\x1f\x01\x00"))


@dataclass(frozen=True, slots=True)
class Found:
    """The kind of a file, whether it is gzipped, and the ending that says otherwise."""

    kind: Kind
    packed: bool = False
    misleading: str | None = None


def find_kind(path: Path, limits: Limits, encoding: str | None = None) -> Found:
    """What the file is, with what the user said of its encoding; raises `ReadError` for what cannot be read."""
    head = _head(path, packed=False, limits=limits)
    packed = head.startswith(GZIP)
    ending = path.suffix.lower()
    if packed:
        head = _head(path, packed=True, limits=limits)
        ending = Path(path.stem).suffix.lower() if ending in {".gz", ".gzip"} else ending
    if not head:
        raise stop(path, "file-empty", "the file is empty.", "Export it again; at least a header and a row are needed.")
    named = ENDINGS.get(ending, "text")
    kind = _kind(path, head, named, encoding or "utf-8")
    if packed and kind in {"workbook", "parquet"}:
        raise stop(path, "file-not-readable", f"the file is {SPOKEN[kind]} inside a gzip archive.", "Unpack it first.")
    known = ending in ENDINGS or ending in {".csv", ".tsv", ".txt"}
    return Found(kind, packed, ending if kind != named and known else None)


def _head(path: Path, *, packed: bool, limits: Limits) -> bytes:
    try:
        with open_bytes(path, packed=packed, limits=limits) as stream:
            return stream.read(HEAD)
    except FileNotFoundError:
        raise stop(path, "file-missing", f"there is no file {path}.", "Check the path.") from None
    except IsADirectoryError:
        raise stop(path, "file-is-folder", f"{path} is a folder.", "Name the files in it.") from None
    except OSError as error:
        reason = error.strerror or str(error)
        raise stop(
            path, "file-not-readable", f"the file cannot be opened ({reason}).", "Check its permissions."
        ) from None


def _kind(path: Path, head: bytes, named: Kind, encoding: str) -> Kind:
    if head.startswith((ZIP, OLE)):
        return "workbook"
    if head.startswith(PARQUET):
        return "parquet"
    spoken = next((spoken for signature, spoken in SIGNATURES if head.startswith(signature)), None)
    if spoken is None and named in {"workbook", "parquet"} and _binary(head, encoding):
        # Cut off at the front or damaged: its reader says so better.
        return named
    if spoken or _binary(head, encoding):
        what = spoken or "binary data"
        remedy = "Export the records as CSV, XLSX, Parquet or JSON."
        raise stop(path, "file-not-readable", f"the file is {what}, not a table.", remedy)
    return _text_kind(path, head, named)


def _text_kind(path: Path, head: bytes, named: Kind) -> Kind:
    start = head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:4096].replace(b"\0", b"").lower()
    if named == "event log" or (start.startswith((b"<?xml", b"<log", b"<!--")) and b"<log" in start):
        return "event log"
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<!--")):
        what = "an XML file" if start.startswith(b"<?xml") else "a web page"
        remedy = "Open it in a spreadsheet program and save it as CSV or XLSX."
        raise stop(path, "file-not-readable", f"the file is {what}, whatever its name says.", remedy)
    return "document" if named == "document" else "text"


def _binary(head: bytes, encoding: str) -> bool:
    """Text has few NULs unless it is UTF-16 (every other byte), and prints nearly all or is in its Unicode encoding."""
    if head.startswith(WIDE):
        return False
    nul = head.count(0)
    if nul > 0.15 * len(head):
        even, odd = head[0::2].count(0), head[1::2].count(0)
        return min(even, odd) * 4 > max(even, odd)
    strange = len(head) - len(head.translate(None, CONTROL))
    return strange > max(8, 0.02 * len(head)) and not _is_unicode(head, encoding)


def _is_unicode(head: bytes, encoding: str) -> bool:
    """Whether the bytes are in that Unicode encoding, apart from a character that is cut off at the end."""
    codec = codecs.lookup(encoding)
    if not codec.name.startswith("utf"):
        return False
    try:
        codec.incrementaldecoder().decode(head)
    except UnicodeDecodeError:
        return False
    return True
