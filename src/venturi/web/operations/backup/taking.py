"""Taking a backup while people work."""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.db import connection

from venturi import __version__
from venturi.web.operations.backup import postgresql, sqlite
from venturi.web.operations.backup.manifest import DATABASE, FILES, FOLDERS, KEY, NAME, Manifest, belongs

AT_ONCE = 1 << 20
# The quickest: a third of the size for a few seconds.
LEVEL = 1


def take(to: Path, *, with_key: bool = False) -> Manifest:
    """Write a backup to a file: all of it, or nothing is there. Only its owner may read it."""
    kind = postgresql if connection.vendor == "postgresql" else sqlite
    with tempfile.TemporaryDirectory(prefix=f".{to.name}.", dir=to.parent) as folder:
        dumped, written = Path(folder) / DATABASE, Path(folder) / to.name
        # First the database, then the files: what a row names was on the disk before the row.
        said = kind.dump(dumped)
        with written.open("xb") as file:
            written.chmod(0o600)
            manifest = _archived(file, dumped, said, with_key=with_key)
            file.flush()
            os.fsync(file.fileno())
        written.replace(to)
    return manifest


def _archived(file: IO[bytes], dumped: Path, said: dict[str, Any], *, with_key: bool) -> Manifest:
    sources = {DATABASE: dumped} | {FILES + name: path for name, path in _files()}
    key = Path(settings.DATA) / KEY
    # A key that is handed over in the environment is kept where it comes from.
    with_key = with_key and key.exists()
    if with_key:
        sources[KEY] = key
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        members = {name: _added(archive, name, path) for name, path in sources.items()}
        taken = datetime.now(UTC).isoformat(timespec="seconds")
        manifest = Manifest(__version__, connection.vendor, taken, with_key=with_key, members=members, **said)
        archive.writestr(NAME, manifest.written())
    return manifest


def _files() -> Iterator[tuple[str, Path]]:
    """What lies in the folders of the data folder; nothing that is still being written."""
    root = Path(settings.DATA)
    for folder in sorted(FOLDERS):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.is_file() and belongs(name):
                yield name, path


def _added(archive: zipfile.ZipFile, name: str, path: Path) -> dict[str, Any]:
    seen, size = hashlib.sha256(), 0
    with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as member:
        while part := source.read(AT_ONCE):
            seen.update(part)
            size += member.write(part)
    return {"size": size, "sha256": seen.hexdigest()}
