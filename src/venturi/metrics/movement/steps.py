"""Steps: by which movements did the pipeline go from one state of a deal to the next?

A step has one name and one amount. From before to after a deal may take several at once, always in this order: it comes
in, changes hands, is pulled in or pushed out, changes its amount, is won or lost. Their sum is the change exactly.
"""

from collections.abc import Sequence
from typing import Any

import ibis

from venturi.metrics.periods import Period
from venturi.metrics.tables import MOMENT, MONEY

MOVEMENTS = (
    "new",
    "reopened",
    "owner in",
    "owner out",
    "moved in",
    "moved out",
    "pulled in",
    "pushed out",
    "increased",
    "decreased",
    "won",
    "lost",
    "removed",
)
RESPONSIBLE = ("owner", "team")


def steps(pairs: ibis.Table, *, due_in: Period | None, by: Sequence[str]) -> ibis.Table:
    """The movements between two states of a deal: one row per deal and movement.

    `pairs` carry ``deal_id``, ``at``, ``outcome``, ``amount``, ``expected_close_on`` (with `due_in`) and `by`, the same
    as they were before with ``was_`` in front, and ``existed`` and ``exists``: whether there was a deal before and is
    one after. ``at_once`` marks a deal that was created and decided in one moment.

    Returns ``deal_id``, `by`, ``at``, ``part`` (one of `MOVEMENTS`) and ``amount``, signed; null: unknown.
    """
    judged = _judged(pairs, due_in, by)
    zero, before = ibis.literal(0).cast(MONEY), {name: judged[f"was_{name}"] for name in by}
    change = judged.carried.fill_null(zero) - judged.was_carried.fill_null(zero)
    keeps, arrives = judged.was_in & judged.is_in, judged.is_in & ~judged.was_in
    moves, stays = judged.was_in & judged.exists & judged.regrouped, judged.was_in & judged.exists
    entry = ibis.cases((judged.was_open, "pulled in"), (judged.existed, "reopened"), else_="new")
    taken: list[tuple[Any, Any, Any, dict[str, Any]]] = [
        (moves, ibis.ifelse(judged.handed, "owner out", "moved out"), -judged.was_carried, before),
        (moves, ibis.ifelse(judged.handed, "owner in", "moved in"), judged.was_carried, {}),
        (arrives, entry, judged.carried, {}),
        (stays & ~judged.is_in, ibis.literal("pushed out"), -judged.was_carried, {}),
        (keeps & (change > zero), ibis.literal("increased"), change, {}),
        (keeps & (change < zero), ibis.literal("decreased"), change, {}),
        (judged.is_in & ~judged.is_open, judged.outcome, -judged.carried, {}),
        (judged.was_in & ~judged.exists, ibis.literal("removed"), -judged.was_carried, before),
    ]
    groups = [{name: place.get(name, judged[name]) for name in by} for *_rest, place in taken]
    rows = [
        judged.filter(condition).select("deal_id", **group, at=judged.at.cast(MOMENT), part=part, amount=amount)
        for (condition, part, amount, _place), group in zip(taken, groups, strict=True)
    ]
    return ibis.union(*rows)


def in_scope(states: ibis.Table, due_in: Period | None) -> Any:
    """Whether a state is that of an open deal, and one due in `due_in`."""
    return (states.outcome == "open").fill_null(False) & _due(states, "expected_close_on", due_in)


def any_of(conditions: Sequence[Any]) -> Any:
    """Whether one of the conditions holds; none does where there are none."""
    found: Any = ibis.literal(False)
    for condition in conditions:
        found = found | condition
    return found


def _judged(pairs: ibis.Table, due_in: Period | None, by: Sequence[str]) -> ibis.Table:
    """With what is open and in the scope before and after, and the amounts to count: ``was_carried``, ``carried``."""
    open_before = (pairs.was_outcome == "open").fill_null(False)
    open_after = (pairs.outcome == "open").fill_null(False)
    # A decision takes out what was in before it, and what its own moment brought in: a source may set the date then.
    leaves = pairs.exists & ~open_after & (open_before | pairs.at_once)
    due_before = _due(pairs, "was_expected_close_on", due_in)
    due_after = _due(pairs, "expected_close_on", due_in) | (leaves & open_before & due_before)
    known = ibis.ifelse(leaves, ibis.coalesce(pairs.amount, pairs.was_amount), pairs.amount)
    return pairs.mutate(
        was_open=open_before,
        is_open=open_after,
        was_in=open_before & due_before,
        is_in=pairs.exists & (open_after | leaves) & due_after,
        was_carried=pairs.was_amount.cast(MONEY),
        carried=known.cast(MONEY),
        regrouped=any_of([_changed(pairs, name) for name in by]),
        handed=any_of([_changed(pairs, name) for name in by if name in RESPONSIBLE]),
    )


def _due(rows: ibis.Table, day: str, due_in: Period | None) -> Any:
    if due_in is None:
        return ibis.literal(True)
    return ((rows[day] >= due_in.start) & (rows[day] < due_in.end)).fill_null(False)


def _changed(pairs: ibis.Table, name: str) -> Any:
    return ~pairs[name].identical_to(pairs[f"was_{name}"])
