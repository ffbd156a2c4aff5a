"""Update: from the tables of a store and what came in to the tables that hold now, written beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from venturi.ingest.run import Run
from venturi.store import live, visits
from venturi.store.change import Change, Incoming, changes, near
from venturi.store.differing import differing
from venturi.store.generation import first_absorbed, written
from venturi.store.manifest import Generation, Manifest
from venturi.store.scope import OF_DEALS, WHOLE, Scope, of_units

DEALS, MOVES, STAGES = "deals", "stage_changes", "stages"


@dataclass(frozen=True, slots=True)
class Updated:
    """The generations that hold now, the counts of moves, and for each table how many deals changed in it."""

    generations: tuple[Generation, ...]
    moves: visits.Moves
    changed: Mapping[str, int]


def built(run: Run, store: Path, number: int, tables: Mapping[str, str]) -> Updated:
    """The first generation, or a new first one: the tables as they came in, and the stays of all deals."""
    contents = {name: f"SELECT * FROM {relation}" for name, relation in tables.items()}
    moves: visits.Moves = ()
    if {MOVES, STAGES} <= tables.keys():
        moves = visits.counted(run, contents[MOVES])
        run.view("stages_now", contents[STAGES])
        known = visits.numbered(run, "places_now", moves, stages="stages_now")
        stays = visits.stays_of(run, "stays_now", deals=tables[DEALS], moves=tables[MOVES], known=known)
        contents[live.STAYS] = f"SELECT * FROM {stays}"
    generation = written(run, store, number, contents, {})
    return Updated((generation,), moves, {name: part.rows for name, part in generation.tables.items()})


def updated(run: Run, store: Path, manifest: Manifest, incoming: Incoming) -> Updated:
    """What turns the state that `manifest` names into the next one. Writes a generation, unless nothing changed."""
    kept = {name: view for name in OF_DEALS if (view := live.view(run, store, manifest, name))}
    small, replaced = _small(run, store, manifest, incoming)
    touched = near(run, kept, incoming, (DEALS, MOVES))
    found = {change.table: change for change in changes(run, kept | touched, incoming)}
    if not found and not replaced:
        return Updated(manifest.generations, manifest.moves, {})
    work = _Work(run, store, manifest, kept, touched, small, found, _moves(run, manifest.moves, touched, found))
    whole = incoming.scope is Scope.EVERYTHING
    known = _places(work, replaced) if live.has_stays(manifest) else None
    # A table that is no longer there is something else than one without rows.
    fewer = whole and not kept.keys() <= incoming.tables.keys()
    anew = fewer or (known is None and (live.has_stays(manifest) or MOVES in found))
    rows = sum(run.number(f"SELECT count(*) FROM {change.rows}") + change.units for change in found.values())
    since = first_absorbed(manifest.generations, rows, anew=anew)
    changed = {name: change.units for name, change in found.items()} | dict.fromkeys(replaced, 0)
    if since:
        return replace(_beside(work, known, since), changed=changed)
    following = {name: _following(run, name, kept.get(name), found.get(name)) for name in {**kept, **found}}
    made = built(run, store, manifest.number + 1, dict(incoming.tables) if whole else following | small)
    return replace(made, changed=changed)


@dataclass(frozen=True, slots=True)
class _Work:
    """What an update works on: the tables kept, of them the rows `touched`, the small tables and the changes found."""

    run: Run
    store: Path
    manifest: Manifest
    kept: Mapping[str, str]
    touched: Mapping[str, str]
    small: Mapping[str, str]
    found: Mapping[str, Change]
    moves: visits.Moves


def _beside(work: _Work, known: str | None, since: int) -> Updated:
    """A generation beside those before the place `since`: what changed, and what it takes in of the others.

    `known`: the places that stays are made with; null where the store has none.
    """
    manifest, found = work.manifest, dict(work.found)
    contents = {name: _part(work, name, found.get(name), since) for name in {**work.kept, **found}}
    contents |= {name: f"SELECT * FROM {relation}" for name, relation in work.small.items()}
    if known is not None:
        found[live.STAYS] = _stays(work, known)
        contents[live.STAYS] = _part(work, live.STAYS, found[live.STAYS], since)
    later = manifest.generations[since:]
    gone = {name: _gone(work.store, later, name, found.get(name)) for name in contents if name not in WHOLE}
    parts, lost = ({name: query for name, query in of.items() if query} for of in (contents, gone))
    generation = written(work.run, work.store, manifest.number + 1, parts, lost)
    return Updated((*manifest.generations[:since], generation), work.moves, {})


def _small(run: Run, store: Path, manifest: Manifest, incoming: Incoming) -> tuple[dict[str, str], list[str]]:
    """The tables that are kept as a whole, as they are from now on, and which of them changed."""
    kept = {name: view for name in WHOLE if (view := live.whole(run, store, manifest, name))}
    given = {name: relation for name, relation in incoming.tables.items() if name in WHOLE}
    found = given if incoming.scope is Scope.EVERYTHING else kept | given
    replaced = [name for name in WHOLE if (name in kept) != (name in found)]
    for name in kept.keys() & given.keys():
        if run.number(f"SELECT count(*) FROM {differing(run, f'gone_{name}', before=kept[name], after=given[name])}"):
            replaced.append(name)
    return found, replaced


def _following(run: Run, table: str, kept: str | None, change: Change | None) -> str:
    """A table as it is from now on."""
    if change is None or kept is None:
        return kept or (change.rows if change else "")
    return run.view(f"next_{table}", f"{_left(table, kept, change.gone)} UNION ALL BY NAME SELECT * FROM {change.rows}")


def _left(table: str, relation: str, gone: str) -> str:
    return f"SELECT r.* FROM {relation} r {of_units(table, 'ANTI', gone)}"


def _moves(run: Run, moves: visits.Moves, kept: Mapping[str, str], found: Mapping[str, Change]) -> visits.Moves:
    change = found.get(MOVES)
    if change is None:
        return moves
    lost: visits.Moves = ()
    if MOVES in kept:
        lost = visits.counted(run, f"SELECT r.* FROM {kept[MOVES]} r {of_units(MOVES, 'SEMI', change.gone)}")
    return visits.summed(moves, lost, visits.counted(run, f"SELECT * FROM {change.rows}"))


def _places(work: _Work, replaced: Sequence[str]) -> str | None:
    """The places that `stays` takes from now on; null when they change the stays of deals that did not."""
    run, manifest = work.run, work.manifest
    old, new = live.whole(run, work.store, manifest, STAGES), work.small.get(STAGES)
    if old is None or new is None:
        return None
    run.view("stages_now", f"SELECT * FROM {new}")
    known = visits.numbered(run, "places_now", work.moves, stages="stages_now")
    if STAGES not in replaced and {move[:2] for move in manifest.moves} == {move[:2] for move in work.moves}:
        return known
    before = visits.numbered(run, "places_before", manifest.moves, stages=old)
    return known if visits.alike(run, before, known) else None


def _part(work: _Work, table: str, change: Change | None, since: int) -> str | None:
    """What the new generation has of a table: what it takes in of the later ones, and the rows that came in."""
    absorbed = live.view(work.run, work.store, work.manifest, table, since=since)
    if change is None:
        return f"SELECT * FROM {absorbed}" if absorbed else None
    rows = f"SELECT * FROM {change.rows}"
    return f"{_left(table, absorbed, change.gone)} UNION ALL BY NAME {rows}" if absorbed else rows


def _gone(store: Path, absorbed: Iterable[Generation], table: str, change: Change | None) -> str | None:
    """The units whose rows in the generations before the new one no longer count."""
    queries = live.gone(store, absorbed, table)
    if change is not None:
        queries.append(f"SELECT unit FROM {change.gone}")
    return " UNION ".join(queries) or None


def _stays(work: _Work, known: str) -> Change:
    """The stays of the deals that changed, in the place of those they had."""
    run, found = work.run, work.found
    concerned = [f"SELECT unit FROM {found[name].gone}" for name in (DEALS, MOVES) if name in found]
    nothing = "SELECT CAST(NULL AS VARCHAR) AS unit WHERE false"
    run.execute(f"CREATE OR REPLACE TABLE gone_stays AS {' UNION '.join([nothing, *concerned])}")
    for name in (DEALS, MOVES):
        now = _following(run, name, work.touched.get(name), found.get(name))
        of_these = f"SELECT r.* FROM {now} r {of_units(name, 'SEMI', 'gone_stays')}"
        run.execute(f"CREATE OR REPLACE TABLE {name}_now AS {of_these}")
    rows = visits.stays_of(run, "stays_now", deals="deals_now", moves="stage_changes_now", known=known)
    return Change(live.STAYS, "gone_stays", rows, 0)
