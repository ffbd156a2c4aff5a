"""States of a store in plain Python: lists of rows, and what a batch makes of them by the definition of its scope."""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from tests.metrics.histories import STAGE_ROWS, table

from venturi.ingest.ingested import History
from venturi.ingest.run import Run
from venturi.metrics.stays import stays
from venturi.metrics.tables import CONTRACTS, conform
from venturi.store import live
from venturi.store.change import Incoming
from venturi.store.kept import tables_of
from venturi.store.manifest import Manifest, load, save
from venturi.store.scope import Scope
from venturi.store.update import built, updated
from venturi.store.visits import END

KEYS = {"deals": ("deal_id",), "stage_changes": (), "field_changes": (), "activities": ("activity_id",)}
NOT_SAID = ("ordinal", "source_file", "source_row")
WITH_COLUMNS = (*KEYS, "stages", "people")
SOURCES = {name: {column.name: column.dtype for column in CONTRACTS[name].columns} for name in WITH_COLUMNS}


def state(history=None, activities=(), stages=STAGE_ROWS):
    """The tables of a history as lists of rows."""
    return {
        "deals": list(history.deals) if history else [],
        "stage_changes": list(history.changes) if history else [],
        "field_changes": list(history.fields) if history else [],
        "activities": list(activities),
        "stages": list(stages),
    }


def after(before, batch, scope, deleted=()):
    """What the tables are after a batch, row by row."""
    if scope is Scope.EVERYTHING:
        return batch
    named = {row["deal_id"] for name, rows in batch.items() if name in KEYS for row in rows}
    result = {}
    for name, key in KEYS.items():
        rows, given = before.get(name, []), [r for r in batch.get(name, []) if r["deal_id"] not in deleted]
        if scope is Scope.DEALS and name in batch:
            ids = {row.get("activity_id") for row in given} - {None}
            kept = [row for row in rows if not _told(row, named, ids)]
        elif key:
            known = {row[key[0]] for row in given}
            kept = [row for row in rows if row[key[0]] is None or row[key[0]] not in known]
        else:
            kept = list(rows)
        if scope is Scope.NEW:
            given = _beyond(name, kept, given, key)
        elif name in batch:
            given = _beyond(name, [row for row in kept if _nameless(row)], given, key)
        result[name] = [row for row in kept if row["deal_id"] not in deleted] + given
    result["stages"] = batch.get("stages", before["stages"])
    return result


def _nameless(row):
    """Whether a row is of no deal and has no identifier."""
    return row["deal_id"] is None and row.get("activity_id") is None


def _told(row, named, ids):
    """Whether a batch that tells all of the deals it names tells of that row."""
    if row["deal_id"] is None:
        return row.get("activity_id") in ids
    return row["deal_id"] in named or ("activity_id" in row and row["activity_id"] in ids)


def _beyond(name, kept, given, key):
    """The rows given that are not kept already, as often as they are not."""
    known, result = Counter(said(name, row) for row in kept), []
    for row in given:
        if key and row[key[0]] is not None:
            result.append(row)
        elif known[said(name, row)]:
            known[said(name, row)] -= 1
        else:
            result.append(row)
    return result


def said(name, row):
    """What a row says, whatever its place in the source."""
    values = {column: row.get(column) for column in SOURCES[name] if column not in NOT_SAID}
    if "pipeline" in values and values["pipeline"] is None:
        values["pipeline"] = "default"
    if values.get("amount") is not None:
        values["amount"] = Decimal(values["amount"])
    return tuple(_plain(value) for value in values.values())


def _plain(value):
    value = value.replace(tzinfo=None) if hasattr(value, "tzinfo") else value
    return None if value is None else f"{value:.4f}" if isinstance(value, Decimal) else str(value)


@dataclass
class Small:
    """A store under a folder, brought from state to state without files."""

    folder: object
    generations: list = field(default_factory=list)

    def take(self, batch, scope=Scope.EVERYTHING, deleted=()):
        """Refresh with the rows of a batch, and return what changed."""
        self.folder.mkdir(exist_ok=True)
        known = load(self.folder) if (self.folder / "manifest.json").exists() else None
        run = Run()
        try:
            names = {name: _relation(run, name, rows) for name, rows in batch.items()}
            if known is None:
                made = built(run, self.folder, 1, names)
            else:
                made = updated(run, self.folder, known, Incoming(names, scope, frozenset(), deleted))
            history = History("change log", "")
            save(
                self.folder,
                Manifest(
                    generations=made.generations,
                    moves=made.moves,
                    mapping="",
                    history=history,
                    latest=None,
                    files=(),
                    issues=(),
                ),
            )
        finally:
            run.close()
        self.generations.append(len(made.generations))
        return made

    def rows(self):
        """Table → what its rows say, how often, and the stays."""
        run = Run()
        try:
            manifest = load(self.folder)
            views = tables_of(run, self.folder, manifest)
            found = {name: run.backend.table(view).to_pyarrow().to_pylist() for name, view in views.items()}
            stay = live.view(run, self.folder, manifest, live.STAYS)
            return found, run.backend.table(stay).to_pyarrow().to_pylist()
        finally:
            run.close()


def _relation(run, name, rows):
    schema = SOURCES[name]
    conformed = conform(table(rows, schema), CONTRACTS[name])
    run.backend.con.register(f"given_{name}", conformed.to_pyarrow())
    return f"given_{name}"


def counts(tables):
    """What the rows of all tables say, and how often."""
    return {name: Counter(said(name, row) for row in rows) for name, rows in tables.items() if rows}


def rebuilt(tables):
    """The stays of a state, from nothing."""
    made = {name: conform(table(rows, SOURCES[name]), CONTRACTS[name]) for name, rows in tables.items()}
    expression = stays(made["stage_changes"], made["stages"], made["deals"], as_of=END)
    return expression.to_pyarrow().to_pylist()


def alike(rows):
    """Stays without their order, moments without a zone."""
    return Counter(tuple(_plain(value) for value in row.values()) for row in rows)
