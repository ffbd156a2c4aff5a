"""How much a file may hold before reading stops, and what a person may say about a file.

Limits exist so that a file cannot exhaust the machine: a few kilobytes can unpack to terabytes, a forgotten quotation
mark can turn a file into one cell. Each is far above what a sales export holds and can be raised in `ReadOptions`.
"""

import codecs
import gzip
import io
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from venturi.errors import Issue, ReadError, Severity

MB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes or characters unless said otherwise.

    Parameters
    ----------
    unpacked : a compressed file may unpack to this much (workbooks, which are read whole, to `workbook`).
    ratio : unpacked size over packed size, looked at once more than `ratio_from` bytes came out.
    cell : characters in one cell; its row is rejected beyond.
    record : characters in one record of a text file, line ends within quotation marks included.
    columns : the width of Excel's sheets.
    """

    unpacked: int = 16 * 1024 * MB
    workbook: int = 1024 * MB
    ratio: int = 250
    ratio_from: int = 32 * MB
    cell: int = MB
    record: int = 32 * MB
    columns: int = 16_384


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What a person knows better than the file shows; everything unset is found from the content.

    Parameters
    ----------
    encoding : a name Python knows: ``utf-8``, ``utf-16``, ``cp1252``, ``shift_jis``.
    delimiter : one character.
    decimal : ``,`` or ``.``; only handed on in `Source.details`, since text is staged unaltered.
    sheet : read only this sheet of a workbook.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    sheet: str | None = None
    limits: Limits = field(default_factory=Limits)

    def __post_init__(self) -> None:
        if self.encoding is not None:
            codecs.lookup(self.encoding)
        if self.delimiter is not None and (len(self.delimiter) != 1 or self.delimiter in '"\r\n'):
            raise ValueError(f"delimiter must be one character other than a quotation mark, got {self.delimiter!r}")
        if self.decimal not in {None, ",", "."}:
            raise ValueError(f"decimal must be ',' or '.', got {self.decimal!r}")


def stop(path: Path, code: str, message: str, remedy: str) -> ReadError:
    """The error that ends the reading of `path`."""
    return ReadError(Issue(code=code, message=message, remedy=remedy, severity=Severity.STOP, file=path.name))


def too_many_columns(file: str, columns: int, limit: int) -> ReadError:
    """The error for a file that is wider than any sheet."""
    message = f"the file has {columns:,} columns; up to {limit:,} are read."
    remedy = "Export fewer columns, or check the delimiter of this file."
    return ReadError(Issue(code="too-many-columns", message=message, remedy=remedy, severity=Severity.STOP, file=file))


class Unpacking(io.RawIOBase):
    """The content of a gzip file, watched: damage, a missing end and a bomb raise `ReadError`."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path, self.limits = path, limits
        self.packed = max(path.stat().st_size, 1)
        self.out = 0
        self.stream = gzip.GzipFile(path, "rb")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        data = self._next(len(buffer))
        self.out += len(data)
        beyond = self.out > self.limits.ratio_from and self.out > self.limits.ratio * self.packed
        if self.out > self.limits.unpacked or beyond:
            raise stop(
                self.path,
                "unpacks-too-large",
                f"{self.packed:,} bytes unpack to more than {self.out:,}, which no export does.",
                "Unpack the file yourself and read the result if you trust it.",
            )
        buffer[: len(data)] = data
        return len(data)

    def tell(self) -> int:
        return self.out

    def _next(self, size: int) -> bytes:
        try:
            return self.stream.read(size)
        except EOFError:
            raise stop(
                self.path,
                "file-truncated",
                "the compressed file ends before its content does.",
                "Export or download it again.",
            ) from None
        except (gzip.BadGzipFile, zlib.error) as error:
            raise stop(
                self.path, "file-damaged", f"the compressed file cannot be unpacked ({error}).", "Export it again."
            ) from None

    def close(self) -> None:
        self.stream.close()
        super().close()


def open_bytes(path: Path, *, packed: bool, limits: Limits) -> IO[bytes]:
    """The bytes of a file, unpacked when it is compressed."""
    if packed:
        return io.BufferedReader(Unpacking(path, limits), buffer_size=MB)
    return path.open("rb")
