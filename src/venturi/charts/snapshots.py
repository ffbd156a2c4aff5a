"""Snapshots: what stood open in each stage, week after week?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed
from venturi.charts.palette import LIGHT

PALEST = 0.16


def snapshots(
    rows: list[dict[str, Any]], *, width: int, stages: list[str], ticks: dict[float, str], height: int = 240
) -> Any:
    """The stages as layers on each other, the first one palest and on top, the last one darkest and at the bottom.

    Rows: `on` (a day), `stage` (one of `stages`), `value`. `ticks`: where the axis is marked, and how.
    """
    order = {stage: -place for place, stage in enumerate(stages)}
    days = {row["on"] for row in rows}
    top = max([sum(row["value"] for row in rows if row["on"] == day) for day in days], default=1) or 1
    labels = "".join(f"datum.value == {value!r} ? {text!r} : " for value, text in ticks.items()) + "''"
    across = alt.Axis(
        title=None, grid=False, format="%b %Y", labelOverlap="greedy", labelSeparation=14, tickCount=width // 110
    )
    up = alt.Axis(title=None, values=list(ticks), labelExpr=labels)
    columns = max(1, width // 150)
    legend = alt.Legend(columns=columns, symbolOpacity=1, labelLimit=int(width / columns) - 34)
    opacity = alt.Scale(domain=stages, range=[PALEST, 1])
    chart = (
        alt.Chart(data([row | {"order": order[row["stage"]]} for row in rows]), height=height)
        .mark_area(color=LIGHT["accent"], stroke=LIGHT["paper"], strokeWidth=0.6, line=False)
        .encode(
            x=alt.X("on:T", scale=alt.Scale(type="utc"), axis=across),
            y=alt.Y("value:Q", axis=up, scale=alt.Scale(domain=[0, top * 1.04], nice=False), stack="zero"),
            opacity=alt.Opacity("stage:N", scale=opacity, sort=stages, legend=legend),
            order="order:Q",
        )
    )
    return framed(chart, width=width)
