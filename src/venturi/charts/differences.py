"""Differences: how far are two shares apart at each place, and does chance explain it?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT

ROOM = 0.04


def differences(rows: list[dict[str, Any]], *, width: int) -> Any:
    """A dot and its interval on both sides of no difference; hollow where chance explains it, or nobody can say.

    Rows: `label`, `difference`, `low`, `high` (shares or null), `sure` (chance hardly explains it), `text`.
    """
    known = [abs(row[end]) for row in rows for end in ("low", "high", "difference") if row[end] is not None]
    far = max(known, default=0.1) + ROOM
    scale = alt.Scale(domain=[-far, far], nice=False)
    points = "(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(round(datum.value * 100))"
    axis = alt.Axis(title=None, labelExpr=points, tickCount=5)
    drawn = [
        row
        | {"colour": LIGHT["accent" if row["sure"] else "muted"], "inside": LIGHT["accent" if row["sure"] else "paper"]}
        for row in rows
    ]
    base = alt.Chart(data(drawn), height=alt.Step(28)).encode(y=names(width=width))
    nothing = alt.Chart(data([{"at": 0}])).mark_rule(color=LIGHT["rest"], strokeWidth=1.5)
    nothing = nothing.encode(x=alt.X("at:Q", scale=scale, axis=axis))
    colour = alt.Color("colour:N", scale=None)
    interval = base.mark_rule(strokeWidth=2, opacity=1).encode(
        x=alt.X("low:Q", scale=scale, axis=axis, title=None), x2="high:Q", color=colour
    )
    dot = base.mark_point(size=80, strokeWidth=2, opacity=1).encode(
        x=alt.X("difference:Q", scale=scale, axis=axis),
        stroke=alt.Stroke("colour:N", scale=None),
        fill=alt.Fill("inside:N", scale=None),
    )
    return framed(nothing + interval + dot, width=width)
