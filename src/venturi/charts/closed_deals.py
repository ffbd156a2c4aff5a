"""Closed deals: what was recorded of each of the last deals, and how long before its close?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT

STAGE, OURS, BUYER = "stage entered", "contact", "contact by the buyer"
KINDS = (STAGE, OURS, BUYER)


def closed_deals(rows: list[dict[str, Any]], *, width: int) -> Any:
    """A line for each deal from its creation to its close on the right, with a mark for everything between.

    Rows: `label`, `days` (before the close, or null), `what` (created, stage, activity, closed), `by_buyer`.
    """
    known = [row for row in rows if row["days"] is not None]
    longest = max([row["days"] for row in known], default=1) or 1
    # The close is on the right: time runs as people read.
    scale = alt.Scale(domain=[longest, 0], nice=False, zero=False)
    place = alt.X(
        "days:Q", scale=scale, axis=alt.Axis(title="days before the close", titleFontWeight="normal", tickCount=6)
    )
    named = names(width=width)
    begun = {row["label"]: 0.0 for row in known} | _beginnings(known)
    lines = [{"label": label, "days": days, "end": 0} for label, days in begun.items()]
    marks = [row | {"kind": kind} for row in known if (kind := _kind(row))]
    colours = alt.Scale(domain=list(KINDS), range=[LIGHT["accent"], LIGHT["rest"], LIGHT["ink"]])
    shapes = alt.Scale(domain=list(KINDS), range=["square", "circle", "diamond"])
    base = alt.Chart(data(marks)).encode(y=named, x=place)
    legend = alt.Legend(columns=3 if width > 400 else 2)
    line = (
        alt.Chart(data(lines), height=alt.Step(30))
        .mark_rule(color=LIGHT["track"], strokeWidth=3)
        .encode(y=named, x=place, x2="end:Q")
    )
    shown = base.mark_point(opacity=1, filled=True, size=42, strokeWidth=0).encode(
        color=alt.Color("kind:N", scale=colours, legend=legend),
        shape=alt.Shape("kind:N", scale=shapes, legend=legend),
    )
    return framed(line + shown, width=width)


def _beginnings(rows: list[dict[str, Any]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for row in rows:
        found[row["label"]] = max(found.get(row["label"], 0.0), row["days"])
    return found


def _kind(row: dict[str, Any]) -> str | None:
    if row["what"] == "stage":
        return STAGE
    if row["what"] == "activity":
        return BUYER if row["by_buyer"] else OURS
    return None
