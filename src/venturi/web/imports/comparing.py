"""Comparing: what the files say of some deals against what is known of them, as exact events."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import polars as pl

from venturi.web.deals.derived import LATER, NEW_ENTRY, OPENED, ORDER, Events, derived
from venturi.web.deals.models import Deal, Untold
from venturi.web.deals.state import NAMES
from venturi.web.deals.stored import MOVES, VALUES, among, nothing, stored
from venturi.web.deals.texts import FIELDS
from venturi.web.imports import byhand, histories
from venturi.web.imports.differing import Difference, differences
from venturi.web.process.models import Kind
from venturi.web.trail import rows

AGAIN = "imported again"
# What the present shows comes after all that a history tells.
LAST = 2**40


@dataclass(frozen=True, slots=True)
class Compared:
    """What would happen to some deals: new events, the columns that they make, and who is rejected why.

    ``opened``: id, at, author_id, stage_id, untold, undated and the first values; ``columns``: of every deal that is
    new or changes, with ``version``, ``key`` and ``is_new``; ``before``: the deals that are here, as they are;
    ``judged``: what becomes of what people wrote of them.
    """

    opened: pl.DataFrame
    moves: pl.DataFrame
    changes: pl.DataFrame
    restored: pl.DataFrame
    columns: pl.DataFrame
    rejected: pl.DataFrame
    unchanged: int
    before: pl.DataFrame
    judged: byhand.Judged

    def without(self, deals: pl.DataFrame, ids: pl.DataFrame, code: str) -> "Compared":
        """Reject those of these deals that have such an ``id``: nothing happens to them."""
        if ids.is_empty():
            return self
        stay = ("opened", "moves", "changes", "restored", "columns")
        frames = {name: getattr(self, name).join(ids, on="id", how="anti", maintain_order="left") for name in stay}
        bad = deals.join(ids, on="id", how="semi").with_columns(code=pl.lit(code))
        judged = replace(self.judged, found=self.judged.found.join(ids, on="id", how="anti", maintain_order="left"))
        return replace(self, rejected=pl.concat([self.rejected, bad], how="diagonal"), judged=judged, **frames)


@dataclass(frozen=True, slots=True)
class Comparing:
    """How deals are compared. ``given``: the fields that the files have; ``staged``: whether they tell of stages;

    ``ends``: pipeline_id, open_id, won_id, lost_id; ``taken_back``: deals that an undone import had brought;
    ``undone``: the entries of such imports, and those that undid them; ``names_stage``: whether deals have a column of
    their stage, in which an empty cell says nothing; ``takes_file``: where files and people here disagree, the
    files are right.
    """

    now: datetime
    given: frozenset[str]
    tells_stage: bool
    stages: pl.DataFrame
    ends: pl.DataFrame
    taken_back: pl.Series
    undone: Collection[int]
    names_stage: bool = False
    takes_file: bool = False

    def compared(self, deals: pl.DataFrame, moves: pl.DataFrame, changes: pl.DataFrame) -> Compared:
        """What the files say of these deals against what is known of them."""
        there = self._there(deals)
        deals = deals.join(there.select("id", "deleted", known="created_at"), on="id", how="left")
        deals = self._begun(deals, moves, changes)
        rejected = deals.filter(pl.col("code").is_not_null())
        deals = deals.filter(pl.col("code").is_null())
        judged = self._judged(deals, there, changes)
        created = deals.select("id", "opened_at", "created", "is_new")
        opening, moves = histories.moved(moves, created)
        first, changes = histories.changed(changes, created)
        new = deals.filter("is_new")
        opened, base = self._opened(new, opening, first)
        moves, changes = self._unknown(moves, changes, new.get_column("id"))
        moves, changes = judged.before(self._with_reasons(moves, deals), changes)
        log = as_events(moves, changes)
        had = pl.concat([moves.get_column("id"), changes.get_column("id")]).unique()
        old = had.to_frame("id").join(new, on="id", how="anti").get_column("id")
        events = base.and_these(stored(old) if len(old) else nothing()).and_these(log)
        now_known = derived(events, self.stages)
        untouched = there.join(now_known, on="id", how="anti")
        current = pl.concat([now_known.select("id", *NAMES), untouched.select("id", *NAMES)])
        found = judged.without(self._differences(deals, current))
        return self._summed(deals, there, events, Difference(moves, changes), found, opened, rejected, judged)

    def _there(self, deals: pl.DataFrame) -> pl.DataFrame:
        """The deals that are here already."""
        old = deals.filter(~pl.col("is_new")).get_column("id")
        found = rows.read(Deal, ["id", "version", *NAMES], *among("id", old))
        return found.join(old.to_frame(), on="id", how="semi")

    def _begun(self, deals: pl.DataFrame, moves: pl.DataFrame, changes: pl.DataFrame) -> pl.DataFrame:
        """When each deal came to be (``created``, null: nobody told), when it is opened here (``opened_at``), and for
        what reason it cannot come in (``code``)."""
        firsts = pl.concat([moves.select("id", "at"), changes.select("id", "at")])
        firsts = firsts.group_by("id").agg(pl.col("at").min().alias("first_at"))
        deals = deals.join(firsts, on="id", how="left")
        is_open, at = pl.col("outcome") == Kind.OPEN, pl.lit(self.now, rows.MOMENT)
        created = pl.when("is_new").then("created_at").otherwise("known")
        # Nobody told: from then on something is known of it.
        since = pl.coalesce(created, "first_at", pl.when(is_open).then(at).otherwise("closed_at"))
        deals = deals.with_columns(created.alias("created"), since.alias("opened_at"))
        dead = pl.col("deleted").fill_null(value=False) & ~pl.col("id").is_in(self.taken_back.implode())
        closed, has_end = pl.col("closed_at"), pl.col("first_at").is_not_null()
        code = (
            pl.when(dead)
            .then(pl.lit("deal-deleted"))
            .when(pl.col("opened_at").is_null() & pl.col("is_new"))
            .then(pl.lit("creation-unknown"))
            .when(((pl.col("created") > at) | (closed > at)).fill_null(value=False))
            .then(pl.lit("moment-ahead"))
            .when(~is_open & closed.is_null() & pl.col("is_new") & ~has_end)
            .then(pl.lit("closing-unknown"))
            .when((~is_open & (closed < pl.col("created"))).fill_null(value=False))
            .then(pl.lit("closed-before-created"))
            .when(_too_long() | pl.col("names_too_long"))
            .then(pl.lit("text-too-long"))
        )
        return deals.with_columns(code.alias("code"), pl.coalesce("name", "key").alias("called")).with_columns(
            pl.when("is_new").then("called").otherwise("name").alias("name")
        )

    def _opened(self, new: pl.DataFrame, opening: pl.DataFrame, first: pl.DataFrame) -> tuple[pl.DataFrame, Events]:
        """The openings of new deals, with their first values, and the same as events."""
        there = new.join(self.ends, on="pipeline", how="left").join(opening, on="id", how="left")
        shown = pl.when(pl.col("kind") == Kind.OPEN).then("stage_id")
        only_shown = pl.col("opened_in").is_null() & shown.is_not_null()
        untold = pl.when("opening_told").then(None).when(only_shown).then(pl.lit(Untold.SINCE.value))
        there = there.with_columns(
            pl.coalesce("opened_in", shown, "open_id").alias("stage_id"),
            pl.when("opening_told").then("author_id").alias("author_id"),
            untold.otherwise(pl.lit(Untold.STAGE.value)).alias("untold"),
            pl.when(pl.col("created").is_null()).then(pl.lit(value=True)).alias("undated"),
        )
        texts = there.select("id", *FIELDS).unpivot(list(FIELDS), index="id", variable_name="field", value_name="new")
        values = pl.concat([first.join(new, on="id", how="semi"), texts.join(first, on=["id", "field"], how="anti")])
        values = values.drop_nulls("new")
        wide = values.pivot(on="field", on_columns=list(FIELDS), index="id", values="new")
        first_columns = ["id", "author_id", "stage_id", "untold", "undated"]
        opened = there.select(*first_columns, at="opened_at").join(wide, on="id", how="left")
        begun = opened.select("id", "at")
        place = {"rank": OPENED, "entry_id": NEW_ENTRY, "seq": 0}
        return opened, Events(
            events_of(opened.select("id", "at", "stage_id", "untold", "undated"), MOVES, **place),
            events_of(values.join(begun, on="id"), VALUES, **place),
            nothing().deletions,
        )

    def _unknown(self, moves: pl.DataFrame, changes: pl.DataFrame, new: pl.Series) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Those moves and changes of the files that are not recorded yet."""
        old = pl.concat([moves.get_column("id"), changes.get_column("id")]).unique()
        old = old.filter(~old.is_in(new.implode()))
        if old.is_empty():
            return moves, changes
        known = stored(old)
        moved = known.moves.filter(pl.col("untold").is_null()).sort(ORDER).select("at", "stage_id", id="deal_id")
        changed = known.values.filter(pl.col("rank") == LATER).select("at", "field", "new", id="deal_id")
        # What files only showed is told now. The first move may be into the stage where the deal stood already.
        stood = moved.sort("at", maintain_order=True).select("id", "at", stood="stage_id")
        moves = moves.with_columns(nth=pl.int_range(pl.len()).over("id")).sort("at", maintain_order=True)
        moves = moves.join_asof(stood, on="at", by="id", allow_exact_matches=False, check_sortedness=False)
        stays = (pl.col("nth") == 0) & (pl.col("stage_id") == pl.col("stood"))
        moves = moves.filter(~stays.fill_null(value=False)).sort("id", "nth").drop("nth", "stood")
        return (
            moves.join(moved, on=["id", "at", "stage_id"], how="anti", maintain_order="left"),
            changes.join(changed, on=["id", "at", "field", "new"], how="anti", nulls_equal=True),
        )

    def _with_reasons(self, moves: pl.DataFrame, deals: pl.DataFrame) -> pl.DataFrame:
        """Moves into a lost stage carry why and against whom; of several the last one."""
        told = moves.join(deals.select("id", "loss_reason", "competitor"), on="id").join(
            self.stages.select("stage_id", end="kind"), on="stage_id", how="left"
        )
        last = pl.int_range(pl.len()).over("id") == pl.len().over("id") - 1
        lost = last & (pl.col("end") == Kind.LOST)
        return told.with_columns(
            pl.when(lost).then("loss_reason").alias("reason"), pl.when(lost).then("competitor").alias("competitor")
        ).select("id", "at", "stage_id", "author_id", "reason", "competitor", "ordinal")

    def _differences(self, deals: pl.DataFrame, current: pl.DataFrame) -> Difference:
        """What the files say of the present and the deals do not."""
        closing = pl.when(pl.col("outcome") != Kind.OPEN).then("closed_at")
        known = pl.col("stage_id") == pl.col("file_stage_id")
        untold = pl.when(known).then(pl.lit(Untold.SINCE.value)).otherwise(pl.lit(Untold.STAGE.value))
        said = self._placed(deals, current).with_columns(moved_at=closing, untold=untold)
        unsaid = pl.lit(value=True)
        return differences(said, current, fields=self.given, kept=unsaid, stages=self.stages, now=self.now)

    def _placed(self, deals: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
        """The deals with the ``stage_id`` that the files would have them in, from where they are: `current` has ``id``,
        ``stage_id`` and ``outcome``."""
        ends = self.ends.select("open_id", "won_id", "lost_id", "pipeline")
        said = deals.join(ends, on="pipeline", how="left").join(
            current.select("id", *(pl.col(name).alias(f"now_{name}") for name in ("stage_id", "outcome"))), on="id"
        )
        decided = pl.coalesce(
            pl.when(pl.col("kind") == pl.col("outcome")).then("stage_id"),
            pl.when(pl.col("now_outcome") == pl.col("outcome")).then("now_stage_id"),
            pl.when(pl.col("outcome") == Kind.WON).then("won_id"),
            pl.when(pl.col("outcome") == Kind.LOST).then("lost_id"),
            "open_id",
        )
        silent = pl.lit(self.names_stage) & pl.col("stage_id").is_null() & (pl.col("outcome") == Kind.OPEN)
        said_so = pl.lit(self.tells_stage) & ~(silent & ~pl.col("is_new"))
        placed = pl.when(said_so).then(decided).otherwise("now_stage_id")
        return said.with_columns(placed.alias("stage_id"), file_stage_id=pl.col("stage_id"))

    def _judged(self, deals: pl.DataFrame, there: pl.DataFrame, changes: pl.DataFrame) -> byhand.Judged:
        """What becomes of what people wrote of these deals."""
        written = byhand.written_here(there.get_column("id").sort())
        some = deals.join(written.select("id").unique(), on="id", how="semi")
        if some.is_empty():
            return byhand.none(takes_file=self.takes_file)
        known = byhand.history(some.get_column("id").sort())
        then = byhand.said_then(known, self.undone)
        target = pl.col("stage_id").cast(pl.String)
        placed = self._placed(some, there).select("id", field=pl.lit(byhand.STAGE), file=target)
        fields = [name for name in FIELDS if name in self.given]
        spoken = byhand.spoken(some, changes.join(some, on="id", how="semi"), fields)
        return byhand.judged(
            pl.concat([spoken, placed.drop_nulls("file")]),
            there,
            written.join(byhand.last_moments(known), on=byhand.PAIR, how="left"),
            then,
            stages=self._placed_then(some, then),
            takes_file=self.takes_file,
        )

    def _placed_then(self, deals: pl.DataFrame, then: pl.DataFrame) -> pl.DataFrame:
        """Where the files would have deals from where the last import left them: ``id``, ``field``, ``file_then``;
        nowhere where they say that a deal was decided later than it knew."""
        left = then.filter(pl.col("field") == byhand.STAGE).select("id", "at", stage_id=pl.col("value").cast(pl.Int64))
        left = left.join(self.stages.select("stage_id", outcome="kind"), on="stage_id", how="left")
        placed = self._placed(deals, left).join(left.select("id", "at"), on="id")
        later = ((pl.col("outcome") != Kind.OPEN) & (pl.col("closed_at") > pl.col("at"))).fill_null(value=False)
        target = pl.when(later).then(pl.lit("")).otherwise(pl.col("stage_id").cast(pl.String))
        return placed.select("id", field=pl.lit(byhand.STAGE), file_then=target)

    def _summed(
        self,
        deals: pl.DataFrame,
        there: pl.DataFrame,
        events: Events,
        log: Difference,
        found: Difference,
        opened: pl.DataFrame,
        rejected: pl.DataFrame,
        judged: byhand.Judged,
    ) -> Compared:
        """All events together, and the columns that they make of whoever has one."""
        restored = there.filter("deleted").join(deals, on="id", how="semi").select("id")
        touched = pl.concat(
            [frame.get_column("id") for frame in (opened, log.moves, log.changes, found.moves, found.changes, restored)]
        ).unique()
        lacking = touched.filter(~touched.is_in(events.moves.get_column("deal_id").implode()))
        before = events.and_these(stored(lacking))
        shown = _shown(found.moves, before.moves, opened, self.stages)
        whole = before.and_these(as_events(shown, found.changes, after=LAST))
        back = restored.with_columns(pl.lit(self.now, rows.MOMENT).alias("at"), pl.lit(value=False).alias("deleted"))
        back = events_of(back, dict(nothing().deletions.schema), rank=LATER, entry_id=NEW_ENTRY, seq=0)
        whole = whole.and_these(Events(nothing().moves, nothing().values, back))
        columns = derived(whole, self.stages).filter(pl.col("id").is_in(touched.implode()))
        about = deals.select("id", "key", "is_new").join(there.select("id", "version"), on="id", how="left")
        columns = columns.join(about, on="id").with_columns(pl.col("version").fill_null(0) + 1)
        whole_ones = Compared(
            opened=opened,
            moves=pl.concat([log.moves, shown], how="diagonal").sort("id", "at", maintain_order=True),
            changes=pl.concat([log.changes, found.changes], how="diagonal").sort("id", "at", maintain_order=True),
            restored=restored,
            columns=columns.sort("id"),
            rejected=rejected,
            unchanged=deals.height - columns.height,
            before=there,
            judged=judged,
        )
        return whole_ones.without(deals, _of_no_currency(columns), "amount-without-currency")


def as_events(
    moves: pl.DataFrame, changes: pl.DataFrame, deletions: pl.DataFrame | None = None, *, after: int = 0
) -> Events:
    """New moves and changes, each with ``id`` of its deal, as events; at one moment, after so many."""
    numbered = [frame.with_columns((pl.int_range(pl.len()) + after).alias("seq")) for frame in (moves, changes)]
    place = {"rank": LATER, "entry_id": NEW_ENTRY}
    return Events(
        events_of(numbered[0], MOVES, **place),
        events_of(numbered[1], VALUES, **place),
        nothing().deletions if deletions is None else deletions,
    )


def events_of(frame: pl.DataFrame, schema: dict[str, Any], **place: int) -> pl.DataFrame:
    """A frame with ``id`` as one of events; what it does not have is null."""
    frame = frame.rename({"id": "deal_id"}).with_columns(pl.lit(value).alias(name) for name, value in place.items())
    return frame.select(
        (pl.col(name) if name in frame.columns else pl.lit(None)).cast(kind).alias(name)
        for name, kind in schema.items()
    )


def _shown(moves: pl.DataFrame, before: pl.DataFrame, opened: pl.DataFrame, stages: pl.DataFrame) -> pl.DataFrame:
    """The moves by which deals come to stand where files show them, those of them marked that nobody told: the deal is
    new, or nobody ever told of a move of it.

    One that nobody told happened at any moment after the last one `before`, or when the deal was decided.
    """
    told = before.filter(pl.col("untold").is_null()).select(id="deal_id").unique()
    known = told.join(opened.select("id"), on="id", how="anti").with_columns(known=pl.lit(value=True))
    last = before.group_by(id="deal_id").agg(last=pl.col("at").max())
    found = moves.join(known, on="id", how="left", maintain_order="left")
    found = found.join(last, on="id", how="left").join(stages.select("stage_id", "kind"), on="stage_id", how="left")
    untold = pl.when(pl.col("known").is_null()).then("untold")
    at = pl.when(untold.is_not_null() & (pl.col("kind") == Kind.OPEN)).then("last").otherwise("at")
    return found.with_columns(untold.alias("untold"), at.alias("at")).select(moves.columns)


def _of_no_currency(columns: pl.DataFrame) -> pl.DataFrame:
    """The deals that would have an amount of no currency."""
    return columns.filter(pl.col("amount").is_not_null() & pl.col("currency").fill_null("").eq("")).select("id")


def _too_long() -> pl.Expr:
    lengths = {
        name: getattr(Deal._meta.get_field(name), "max_length", None) for name in (*FIELDS, "loss_reason", "competitor")
    }
    long = [pl.col(name).str.len_chars() > most for name, most in lengths.items() if most]
    return pl.any_horizontal(long).fill_null(value=False)
