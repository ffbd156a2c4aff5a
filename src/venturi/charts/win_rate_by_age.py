"""Win rate by age: by which age is how much of what was started won?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, shares
from venturi.charts.palette import LIGHT


def win_rate_by_age(rows: list[dict[str, Any]], *, width: int, groups: list[str], height: int = 220) -> Any:
    """A step line for each group; the first one with its interval.

    Rows: `week`, `group` (one of `groups`, at most three), `share`, `low`, `high` (null: unknown).
    """
    tops = [row[name] for row in rows for name in ("share", "high") if row[name] is not None]
    scale, axis = shares(top=min(1.0, max(tops, default=1.0) * 1.1 or 1.0))
    last = max([row["week"] for row in rows], default=1)
    weeks = alt.X(
        "week:Q",
        scale=alt.Scale(domain=[0, last], nice=False),
        axis=alt.Axis(title="weeks since the deal was created", grid=False, titleFontWeight="normal", tickCount=8),
    )
    colours = alt.Scale(domain=groups, range=[LIGHT["accent"], LIGHT["ink"], LIGHT["ink"]][: len(groups)])
    dashes = alt.Scale(domain=groups, range=[[1, 0], [1, 0], [3, 3]][: len(groups)])
    widths = alt.Scale(domain=groups, range=[2.5, 1.25, 1.25][: len(groups)])
    legend = alt.Legend(symbolType="stroke", symbolSize=400) if len(groups) > 1 else None
    base = alt.Chart(data(rows), height=height).encode(x=weeks)
    band = (
        base.transform_filter(alt.datum.group == groups[0])
        .mark_area(color=LIGHT["accent-wash"], interpolate="step-after")
        .encode(y=alt.Y("low:Q", scale=scale, axis=axis), y2="high:Q")
    )
    line = base.mark_line(interpolate="step-after").encode(
        y=alt.Y("share:Q", scale=scale, axis=axis),
        color=alt.Color("group:N", scale=colours, legend=legend),
        strokeDash=alt.StrokeDash("group:N", scale=dashes, legend=legend),
        strokeWidth=alt.StrokeWidth("group:N", scale=widths, legend=legend),
    )
    return framed(band + line, width=width)
