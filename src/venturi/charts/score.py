"""Score: how far can the data be trusted, from 0 to 100?"""

import math
from typing import Any

import altair as alt

from venturi.charts.drawing import data
from venturi.charts.palette import LIGHT, State

SWEEP = 0.75  # of the full turn, open at the bottom like the dial of a gauge


def score(value: float | None, *, text: str, state: State | None, width: int = 132) -> Any:
    """A dial with the score in its middle; an empty dial when there is none."""
    radius = width / 2 - 2
    start, turn = -math.pi * SWEEP, 2 * math.pi * SWEEP

    def arc(share: float, colour: str) -> Any:
        row = [{"from": start, "to": start + turn * share}]
        place = {"theta": alt.Theta("from:Q", scale=None), "theta2": alt.Theta2("to")}
        mark = alt.Chart(data(row)).mark_arc(
            innerRadius=radius * 0.84, outerRadius=radius, cornerRadius=4, color=colour
        )
        return mark.encode(**place)

    number = (
        alt.Chart(data([{"text": text}]))
        .mark_text(fontSize=width * 0.3, fontWeight=600, color=LIGHT["ink"], dy=-2)
        .encode(text="text:N")
    )
    scale = number.mark_text(fontSize=width * 0.105, color=LIGHT["muted"], dy=width * 0.2).encode(
        text=alt.value("of 100" if value is not None else "no score")
    )
    filled = [] if value is None else [arc(max(value, 1) / 100, LIGHT[state] if state else LIGHT["accent"])]
    layers = alt.layer(arc(1, LIGHT["track"]), *filled, number, scale)
    return layers.properties(width=width, height=width, background="transparent", padding=0).configure_view(stroke=None)
