"""Whether a ZIP container (XLSX, ODS) may be opened: what it is, whether it is whole, how much it unpacks to.

The directory of an archive states sizes, and can lie. So each part is unpacked once, piece by piece and without being
kept, before a reader that keeps everything gets to see it.
"""

import struct
import zipfile
import zlib
from pathlib import Path
from typing import IO

from venturi.errors import ReadError
from venturi.ingest.reading.limits import MB, Limits, stop

LOCAL_HEADER = 30
BOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
OTHERS = {"word/document.xml": "a Word document", "ppt/presentation.xml": "a PowerPoint file"}


def check_archive(path: Path, limits: Limits) -> None:
    """Raises `ReadError` when the archive is no workbook, is damaged, or unpacks to too much."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as error:
        raise _damaged(path, str(error)) from None
    _is_workbook(path, {part.filename for part in parts})
    stated = sum(part.file_size for part in parts)
    _within(path, stated, limits)
    with path.open("rb") as file:
        for part in parts:
            if part.flag_bits & 1:
                raise encrypted(path)
            _unpack(path, file, part)


def _within(path: Path, unpacked: int, limits: Limits) -> None:
    packed = max(path.stat().st_size, 1)
    if unpacked > limits.workbook or (unpacked > limits.ratio_from and unpacked > limits.ratio * packed):
        raise stop(
            path,
            "unpacks-too-large",
            f"{packed:,} bytes unpack to {unpacked:,}; up to {limits.workbook:,} and {limits.ratio} times are read.",
            "Save the sheet as CSV, which is read at any size.",
        )


def _is_workbook(path: Path, names: set[str]) -> None:
    if names.intersection(BOOKS):
        return
    what = next((what for name, what in OTHERS.items() if name in names), "a ZIP archive without a workbook in it")
    remedy = "Unpack it and name the files in it." if "ZIP" in what else "Export the records as CSV or XLSX."
    raise stop(path, "file-not-readable", f"the file is {what}, not a table.", remedy)


def _unpack(path: Path, file: IO[bytes], part: zipfile.ZipInfo) -> None:
    """Count what comes out of a part, up to what its directory entry states."""
    file.seek(part.header_offset)
    header = file.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise _damaged(path, f"{part.filename} is missing")
    file.seek(sum(struct.unpack("<HH", header[26:30])), 1)
    if part.compress_type == zipfile.ZIP_STORED:
        return
    if part.compress_type != zipfile.ZIP_DEFLATED:
        raise _damaged(path, f"{part.filename} is packed in an unusual way")
    try:
        out = _inflated(file, part)
    except zlib.error as error:
        raise _damaged(path, f"{part.filename}: {error}") from None
    if out != part.file_size:
        raise _damaged(path, f"{part.filename} has another size than its directory states")


def _inflated(file: IO[bytes], part: zipfile.ZipInfo) -> int:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left, out, waiting = part.compress_size, 0, b""
    while (left or waiting) and not inflate.eof and out <= part.file_size:
        if not waiting:
            waiting = file.read(min(left, MB))
            left = left - len(waiting) if waiting else 0
        out += len(inflate.decompress(waiting, MB))
        waiting = inflate.unconsumed_tail
    return out


def _damaged(path: Path, reason: str) -> ReadError:
    message = f"the workbook is damaged or cut off ({reason.rstrip('.')})."
    return stop(path, "file-damaged", message, "Save or download it again.")


def encrypted(path: Path) -> ReadError:
    """The error for a workbook with a password."""
    message = "the workbook is protected by a password."
    return stop(path, "file-encrypted", message, "Save it without a password, or as CSV.")
