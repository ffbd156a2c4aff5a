"""Economics: what does a customer cost, and how much has one brought?"""

from typing import Any

from venturi.audit.answers.parts import Document, refusal
from venturi.formats import decimal, short_money, short_money_interval


def economics(document: Document) -> str:
    part, currency = document["economics"], document["reporting_currency"]
    cost = part["cost"]["overall"]
    brought = _brought(part["value"]["source"], part["ratio"], currency)
    if refusal(cost):
        if part["costs_known"] is None:
            return f"What a customer costs is not known: no costs were imported.{brought}"
        return f"What a customer costs is not known: no answer for {part['period']}.{brought}"
    row = cost[0] if cost else None
    if row is None or row["cac"] is None:
        return f"What a customer costs is not known: no customer was won in {_span(part)}.{brought}"
    between = short_money_interval(row["cac_low"], row["cac_high"], currency)
    return f"A customer won in {_span(part)} cost {short_money(row['cac'], currency)} ({between}).{brought}"


def _span(part: Document) -> str:
    return "the last four quarters" if ".." in part["period"] else part["period"]


def _brought(values: Any, ratio: list[Document], currency: str | None) -> str:
    """The source whose customers have brought most each, and how many times their cost."""
    known = [] if refusal(values) else [row for row in values if row["ltv"] is not None and row["group"] is not None]
    if not known:
        return ""
    most = max(known, key=lambda row: row["ltv"])
    times = {row["group"]: row["ltv_to_cac"] for row in ratio}.get(most["group"])
    told = f" Customers of {most['group']} have brought most so far, {short_money(most['ltv'], currency)} each"
    return f"{told}, {decimal(times)} times their cost." if times is not None else f"{told}."
