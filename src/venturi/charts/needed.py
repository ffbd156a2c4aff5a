"""Needed: does as much stand in each stage as should?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT, judged


def needed(rows: list[dict[str, Any]], *, width: int) -> Any:
    """A bar for what stands in each stage before the mark of what should, with its interval behind.

    Rows: `label`, `there`, `needed`, `low`, `high` (null: unknown), `text`, `state`.
    """
    known = [row[name] for row in rows for name in ("there", "needed", "high") if row[name] is not None]
    top = max(known, default=1) or 1
    scale = alt.Scale(domain=[0, top * (1.22 if width > 400 else 1.6)], nice=False)
    base = alt.Chart(data([row | {"colour": judged(row["state"])} for row in rows]), height=alt.Step(38)).encode(
        y=names(width=width)
    )
    band = base.mark_bar(size=26, color=LIGHT["track"]).encode(x=alt.X("low:Q", scale=scale, axis=None), x2="high:Q")
    bar = base.mark_bar(size=12).encode(
        x=alt.X("there:Q", scale=scale, axis=None, stack=None), color=alt.Color("colour:N", scale=None)
    )
    mark = base.mark_tick(opacity=1, color=LIGHT["ink"], thickness=3, size=26).encode(
        x=alt.X("needed:Q", scale=scale, axis=None)
    )
    text = base.mark_text(align="right", fontSize=12, fontWeight=600, color=LIGHT["ink"]).encode(
        x=alt.value("width"), text="text:N"
    )
    return framed(band + bar + mark + text, width=width)
