"""Rules about deals that stand in the data more than once."""

from venturi.errors import Severity
from venturi.metrics.integrity.rule import Rule

RULES = (
    Rule(
        code="id-twice",
        severity=Severity.ERROR,
        message="{share} {is_} a copy: the identifier stands on an earlier record with the same content.",
        remedy="Keep one record for each identifier; exports that join other tables repeat their deals.",
        fields=("deals.deal_id",),
        faults=lambda deal, _: deal.copy & ~deal.copy_differs,
    ),
    Rule(
        code="id-twice-different",
        severity=Severity.ERROR,
        message="{share} {has} the identifier of an earlier record, with different content.",
        remedy="Find out which record is right; if both are deals of their own, give them identifiers of their own.",
        fields=("deals.deal_id",),
        faults=lambda deal, _: deal.copy & deal.copy_differs,
    ),
    Rule(
        code="deal-twice",
        severity=Severity.WARNING,
        message=(
            "{share} {has} the same account, product and amount as a deal created up to {twin_days} days before, "
            "and may be the same deal."
        ),
        remedy="Merge the deals that are one, and keep the older date of creation.",
        needs=("deals.account", "deals.amount", "deals.created_at"),
        fields=("deals.account", "deals.product", "deals.amount"),
        faults=lambda deal, _: deal.twin,
    ),
)
