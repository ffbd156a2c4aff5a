"""Person and stage: how many of each person's deals go on from each step, and where is it more than chance?"""

import json
from textwrap import wrap
from typing import Any

import altair as alt

from venturi.charts.drawing import data, framed
from venturi.charts.palette import LIGHT

# Colour speaks where the verdict does; what chance explains is pale, who is not compared is bare.
WASH = {"best": "fine-wash", "below": "look-wash", "chance": "sunken"}
WORD = {"best": "fine", "below": "look", "chance": "ink"}
LETTER, HEIGHT, LINES = 6.4, 14, 3  # of a label, in pixels and lines


def person_stage(rows: list[dict[str, Any]], *, width: int, stages: list[str]) -> Any:
    """A cell for each person and step. Rows: `label` (the person), `stage`, `text`, `short`, `verdict`.

    `verdict` is best, below, chance, or null for who is not compared; `short` stands where there is no room for `text`.
    """
    narrow = width <= 400
    drawn = [
        row
        | {"colour": LIGHT[WASH.get(row["verdict"], "paper")], "ink": LIGHT[WORD.get(row["verdict"], "muted")]}
        | {"told": row["short"] if narrow else row["text"], "loud": row["verdict"] in {"best", "below"}}
        for row in rows
    ]
    named = max(88, int(width * 0.17))
    people = alt.Axis(title=None, grid=False, labelColor=LIGHT["ink"], labelLimit=named)
    heads = _heads(stages, narrow=narrow, room=(width - named) / max(len(stages), 1))
    base = alt.Chart(data(drawn), height=alt.Step(24)).encode(
        y=alt.Y("label:N", sort=None, axis=people), x=alt.X("stage:N", sort=stages, axis=heads)
    )
    cell = base.mark_rect(stroke=LIGHT["paper"], strokeWidth=2).encode(fill=alt.Fill("colour:N", scale=None))
    return framed(alt.layer(cell, *(_words(base, narrow=narrow, loud=loud) for loud in (False, True))), width=width)


def _words(base: Any, *, narrow: bool, loud: bool) -> Any:
    weight = 700 if loud else 400
    some = base.transform_filter("datum.loud" if loud else "!datum.loud")
    return some.mark_text(fontSize=11 if narrow else 12, fontWeight=weight).encode(
        text="told:N", color=alt.Color("ink:N", scale=None)
    )


def _heads(stages: list[str], *, narrow: bool, room: float) -> alt.Axis:
    """The names of the steps above their columns: word under word, or upright where a word has no room."""
    manners: dict[str, Any] = {"orient": "top", "title": None, "grid": False, "labelColor": LIGHT["ink"]}
    if narrow:
        return alt.Axis(labelAngle=-90, labelLimit=120, labelOverlap=False, **manners)
    longest = max((len(word) for stage in stages for word in stage.split()), default=0)
    size = 12 if longest * LETTER <= room else 10
    letters = max(int(room / LETTER * 12 / size), 4)
    lines = {
        stage: wrap(stage, letters, max_lines=LINES, placeholder="…", break_long_words=False, break_on_hyphens=False)
        for stage in stages
    }
    most = max(map(len, lines.values()), default=1)
    # What has fewer lines stands at the bottom, next to its column.
    told = {stage: [""] * (most - len(words)) + words for stage, words in lines.items()}
    manners |= {"labelExpr": f"{json.dumps(told)}[datum.label]", "labelPadding": 6 + HEIGHT * (most - 1)}
    manners |= {"labelFontSize": size, "labelLimit": int(room) - 2}
    return alt.Axis(labelAngle=0, labelOverlap=False, **manners)
