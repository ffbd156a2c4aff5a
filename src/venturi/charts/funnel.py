"""Funnel: of the deals that entered a stage, how many went on, how many are still open, how many were lost?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT

PARTS = ("advanced", "still open", "lost")


def funnel(rows: list[dict[str, Any]], *, width: int) -> Any:
    """One bar for each stage, as long as the deals that entered.

    Rows: `label`, `advanced`, `still_open`, `lost`, `text`.
    """
    parts = [
        {"label": row["label"], "part": part, "order": order, "deals": row[part.replace(" ", "_")]}
        for row in rows
        for order, part in enumerate(PARTS)
    ]
    widest = max([row["advanced"] + row["still_open"] + row["lost"] for row in rows], default=1) or 1
    scale = alt.Scale(domain=[0, widest * (1.24 if width > 400 else 1.36)], nice=False)
    colours = alt.Scale(domain=list(PARTS), range=[LIGHT["accent"], LIGHT["accent-soft"], LIGHT["rest"]])
    bars = (
        alt.Chart(data(parts), height=alt.Step(34))
        .mark_bar(size=20)
        .encode(
            y=names(width=width),
            x=alt.X("sum(deals):Q", scale=scale, axis=None),
            color=alt.Color("part:N", scale=colours, legend=alt.Legend(columns=3)),
            order="order:Q",
        )
    )
    text = (
        alt.Chart(data(rows))
        .mark_text(align="right", fontSize=12, fontWeight=600, color=LIGHT["ink"])
        .encode(y=names(width=width), x=alt.value("width"), text="text:N")
    )
    return framed(bars + text, width=width)
