"""Economics section: what does a customer cost and return?"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from venturi import formats
from venturi.charts.danger_points import danger_points as bars
from venturi.report.page import Block, Cell, Exhibit, Picture, Refused, Section, number, table, text
from venturi.report.reading import Audit, behind, definitions, group, money_unit, refusal, refused

Row = Mapping[str, Any]
IMPORT_COSTS = (
    "Import a table of costs with one row per cost: the day it counts for, the source, the amount and the currency; "
    "salaries of those who sell are part of it."
)
IMPORT_ACCOUNTS = "Export with every deal the account, or company, it is for."
REMEDIES = {"no-accounts": IMPORT_ACCOUNTS}


def economics(audit: Audit) -> Section:
    part = audit["economics"]
    costs = part["cost"]["source"]
    blocks: list[Block] = []
    if refused(costs):
        blocks.append(_refused(audit, costs, "Cost of a customer", IMPORT_COSTS))
    elif costs:
        blocks.append(_cost(audit, costs))
    values = part["value"]
    if refused(values["source"]):
        blocks.append(_refused(audit, values["source"], "What a customer returns", None))
    else:
        # By a column without values there is one group, which would stand there as often as there are columns.
        told = [name for name in values if not refused(values[name]) and any(row["group"] for row in values[name])]
        blocks += [_value(audit, name) for name in told or ["source"] if values[name]]
    return Section(
        key="economics",
        name="Economics",
        question="What does a customer cost and return?",
        answer=audit["answers"]["economics"],
        blocks=tuple(blocks),
    )


def _refused(audit: Audit, value: Row, what: str, remedy: str | None) -> Refused:
    told = refusal(audit, value, what)
    remedy = REMEDIES.get(value["refused"]["code"], remedy)
    return replace(told, remedy=remedy) if remedy else told


def _cost(audit: Audit, rows: Sequence[Row]) -> Exhibit:
    part, unit = audit["economics"], money_unit(audit)
    whole = part["cost"]["overall"]
    told = [*rows, *([] if refused(whole) else whole)]
    names = [*(group(row["group"]) for row in rows), "all sources"]
    drawn = [
        {"label": name, "value": row["cac"], "low": row["cac_low"], "high": row["cac_high"]}
        | {"text": formats.short_money(row["cac"], unit)}
        for name, row in zip(names, told, strict=False)
        if row["cac"] is not None
    ]
    picture = Picture(
        title="Cost of a customer by source, with 95 % intervals", chart=lambda width: bars(drawn, width=width)
    )
    money = unit or "money"
    return Exhibit(
        title=f"What did a customer cost in {_span(part)}?",
        sentence="The costs of the period for each customer won in it. Line: 95 % interval.",
        picture=picture if drawn else None,
        table=table(
            "Cost of a customer by source, and velocity beside it",
            [
                *(text("Source"), number("Cost", money), number("Customers"), number("Cost of one", money)),
                *(number("95 % interval", money), number("Earned back in", "days")),
                *(number("Win rate"), number("Cycle", "days"), number("Velocity", f"{money} a day")),
            ],
            [_cost_row(name, row) for name, row in zip(names, told, strict=False)],
        ),
        note=_notes(audit, rows),
        definitions=definitions(audit, "acquisition_cost"),
        behind=tuple(
            behind(f"{group(row['group'])}, wins that made a customer", row["behind"]) for row in part["behind"]
        ),
    )


def _cost_row(name: str, row: Row) -> tuple[Cell | str, ...]:
    return (
        name,
        formats.money(row["cost"]),
        formats.count(row["customers"]),
        formats.money(row["cac"]),
        formats.money_interval(row["cac_low"], row["cac_high"]),
        formats.bare_days(row["payback_days"]),
        formats.percent(row["win_rate"]),
        formats.bare_days(row["cycle_days"]),
        formats.money(row["per_day"]),
    )


def _span(part: Row) -> str:
    """A period without a name of its own is that of the last four quarters."""
    return "the last four quarters" if ".." in part["period"] else str(part["period"])


def _notes(audit: Audit, rows: Sequence[Row]) -> str:
    part = audit["economics"]
    known = part["costs_known"]
    told = [
        f"Earned back: if an amount is earned over {formats.count(part['earned_over'])} days, as in yearly contracts.",
        f"Costs are known from {formats.day(known['start'])} to {formats.day(known['end'])}." if known else None,
        "A sale that takes longer than the period was paid for before it.",
        "Customers are counted as won deals: too few name an account." if rows[0]["customer_is"] == "deal" else None,
    ]
    if left := sum(row["costs_left_out"] for row in rows):
        told.append(f"{formats.count(left)} costs in a currency without a rate are left out.")
    return " ".join(one for one in told if one)


def _value(audit: Audit, name: str) -> Exhibit:
    part, unit = audit["economics"], money_unit(audit) or "money"
    rows = part["value"][name]
    ratio = {row["group"]: row["ltv_to_cac"] for row in part["ratio"]} if name == "source" else {}
    left = sum(row["without_account"] for row in rows)
    by = f", by {name}" if any(row["group"] for row in rows) else ""
    return Exhibit(
        title=f"What has a customer brought so far{by}?",
        sentence="Won amount of each account from its first win up to now: what was seen, nothing is projected.",
        table=table(
            f"What customers brought{by}",
            [
                *(
                    text(name.capitalize()),
                    number("Customers"),
                    number("Brought each", unit),
                    number("95 % interval", unit),
                ),
                *(number("First win", unit), number("Again, a year", unit), number("Customer for", "days, median")),
                *([number("Times its cost")] if ratio else []),
            ],
            [(*_value_row(row), *([formats.decimal(ratio.get(row["group"]))] if ratio else [])) for row in rows],
        ),
        note="Revenue: nothing is taken off for serving the customer. Younger groups had less time to buy again."
        + (f" {formats.count(left)} won deals without an account are left out." if left else ""),
        definitions=definitions(audit, "lifetime_value"),
    )


def _value_row(row: Row) -> tuple[Cell | str, ...]:
    return (
        group(row["group"]),
        formats.count(row["accounts"]),
        formats.money(row["ltv"]),
        formats.money_interval(row["ltv_low"], row["ltv_high"]),
        formats.money(row["first_amount"]),
        formats.money(row["repeat_per_year"]),
        formats.bare_days(row["tenure_days"]),
    )
