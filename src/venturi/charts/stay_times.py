"""Stay times: how long do deals stay in a stage, half of them and nine out of ten?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT


def stay_times(rows: list[dict[str, Any]], *, width: int) -> Any:
    """A bar up to the median and a line on to the 90th percentile.

    Rows: `label`, `median`, `p90` (days or null), `text`.
    """
    longest = max([value for row in rows for value in (row["median"], row["p90"]) if value is not None], default=1) or 1
    scale = alt.Scale(domain=[0, longest * (1.5 if width > 400 else 2.0)], nice=False)
    base = alt.Chart(data(rows), height=alt.Step(34)).encode(y=names(width=width))
    line = base.mark_rule(color=LIGHT["accent-soft"], strokeWidth=3).encode(
        x=alt.X("median:Q", scale=scale, axis=None), x2="p90:Q"
    )
    end = base.mark_tick(opacity=1, color=LIGHT["accent-soft"], thickness=3, size=14).encode(
        x=alt.X("p90:Q", scale=scale, axis=None)
    )
    bar = base.mark_bar(size=14, color=LIGHT["accent"], cornerRadiusEnd=2).encode(
        x=alt.X("median:Q", scale=scale, axis=None, stack=None)
    )
    text = base.mark_text(align="right", fontSize=12, color=LIGHT["ink"]).encode(x=alt.value("width"), text="text:N")
    return framed(line + end + bar + text, width=width)
