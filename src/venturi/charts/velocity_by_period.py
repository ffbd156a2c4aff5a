"""Velocity by period: how much money a day moved, quarter after quarter?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed
from venturi.charts.palette import LIGHT


def velocity_by_period(rows: list[dict[str, Any]], *, width: int, height: int = 200) -> Any:
    """One column for each period, the audited one in the accent. Rows: `period`, `per_day`, `text`, `chosen`."""
    base = alt.Chart(data(rows), height=height).encode(
        x=alt.X(
            "period:O",
            sort=None,
            scale=alt.Scale(paddingInner=0.35),
            axis=alt.Axis(title=None, grid=False, labelAngle=0, labelOverlap="greedy", labelSeparation=10),
        )
    )
    colour = alt.condition("datum.chosen", alt.value(LIGHT["accent"]), alt.value(LIGHT["accent-soft"]))
    bar = base.mark_bar(cornerRadiusEnd=2).encode(y=alt.Y("per_day:Q", axis=None, stack=None), color=colour)
    text = base.mark_text(dy=-9, fontSize=12, color=LIGHT["ink"]).encode(y="per_day:Q", text="text:N")
    if width < 60 * len(rows):  # too narrow for a number on every column: the table has them
        text = text.transform_filter("datum.chosen")
    return framed(bar + text, width=width)
