"""Files outside the database: each under the digest of what it holds, so that the same file is kept once."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from venturi.web.activities.kinds import kind_of
from venturi.web.trail.refusals import Refused, refuse

FOLDER = "attachments"
AT_ONCE = 1 << 20
MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was kept: its SHA-256 digest, its size in bytes, and what it is by what it holds."""

    digest: str
    size: int
    media_type: str


def place_of(digest: str) -> Path:
    """Where the file of a digest lies."""
    return Path(settings.DATA) / FOLDER / digest[:2] / digest


def keep(name: str, content: IO[bytes]) -> Kept:
    """Keep what is read from ``content``; all of it is on the disk when this returns, or nothing is.

    Raises `Refused` for what is empty, larger than the setting ``ATTACHMENT_LIMIT``, or of a kind that is not allowed.
    """
    folder = Path(settings.DATA) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    handle, written = tempfile.mkstemp(prefix="coming-", dir=folder)
    try:
        with os.fdopen(handle, "w+b") as file:
            digest, size = _copy(name, content, file)
            media_type = kind_of(name, file)
            file.flush()
            os.fsync(file.fileno())
        place = place_of(digest)
        place.parent.mkdir(exist_ok=True)
        # One step: whoever looks for it finds all of it or nothing. The same content is there already, or is now.
        Path(written).replace(place)
        _settle(place.parent)
    finally:
        Path(written).unlink(missing_ok=True)
    return Kept(digest, size, media_type)


def _copy(name: str, content: IO[bytes], file: IO[bytes]) -> tuple[str, int]:
    seen, size = hashlib.sha256(), 0
    for part in _parts(content):
        size += len(part)
        if size > settings.ATTACHMENT_LIMIT:
            raise _too_large(name)
        seen.update(part)
        file.write(part)
    if not size:
        raise refuse(f"{name} is empty.", "Choose another file.", code="attachment-empty")
    return seen.hexdigest(), size


def _parts(content: IO[bytes]) -> Iterator[bytes]:
    while part := content.read(AT_ONCE):
        yield part


def _settle(folder: Path) -> None:
    """The new name is on the disk, too. Windows has no way to ask for it."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _too_large(name: str) -> Refused:
    limit = settings.ATTACHMENT_LIMIT / MEGABYTE
    return refuse(
        f"{name} has more than {limit:g} MB.", "Attach a smaller one, or say where it lies.", code="file-too-large"
    )
