"""Process map: the stages in their order, and every flow of deals between them as an arc."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from venturi import formats
from venturi.charts.process import SHADES
from venturi.charts.process import process as process_chart
from venturi.report.page import Exhibit, Picture, number, table, text
from venturi.report.reading import Audit, definitions, plural, refused, shown

SHOWN_PIPELINES = 3
ENDS = ("won", "lost", "open")
CREATED, DECIDED = "Created", "Decided"
# Where one class of times may end and the next begin: days, and how those below one are said.
BOUNDS = (1 / 96, 1 / 24, 1 / 4, 1 / 2, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 730)
SHORT = {1 / 96: "15 minutes", 1 / 24: "1 hour", 1 / 4: "6 hours", 1 / 2: "12 hours", 1: "1 day"}
STEPS = (1, 2, 5)
Row = Mapping[str, Any]


def ways(audit: Audit) -> list[Exhibit]:
    """A picture and a table for each pipeline, those with most deals first."""
    part = audit["process"]["flows"]
    if refused(part):
        return []
    pipelines = part["pipelines"]
    return [
        _pipeline(audit, whole, len(pipelines), first=nth == 0) for nth, whole in enumerate(pipelines[:SHOWN_PIPELINES])
    ]


def _pipeline(audit: Audit, whole: Row, pipelines: int, *, first: bool) -> Exhibit:
    part, pipeline = audit["process"]["flows"], whole["pipeline"]
    flows = [row for row in part["flows"] if row["pipeline"] == pipeline]
    nodes, places = _nodes(audit["stages"], flows, whole)
    arcs = [arc for row in flows if (arc := _arc(row, places))]
    bounds = _bounds(row["median_days"] for row in flows)
    drawn = [arc | {"shade": _shade(arc["median_days"], bounds)} for arc in arcs]
    classes, sizes = _classes(bounds), _sizes(arcs)
    several = f", {pipeline}" if pipelines > 1 and pipeline else ""
    rows, more = shown(flows)
    return Exhibit(
        title=f"Which ways do deals go?{several}",
        sentence="Each arc is a flow of deals: the thicker, the more of them; its colour says after how many days at "
        "the median. On one side of the stages deals go forward, on the other they come back."
        if first
        else None,
        picture=Picture(
            title=f"Flows of deals between the stages{several}",
            chart=lambda width: process_chart(nodes, drawn, width=width, classes=classes, sizes=sizes),
        )
        if drawn
        else None,
        table=table(
            f"Flows between stages{several}",
            [
                text("From"),
                text("To"),
                number("Deals"),
                number("Of all deals"),
                number("Times"),
                number("Median", "days"),
            ],
            [
                (
                    CREATED if row["from"] is None else row["from"],
                    _end(row),
                    formats.count(row["deals"]),
                    formats.percent(row["share"]),
                    formats.count(row["moves"]),
                    formats.bare_days(row["median_days"]),
                )
                for row in rows
            ],
            more=more,
        ),
        note=_left_out(part) if first else None,
        definitions=definitions(audit, "directly_follows") if first else (),
    )


def _left_out(part: Row) -> str:
    """Which flows are neither drawn nor listed, and how many deals took one."""
    small = part["small"]
    rule = f"fewer than {formats.percent(small['below'])} of the deals"
    ends = f"Lost and open deals are counted in the stage where they ended; arcs into {DECIDED} are won deals."
    if not small["flows"]:
        return f"{ends} No flow is left out."
    are = "is" if small["flows"] == 1 else "are"
    left = f"{plural(small['flows'], 'flow')}, each taken by {rule}, {are} left out"
    return f"{ends} {left}: {plural(small['moves'], 'move')} of {plural(small['deals'], 'deal')}."


def _nodes(
    stages: Sequence[Row], flows: Sequence[Row], whole: Row
) -> tuple[list[dict[str, Any]], dict[str | None, int]]:
    """The stages in their order between the creation and the end, each with what ended there; and their places."""
    ours = [one for one in stages if one["pipeline"] == whole["pipeline"]]
    opened = [one for one in ours if one["kind"] == "open"]
    closed = [one["stage"] for one in ours if one["kind"] != "open"]
    ordered = [one["stage"] for one in sorted(opened, key=lambda one: one["position"])]
    used = {name for row in flows for name in _between(row)}
    # A stage that nobody listed has no place in the order: it comes after those that have one.
    unlisted = sorted(used - {*ordered, *closed})
    named = [name for name in dict.fromkeys([*ordered, *unlisted]) if name in used]
    ended = {(row["from"], row["way"]): row["deals"] for row in flows if row["way"] in ENDS}
    nodes = [{"label": CREATED, "notes": [plural(whole["begin"], "deal")]}]
    nodes += [{"label": name, "notes": _notes(ended, name)} for name in named]
    places: dict[str | None, int] = {name: place for place, name in enumerate([None, *named])}
    if decided := [f"{formats.count(whole[way])} {way}" for way in ENDS[:2] if whole[way]]:
        # Deals come back from where they were closed.
        places = {name: len(nodes) for name in (*closed, "won")} | places
        nodes.append({"label": DECIDED, "notes": decided})
    return nodes, places


def _between(row: Row) -> list[str]:
    """The stages of a flow; where it ends in an outcome, only the first of the two is one."""
    ends = row["way"] in {*ENDS, "outcome_unknown"}
    return [name for name in (row["from"], None if ends else row["to"]) if name]


def _notes(ended: Mapping[tuple[str | None, str], int], stage: str) -> list[str]:
    return [f"{formats.count(ended[stage, way])} {way}" for way in ENDS[1:] if ended.get((stage, way))]


def _arc(row: Row, places: Mapping[str | None, int]) -> dict[str, Any] | None:
    """From place to place. What is lost or open ends in its stage and has no arc."""
    if row["way"] in {"lost", "open", "outcome_unknown", "closed"}:
        return None
    start, end = places.get(row["from"]), places.get(row["to"])
    if start is None or end is None or start == end:
        return None
    known = {"deals": row["deals"], "text": formats.count(row["deals"]), "median_days": row["median_days"]}
    return {"from": start, "to": end} | known


def _bounds(times: Iterable[float | None]) -> list[float]:
    """Round numbers of days that part the times into as many classes as there are colours, about equally full."""
    known = sorted(time for time in times if time is not None)
    if not known:
        return []
    parts = len(SHADES)
    cuts = [known[len(known) * part // parts] for part in range(1, parts)]
    rounded = sorted({min(BOUNDS, key=lambda bound: abs(bound - cut)) for cut in cuts if cut > 0})
    # A bound below or above all of them parts nothing.
    return [bound for bound in rounded if known[0] < bound <= known[-1]]


def _shade(time: float | None, bounds: Sequence[float]) -> int | None:
    return None if time is None else sum(time >= bound for bound in bounds)


def _classes(bounds: Sequence[float]) -> list[str]:
    """What each colour means, in days, or in hours and minutes below one."""
    if not bounds:
        return []
    between = [
        f"{_bound(low) if low in SHORT else formats.decimal(low, 0)} to {_bound(high)}"
        for low, high in pairwise(bounds)
    ]
    return [f"below {_bound(bounds[0])}", *between, f"{_bound(bounds[-1])} or more"]


def _bound(days: float) -> str:
    return SHORT.get(days) or f"{formats.decimal(days, 0)} days"


def _sizes(arcs: Sequence[Row]) -> list[tuple[float, str]]:
    """Examples of thickness: round numbers near the largest, half and a tenth of it."""
    most = max((arc["deals"] for arc in arcs), default=0)
    largest = _round(most)
    sizes = sorted({_round(largest / 10), _round(largest / 2), largest} - {0})
    return [(size, plural(size, "deal")) for size in sizes]


def _round(value: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 … that is not above it; 0 below 1."""
    power = 10 ** max(len(str(int(value))) - 1, 0)
    return max((step * power for step in STEPS if step * power <= value), default=0)


def _end(row: Row) -> str:
    """A stage by its name, an outcome in words."""
    told = {"open": "still there", "outcome_unknown": "outcome unknown", "closed": f"{row['to']}, for a while"}
    return told.get(row["way"], str(row["to"]))
