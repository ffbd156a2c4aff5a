"""Rate by period: how does a share move from quarter to quarter?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, shares
from venturi.charts.palette import LIGHT


def rate_by_period(rows: list[dict[str, Any]], *, width: int, height: int = 200) -> Any:
    """A line through the periods with its interval.

    Rows: `period`, `rate`, `low`, `high`, `text`, `partial` (the period saw only part of its deals: hollow dot).
    """
    lows = [row["low"] for row in rows if row["low"] is not None]
    highs = [row["high"] for row in rows if row["high"] is not None]
    bottom, top = min(lows, default=0.0), max(highs, default=1.0)
    scale, axis = shares(bottom=max(0.0, bottom - 0.06), top=min(1.0, top + 0.08))
    base = alt.Chart(data(rows), height=height).encode(
        x=alt.X(
            "period:O",
            sort=None,
            axis=alt.Axis(title=None, grid=False, labelAngle=0, labelOverlap="greedy", labelSeparation=10),
        )
    )
    place = alt.Y("rate:Q", scale=scale, axis=axis)
    interval = base.mark_rule(color=LIGHT["accent-soft"], strokeWidth=8, strokeCap="round").encode(
        y=alt.Y("low:Q", scale=scale, axis=axis, title=None), y2="high:Q"
    )
    line = base.mark_line(color=LIGHT["accent"], strokeWidth=2).encode(y=place)
    fill = alt.condition("datum.partial", alt.value(LIGHT["paper"]), alt.value(LIGHT["accent"]))
    dot = base.mark_point(size=60, stroke=LIGHT["accent"], strokeWidth=2, opacity=1).encode(y=place, fill=fill)
    return framed(interval + line + dot, width=width)
