"""Packing: the whole path of a deal as a few integers, so that equal paths are found without comparing texts.

A step is a number of 4 bits when there are at most 15 different ones, so that one word holds 15 steps and two hold 30;
with more there are more bits and fewer steps a word. What does not fit is scrambled into two further numbers.
"""

from collections.abc import Sequence
from typing import Any

import ibis
from ibis import _

from venturi.metrics.paths.steps import numbered

WORDS = 2
BITS = 60
# A step of so many bits tells so many different ones apart; 0 is no step.
WIDTHS = (4, 5, 6, 10, 30)
# More different steps than this are not told apart beyond the words.
KINDS = 1_000_003
PRIME = 2**31 - 1
ROUNDS = 5
SEEDS = (40_503, 1_103_515_245)
# What is the same in all steps of a deal.
OF_DEAL = ("outcome", "closed_at")
KEY = ("steps", *(f"word_{nth}" for nth in range(WORDS)), *(f"rest_{nth}" for nth in range(len(SEEDS))))


def paths_of(steps: ibis.Table, *, by: Sequence[str] = ()) -> ibis.Table:
    """One row per deal: which path it took, from when to when, and what became of it.

    ``deal_id``, ``path_number`` (1, 2 …: the same for the same path only, see `packed`, and the lower the fewer steps
    it has), ``steps`` (how many), ``began_at``, ``ended_at`` (null: not over, or on an unknown day), ``outcome``,
    ``closed_at`` and the columns of `by`.
    """
    last = _.next_step.isnull()
    of_deal = {name: _[name].max(where=last) for name in dict.fromkeys([*OF_DEAL, *by])}
    rows = packed(steps, also={"began_at": _.at.min(), "ended_at": _.until.max(where=last), **of_deal})
    return with_path_number(rows).select("deal_id", "path_number", "steps", "began_at", "ended_at", *of_deal)


def with_path_number(rows: ibis.Table) -> ibis.Table:
    """Packed paths with a number for each different one: a join by it is one of few bytes."""
    different = rows.select(*KEY).distinct().mutate(path_number=ibis.row_number().over(order_by=KEY) + 1)
    return rows.join(different, KEY)


def packed(steps: ibis.Table, *, also: dict[str, Any] | None = None) -> ibis.Table:
    """One row per deal: ``deal_id``, the columns `KEY`, which are the same for the same path only, and those of
    `also`, aggregations of deferred columns.

    Paths that differ only after what two words hold (30 steps of at most 15 kinds, fewer of more kinds) may share a key
    by chance: of a million such paths any two do so about once in a million times.
    """
    names = numbered(steps).select("pipeline", "step", "number", width=_width(_.total))
    coded = steps.join(names, ["pipeline", "step"]).mutate(nth=_wide(_.nth), number=_wide(_.number))
    per_word = (BITS // coded.width).cast("int64")
    word, slot = (coded.nth - 1) // per_word, (coded.nth - 1) % per_word
    shifted = coded.number << (slot * coded.width)
    placed = coded.mutate(
        word=word.cast("int32"),
        shifted=shifted.cast("int64"),
        beyond=(coded.nth * KINDS + coded.number) % PRIME,
    )
    words = {f"word_{nth}": _.shifted.sum(where=_.word == nth) for nth in range(WORDS)}
    rests = {
        f"rest_{nth}": ibis.ifelse(_.word >= WORDS, _scrambled(_.beyond, seed), ibis.null("int64")).sum()
        for nth, seed in enumerate(SEEDS)
    }
    summed = placed.aggregate(by="deal_id", steps=_.count(), **words, **rests, **(also or {}))
    return summed.mutate(**{name: summed[name].fill_null(0).cast("int64") for name in KEY})


def _width(total: Any) -> Any:
    """How many bits a step takes."""
    return ibis.cases(*[(total < 2**bits, bits) for bits in WIDTHS[:-1]], else_=WIDTHS[-1]).cast("int64")


def _wide(number: Any) -> Any:
    """A number of 64 bits. Some engines number rows in 32; Ibis takes them for 64, and would leave one cast out."""
    return number.cast("int32").cast("int64")


def _scrambled(number: Any, seed: int) -> Any:
    """A number below `PRIME` that looks like chance: squaring over and over, as engines share no hash."""
    for _nth in range(ROUNDS):
        number = (number * number + seed) % PRIME
    return number
