"""Danger points: what is a realistic improvement of each step worth?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT


def danger_points(rows: list[dict[str, Any]], *, width: int) -> Any:
    """One bar for each step, the largest first, with its interval. Rows: `label`, `value`, `low`, `high`, `text`."""
    top = max([row["high"] or row["value"] or 0 for row in rows], default=1) or 1
    scale = alt.Scale(domain=[0, top * (1.5 if width > 400 else 1.9)], nice=False)
    narrow = width <= 400  # a step is two names: on a phone they stand above the bar
    place = alt.Y("label:N", sort=None, axis=None) if narrow else names(width=width)
    base = alt.Chart(data(rows), height=alt.Step(50 if narrow else 34)).encode(y=place)
    bar = base.mark_bar(size=16, color=LIGHT["accent-soft"]).encode(
        x=alt.X("value:Q", scale=scale, axis=None, stack=None)
    )
    end = base.mark_tick(opacity=1, size=16, thickness=4, color=LIGHT["accent"]).encode(
        x=alt.X("value:Q", scale=scale, axis=None)
    )
    interval = base.mark_rule(color=LIGHT["muted"], strokeWidth=1.5).encode(
        x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q"
    )
    text = base.mark_text(align="right", fontSize=12, fontWeight=600, color=LIGHT["ink"]).encode(
        x=alt.value("width"), text="text:N"
    )
    layers = bar + interval + end + text
    if narrow:
        layers += base.mark_text(align="left", dy=-19, fontSize=12, color=LIGHT["ink"]).encode(
            x=alt.value(0), text="label:N"
        )
    return framed(layers, width=width)
