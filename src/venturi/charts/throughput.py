"""Throughput: who brings how many deals to a decision, and who is outside the band?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT, judged


def throughput(rows: list[dict[str, Any]], *, width: int, mean: float | None, band: float = 0.2) -> Any:
    """A dot for each person before the band around the mean.

    Rows: `label`, `closed`, `expected` (for the same kind of deals, or null: no tick), `state`. Who is still
    ramping up has `ramping` and a hollow dot.
    """
    axis, scale = alt.Axis(title=None, tickCount=5, tickMinStep=1), alt.Scale(zero=True, nice=True)
    place = alt.X("closed:Q", scale=scale, axis=axis, title=None)
    base = alt.Chart(data([row | _colours(row) for row in rows]), height=alt.Step(26)).encode(y=names(width=width))
    stem = base.mark_rule(color=LIGHT["rest"], strokeWidth=1).encode(x=alt.X("nothing:Q", scale=scale), x2="closed:Q")
    expected = base.mark_tick(opacity=1, color=LIGHT["muted"], thickness=2, size=14).encode(
        x=alt.X("expected:Q", scale=scale)
    )
    dot = base.mark_point(size=80, strokeWidth=2, opacity=1).encode(
        x=place, stroke=alt.Stroke("colour:N", scale=None), fill=alt.Fill("inside:N", scale=None)
    )
    behind = [] if mean is None else _band(mean, band, scale)
    return framed(alt.layer(*behind, stem, expected, dot), width=width)


def _band(mean: float, band: float, scale: alt.Scale) -> list[Any]:
    middle = alt.Chart(data([{"mean": mean, "low": mean * (1 - band), "high": mean * (1 + band)}]))
    area = middle.mark_rect(color=LIGHT["accent-wash"], opacity=1)
    line = middle.mark_rule(color=LIGHT["accent-soft"], strokeWidth=2)
    return [area.encode(x=alt.X("low:Q", scale=scale), x2="high:Q"), line.encode(x=alt.X("mean:Q", scale=scale))]


def _colours(row: dict[str, Any]) -> dict[str, Any]:
    colour = judged(row.get("state"))
    return {"nothing": 0, "colour": colour, "inside": LIGHT["paper"] if row.get("ramping") else colour}
