"""Rules about amounts: signs, sizes, currencies, and amounts that only one outcome carries."""

from typing import Any

from venturi.errors import Severity
from venturi.metrics.integrity.rule import Context, Rule

_AMOUNT = ("deals.amount",)
_FENCE = 3.0


def huge(deal: Any, context: Context) -> Any:
    """Beyond three times the interquartile range above the upper quartile, on the scale of orders of magnitude.

    Amounts spread over orders of magnitude, so plain money would call every large deal an outlier; and at least a
    factor of ten, because amounts that are nearly all the same have no spread.
    """
    low, high = context.numbers.get("amount_q1"), context.numbers.get("amount_q3")
    if low is None or high is None:
        return deal.amount > deal.amount
    ratio = max(high / low, 10.0 ** (1 / _FENCE))
    return deal.amount.cast("float64") > high * ratio**_FENCE


def one_sided(deal: Any, context: Context) -> Any:
    """Decided deals of the outcome that never carries an amount, while the other one does."""
    side = context.numbers["outcome_without_amounts"]
    return deal.outcome == (side or "no outcome")


RULES = (
    Rule(
        code="amounts-one-sided",
        severity=Severity.ERROR,
        message=(
            "No {outcome_without_amounts} deal carries an amount ({share}), while deals of the other outcome do; "
            "win rates by value would mean nothing."
        ),
        remedy="Keep the amount of a deal when it is decided, or export the amount it had before.",
        of="decided",
        needs=_AMOUNT,
        fields=_AMOUNT,
        faults=one_sided,
    ),
    Rule(
        code="amount-zero",
        severity=Severity.WARNING,
        message="{share} {has} an amount of 0.",
        remedy="Leave the amount empty when it is not known; 0 means that nothing is paid.",
        needs=_AMOUNT,
        fields=_AMOUNT,
        slot="amount",
        takes=0.5,
        faults=lambda deal, _: deal.amount == 0,
    ),
    Rule(
        code="amount-negative",
        severity=Severity.ERROR,
        message="{share} {has} an amount below 0.",
        remedy="Enter refunds and corrections elsewhere; the amount of a deal is what the buyer pays.",
        needs=_AMOUNT,
        fields=_AMOUNT,
        slot="amount",
        takes=1.0,
        faults=lambda deal, _: deal.amount < 0,
    ),
    Rule(
        code="amount-huge",
        severity=Severity.WARNING,
        message=(
            "{share} {has} an amount far beyond all others; "
            "half of the deals lie between {amount_q1:,.0f} and {amount_q3:,.0f}."
        ),
        remedy="Look at these deals one by one: a missing decimal point or another currency is the usual cause.",
        needs=_AMOUNT,
        fields=_AMOUNT,
        faults=huge,
    ),
    Rule(
        code="currency-missing",
        severity=Severity.WARNING,
        message="{share} {has} an amount without a currency, while others name theirs.",
        remedy="Export the currency of each deal, or name the one that holds where none is given.",
        needs=("deals.amount", "deals.currency"),
        fields=("deals.currency", "deals.amount"),
        faults=lambda deal, _: deal.amount.notnull() & deal.currency.isnull(),
    ),
)
