"""Bridge: by which movements did the open pipeline go from its opening to its closing?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT

# What came in or rose, and what went otherwise, is neither good nor bad.
COLOURS = {"level": "accent", "won": "fine", "lost": "act", "in": "accent-soft", "out": "rest"}


def bridge(rows: list[dict[str, Any]], *, width: int) -> Any:
    """A waterfall from top to bottom: each bar begins where the one above it ended.

    Rows: `label`, `value` (first and last: a level; between: a step), `text`, `kind`: level, in, out, won or lost.
    """
    bars = _bars(rows)
    top = max([bar["to"] for bar in bars] + [bar["from"] for bar in bars], default=1) or 1
    bottom = min([0.0, *(bar[end] for bar in bars for end in ("from", "to"))])
    scale = alt.Scale(domain=[bottom, top * (1.3 if width > 400 else 1.75)], nice=False)
    base = alt.Chart(data(bars), height=alt.Step(30)).encode(y=names(width=width))
    bar = base.mark_bar(size=18).encode(
        x=alt.X("from:Q", scale=scale, axis=None), x2="to:Q", color=alt.Color("colour:N", scale=None)
    )
    end = base.mark_tick(opacity=1, color=LIGHT["muted"], thickness=1.5, size=26).encode(
        x=alt.X("to:Q", scale=scale, axis=None)
    )
    text = base.mark_text(align="right", fontSize=12, color=LIGHT["ink"]).encode(x=alt.value("width"), text="text:N")
    return framed(bar + end + text, width=width)


def _bars(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Where every bar begins and ends: levels at nothing, steps where the one before ended."""
    found, level = [], 0.0
    for row in rows:
        start = 0.0 if row["kind"] == "level" else level
        level = start + row["value"]
        found.append(row | {"from": start, "to": level, "colour": LIGHT[COLOURS[row["kind"]]]})
    return found
