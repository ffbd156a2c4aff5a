"""Sparkline: which way has one lever gone?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data
from venturi.charts.palette import LIGHT


def sparkline(rows: list[dict[str, Any]], *, width: int = 120, height: int = 32) -> Any:
    """A line without axes, its last point marked. Rows: `period`, `value`."""
    known = [row["value"] for row in rows if row["value"] is not None]
    scale = alt.Scale(domain=[min(known, default=0), max(known, default=1)], zero=False, nice=False)
    base = alt.Chart(data([row | {"place": place} for place, row in enumerate(rows)]))
    place = {
        "x": alt.X("place:Q", axis=None, scale=alt.Scale(nice=False)),
        "y": alt.Y("value:Q", axis=None, scale=scale),
    }
    line = base.mark_line(color=LIGHT["accent"], strokeWidth=1.6).encode(**place)
    last = base.transform_filter(f"datum.place == {len(rows) - 1}").mark_point(
        color=LIGHT["accent"], filled=True, size=36, opacity=1
    )
    return (
        (line + last.encode(**place))
        .properties(width=width, height=height, background="transparent", padding=4)
        .configure_view(stroke=None)
    )
