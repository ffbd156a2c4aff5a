"""Process review: the last won deals, back from the end, and the path that is typical of a win."""

from collections.abc import Mapping, Sequence
from typing import Any

from venturi import formats
from venturi.charts.closed_deals import closed_deals
from venturi.metrics.paths.steps import step_name
from venturi.report.page import Block, Cell, Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, definitions, plural, refusal, refused

MOST_KINDS, MOST_STAGES = 4, 7
OTHER = "other"
Row = Mapping[str, Any]


def reviewed(audit: Audit) -> list[Block]:
    """What there is to say of the last won deals; without one there is nothing."""
    part = audit["process"]
    blocks: list[Block] = []
    if refused(part["review"]):
        # Where even the way is unknown it has been said above.
        if not refused(part["variants"]):
            blocks += [refusal(audit, part["review"], "The review of the last won deals")]
    elif part["review"]:
        blocks += [_review(audit), *_stages(audit)]
    return [*blocks, *_typical(audit)]


def _review(audit: Audit) -> Exhibit:
    part = audit["process"]
    deals = part["review"]
    touches = {} if refused(part["touchpoints"]) else _by_deal(part["touchpoints"])
    kinds = _kinds(touches)
    called = [_called(deal) for deal in deals]
    drawn = [
        {
            "label": label if called.count(label) == 1 else f"{label} ({deal['deal_id']})",
            "days": event["days_before_close"],
            "what": event["what"],
        }
        | {"by_buyer": event["by_buyer"]}
        for label, deal in zip(called, deals, strict=True)
        for event in deal["events"]
    ]
    heads = [number(kind.capitalize()) for kind in kinds]
    heads += [number("Of the buyer"), number("Last one", "days before")] if kinds else []
    return Exhibit(
        title=f"What happened in the last {plural(len(deals), 'won deal')}?",
        sentence="Back from the end: the close is on the right, what came before it on the left.",
        picture=Picture(
            title="Stages and contacts of the last won deals, in days before the close",
            chart=lambda width: closed_deals(drawn, width=width),
        ),
        table=table(
            "The last won deals, the latest first",
            [
                text("Deal"),
                number("Closed"),
                number("Cycle", "days"),
                *heads,
                number("Longest gap", "days"),
            ],
            [
                (
                    Cell(_called(deal), _known(deal)),
                    formats.day(deal["closed_on"]),
                    formats.bare_days(_cycle(deal)),
                    *_contacts(touches.get(deal["deal_id"], []), kinds),
                    formats.bare_days(_gap(deal)),
                )
                for deal in deals
            ],
        ),
        note=_note(part, kinds),
        definitions=definitions(audit, "closed_deals", "touchpoints"),
    )


def _note(part: Mapping[str, Any], kinds: Sequence[str]) -> str | None:
    if refused(part["touchpoints"]):
        return f"Contacts are not shown. {part['touchpoints']['refused']['reason']}"
    if not kinds:
        return "No contact with any of these deals is recorded."
    return (
        "A deal with few contacts is more often one without notes. The longest gap is the longest time in which "
        "nothing was recorded."
    )


def _called(deal: Row) -> str:
    return str(deal["name"] or deal["deal_id"])


def _known(deal: Row) -> str | None:
    """What stands below the name: the identifier, unless it is the name, and whose deal it is."""
    return ", ".join(one for one in (deal["name"] and deal["deal_id"], deal["owner"]) if one) or None


def _cycle(deal: Row) -> float | None:
    created = [event["days_before_close"] for event in deal["events"] if event["what"] == "created"]
    return created[0] if created else None


def _gap(deal: Row) -> float | None:
    return max((e["days_since_previous"] for e in deal["events"] if e["days_since_previous"] is not None), default=None)


def _by_deal(rows: Sequence[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row["deal_id"], []).append(row)
    return found


def _kinds(touches: Mapping[str, Sequence[Row]]) -> list[str]:
    """The kinds of contact, the most frequent first; the rare ones together."""
    times: dict[str, int] = {}
    for row in (row for rows in touches.values() for row in rows if row["kind"] is not None):
        times[row["kind"]] = times.get(row["kind"], 0) + row["times"]
    ranked = sorted(times, key=lambda kind: (-times[kind], kind))
    return ranked if len(ranked) <= MOST_KINDS + 1 else [*ranked[:MOST_KINDS], OTHER]


def _contacts(rows: Sequence[Row], kinds: Sequence[str]) -> tuple[formats.Shown, ...]:
    if not kinds:
        return ()
    times = dict.fromkeys(kinds, 0)
    for row in (row for row in rows if row["kind"] is not None):
        times[row["kind"] if row["kind"] in times else OTHER] += row["times"]
    last = min((r["last_days_before_close"] for r in rows if r["last_days_before_close"] is not None), default=None)
    buyer = sum(row["by_buyer"] for row in rows)
    return (*(formats.count(times[kind]) for kind in kinds), formats.count(buyer), formats.bare_days(last))


def _stages(audit: Audit) -> list[Exhibit]:
    """When each stage was entered first, in days before the close; the typical path in the first row."""
    part = audit["process"]
    entered = [
        (_called(deal), {e["name"]: e["days_before_close"] for e in deal["events"] if e["what"] == "stage"})
        for deal in part["review"]
    ]
    columns, left = _columns(audit["stages"], [stages for _, stages in entered])
    if not columns:
        return []
    path = None if refused(part["typical_path"]) else part["typical_path"]
    rows = [("Typical path", _taken(path))] if path else []
    return [
        Exhibit(
            title="When did they enter each stage?",
            table=table(
                "Days before the close at which each stage was entered",
                [text("Deal"), *(number(name, "days") for name in columns)],
                [
                    (name, *(formats.bare_days(stages.get(column)) for column in columns))
                    for name, stages in [*rows, *entered]
                ],
            ),
            note=f"{plural(left, 'more stage')} {'is' if left == 1 else 'are'} in the JSON of the audit."
            if left
            else None,
        )
    ]


def _taken(path: Row) -> dict[str, float | None]:
    return {row["step"]: row["median_days_before"] for row in reversed(path["steps"])}


def _columns(stages: Sequence[Row], entered: Sequence[Mapping[str, Any]]) -> tuple[list[str], int]:
    """The stages that most of the deals entered, in the order of the process, and how many are left out."""
    named = [
        step_name(one["pipeline"], one["stage"])
        for one in sorted(stages, key=lambda one: (one["pipeline"], one["position"]))
    ]
    found = {name: sum(name in taken for taken in entered) for taken in entered for name in taken}
    ordered = sorted(found, key=lambda name: (named.index(name) if name in named else len(named), name))
    kept = sorted(ordered, key=lambda name: -found[name])[:MOST_STAGES]
    return [name for name in ordered if name in kept], len(ordered) - len(kept)


def _typical(audit: Audit) -> list[Block]:
    path = audit["process"]["typical_path"]
    if path is None or refused(path):
        return []
    low, high = (formats.bare_days(path[f"typical_{end}_days"]) for end in ("from", "to"))
    return [
        Exhibit(
            title="Which path is typical of a win?",
            sentence=f"{formats.count(path['deals'])} of {plural(path['of_deals'], 'deal')} won in the typical time, "
            f"{low} to {high} days, went exactly this way: {formats.percent(path['share'])} "
            f"({formats.interval(path['low'], path['high'])}).",
            table=table(
                "The typical path to a win",
                [
                    text("Stage"),
                    number("Stay", "days, median"),
                    number("Entered", "days before the close, median"),
                ],
                [
                    (
                        row["step"],
                        formats.bare_days(row["median_days_in"]),
                        formats.bare_days(row["median_days_before"]),
                    )
                    for row in path["steps"]
                ],
            ),
            definitions=definitions(audit, "typical_path"),
        )
    ]
