"""Velocity change: which lever moved the velocity from one period to the next?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed
from venturi.charts.palette import LIGHT


def velocity_change(rows: list[dict[str, Any]], *, width: int, height: int = 220) -> Any:
    """A waterfall from one level to another. Rows: `label`, `value` (first and last: a level; between: a step), `text`.

    The levels are lines and not columns: the picture does not begin at zero, so that the steps can be seen, and only
    the steps may be read as lengths.
    """
    steps, levels = _steps(rows)
    ends = [step[end] for step in steps for end in ("from", "to")] + [level["level"] for level in levels]
    room = (max(ends) - min(ends)) * 0.16 or 1
    scale = alt.Scale(domain=[min(ends) - room / 2, max(ends) + room], nice=False, zero=False)
    axis = alt.Axis(
        title=None, grid=False, labelAngle=0, labelColor=LIGHT["ink"], labelLimit=width // 6, labelOverlap=False
    )
    place = alt.X("label:N", sort=[row["label"] for row in rows], scale=alt.Scale(paddingInner=0.25), axis=axis)
    words: dict[str, Any] = {"fontSize": 12, "color": LIGHT["ink"], "dy": -9}
    bars = alt.Chart(data(steps), height=height).encode(x=place)
    bar = bars.mark_bar().encode(
        y=alt.Y("from:Q", scale=scale, axis=None), y2="to:Q", color=alt.Color("colour:N", scale=None)
    )
    lines = alt.Chart(data(levels), height=height).encode(x=place, y=alt.Y("level:Q", scale=scale, axis=None))
    line = lines.mark_tick(opacity=1, orient="horizontal", thickness=4, size=width / 9, color=LIGHT["accent"])
    said = bars.mark_text(**words).encode(y=alt.Y("top:Q", scale=scale, axis=None), text="text:N")
    named = lines.mark_text(**words, fontWeight=600).encode(text="text:N")
    return framed(bar + line + said + named, width=width)


def _steps(rows: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Where every step begins and ends: each where the one before it ended. And the two levels."""
    first, *between, last = rows
    steps, level = [], float(first["value"])
    for row in between:
        start, level = level, level + row["value"]
        colour = LIGHT["fine" if row["value"] >= 0 else "act"]
        steps.append(row | {"from": start, "to": level, "top": max(start, level), "colour": colour})
    return steps, [row | {"level": row["value"]} for row in (first, last)]
