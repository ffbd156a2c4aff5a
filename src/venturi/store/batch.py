"""Batch: files with what is new since the last refresh, read as a part of the whole that the store holds."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ibis import _

from venturi.errors import Issue
from venturi.ingest import Corrections, FileMapping, FileReport, Ingested, Mapping, StageMapping, parse, sql
from venturi.ingest.plan import Planned, plan
from venturi.ingest.read import ingest, open_all
from venturi.ingest.run import Run
from venturi.ingest.source import Source
from venturi.ingest.targets import UNUSED
from venturi.ingest.typed import raw_view
from venturi.ingest.values import text_of
from venturi.metrics.tables import CONTRACTS
from venturi.store import context, live
from venturi.store.change import Incoming
from venturi.store.manifest import Manifest
from venturi.store.refusals import refuse
from venturi.store.scope import OF_DEALS, Scope

LOGS = ("stage_changes", "field_changes")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a refresh was asked for: files, what they mean, deals to forget, how to read, and who wants to see it."""

    files: Sequence[Path]
    scope: Scope
    deleted: Sequence[str]
    mapping: Mapping | None
    corrections: Corrections | None
    seen: Callable[[Ingested], object]


@dataclass(frozen=True, slots=True)
class Batch:
    """What was read: the tables, how, what became of the files, and when the last thing happened (null: ask)."""

    incoming: Incoming
    mapping: Mapping
    files: tuple[FileReport, ...]
    issues: tuple[Issue, ...]
    latest: datetime | None
    ingested: Ingested | None


def renewed(mapping: Mapping) -> Mapping:
    """The mapping of the last time for a whole export: what was only guessed of its stages may be guessed better."""
    told = any(file.table == "stages" for file in mapping.files)
    guessed = any(stage.guessed or stage.place_guessed for stage in mapping.stages)
    return replace(mapping, stages=()) if told or guessed else mapping


def read_batch(run: Run, store: Path, known: Manifest, asked: Asked) -> Batch:
    """Read the files of a refresh by the mapping of the store, beside what it knows of the deals they name.

    Raises
    ------
    StoreError
        When the files cannot be understood without the rest of the export.
    IssuesFound
        When they cannot be used.
    """
    saved = asked.mapping or parse(known.mapping)
    if not asked.files:
        return Batch(Incoming({}, asked.scope, frozenset(), asked.deleted), saved, (), (), None, None)
    sources = open_all(run, asked.files, None)
    said = replace(saved, files=(*_fitting(saved, sources), *saved.files))
    planned = _planned(run, sources, said, asked.corrections)
    own = [one.mapping for one in planned]
    refuse(parse(known.mapping), own, scope=asked.scope)
    near = context.near(run, store, known, _named(run, planned, asked.deleted))
    beside = context.beside(run, store, known, near, own, scope=asked.scope)
    told = replace(said, files=(*own, *(one.mapping for one in beside)), stages=_stages(said, own))
    ingested = ingest(run, [*sources, *(one.source for one in beside)], mapping=told, corrections=asked.corrections)
    ingested.mapping = _merged(saved, ingested.mapping)
    ingested.verdicts = ingested.verdicts.filter(~_.file.startswith(context.NAME))
    asked.seen(ingested)
    tables = _tables(run, store, known, ingested, near, own, asked.scope)
    complete = frozenset({"stage_changes"} if any(one.stage_dates for one in own) else ())
    return Batch(
        incoming=Incoming(tables, asked.scope, complete, asked.deleted, near),
        mapping=ingested.mapping,
        files=tuple(report for report in ingested.files if not context.is_context(report.name)),
        issues=tuple(issue for issue in ingested.issues if not context.is_context(issue.file)),
        latest=None if asked.deleted else ingested.latest,
        ingested=ingested,
    )


def _fitting(mapping: Mapping, sources: Sequence[Source]) -> list[FileMapping]:
    """How to read files whose names the mapping does not know, by the only file of which they have all the columns."""
    found = []
    for source in sources:
        alike = [one for one in mapping.files if _fits(one, source)]
        if mapping.of(source) is None and len(alike) == 1:
            found.append(replace(alike[0], file=source.name))
    return found


def _fits(mapping: FileMapping | None, source: Source) -> bool:
    """Whether a mapping names columns, and the source has all of them."""
    return mapping is not None and bool(mapping.columns) and {*mapping.columns.values()} <= {*_names(source)}


def _names(source: Source) -> list[str]:
    return [column.name for column in source.columns]


def _planned(run: Run, sources: Sequence[Source], mapping: Mapping, corrections: Corrections | None) -> list[Planned]:
    """The mapping of every file. What is wrong with it is told when they are read."""
    known = [mapping.of(source) for source in sources]
    if corrections in (None, Corrections()) and all(
        _fits(one, source) for one, source in zip(known, sources, strict=True)
    ):
        return [
            Planned(nth, source, raw_view(run, source, nth), replace(one, file=source.name))
            for nth, (one, source) in enumerate(zip(known, sources, strict=True))
            if one
        ]
    corrections = corrections or Corrections()
    issues = list(run.issues)
    planned = plan(run, sources, mapping, corrections)
    run.issues[:] = issues
    return planned


def _named(run: Run, planned: Sequence[Planned], deleted: Sequence[str]) -> str:
    """The deals that the files name, as a table; ``deals_given``: those that files of deals have."""
    nothing = "SELECT CAST(NULL AS VARCHAR) AS deal_id WHERE false"
    queries: dict[str, list[str]] = {"deals_named": [nothing], "deals_given": [nothing]}
    queries["deals_named"] += [f"SELECT {sql.text(deal)}" for deal in deleted]
    for one in planned:
        column = one.mapping.columns.get("deal_id")
        if one.mapping.table != UNUSED and column:
            native = next(known.dtype for known in one.source.columns if known.name == column)
            query = f"SELECT {text_of(column, native)} FROM {sql.name(one.raw)}"
            queries["deals_named"].append(query)
            queries["deals_given"] += [query] if one.mapping.table == "deals" else []
    for name, parts in queries.items():
        run.execute(f"CREATE OR REPLACE TABLE {name} AS {' UNION '.join(parts)}")
    return "deals_named"


def _stages(mapping: Mapping, own: Sequence[FileMapping]) -> tuple[StageMapping, ...]:
    """The stages that are known, unless the files tell them."""
    return () if _tell(own, "stages") else mapping.stages


def _tell(own: Sequence[FileMapping], table: str) -> bool:
    return any(one.table == table for one in own)


def _tables(
    run: Run,
    store: Path,
    known: Manifest,
    ingested: Ingested,
    near: Map[str, str],
    own: Sequence[FileMapping],
    scope: Scope,
) -> dict[str, str]:
    """Table → relation of what came in, without what was only read beside it."""
    found = {name: name for name in CONTRACTS if getattr(ingested.tables, name) is not None}
    if not _tell(own, "stages"):
        found["stages"] = _further_stages(run, store, known)
    if not _tell(own, "people"):
        found.pop("people", None)
    for name in [name for name in OF_DEALS if name in found]:
        query = f"SELECT * FROM {name} WHERE {context.own('source_file')}"
        if scope is Scope.NEW and name in LOGS:
            query = _behind(run, near.get(name), query, own)
        found[name] = run.view(f"incoming_{name}", query)
    # A log may have had nothing but what was read beside it.
    return {name: view for name, view in found.items() if name not in OF_DEALS or _any(run, view)}


def _any(run: Run, relation: str) -> bool:
    return bool(run.row(f"SELECT EXISTS (SELECT 1 FROM {relation})")[0])


def _further_stages(run: Run, store: Path, known: Manifest) -> str:
    """The stages of the store, and those of pipelines that nobody knew of."""
    kept = live.whole(run, store, known, "stages")
    further = f"SELECT s.* FROM stages s ANTI JOIN {kept} k ON k.pipeline = s.pipeline AND k.stage = s.stage"
    return run.view("further_stages", f"SELECT * FROM {kept} UNION ALL BY NAME {further}" if kept else "FROM stages")


def _behind(run: Run, kept: str | None, rows: str, own: Sequence[FileMapping]) -> str:
    """The rows of a log with numbers behind all that are known, where nothing but the place of the row numbers them."""
    numbered = [one.file for one in own if "ordinal" in one.columns]
    if kept is None or "ordinal" not in run.columns(kept):
        return rows
    last = run.number(f"SELECT coalesce(max(ordinal), 0) FROM {kept}")
    placed = f"source_file NOT IN {sql.texts(numbered)}" if numbered else "true"
    first = f"min(ordinal) FILTER ({placed}) OVER ()"
    behind = f"CASE WHEN {placed} THEN ordinal - {first} + {last + 1} ELSE ordinal END"
    return f"SELECT * REPLACE ({behind} AS ordinal) FROM ({rows})"


def _merged(saved: Mapping, read: Mapping) -> Mapping:
    """The mapping of the store with the files of a kind that it did not have, and the stages that are new."""
    ways = [(one.table, one.columns) for one in saved.files]
    files = [one for one in read.files if not context.is_context(one.file) and (one.table, one.columns) not in ways]
    places = {(one.pipeline, one.stage) for one in saved.stages}
    stages = [one for one in read.stages if (one.pipeline, one.stage) not in places]
    return replace(saved, files=(*saved.files, *files), stages=(*saved.stages, *stages))
