"""Where the files of an import lie, and how they get there. What somebody called them never becomes a path."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from venturi.web.imports.models import Import
from venturi.web.trail.refusals import refuse

KINDS = (".csv", ".tsv", ".txt", ".xlsx", ".parquet", ".json", ".jsonl", ".ndjson", ".xes", ".gz", ".zip")
NAME = 120


def folder_of(one: Import) -> Path:
    """The folder of an import."""
    return Path(settings.DATA) / "imports" / str(one.pk)


def paths_of(one: Import) -> list[Path]:
    """The files as they came, each in a folder of its own, so that two may have one name."""
    return [folder_of(one) / "files" / str(nth) / file["name"] for nth, file in enumerate(one.files)]


def check(files: Iterable[UploadedFile]) -> None:
    """Refuse what is too large, empty, or of no kind that is read."""
    limit = settings.VENTURI_IMPORT_MEGABYTES
    for file in files:
        name, size = plain(file.name or ""), file.size or 0
        if not name.lower().endswith(KINDS):
            remedy = f"Choose files that end in {', '.join(KINDS)}."
            raise refuse(f'"{name}" is of no kind that is read.', remedy, code="upload-kind")
        if size == 0:
            raise refuse(f'"{name}" is empty.', "Export it anew.", code="upload-empty")
        if size > limit * 1_000_000:
            told = f'"{name}" has {size / 1e6:,.0f} MB, and {limit:,} MB are taken.'
            raise refuse(told, "Split it, or set VENTURI_IMPORT_MEGABYTES.", code="upload-too-large")


@contextmanager
def kept(files: Iterable[UploadedFile]) -> Iterator[tuple[Path, list[dict[str, Any]]]]:
    """A folder with the files, until an import takes it; and name, size and SHA-256 of each."""
    (root := Path(settings.DATA) / "imports").mkdir(parents=True, exist_ok=True)
    folder = Path(mkdtemp(prefix="upload-", dir=root))
    try:
        yield folder, _written(folder, files)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def take(one: Import, folder: Path) -> None:
    """Give an import the files that are kept in a folder."""
    folder.rename(emptied(folder_of(one)) / "files")


def _written(folder: Path, files: Iterable[UploadedFile]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for nth, file in enumerate(files):
        name, digest = plain(file.name or ""), hashlib.sha256()
        # How a file is read is said by its name: each has its own.
        name = f"{nth}-{name}" if name in {other["name"] for other in kept} else name
        path = folder / str(nth) / name
        path.parent.mkdir(parents=True)
        with path.open("wb") as out:
            for chunk in file.chunks():
                digest.update(chunk)
                out.write(chunk)
        kept.append({"name": name, "size": path.stat().st_size, "digest": digest.hexdigest()})
    return kept


def there(one: Import) -> bool:
    """Whether the files of an import are kept."""
    return (folder_of(one) / "files").is_dir()


def remove(one: Import) -> None:
    """Delete the files of an import, and all that was made of them."""
    shutil.rmtree(folder_of(one), ignore_errors=True)


def share(one: Import, other: Import) -> None:
    """Give an import the files of another."""
    shutil.copytree(folder_of(one) / "files", folder_of(other) / "files", copy_function=os.link)


def plain(name: str) -> str:
    """What somebody called a file, as a name that means nothing to any file system."""
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[^\w .()+,=@-]", "_", last).strip(". ")[-NAME:] or "file"


def emptied(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
