"""Preparing: the whole import against the whole workspace, and what will be written, ready in files."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl
from django.db.models import Max

from venturi.ingest import Mapping
from venturi.ingest.progress import Progress
from venturi.web.deals.models import Deal, Deletion, FieldChange, Opening, Reversal, StageChange
from venturi.web.deals.state import NAMES
from venturi.web.deals.texts import FIELDS
from venturi.web.imports import named
from venturi.web.imports.activities import activities
from venturi.web.imports.built import taken_back_entries
from venturi.web.imports.comparing import AGAIN, Compared, Comparing
from venturi.web.imports.counting import Names, count
from venturi.web.imports.finance import finance
from venturi.web.imports.folders import emptied
from venturi.web.imports.found import Matching
from venturi.web.imports.likely import likely, said_same
from venturi.web.imports.staged import NAME, THEIRS, Staged
from venturi.web.imports.stakeholders import stakeholders
from venturi.web.imports.tally import Tally
from venturi.web.people.models import Person
from venturi.web.trail import rows
from venturi.web.trail.lines import as_object
from venturi.web.trail.models import Entry, Head
from venturi.web.trail.prepared import Prepared

REFUSED = "refused.csv"
TELLING = {"stage", "outcome", "status", "is_closed", "is_won", "is_lost", "won_at", "lost_at"}
UNDO = "undo an import"
SAID = {"deal_id": pl.Int64, "field": pl.String, "value": pl.String, "after": pl.Int64}


@dataclass(frozen=True, slots=True)
class Ready:
    """What an import would write, and what it rests on: the end of the trail when it was looked at, and ``versions``,
    those of the deals that it changes. ``said_of``: what the files say of deals and no event tells, see `Said`."""

    prepared: Prepared
    said: dict[str, Any]
    head: int
    versions: pl.DataFrame
    said_of: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=SAID))


def prepare(
    folder: Path,
    *,
    mapping: Mapping,
    pipeline: str,
    by: Person,
    now: datetime,
    progress: Progress,
    takes_file: bool = False,
) -> Ready:
    """Compare what was staged in a folder with the workspace, as of a moment; `by`: who imports it. `takes_file`: where
    the files and people here disagree, the files are right."""
    emptied(folder / "work")
    head, after = Head.objects.get().number, Entry.objects.aggregate(last=Max("pk"))["last"] or 0
    staged = Staged(folder, pipeline=pipeline)
    try:
        tally = Tally(folder / REFUSED)
        prepared = Prepared(folder / "work" / "prepared")
        matching = Matching(prepared, tally, now, said_same())
        progress("finding people, accounts and stages", 0, 0)
        people, accounts = named.people(matching, staged), named.accounts(matching, staged)
        named.products(matching, staged)
        stages, ends = named.stages(matching, staged, pipeline)
        deals = _deals(matching, staged)
        ids = {"deals": deals, "people": people, "accounts": accounts, "stages": stages}
        staged.settle(ids, now=now)
        comparing = _comparing(mapping, stages, ends, now=now, takes_file=takes_file)
        tally.names = Names({"owner_id": people, "account_id": accounts}, stages)
        known, versions, said_of = _compared(matching, staged, comparing, deals, progress)
        progress("comparing activities", 0, 0)
        activities(matching, staged, known)
        stakeholders(matching, staged, known)
        finance(matching, staged, people, currency=mapping.currency, by=by)
        said = tally.said() | {"likely": likely(staged, deals)}
        return Ready(prepared, said, head, versions, said_of.with_columns(after=pl.lit(after, pl.Int64)))
    finally:
        staged.close()


def _comparing(
    mapping: Mapping, stages: pl.DataFrame, ends: pl.DataFrame, *, now: datetime, takes_file: bool
) -> Comparing:
    return Comparing(
        now=now,
        given=given(mapping),
        tells_stage=tells_stage(mapping),
        stages=stages.select("stage_id", "pipeline_id", "kind"),
        ends=ends,
        taken_back=taken_back(),
        undone=taken_back_entries(),
        names_stage=names_stage(mapping),
        takes_file=takes_file,
    )


def given(mapping: Mapping) -> frozenset[str]:
    """The fields of deals that the files have. What they do not have, they do not empty."""
    ours = {
        name
        for file in mapping.files
        if file.table in {"deals", "event_log"}
        for name in (*file.columns, *file.constants)
    }
    ours |= {"expected_close_on"} if "close_date" in ours else set()
    ours |= {"currency"} if "amount" in ours else set()
    return frozenset(name for name in FIELDS if THEIRS.get(name, name) in ours)


def tells_stage(mapping: Mapping) -> bool:
    """Whether the files say where deals stand."""
    return any(
        file.table == "event_log" or file.stage_dates or not TELLING.isdisjoint({*file.columns, *file.constants})
        for file in mapping.files
    )


def names_stage(mapping: Mapping) -> bool:
    """Whether deals have a column of their stage."""
    return any(file.table == "deals" and "stage" in file.columns for file in mapping.files)


def taken_back() -> pl.Series:
    """Deals that an import had brought which was undone, and that nobody took away since."""
    gone = rows.read(Deletion, ["deal_id", "id", "entry_id"])
    taken_back = rows.read(Reversal, ["deal_id", "of_id"]).rename({"of_id": "entry_id"})
    gone = gone.join(taken_back, on=["deal_id", "entry_id"], how="anti")
    last = gone.sort("id").group_by("deal_id").agg(pl.col("entry_id").last())
    undone = list(Entry.objects.filter(verb=UNDO).values_list("pk", flat=True))
    return last.filter(pl.col("entry_id").is_in(undone)).get_column("deal_id")


def _deals(matching: Matching, staged: Staged) -> pl.DataFrame:
    """Key and id of the deals in the files, and whether they are new; new ones have their ids already."""
    keys = staged.ask(
        f"SELECT deal_id AS key FROM {{deals}} WHERE length(deal_id) <= {NAME} ORDER BY source_file, source_row"
    )
    matching.tally.reject(
        "deals",
        staged.ask(
            "SELECT deal_id AS key, source_file, source_row, 'text-too-long' AS code FROM {deals} "
            f"WHERE length(deal_id) > {NAME} ORDER BY source_file, source_row"
        ),
    )
    found = keys.join(rows.read(Deal, ["key", "id"]), on="key", how="left", maintain_order="left")
    if same := matching.same.get(Deal._meta.label):
        said = pl.DataFrame(
            {"key": list(same), "meant": list(same.values())}, schema={"key": pl.String, "meant": pl.Int64}
        )
        found = found.join(said, on="key", how="left").select("key", pl.coalesce("id", "meant").alias("id"))
        found = found.filter(pl.col("id").is_null() | pl.col("id").is_first_distinct())
    new = found.filter(pl.col("id").is_null())
    first = rows.reserved(Deal, new.height)
    new = new.select("key", (pl.int_range(pl.len()) + first).alias("id"), pl.lit(value=True).alias("is_new"))
    return pl.concat([found.drop_nulls("id").with_columns(is_new=pl.lit(value=False)), new])


def _compared(
    matching: Matching, staged: Staged, comparing: Comparing, deals: pl.DataFrame, progress: Progress
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Compare all deals, some at a time. The key and id of those that come in or are here, the versions that are
    changed, and what the files say and no event tells."""
    rejected, versions, said, done = [], [], [], 0
    for some in staged.parts():
        progress("comparing deals", done, deals.height)
        found = comparing.compared(*some)
        _write(matching, found)
        count(matching.tally, found)
        rejected.append(found.rejected.select("key"))
        old = found.columns.filter(~pl.col("is_new"))
        versions.append(old.select("id", pl.col("version") - 1))
        said.append(found.judged.said.rename({"id": "deal_id"}))
        done += some[0].height
    none = pl.DataFrame(schema={"key": pl.String})
    known = deals.select("key", "id").join(pl.concat([none, *rejected]), on="key", how="anti")
    changed = pl.concat([pl.DataFrame(schema={"id": pl.Int64, "version": pl.Int64}), *versions])
    return known, changed, pl.concat([pl.DataFrame(schema=SAID).drop("after"), *said])


def _write(matching: Matching, found: Compared) -> None:
    prepared, nobody = matching.prepared, pl.lit(None, pl.Int64).alias("author_id")
    columns = ["id", *NAMES, "version"]
    matching.placed.append(found.columns.select("id", "account_id"))
    prepared.add(Deal, found.columns.filter("is_new").select("key", *columns))
    prepared.change(Deal, found.columns.filter(~pl.col("is_new")).select("key", *columns))
    prepared.add(Opening, found.opened.rename({"id": "deal_id"}).with_columns(as_object(list(FIELDS)).alias("values")))
    prepared.add(StageChange, found.moves.rename({"id": "deal_id"}))
    prepared.add(FieldChange, found.changes.rename({"id": "deal_id"}))
    back = found.restored.select(
        pl.col("id").alias("deal_id"),
        pl.lit(matching.at, rows.MOMENT).alias("at"),
        nobody,
        pl.lit(value=False).alias("deleted"),
        pl.lit(AGAIN).alias("reason"),
        pl.lit(None, pl.Int64).alias("into_id"),
    )
    prepared.add(Deletion, back)
