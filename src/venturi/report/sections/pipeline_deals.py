"""The deals of the pipeline section: how much hangs on few, which are open in name only, at which age they are won."""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.win_rate_by_age import win_rate_by_age
from venturi.formats import Shown
from venturi.report.page import Block, Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, behind, definitions, group, money_unit, plural, refusal, refused

SIZES = {"rock": "Rocks", "stone": "Stones", "pebble": "Pebbles", "unknown": "Without amount"}
WEEKS = (4, 8, 13, 26, 39, 52, 78, 104)
FEWEST_FOLLOWED = 10
Row = Mapping[str, Any]


def deals_at_risk(audit: Audit, part: Row) -> Sequence[Block]:
    return (*_few(audit, part), *_phantom(audit, part["phantom"]), *_by_age(audit, part["win_rate_by_age"]))


def _few(audit: Audit, part: Row) -> Sequence[Block]:
    found, sizes, unit = part["concentration"], part["sizes"], money_unit(audit)
    if refused(found):
        # Without a history the reason stands above already.
        return () if refused(part["needed"]) else (refusal(audit, found, "What hangs on few deals"),)
    if found is None or not found["amount"]:
        return ()
    tops = ((1, "largest"), (5, "five largest"), (10, "ten largest"))
    told = [f"the {name} {formats.percent(found[f'top_{many}'])}" for many, name in tops if found["deals"] > many]
    sentence = f"Of the open money {_listed(told)}; that is as much on few as if there were "
    sentence += f"{formats.decimal(found['equal_deals'])} equal deals."
    return (
        Exhibit(
            title="How much hangs on few deals?",
            sentence=(sentence if told else "There is one open deal.") + _missed(found, unit),
            table=None if refused(sizes) else _sizes(sizes, unit),
            note="A rock is 10 % of the target and more, a stone 2 % and more, a pebble less."
            if not refused(sizes)
            else "Without a target nobody can say which deals are large.",
            definitions=definitions(audit, "size_classes", "concentration"),
        ),
    )


def _listed(told: Sequence[str]) -> str:
    return " and ".join([", ".join(told[:-1]), told[-1]]) if len(told) > 1 else "".join(told)


def _missed(found: Row, unit: str | None) -> str:
    if found["missed"] is None or found["missed_without_largest"] is None:
        return ""
    largest = f"{found['largest_id']}, {formats.short_money(found['largest'], unit)}"
    return (
        f" The chance that the target is missed though every open deal runs to its end is "
        f"{formats.chance(found['missed'])}; if the largest is lost ({largest}) it is "
        f"{formats.chance(found['missed_without_largest'])}."
    )


def _sizes(sizes: Sequence[Row], unit: str | None) -> Any:
    rows = [row for row in sizes if row["deals"] or row["size"] != "unknown"]
    return table(
        "Open deals by their size against the target",
        [
            text("Size"),
            number("From", unit),
            number("Deals"),
            number("Money", unit),
            number("Share of the money"),
            number("Expected", unit),
            number("Expected wins"),
            number("None is won"),
        ],
        [
            (
                SIZES[row["size"]],
                formats.word("–") if row["from_amount"] is None else formats.money(row["from_amount"]),
                formats.count(row["deals"]),
                formats.money(row["amount"]),
                formats.percent(row["share"]),
                formats.money(row["expected"]),
                formats.decimal(row["expected_deals"]),
                formats.chance(row["none_closes"]),
            )
            for row in rows
        ],
    )


def _phantom(audit: Audit, found: Row) -> Sequence[Block]:
    if refused(found):
        return (refusal(audit, found, "Deals that are open in name only"),)
    if found["open"] == found["without_chance"]:
        return ()
    unit = money_unit(audit)
    money = (
        f" They carry {formats.money(found['phantom_amount'], unit)}, {formats.percent(found['amount_share'])} of the "
        "open money."
        if found["phantom_amount"]
        else ""
    )
    beyond = (
        f" {plural(found['beyond'], 'deal is', 'deals are')} older there than anything that was ever decided."
        if found["beyond"]
        else ""
    )
    less = formats.percent(found["threshold"])
    known = found["open"] - found["without_chance"]
    told = (
        f"Of {plural(known, 'open deal')} {formats.count(found['phantom'])} ({formats.percent(found['share'])}) have "
    )
    told += f"a chance of less than {less} still to be won, by what became of deals that stood there as long."
    few = f"Of {plural(known, 'open deal')} none has a chance of less than {less} still to be won."
    deals = found["deals"]
    return (
        Exhibit(
            title="Which deals are open in name only?",
            sentence=f"{told}{money}{beyond}" if found["phantom"] else few,
            table=table(
                "The largest of them",
                [
                    text("Deal"),
                    text("Stage"),
                    number("Amount", unit),
                    number("Days there"),
                    number("Chance still to be won"),
                    number("Lasted as long", "deals"),
                ],
                [
                    (
                        deal["deal_id"],
                        deal["stage"] or "not recorded",
                        formats.money(deal["amount"]),
                        formats.count(deal["days"]),
                        formats.chance(deal["chance"]),
                        formats.count(deal["lasted"]),
                    )
                    for deal in deals
                ],
                more=_more(found["phantom"] - len(deals)),
            )
            if deals
            else None,
            note=_left_out(found),
            definitions=definitions(audit, "phantom_open"),
            behind=(behind("open in name only", found["behind"]),) if found["phantom"] else (),
        ),
    )


def _more(left: int) -> str | None:
    return f"… and {formats.count(left)} more" if left > 0 else None


def _left_out(found: Row) -> str | None:
    parts = []
    if found["by_pipeline"]:
        parts.append(f"{plural(found['by_pipeline'], 'deal')} judged by age alone: too few have left the stage.")
    if found["without_chance"]:
        parts.append(f"{plural(found['without_chance'], 'open deal')} not judged: too little is known of their like.")
    return " ".join(parts) or None


def _by_age(audit: Audit, found: Row) -> Sequence[Block]:
    if refused(found):
        return (refusal(audit, found, "The win rate by age"),)
    named = {_group(one, found): one["curve"] for one in found["curves"]}
    # Of a handful of deals there is no curve.
    points = {name: drawn for name, curve in named.items() if len(drawn := _points(name, curve)) > WEEKS[0]}
    curves = {name: named[name] for name in points}
    rows = [point for drawn in points.values() for point in drawn]
    if not any(row["share"] for row in rows):
        return ()
    weeks = [week for week in WEEKS if any(week < len(drawn) for drawn in points.values())]
    columns = [text("Weeks")]
    for name in curves:
        columns += [number(name.capitalize()), number("95 % interval", name), number("Followed longer", "deals")]
    return (
        Exhibit(
            title="At which age are deals won?",
            sentence="Of all deals that are created, so many are won by that age; open deals count for as long as they "
            "were seen. Where the curve is flat, an open deal is worth a question.",
            picture=Picture(
                title="Share of the deals won by each age",
                chart=lambda width: win_rate_by_age(rows, width=width, groups=list(curves)),
            ),
            table=table(
                "Share of the deals won by each age",
                columns,
                [
                    (formats.count(week), *(cell for curve in curves.values() for cell in _by_then(curve, week)))
                    for week in weeks
                ],
            )
            if weeks
            else None,
            note=f"Drawn as long as {FEWEST_FOLLOWED} deals or more are followed."
            + (f" {plural(found['without_date'], 'deal')} of unknown age left out." if found["without_date"] else ""),
            definitions=definitions(audit, "win_rate_by_age"),
        ),
    )


def _group(one: Row, found: Row) -> str:
    return group(one["group"], "no source") if found["by_source"] else "all deals"


def _by_then(curve: Row, week: int) -> tuple[Shown, ...]:
    share, low, high, followed = (_at(curve[name], week) for name in ("share", "low", "high", "followed"))
    return formats.percent(share), formats.interval(low, high), formats.count(followed)


def _points(name: str, curve: Row) -> list[dict[str, Any]]:
    """The weeks up to which enough deals are followed."""
    return [
        {"week": week, "group": name} | {part: curve[part][week] for part in ("share", "low", "high")}
        for week, followed in enumerate(curve["followed"])
        if followed >= FEWEST_FOLLOWED
    ]


def _at(values: Sequence[Any], week: int) -> Any:
    return values[week] if week < len(values) else None
