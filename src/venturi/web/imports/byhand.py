"""By hand: what people changed here, held against what files said the last time and say now, field by field.

Of a deal that no import knew, the files count. Of one that an import knew: where the files say what they said then,
what was changed here stays; where they say something else and somebody changed it here as well, it is a conflict.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from venturi.web.deals.derived import OPENED, Events
from venturi.web.deals.models import FieldChange, Opening, StageChange
from venturi.web.deals.stored import among, nothing, stored
from venturi.web.deals.texts import AMOUNTS, FIELDS
from venturi.web.imports.differing import Difference, texts_of
from venturi.web.imports.models import Import, Said, State
from venturi.web.trail import rows
from venturi.web.trail.models import Entry, Via

STAGE = "stage_id"
# What becomes of a value that somebody wrote here and that the files have another of.
KEPT, CONFLICT, REPLACED, AGREED = "kept", "conflict", "replaced", "agreed"
PAIR = ["id", "field"]
JUDGED: dict[str, Any] = {"id": pl.Int64, "field": pl.String, "then": pl.String, "file": pl.String, "here": pl.String}
JUDGED |= {"fate": pl.String, "entry_id": pl.Int64, "last_at": rows.MOMENT}
_WRITTEN = {"id": pl.Int64, "field": pl.String, "entry_id": pl.Int64}
_BASELINE = {"id": pl.Int64, "field": pl.String, "value": pl.String, "at": rows.MOMENT}


@dataclass(frozen=True, slots=True)
class Judged:
    """Fields of deals that people wrote here and files speak of.

    ``found``: `JUDGED`; ``then``: what the files said the last time, ``file``: what they say now, ``here``: what stands
    here; ``entry_id``: by which somebody wrote it; ``last_at``: the moment of the last event of the field.
    """

    found: pl.DataFrame
    takes_file: bool

    def fated(self, fate: str) -> pl.DataFrame:
        """Those of one fate."""
        return self.found.filter(pl.col("fate") == fate)

    @property
    def stay(self) -> pl.DataFrame:
        """The fields that stay as they are here: ``id``, ``field``, ``last_at``."""
        fates = [KEPT] if self.takes_file else [KEPT, CONFLICT]
        kept = self.found.filter(pl.col("fate").is_in(fates)).select(*PAIR, "last_at")
        # An amount and its currency stay together.
        money = kept.filter(pl.col("field") == "amount").with_columns(field=pl.lit("currency"))
        return pl.concat([kept, money])

    @property
    def said(self) -> pl.DataFrame:
        """What the files say and no event will tell: ``id``, ``field``, ``value``."""
        fates = [AGREED] if self.takes_file else [AGREED, CONFLICT]
        return self.found.filter(pl.col("fate").is_in(fates)).select(*PAIR, value="file")

    def before(self, moves: pl.DataFrame, changes: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
        """Of the moves and changes that files tell, those that leave what stays here as it is."""
        early = (pl.col("at") < pl.col("last_at")).fill_null(value=True)
        told = [self._with_last(moves, pl.lit(STAGE)), self._with_last(changes, pl.col("field"))]
        moves, changes = (frame.filter(early).drop("_field", "last_at") for frame in told)
        return moves, changes

    def without(self, found: Difference) -> Difference:
        """Without the moves and changes that would change what stays here."""
        stays = pl.col("last_at").is_null()
        told = [self._with_last(found.moves, pl.lit(STAGE)), self._with_last(found.changes, pl.col("field"))]
        return Difference(*(frame.filter(stays).drop("_field", "last_at") for frame in told))

    def _with_last(self, events: pl.DataFrame, field: pl.Expr) -> pl.DataFrame:
        """Events with the last moment of the field that they change, where it stays."""
        told = events.with_columns(_field=field)
        return told.join(self.stay, left_on=["id", "_field"], right_on=PAIR, how="left", maintain_order="left")


def judged(
    said: pl.DataFrame,
    there: pl.DataFrame,
    written: pl.DataFrame,
    then: pl.DataFrame,
    *,
    stages: pl.DataFrame,
    takes_file: bool,
) -> Judged:
    """What becomes of every field that somebody wrote and the files speak of.

    `said`: ``id``, ``field``, ``file``; `there`: the deals as they are; `written`: ``id``, ``field``, ``entry_id`` and
    ``last_at``; `then`: `_BASELINE`; `stages`: ``id``, ``field``, ``file_then``: where the files would have them from
    where the last import left them.
    """
    here = texts_of(there).with_columns(amount=_money(), stage_id=pl.col(STAGE).cast(pl.String))
    fields = [*(name for name in FIELDS if name != "currency"), STAGE]
    here = here.select("id", *fields).unpivot(fields, index="id", variable_name="field", value_name="here")
    known = then.select("id").unique().with_columns(known=pl.lit(value=True))
    found = written.join(said, on=PAIR).join(here, on=PAIR).join(known, on="id", how="left")
    found = found.join(then.select(*PAIR, then="value"), on=PAIR, how="left").join(stages, on=PAIR, how="left")
    again = pl.coalesce("file_then", "file").eq_missing(pl.col("then"))
    fate = (
        pl.when(pl.col("file").eq_missing(pl.col("here")))
        .then(pl.when(~again).then(pl.lit(AGREED)))
        .when(pl.col("known").is_null())
        .then(pl.lit(REPLACED))
        .when(again)
        .then(pl.lit(KEPT))
        .when(pl.col("here").ne_missing(pl.col("then")))
        .then(pl.lit(CONFLICT))
    )
    return Judged(found.with_columns(fate=fate).drop_nulls("fate").select(list(JUDGED)).sort(PAIR), takes_file)


def none(*, takes_file: bool = False) -> Judged:
    """Nobody wrote anything."""
    return Judged(pl.DataFrame(schema=JUDGED), takes_file)


def written_here(deals: pl.Series) -> pl.DataFrame:
    """The fields of deals that somebody wrote here, and by which entry the last time: ``id``, ``field``, ``entry_id``;
    an amount and its currency are one."""
    where, given = among("deal_id", deals)
    entry, via = Entry._meta.db_table, Via.IMPORT.value
    where += f' AND entry_id NOT IN (SELECT id FROM "{entry}" WHERE via = %s)'
    given = [*given, via]  # type: ignore[list-item]
    moved = rows.read(StageChange, ["deal_id", "entry_id"], where, given).with_columns(field=pl.lit(STAGE))
    changed = rows.read(FieldChange, ["deal_id", "entry_id", "field"], where, given)
    opened = rows.read(Opening, ["deal_id", "entry_id", "values"], where, given)
    texts = opened.with_columns(pl.col("values").str.json_decode(pl.Struct(dict.fromkeys(FIELDS, pl.String))))
    texts = texts.unnest("values").unpivot(list(FIELDS), index=["deal_id", "entry_id"], variable_name="field")
    begun = [opened.with_columns(field=pl.lit(STAGE)), texts.drop_nulls("value")]
    found = pl.concat(
        [frame.select(id="deal_id", field="field", entry_id="entry_id") for frame in (moved, changed, *begun)]
    )
    found = found.with_columns(field=pl.col("field").replace("currency", "amount")).cast(_WRITTEN)  # type: ignore[arg-type]
    found = found.join(deals.alias("id").to_frame(), on="id", how="semi")
    return found.group_by(PAIR).agg(pl.col("entry_id").max())


def history(deals: pl.Series) -> Events:
    """All events of some deals; of none, none."""
    return stored(deals) if len(deals) else nothing()


def last_moments(known: Events) -> pl.DataFrame:
    """The moment of the last event of each field: ``id``, ``field``, ``last_at``."""
    moved = known.moves.select("at", id="deal_id", field=pl.lit(STAGE))
    valued = known.values.select("at", id="deal_id", field=pl.col("field").replace("currency", "amount"))
    both = pl.concat([frame.select(*PAIR, "at") for frame in (moved, valued)])
    return both.group_by(PAIR).agg(pl.col("at").max().alias("last_at"))


def said_then(known: Events, undone: Collection[int]) -> pl.DataFrame:
    """What the files said of each field the last time that they spoke of it: `_BASELINE`. `undone`: the entries of
    imports that were taken back, and those that undid them; what brought a deal counts, for it came back."""
    ids = known.moves.get_column("deal_id").unique().sort()
    imports = list(Entry.objects.filter(via=Via.IMPORT).values_list("pk", flat=True))
    opened = known.moves.filter(pl.col("rank") == OPENED).select("deal_id", "entry_id")
    place = ["deal_id", "entry_id", "rank", "at", "seq"]
    values = known.values.select(*place, "field", value="new")
    moves = known.moves.select(*place, field=pl.lit(STAGE), value=pl.col(STAGE).cast(pl.String))
    told = pl.concat([values, moves]).filter(pl.col("entry_id").is_in(imports))
    gone = pl.col("entry_id").is_in(list(undone))
    told = pl.concat([told.filter(~gone), told.filter(gone).join(opened, on=["deal_id", "entry_id"], how="semi")])
    told = told.with_columns(place=2 * pl.col("entry_id")).rename({"deal_id": "id"})
    last = pl.concat([told, _noted(ids)], how="diagonal")
    last = last.sort("id", "field", "place", "rank", "at", "seq", nulls_last=True)
    last = last.group_by(PAIR, maintain_order=True).agg(pl.col("value", "at").last())
    return _with_money(last).select(list(_BASELINE))


def _noted(ids: pl.Series) -> pl.DataFrame:
    """What files said and no event tells, of imports that were not taken back; an amount and its currency apart."""
    where, given = among("deal_id", ids)
    where += f' AND of_id NOT IN (SELECT id FROM "{Import._meta.db_table}" WHERE state = %s)'
    noted = rows.read(Said, ["deal_id", "field", "value", "after"], where, [*given, State.UNDONE.value])
    noted = noted.join(ids.alias("deal_id").to_frame(), on="deal_id", how="semi")
    noted = noted.select("field", "value", id="deal_id", place=2 * pl.col("after") + 1)
    money = noted.filter(pl.col("field") == "amount").with_columns(pl.col("value").str.split(" "))
    parts = [
        money.with_columns(value=pl.col("value").list.get(nth, null_on_oob=True), field=pl.lit(name))
        for nth, name in enumerate(AMOUNTS)
    ]
    return pl.concat([noted.filter(pl.col("field") != "amount"), *parts])


def _with_money(last: pl.DataFrame) -> pl.DataFrame:
    """With amounts and their currencies as one."""
    money = last.filter(pl.col("field") == "amount")
    currency = last.filter(pl.col("field") == "currency").select("id", currency="value")
    money = money.join(currency, on="id", how="left").with_columns(value=_money("value")).drop("currency")
    return pl.concat([last.filter(~pl.col("field").is_in(list(AMOUNTS))), money])


def _money(amount: str = "amount") -> pl.Expr:
    """An amount with its currency, as one text; null where there is no amount."""
    return pl.concat_str(amount, pl.col("currency").fill_null(""), separator=" ").str.strip_chars_end()


def spoken(deals: pl.DataFrame, changes: pl.DataFrame, fields: Sequence[str]) -> pl.DataFrame:
    """What the files say of the present of deals: ``id``, ``field``, ``file``; an empty cell says nothing.

    `deals`: the texts of fields, of which `fields` are told; `changes`: what the files tell of the past."""
    given = [name for name in fields if name != "currency" or "amount" not in fields]
    texts = deals.with_columns(amount=_money()) if "amount" in fields else deals
    now = texts.unpivot(given, index="id", variable_name="field", value_name="file").drop_nulls("file")
    told = changes.filter(~pl.col("field").is_in(list(AMOUNTS)))
    told = told.sort("id", "field", "at", "ordinal").group_by(PAIR, maintain_order=True).agg(file=pl.col("new").last())
    return pl.concat([now, told.drop_nulls("file").join(now, on=PAIR, how="anti")])
