"""The balance of the pipeline section: what is still needed, and whether what is there stands in the right stages."""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.formats import Shown
from venturi.report.page import Block, Exhibit, number, table, text
from venturi.report.reading import Audit, definitions, money_unit, refusal, refused, stage_names

Row = Mapping[str, Any]


def still_needed(audit: Audit, part: Row) -> Sequence[Block]:
    still, unit = part["still_needed"], money_unit(audit)
    if still is None or (refused(still) and not part["needed"]["in_money"]):
        return ()
    if refused(still):
        return (refusal(audit, still, "What is still needed"),)
    whole, label = still["whole"], part["during"]["label"]
    title = f"What is still needed in {label}?"
    won = f"{formats.money(whole['won_amount'], unit)} of {formats.money(whole['target'], unit)} are won"
    names = stage_names(still["stages"])
    left = formats.days(part["days_left"])
    gap = (
        f"{_sum(whole['gap'], unit)} are still missing"
        if whole["gap"] > 0
        else "that is enough, if it comes as it usually does"
    )
    return (
        Exhibit(
            title=title,
            sentence=f"{won}, {left} are left. The open deals are expected to bring {_sum(whole['expected'], unit)} "
            f"in time; {gap}.",
            table=table(
                f"What the open deals can still bring in {label}",
                [
                    text("Stage"),
                    number("Stands there", unit),
                    number("Won within the days left"),
                    number("95 % interval"),
                    number("Expected in time", unit),
                    number("To be added here alone", unit),
                ],
                [
                    (
                        name,
                        formats.money(row["amount"]),
                        formats.percent(row["chance"]),
                        formats.interval(row["chance_low"], row["chance_high"]),
                        formats.money(row["expected"]),
                        formats.money(row["needed_here"]) if row["can_close"] else formats.word("too late"),
                    )
                    for name, row in zip(names, still["stages"], strict=True)
                ],
            ),
            note="To be added here alone: what would have to come into this stage today to close the gap. Too late: "
            "hardly anything has ever been won from there in so few days.",
            definitions=definitions(audit, "still_needed"),
        ),
    )


def _sum(value: float | None, unit: str | None) -> Shown:
    return formats.money(value, unit)


def balance(audit: Audit, part: Row) -> Sequence[Block]:
    found = part["balance"]
    if refused(found):
        return (refusal(audit, found, "The balance of the pipeline"),) if part["needed"]["in_money"] else ()
    money = any(row["balance"] is not None for row in found["wholes"])
    share, asked, one = (
        ("share", "implied", "balance") if money else ("share_by_count", "implied_by_count", "balance_by_count")
    )
    wholes = [row for row in found["wholes"] if row[one] is not None]
    if not wholes:
        return ()
    several = len(found["wholes"]) > 1
    wrong = ", ".join(f"{formats.percent(1 - row[one])}{' in ' + row['pipeline'] if several else ''}" for row in wholes)
    names = stage_names(found["stages"])
    what = "open money" if money else "open deals"
    return (
        Exhibit(
            title="Does it stand in the right places?",
            sentence=f"Of the {what}, {wrong} stand in the wrong stage: somewhere else less is there than should be.",
            table=table(
                "Where the open pipeline stands, and where it should",
                [text("Stage"), number("Stands there"), number("Should"), number("Difference", "points")],
                [
                    (
                        name,
                        formats.percent(row[share]),
                        formats.percent(row[asked]),
                        formats.points(_less(row[share], row[asked])),
                    )
                    for name, row in zip(names, found["stages"], strict=True)
                ],
            ),
            definitions=definitions(audit, "balance"),
        ),
    )


def _less(share: float | None, asked: float | None) -> float | None:
    return None if share is None or asked is None else share - asked
