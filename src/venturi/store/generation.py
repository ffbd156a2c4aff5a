"""Generation: what one refresh writes, and how many of the earlier ones it takes into itself."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.store.lock import unread
from venturi.store.manifest import Generation, Manifest, Part, measured, settle

# Of the first generation: what the later ones may grow to before all are written as one again.
SHARE = 0.25


def first_absorbed(generations: Sequence[Generation], rows: int, *, anew: bool) -> int:
    """The place of the first generation that the new one, of so many rows, takes into itself.

    Each takes in those before it that are at most twice its size: so there are few of them, and a row is written
    again only a few times. Together they stay a share of the first.
    """
    if not generations or anew or rows + sum(one.rows for one in generations[1:]) > SHARE * generations[0].rows:
        return 0
    since = len(generations)
    while since > 1 and generations[since - 1].rows <= 2 * rows:
        since -= 1
        rows += generations[since].rows
    return since


def written(run: Run, store: Path, number: int, tables: Mapping[str, str], gone: Mapping[str, str]) -> Generation:
    """Write queries as the Parquet files of a generation, which nobody knows of until a manifest names it."""
    draft = Generation(number, {})
    folder = store / draft.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    parts = {name: _copied(run, folder / f"{name}.parquet", query) for name, query in tables.items()}
    lost = {name: _copied(run, folder / f"{name}-gone.parquet", query) for name, query in gone.items()}
    settle(folder)
    settle(store)
    return Generation(number, parts, lost)


def clean(store: Path, manifest: Manifest | None) -> None:
    """Delete what no manifest names: replaced generations, unless somebody reads them, and what was never finished."""
    named = {one.folder for one in manifest.generations} if manifest else set()
    with unread(store) as nobody:
        if nobody:
            for folder in store.iterdir():
                if folder.is_dir() and folder.name.isdigit() and folder.name not in named:
                    shutil.rmtree(folder, ignore_errors=True)


def _copied(run: Run, path: Path, query: str) -> Part:
    [(rows,)] = run.rows(
        f"COPY ({query}) TO {sql.text(str(path))} (FORMAT parquet, COMPRESSION snappy, PRESERVE_ORDER false)"
    )
    return measured(path, rows)
