"""Imports: a company of the demo goes into an empty workspace as the worker does it, and its rows once more plainly.

    python -m benchmarks.imports --rows 1000000 [--postgresql] [--activities]

Plainly means: one prepared statement on SQLite, COPY on PostgreSQL, into the same tables with their indices; nothing is
read, compared, chained or checked.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measured import Measured, measure
from benchmarks.postgres import Postgres

FOLDER = Path("build/bench/imports")
FILES = ("deals", "stage_changes", "field_changes", "stages", "people")
# How many rows a deal of the company has in these files, and with its activities.
PER_DEAL, WITH_ACTIVITIES = 8.03, 18.04
TARGET = 20_000


def main() -> None:
    """Make the files, import them, write the same rows plainly, and print what both took."""
    said = _arguments()
    if said.part:
        {"import": _import, "plain": _plain}[said.part](Path(said.folder), [Path(path) for path in said.files])
        return
    files = _files(said.rows, activities=said.activities)
    folder = (FOLDER / f"{said.rows}-{'postgresql' if said.postgresql else 'sqlite'}").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    if said.postgresql:
        with Postgres() as server:
            _compare(folder, files, lambda name: _made(server, name))
    else:
        _compare(folder, files, lambda name: f"sqlite:///{folder}/{name}.sqlite3")


def _compare(folder: Path, files: list[Path], database: Callable[[str], str]) -> None:
    folder.mkdir(parents=True)
    rows = sum(_lines(path) for path in files)
    told = {part: _run(part, folder, files, database(part)) for part in ("import", "plain")}
    phases = json.loads((folder / "phases.json").read_text())
    whole, plain = told["import"], told["plain"]
    seconds = phases["reading"] + phases["preparing"] + phases["writing"]
    print(f"{rows:,} rows of {len(files)} files, {phases['written']:,} rows of the database")
    for name in ("reading", "preparing", "writing"):
        print(f"  {name:10} {phases[name]:8.1f} s")
    good = "reached" if rows / seconds >= TARGET else "missed"
    print(f"  import     {seconds:8.1f} s   {rows / seconds:,.0f} rows a second ({good}: {TARGET:,})")
    print(f"  from pressing import on {(phases['preparing'] + phases['writing']):.1f} s")
    print(f"  work of all cores {whole.cpu:.1f} s, highest memory {whole.megabytes:,.0f} MB")
    print(f"  transaction {phases['writing']:.1f} s")
    print(
        f"  plainly    {_seconds(folder):8.1f} s   work {plain.cpu:.1f} s; the transaction takes "
        f"{phases['writing'] / _seconds(folder):.2f} times as long, the import {seconds / _seconds(folder):.2f} times"
    )


def _run(part: str, folder: Path, files: list[Path], url: str) -> Measured:
    settings = os.environ | {"DATABASE_URL": url, "VENTURI_DATA": str(folder), "VENTURI_TRYING": "true"}
    settings |= {"DJANGO_SETTINGS_MODULE": "venturi.web.config.settings"}
    subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=settings, check=True)
    command = [sys.executable, "-m", "benchmarks.imports", "--part", part, "--folder", folder, *files]
    return measure(command, log=folder / f"{part}.log", settings=settings)


def _import(folder: Path, files: list[Path]) -> None:
    """The steps of the worker, and how long each takes."""
    _set_up()
    from venturi.web.imports import tasks
    from venturi.web.imports.folders import folder_of
    from venturi.web.imports.models import Import, State
    from venturi.web.imports.writing import written
    from venturi.web.people.models import Person, Role

    by = Person.objects.create(key="abe", name="Abe", email="abe@example.com", role=Role.ADMINISTRATOR)
    one = Import.objects.create(by=by, files=[{"name": path.name, "size": 0, "digest": ""} for path in files])
    for nth, path in enumerate(files):
        kept = folder_of(one) / "files" / str(nth) / path.name
        kept.parent.mkdir(parents=True)
        os.link(path, kept)
    phases: dict[str, Any] = {}
    phases["reading"], _ = _timed(lambda: tasks._read(one))
    one.refresh_from_db()
    assert one.state == State.READ, one.issues
    Import.objects.filter(pk=one.pk).update(state=State.IMPORTING)
    one.refresh_from_db()
    phases["preparing"], ready = _timed(lambda: tasks._prepared(one))
    phases["writing"], _ = _timed(
        lambda: written(one, ready, by=by, verb="import", state=State.DONE, field="entry", comparison=ready.said)
    )
    phases["written"] = ready.prepared.count
    (folder / "phases.json").write_text(json.dumps(phases))
    parts = [(model._meta.label, str(path)) for _, model, path, _ in ready.prepared._parts]
    (folder / "parts.json").write_text(json.dumps(parts))


def _plain(folder: Path, files: list[Path]) -> None:
    """The same rows into the same tables, and nothing else."""
    del files
    _set_up()
    import polars as pl
    from django.apps import apps
    from django.db import transaction

    from venturi.web.trail import rows
    from venturi.web.trail.models import Entry, Event

    entry = Entry.objects.create(recorded_at="2026-01-01T00:00:00Z", verb="plain", via="command")

    def write() -> None:
        with transaction.atomic():
            for label, path in json.loads((folder / "parts.json").read_text()):
                model, frame = apps.get_model(label), pl.read_ipc(path)
                if issubclass(model, Event):
                    frame = frame.with_columns(pl.lit(entry.pk).alias("entry_id"))
                rows.write(model, frame)

    seconds, _ = _timed(write)
    (folder / "plain.json").write_text(json.dumps(seconds))


def _timed(what: Callable[[], Any]) -> tuple[float, Any]:
    start = time.perf_counter()
    found = what()
    return time.perf_counter() - start, found


def _seconds(folder: Path) -> float:
    return float(json.loads((folder / "plain.json").read_text()))


def _files(rows: int, *, activities: bool) -> list[Path]:
    """The files of a company that has about so many rows."""
    deals = round(rows / (WITH_ACTIVITIES if activities else PER_DEAL))
    folder = FOLDER.resolve() / f"company-{deals}"
    if not (folder / "truth").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.parent.mkdir(parents=True, exist_ok=True)
        venturi = Path(sys.executable).with_name("venturi")
        subprocess.run(
            [venturi, "demo", folder, "--deals", str(deals), "--quiet"], check=True, stdout=subprocess.DEVNULL
        )
    return [folder / f"{name}.csv" for name in (*FILES, *(["activities"] if activities else []))]


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1


def _made(server: Postgres, name: str) -> str:
    server.ask(f"CREATE DATABASE bench_{name}")
    return f"postgres://bench@:5432/{server.folder}/bench_{name}"


def _set_up() -> None:
    import django

    django.setup()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--activities", action="store_true")
    parser.add_argument("--part", choices=("import", "plain"))
    parser.add_argument("--folder")
    parser.add_argument("files", nargs="*")
    return parser.parse_args()


if __name__ == "__main__":
    main()
