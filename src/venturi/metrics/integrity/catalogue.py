"""All rules, in the order in which a person would look."""

from venturi.metrics.integrity import activity, dates, duplicates, fields, history, identifiers, money, stages, steps
from venturi.metrics.integrity.rule import Rule

RULES: tuple[Rule, ...] = (
    *identifiers.RULES,
    *duplicates.RULES,
    *fields.RULES,
    *dates.RULES,
    *stages.RULES,
    *history.RULES,
    *steps.RULES,
    *money.RULES,
    *activity.RULES,
)
