"""Every rule held against every deal, in one pass: one row per record, one column per rule."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

import ibis

from venturi.metrics.integrity.catalogue import RULES
from venturi.metrics.integrity.facts import deal_facts
from venturi.metrics.integrity.rule import Context, Population, Rule, Slot

SLOTS: tuple[Slot, ...] = get_args(Slot)
POPULATIONS: tuple[Population, ...] = ("all", "open", "won", "lost", "decided")


def column(rule: Rule) -> str:
    """The name of a rule's column."""
    return rule.code.replace("-", "_")


def within(outcome: Any, population: Population) -> Any:
    """Whether a deal of this outcome belongs to a population."""
    if population in {"open", "won", "lost"}:
        return (outcome == population).fill_null(False)
    if population == "decided":
        return outcome.isin(("won", "lost")).fill_null(False)
    return ibis.literal(True)


def summed(rows: Sequence[Mapping[str, Any]], name: str, of: Population) -> Any:
    """The sum over a population of a column of figures by ``outcome``; null when none of them is known."""
    wanted = {"all": None, "decided": ("won", "lost")}.get(of, (of,))
    found = [row[name] for row in rows if wanted is None or row["outcome"] in wanted]
    known = [value for value in found if value is not None]
    return sum(known) if known else None


def flags(context: Context) -> ibis.Table:
    """For each record of deals: how often it breaks each rule, and how sound each needed value is.

    Returns
    -------
    one row per record of deals
        ``deal_id``, ``outcome``, ``kind``, ``copy``, ``has_history``, ``moves``; a count for each rule; ``slot_…``
        in [0, 1] for each needed value. See `score` for what the slots mean.
    """
    deals = deal_facts(context)
    counts = {column(rule): _count(rule, deals, context) for rule in RULES}
    slots = {f"slot_{slot}": _sound(slot, deals, context) for slot in SLOTS}
    moves = ibis.ifelse(deals.copy, 0, deals.moves.fill_null(0))
    return deals.select(
        "deal_id", "outcome", "kind", "copy", has_history=deals.moves.notnull(), moves=moves, **counts, **slots
    )


def breaking(rule: Rule, context: Context) -> ibis.Table:
    """Every record that breaks one rule: deal_id, and the event where the rule is about events."""
    if rule.records is not None:
        return rule.records(context)
    deals = deal_facts(context)
    return deals.filter(_count(rule, deals, context).cast("int32") > 0).select("deal_id", "source_file", "source_row")


def _count(rule: Rule, deals: Any, context: Context) -> Any:
    """True or false for rules about deals, a number for rules about their events."""
    faults = rule.faults(deals, context)
    if rule.of in {"moves", "meetings"}:
        # The events of an identifier that stands twice belong to both records; they count with the first.
        return ibis.ifelse(deals.copy, 0, faults.fill_null(0)).cast("int32")
    return faults.fill_null(False) & within(deals.outcome, rule.of)


def _sound(slot: Slot, deals: Any, context: Context) -> Any:
    worth = ibis.literal(1.0)
    for rule in RULES:
        if rule.slot == slot:
            # What cannot be told is no better than a fault; else a value that hides a fault would raise the score.
            hit = (rule.faults(deals, context).cast("int64") > 0).fill_null(True) & within(deals.outcome, rule.of)
            worth = ibis.least(worth, ibis.ifelse(hit, 1.0 - rule.takes, 1.0))
    return ibis.ifelse(deals.copy | deals.twin, 0.0, worth).cast("float32")
