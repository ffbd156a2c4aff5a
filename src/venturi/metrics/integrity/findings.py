"""What the rules found: counts in one query, then the ids of those that found something."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import ibis
from ibis import _

from venturi.errors import Severity
from venturi.metrics.integrity.activity import basis_in_words
from venturi.metrics.integrity.catalogue import RULES
from venturi.metrics.integrity.flags import POPULATIONS, SLOTS, breaking, column, summed
from venturi.metrics.integrity.history import ORPHANS, orphans
from venturi.metrics.integrity.rule import SHOWN, Context, Finding, NotChecked, Population, Rule

ABSENT = "field-absent"
_ABSENT: dict[str, tuple[str, Population]] = {
    "deals.owner": ("owner", "all"),
    "deals.amount": ("amount", "all"),
    "deals.source": ("source (inbound or outbound)", "all"),
    "deals.created_at": ("date of creation", "all"),
    "deals.expected_close_on": ("expected date", "open"),
    "deals.stage": ("stage", "all"),
}


def counted(flagged: ibis.Table) -> dict[str, Any]:
    """Everything that is counted, in one query: faults and deals of each rule, worth of each slot by population."""
    asked: dict[str, Any] = {column(rule): _[column(rule)].cast("int64").sum() for rule in RULES}
    asked |= {f"{column(rule)}/deals": _.count(where=_[column(rule)].cast("int32") > 0) for rule in RULES}
    asked["in_won_stage"] = _.count(where=_.kind == "won")
    asked["won_in_won_stage"] = _.count(where=(_.kind == "won") & (_.outcome == "won"))
    asked["moves"] = _.moves.sum()
    slots = {f"slot_{slot}": _[f"slot_{slot}"].cast("float64").sum() for slot in SLOTS}
    rows = flagged.group_by("outcome").aggregate(records=_.count(), **asked, **slots).to_pyarrow().to_pylist()
    found = {name: summed(rows, name, "all") for name in asked}
    for of in POPULATIONS:
        found |= {f"slot_{slot}/{of}": summed(rows, f"slot_{slot}", of) for slot in SLOTS}
        found[f"deals/{of}"] = summed(rows, "records", of) or 0
    return found


def worth(numbers: Mapping[str, Any]) -> dict[Any, float | None]:
    """(slot, population) -> share of its values that are there and not contradicted; null for no deals."""
    return {
        (slot, of): numbers[f"slot_{slot}/{of}"] / numbers[f"deals/{of}"] if numbers[f"deals/{of}"] else None
        for slot in SLOTS
        for of in POPULATIONS
    }


def findings(
    flagged: ibis.Table, context: Context, numbers: Mapping[str, Any]
) -> tuple[list[Finding], tuple[NotChecked, ...]]:
    """One finding for each rule that is broken, and the rules that could not be checked."""
    reasons = {rule.code: rule.unchecked(context) for rule in RULES}
    broken = [rule for rule in RULES if not reasons[rule.code] and numbers[column(rule)]]
    found = [_finding(rule, flagged, context, numbers) for rule in broken]
    unchecked = [NotChecked(code=code, reason=reason) for code, reason in reasons.items() if reason]
    if not context.rows["stage_changes"]:
        unchecked.append(NotChecked(code=ORPHANS, reason="there are no stage changes"))
    elif lonely := orphans(context, found=numbers["moves"] or 0):
        found.append(lonely)
    return [*found, *_absent(context)], tuple(unchecked)


def _finding(rule: Rule, flagged: ibis.Table, context: Context, numbers: Mapping[str, Any]) -> Finding:
    count, population = numbers[column(rule)], _population(rule, context)
    words = {
        **context.numbers,
        "stale_basis": basis_in_words(context),
        "bulk_deals": context.limits.bulk_deals,
        "twin_days": context.limits.twin_days,
        "stand_in_won_stage": _agreeing(numbers["in_won_stage"], "deal stands", "deals stand"),
        "are_won": _agreeing(context.numbers["won"], "is", "are"),
        "are_both": _agreeing(numbers["won_in_won_stage"], "is", "are"),
    }
    ids = flagged.filter(flagged[column(rule)].cast("int32") > 0).select("deal_id").order_by("deal_id").limit(SHOWN)
    return Finding(
        code=rule.code,
        severity=rule.severity,
        message=rule.sentence(count, population, words),
        remedy=rule.remedy,
        count=count,
        population=population,
        fields=rule.fields,
        table=rule.table,
        column=rule.column,
        records=tuple(ids.deal_id.to_pyarrow().to_pylist()),
        records_total=numbers[f"{column(rule)}/deals"],
        look_up=partial(breaking, rule, context),
    )


def _agreeing(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _population(rule: Rule, context: Context) -> int:
    population: int = context.rows["stage_changes"] if rule.of == "moves" else context.numbers.get(rule.of, 0)
    return population


def _absent(context: Context) -> list[Finding]:
    """A field that no deal has is said once. So is a history that is not there."""
    found = []
    for name, (words, of) in _ABSENT.items():
        deals = context.numbers[of]
        if deals and not context.filled[name]:
            column_name = name.partition(".")[2]
            message = f"No deal has {_article(words)} {words}: {_why_absent(name)}."
            remedy = f'Export the field and map it to "{column_name}".'
            found.append(_once(message, remedy, deals, fields=(name,), table="deals", column=column_name))
    if context.rows["deals"] and not context.rows["stage_changes"]:
        message = "There is no history of stages, so nothing can be said about conversion, stay times and the funnel."
        remedy = (
            "Export the stage history of the deals, or dated snapshots of the same export, and name those files too."
        )
        fields = ("stage_changes.changed_at",)
        found.append(_once(message, remedy, context.rows["deals"], fields=fields, table="stage_changes", column=None))
    return found


def _why_absent(name: str) -> str:
    if name == "deals.expected_close_on":
        # It moves: without a log of its changes, it is known for the present only.
        return "the files have no such column, it is empty throughout, or nobody knows what it was on that day"
    return "the files have no such column, or it is empty throughout"


def _article(words: str) -> str:
    return "an" if words[0] in "aeiou" else "a"


def _once(message: str, remedy: str, deals: int, *, fields: tuple[str, ...], table: str, column: str | None) -> Finding:
    return Finding(
        code=ABSENT,
        severity=Severity.WARNING,
        message=message,
        remedy=remedy,
        count=deals,
        population=deals,
        fields=fields,
        table=table,
        column=column,
        records_total=deals,
    )
