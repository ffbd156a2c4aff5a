"""Bringing a workspace back from a backup, into an empty one, and proving that it is what it was."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from venturi.errors import Issue, IssuesFound
from venturi.web.operations.backup import postgresql, sqlite
from venturi.web.operations.backup.manifest import DATABASE, FILES, FORMAT, KEY, NAME, Manifest, belongs, damaged
from venturi.web.operations.presence import alive
from venturi.web.trail import chain
from venturi.web.trail.guards import guard
from venturi.web.trail.models import Head

AT_ONCE = 1 << 20
# Where there is nothing in these, there is nothing in the workspace.
TELLING = ("people_person", "trail_entry")


def restore(source: Path) -> Manifest:
    """Bring a workspace back; raises `IssuesFound` for a damaged backup, and where there is a workspace already."""
    check_empty()
    with _opened(source) as archive:
        manifest = _manifest(archive, source.name)
        _check_fits(manifest, source.name)
        root = Path(settings.DATA)
        root.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".restoring-", dir=root) as folder:
            # Everything is proved before anything takes its place.
            for name in manifest.members:
                _extract(archive, name, manifest, Path(folder) / name, source.name)
            _settle(Path(folder), manifest, root)
    _prove(manifest, source.name)
    return manifest


def check_empty() -> None:
    """Nothing is overwritten: raises `IssuesFound` where people or a history are there, or a worker is at work."""
    there = connection.introspection.table_names()
    with connection.cursor() as cursor:
        for table in TELLING:
            if table in there:
                cursor.execute(f'SELECT 1 FROM "{table}" LIMIT 1')
                if cursor.fetchone():
                    raise _occupied("There is a workspace already.")
    if alive():
        raise _occupied("A worker is at work here.")


def _manifest(archive: zipfile.ZipFile, file: str) -> Manifest:
    if NAME not in archive.namelist():
        raise damaged(file, "it has no manifest, so it is no backup of a workspace")
    manifest = Manifest.read(archive.read(NAME), file)
    missing = set(manifest.members) - set(archive.namelist())
    if missing or DATABASE not in manifest.members:
        raise damaged(file, f"it lacks {', '.join(sorted(missing)) or DATABASE}")
    strange = [name for name in manifest.members if not _is_ours(name)]
    if strange:
        raise damaged(file, f"{strange[0]} does not belong into a backup")
    return manifest


def _is_ours(name: str) -> bool:
    return name in {DATABASE, KEY} or (name.startswith(FILES) and belongs(name.removeprefix(FILES)))


def _check_fits(manifest: Manifest, file: str) -> None:
    if manifest.database != connection.vendor:
        raise IssuesFound(
            Issue(
                code="backup-of-another-database",
                file=file,
                message=f"it is of a workspace on {manifest.database}, and this one is on {connection.vendor}.",
                remedy="Set DATABASE_URL to a database of that kind, or leave it out for SQLite.",
            )
        )
    known = MigrationLoader(None).disk_migrations
    newer = [f"{app}.{name}" for app, name in manifest.migrations if (app, name) not in known]
    if newer or manifest.format > FORMAT:
        raise IssuesFound(
            Issue(
                code="backup-newer",
                file=file,
                message=f"it was taken by version {manifest.version}, which knows more ({', '.join(newer[:3])}).",
                remedy="Install that version or a newer one, and restore again.",
            )
        )


def _extract(archive: zipfile.ZipFile, name: str, manifest: Manifest, to: Path, file: str) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    said, seen, size = manifest.members[name], hashlib.sha256(), 0
    try:
        with archive.open(name) as member, to.open("xb") as written:
            while part := member.read(AT_ONCE):
                # What swells to more than was written would fill the disk.
                if (size := size + len(part)) > said["size"]:
                    raise damaged(file, f"{name} is larger than what was written")
                seen.update(part)
                written.write(part)
    except (zipfile.BadZipFile, EOFError, OSError) as error:
        raise damaged(file, f"{name} cannot be read") from error
    if (size, seen.hexdigest()) != (said["size"], said["sha256"]):
        raise damaged(file, f"{name} is not what was written")


def _settle(folder: Path, manifest: Manifest, root: Path) -> None:
    """Files take their places first: a workspace without a database is empty, and can be restored again."""
    for name in manifest.members:
        if name.startswith(FILES):
            place = _place(root, name.removeprefix(FILES))
            place.parent.mkdir(parents=True, exist_ok=True)
            (folder / name).replace(place)
    if KEY in manifest.members:
        (folder / KEY).chmod(0o600)
        (folder / KEY).replace(root / KEY)
    (postgresql if connection.vendor == "postgresql" else sqlite).load(folder / DATABASE)


def _place(root: Path, name: str) -> Path:
    """Where a file belongs; its folder may be a link to another disk, but nothing below leads out of it."""
    kept, place = (root / name.partition("/")[0]).resolve(), (root / name).resolve()
    if not place.is_relative_to(kept):
        raise damaged(name, "it leads out of its folder")
    return place


def _prove(manifest: Manifest, file: str) -> None:
    """It is as it was: the same head, as many rows, a whole chain; then it is brought to this version and guarded."""
    for table, count in manifest.counts.items():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            if (found := cursor.fetchone()[0]) != count:
                raise damaged(file, f"{table} has {found:,} rows and had {count:,}")
    call_command("migrate", interactive=False, verbosity=0)
    guard()
    head = Head.objects.get()
    if (head.number, head.digest) != (manifest.head_number, manifest.head_digest):
        raise damaged(file, f"the trail ends at {head.number:,}, and ended at {manifest.head_number:,}")
    if broken := next(chain.verify(), None):
        raise damaged(file, f"entry {broken.number:,} of the trail: {broken.reason}")


@contextmanager
def _opened(source: Path) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(source)
    except (zipfile.BadZipFile, OSError) as error:
        raise damaged(source.name, "it cannot be opened as a backup") from error
    with archive:
        yield archive


def _occupied(message: str) -> IssuesFound:
    remedy = "A backup is restored into an empty workspace: name another VENTURI_DATA, or another database."
    return IssuesFound(Issue(code="workspace-not-empty", message=message, remedy=remedy))
