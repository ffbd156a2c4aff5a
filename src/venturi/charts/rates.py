"""Rates: how do several shares compare, each with its interval?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names, shares
from venturi.charts.palette import LIGHT

SHAPES = ("circle", "diamond")


def rates(rows: list[dict[str, Any]], *, width: int, families: tuple[str, ...] = ("by deals",)) -> Any:
    """A dot and its interval for each row.

    Rows: `label`, `family` (one of `families`, at most two), `rate`, `low`, `high` (shares or null), `text`.
    """
    known = [row for row in rows if row["rate"] is not None]
    top = min(1.0, max([row["high"] or row["rate"] for row in known], default=1.0) * 1.08)
    scale, axis = shares(top=top)
    colours = alt.Scale(domain=list(families), range=[LIGHT["accent"], LIGHT["muted"]][: len(families)])
    legend = alt.Legend() if len(families) > 1 else None
    step = alt.Step(20, **{"for": "offset"}) if len(families) > 1 else alt.Step(28)
    base = alt.Chart(data(rows), height=step).encode(
        y=names(width=width), color=alt.Color("family:N", scale=colours, legend=legend)
    )
    if len(families) > 1:
        base = base.encode(yOffset=alt.YOffset("family:N", sort=list(families)))
    place = alt.X("rate:Q", scale=scale, axis=axis)
    interval = base.mark_rule(strokeWidth=2, opacity=1).encode(
        x=alt.X("low:Q", scale=scale, axis=axis, title=None), x2="high:Q"
    )
    shapes = alt.Scale(domain=list(families), range=list(SHAPES[: len(families)]))
    dot = base.mark_point(size=80, filled=True, opacity=1).encode(
        x=place, shape=alt.Shape("family:N", scale=shapes, legend=legend)
    )
    return framed(interval + dot, width=width)
