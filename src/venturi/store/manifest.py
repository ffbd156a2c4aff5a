"""Manifest: which files are the store, so that a store is either what it was or what it became, never in between.

A store is a folder of generations, each a folder of Parquet files that never change once they are written:

    store/manifest.json            the generations that count; replaced in one step
    store/000001/deals.parquet     the rows of a table that came with this generation
    store/000002/deals.parquet     …
    store/000002/deals-gone.parquet   deals whose rows in earlier generations no longer count

Folders that the manifest does not name are what an interrupted refresh left; the next one removes them.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from venturi.errors import Issue, Severity
from venturi.ingest.ingested import ColumnReport, FileReport, History
from venturi.store.faults import StoreError

NAME = "manifest.json"
FORMAT = 1
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file: its name in the folder of its generation, its rows, its bytes and their digest."""

    file: str
    rows: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Generation:
    """What one refresh wrote. ``gone``: for each table the deals whose rows in earlier generations do not count."""

    number: int
    tables: dict[str, Part]
    gone: dict[str, Part] = field(default_factory=dict)

    @property
    def folder(self) -> str:
        return f"{self.number:06d}"

    @property
    def parts(self) -> list[Part]:
        return [*self.tables.values(), *self.gone.values()]

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """A state of the store: its generations, oldest first, and what is known beside the tables.

    ``moves``: how often deals moved into each stage of each pipeline. ``mapping``: the TOML text by which the files
    were read. ``noted``: what whoever writes the store wants to find with exactly this state.
    """

    generations: tuple[Generation, ...]
    mapping: str
    history: History
    latest: datetime | None
    files: tuple[FileReport, ...]
    issues: tuple[Issue, ...]
    moves: tuple[tuple[str, str, int], ...] = ()
    noted: str = ""
    format: int = FORMAT

    @property
    def number(self) -> int:
        """The number of the last generation."""
        return self.generations[-1].number


def load(store: Path) -> Manifest:
    """The state of the store, after a look at whether its files are there and whole. Raises `StoreError`."""
    manifest = _parsed(store)
    for generation in manifest.generations:
        for part in generation.parts:
            _measured(store / generation.folder / part.file, part)
    return manifest


def check(store: Path) -> None:
    """Read every byte of the store and compare the digests. Raises `StoreError`."""
    for generation in load(store).generations:
        for part in generation.parts:
            path = store / generation.folder / part.file
            if digest(path) != part.sha256:
                raise _damaged(path, "its content is not what was written")


def save(store: Path, manifest: Manifest) -> None:
    """Make `manifest` the state of the store, in one step; what it names must be on the disk already."""
    draft = store / f".{NAME}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump(asdict(manifest), file, indent=1, ensure_ascii=False, default=_text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(store / NAME)
    settle(store)


def settle(path: Path) -> None:
    """Wait until a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def measured(path: Path, rows: int) -> Part:
    """What the manifest says of a file that was just written."""
    settle(path)
    return Part(path.name, rows, path.stat().st_size, digest(path))


def digest(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            found.update(chunk)
    return found.hexdigest()


def _measured(path: Path, part: Part) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _damaged(path, "is missing") from error
    if size != part.bytes:
        raise _damaged(path, f"has {size:,} bytes instead of {part.bytes:,}")


def _damaged(path: Path, how: str) -> StoreError:
    return StoreError(
        Issue(
            code="store-damaged",
            severity=Severity.STOP,
            file=str(path),
            message=f"The store is damaged: a file of it {how}.",
            remedy="Restore the folder from a copy, or delete it and build it again from the export.",
        )
    )


def _parsed(store: Path) -> Manifest:
    path = store / NAME
    try:
        said = json.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        raise StoreError(
            Issue(
                code="store-missing",
                severity=Severity.STOP,
                file=str(store),
                message=f"There is no store in this folder: it has no {NAME}.",
                remedy="Make one: venturi refresh STORE FILE...",
            )
        ) from error
    except (OSError, ValueError) as error:
        raise _damaged(path, "cannot be read") from error
    if not isinstance(said, dict) or said.get("format") != FORMAT:
        raise StoreError(
            Issue(
                code="store-format",
                severity=Severity.STOP,
                file=str(path),
                message=f"The store is of a format that this version does not read; it reads format {FORMAT}.",
                remedy="Build the store again from the export, or use the version of Venturi that wrote it.",
            )
        )
    try:
        return _manifest(said)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise _damaged(path, "is not a manifest") from error


def _manifest(said: dict[str, Any]) -> Manifest:
    latest = said.pop("latest")
    return Manifest(
        **{name: said[name] for name in ("mapping", "format")},
        generations=tuple(_generation(one) for one in said["generations"]),
        history=History(**said["history"]),
        latest=datetime.fromisoformat(latest) if latest else None,
        files=tuple(_report(one) for one in said["files"]),
        issues=tuple(_issue(one) for one in said["issues"]),
        moves=tuple((pipeline, stage, moves) for pipeline, stage, moves in said["moves"]),
        noted=said.get("noted", ""),
    )


def _generation(said: dict[str, Any]) -> Generation:
    parts = {kind: {name: Part(**part) for name, part in said[kind].items()} for kind in ("tables", "gone")}
    return Generation(said["number"], **parts)


def _report(said: dict[str, Any]) -> FileReport:
    return FileReport(**said | {"columns": tuple(ColumnReport(**column) for column in said["columns"])})


def _issue(said: dict[str, Any]) -> Issue:
    issue = Issue(**said)
    return replace(issue, severity=Severity(issue.severity), records=tuple(issue.records))


def _text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.isoformat()
    raise TypeError(f"{value!r} has no place in a manifest.")
