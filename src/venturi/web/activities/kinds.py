"""What a file is, by what it holds and not by what it is called."""

import codecs
import zipfile
from typing import IO

from venturi.web.trail.refusals import Refused, refuse

PDF, PNG, JPEG, GIF, WEBP = "application/pdf", "image/png", "image/jpeg", "image/gif", "image/webp"
OFFICE = "application/vnd.openxmlformats-officedocument."
# The main part of each, in the order in which they are looked for.
PARTS = {
    "word/document.xml": f"{OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{OFFICE}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{OFFICE}presentationml.presentation",
}
OPEN_DOCUMENTS = {
    f"application/vnd.oasis.opendocument.{kind}" for kind in ("text", "spreadsheet", "presentation", "graphics")
}
MACROS = ("vbaProject.bin", "Basic/")
SHORT, AT_ONCE = 100, 1 << 20
# What no text holds: all below the space but tab, line feed, form feed and carriage return.
CONTROLS = set(map(chr, range(32))) - set("\t\n\f\r") | {"\x7f"}
ALLOWED = "PDF, PNG, JPEG, GIF, WebP, Word, Excel, PowerPoint and OpenDocument without macros, text and CSV"


def kind_of(name: str, file: IO[bytes]) -> str:
    """The media type of a file; raises `Refused` for one that is not allowed."""
    file.seek(0)
    start = file.read(16)
    found = _by_its_start(start) or (
        _of_an_archive(file) if start.startswith(b"PK\x03\x04") else _of_a_text(name, file)
    )
    if found is None:
        raise _refused(name)
    return found


def _by_its_start(start: bytes) -> str | None:
    if start.startswith(b"RIFF") and start[8:12] == WEBP_MARK:
        return WEBP
    return next((kind for mark, kind in STARTS.items() if start.startswith(mark)), None)


WEBP_MARK = b"WEBP"
STARTS = {b"%PDF-": PDF, b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG, b"GIF87a": GIF, b"GIF89a": GIF}


def _of_an_archive(file: IO[bytes]) -> str | None:
    """An office document; other archives, and documents that bring programs along, are not allowed."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            if any(mark in one for one in names for mark in MACROS):
                return None
            if "[Content_Types].xml" in names:
                return next((kind for part, kind in PARTS.items() if part in names), None)
            if "mimetype" in names and archive.getinfo("mimetype").file_size <= SHORT:
                said = archive.read("mimetype").decode("ascii", "replace").strip()
                return said if said in OPEN_DOCUMENTS else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        return None
    return None


def _of_a_text(name: str, file: IO[bytes]) -> str | None:
    """Text in one of the encodings that programs write tables and notes in."""
    file.seek(0)
    start = file.read(2)
    wide = start in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for encoding in ["utf-16"] if wide else ["utf-8", "cp1252"]:
        if _reads(file, encoding):
            return "text/csv" if name.lower().endswith(".csv") else "text/plain"
    return None


def _reads(file: IO[bytes], encoding: str) -> bool:
    file.seek(0)
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while part := file.read(AT_ONCE):
            if not CONTROLS.isdisjoint(decoder.decode(part)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refused(name: str) -> Refused:
    return refuse(f"{name} is of a kind that is not kept here.", f"Attach {ALLOWED}.", code="file-type-refused")
