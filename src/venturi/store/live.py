"""Live: the tables of a store, read from its generations."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from venturi.ingest import sql
from venturi.ingest.run import Run
from venturi.store.manifest import Generation, Manifest, Part
from venturi.store.scope import of_units

STAYS = "stays"


def view(run: Run, store: Path, manifest: Manifest, table: str, *, since: int = 0) -> str | None:
    """The rows of a table that count, as a view of the run; null where no generation has it.

    A row counts unless a later generation says that those of its unit are gone. `since`: the place of the first
    generation to look at.
    """
    generations = manifest.generations[since:]
    parts = [
        f"SELECT r.* FROM {_file(store, generation, generation.tables[table])} r"
        f"{_still_there(run, store, generations[nth + 1 :], table)}"
        for nth, generation in enumerate(generations)
        if table in generation.tables
    ]
    return run.view(f"kept_{table}_{since}", " UNION ALL BY NAME ".join(parts)) if parts else None


def whole(run: Run, store: Path, manifest: Manifest, table: str) -> str | None:
    """One of the small tables that every generation has as a whole, as a view; null where there is none."""
    last = manifest.generations[-1]
    found = last.tables.get(table)
    return run.view(f"kept_{table}", f"SELECT * FROM {_file(store, last, found)}") if found else None


def has_stays(manifest: Manifest) -> bool:
    """Whether the store has a history of stages."""
    return STAYS in manifest.generations[0].tables


def gone(store: Path, generations: Iterable[Generation], table: str) -> list[str]:
    """Queries of the units whose rows before these generations no longer count."""
    return [
        f"SELECT unit FROM {_file(store, generation, generation.gone[table])}"
        for generation in generations
        if table in generation.gone
    ]


def _still_there(run: Run, store: Path, later: Sequence[Generation], table: str) -> str:
    queries = gone(store, later, table)
    if not queries:
        return ""
    # A table of the engine: of a file it does not know how few rows it has, and would join the long way round.
    name = f"gone_{table}_since_{later[0].number}"
    run.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT DISTINCT unit FROM ({' UNION ALL '.join(queries)})")
    return f" {of_units(table, 'ANTI', name)}"


def _file(store: Path, generation: Generation, part: Part) -> str:
    return f"read_parquet({sql.text(str(store / generation.folder / part.file))})"
