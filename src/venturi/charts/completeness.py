"""Completeness: what share of a field is filled?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT, judged


def completeness(rows: list[dict[str, Any]], *, width: int) -> Any:
    """One bar for each field on a track of the whole. Rows: `label`, `share` in [0, 1] or null, `text`, `state`."""
    drawn = [row | {"whole": 1, "colour": judged(row.get("state"))} for row in rows]
    base = alt.Chart(data(drawn), height=alt.Step(30)).encode(y=names(width=width))
    end = 1.24 if width > 400 else 1.42
    scale = alt.Scale(domain=[0, end], nice=False)
    track = base.mark_bar(size=10, color=LIGHT["track"], cornerRadius=2).encode(
        x=alt.X("whole:Q", scale=scale, axis=None, stack=None)
    )
    bar = base.mark_bar(size=10, cornerRadius=2).encode(
        x=alt.X("share:Q", scale=scale, axis=None, stack=None), color=alt.Color("colour:N", scale=None)
    )
    text = base.mark_text(align="right", color=LIGHT["ink"], fontSize=12).encode(
        x=alt.datum(end, scale=scale), text="text:N"
    )
    return framed(track + bar + text, width=width)
