"""Loss families: of the losses of each group, how many are of which family?"""

from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed, names
from venturi.charts.palette import LIGHT

COLOURS = ("accent", "accent-soft", "muted", "rest", "track")


def loss_families(rows: list[dict[str, Any]], *, width: int, families: list[str]) -> Any:
    """One bar for each group, divided by families. Rows: `label`, `family` (one of `families`), `share`, `text`.

    `text` stands behind the bar; one for each label.
    """
    drawn = [row | {"order": families.index(row["family"])} for row in rows]
    scale = alt.Scale(domain=[0, 1.14 if width > 400 else 1.3], nice=False)
    colours = alt.Scale(domain=families, range=[LIGHT[name] for name in COLOURS[: len(families)]])
    legend = alt.Legend(columns=len(families) if width > 400 else 1, labelLimit=width // 2)
    base = alt.Chart(data(drawn), height=alt.Step(30)).encode(y=names(width=width))
    bars = base.mark_bar(size=18, stroke=LIGHT["paper"], strokeWidth=1).encode(
        x=alt.X("share:Q", scale=scale, axis=None),
        color=alt.Color("family:N", scale=colours, legend=legend),
        order="order:Q",
    )
    last = {row["label"]: row for row in rows}
    text = (
        alt.Chart(data(list(last.values())))
        .mark_text(align="right", fontSize=12, color=LIGHT["ink"])
        .encode(y=names(width=width), x=alt.value("width"), text="text:N")
    )
    return framed(bars + text, width=width)
