"""Process: which way do deals go through the stages, how many of them, and how long does each step take them?"""

from collections.abc import Sequence
from typing import Any

import altair as alt

from venturi.charts.arcs import AIR, LINE, NOTE_LINE, TEXT, Layout, Row, drawn, joined, layout, text_width, thickness
from venturi.charts.drawing import data, framed
from venturi.charts.palette import LIGHT

SHADES = ("pace-1", "pace-2", "pace-3", "pace-4", "pace-5")
SWATCH = 22.0
KEY_LINE = 24.0


def process(
    nodes: Sequence[Row],
    arcs: Sequence[Row],
    *,
    width: int,
    classes: Sequence[str] = (),
    sizes: Sequence[tuple[float, str]] = (),
) -> Any:
    """Stages in a row, arcs over it for deals that go forward, under it for those that go back.

    Nodes, in their order: `label`, `notes` (short lines below it). Arcs: `from`, `to` (places in the order), `deals`
    (thickness), `text`, `shade` (which of the `classes`, null: no time is known). `classes` name the colours, from the
    shortest time to the longest, at most five; `sizes` are examples of thickness.
    """
    inner = width - 4
    laid = layout(nodes, arcs, inner)
    coloured = [arc | {"colour": _colour(arc["shade"], len(classes))} for arc in arcs]
    points, tips, labels = drawn(coloured, laid)
    unknown = any(arc["shade"] is None for arc in arcs)
    most = max((arc["deals"] for arc in arcs), default=1) or 1
    swatches, told, bottom = _key(classes, sizes, unknown, inner, laid.height + 12, most)
    place = _places(inner, bottom)
    boxes, names = _boxes(nodes, laid)
    path: dict[str, Any] = {"detail": "arc:N", "order": "nth:Q", **place}
    stroke = {
        "stroke": alt.Stroke("colour:N", scale=None),
        "strokeWidth": alt.StrokeWidth("thick:Q", scale=None, legend=None),
    }
    rows = alt.Chart(data(points), height=bottom)
    layers = [
        alt.Chart(data(boxes))
        .mark_rect(fill=LIGHT["sunken"], cornerRadius=5, opacity=1)
        .encode(**place, x2="x2:Q", y2="y2:Q"),
        rows.mark_line(opacity=1, strokeCap="butt").encode(**path, **stroke),
        alt.Chart(data(tips))
        .mark_line(opacity=1, filled=True, strokeWidth=0)
        .encode(**path, fill=alt.Fill("colour:N", scale=None)),
        alt.Chart(data(swatches)).mark_rule(opacity=1).encode(**place, x2="x2:Q", **stroke),
        *_texts(names, place),
        *_texts(told, place),
        *_texts([label | {"size": 11, "colour": LIGHT["ink"]} for label in labels], place, halo=True),
    ]
    return framed(alt.layer(*layers), width=width)


def _places(width: float, height: float) -> dict[str, Any]:
    """Pixels, from the upper left."""
    return {
        "x": alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, width], nice=False, zero=False)),
        "y": alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[height, 0], nice=False, zero=False)),
    }


def _colour(shade: int | None, classes: int) -> str:
    """The darkest for the longest time, whatever number of classes there is."""
    return LIGHT["rest"] if shade is None else LIGHT[SHADES[_shade(shade, classes)]]


def _shade(shade: int, classes: int) -> int:
    return shade if classes <= 1 else round(shade * (len(SHADES) - 1) / (classes - 1))


def _boxes(nodes: Sequence[Row], laid: Layout) -> tuple[list[Row], list[Row]]:
    """The boxes of the stages, and the lines of text in them."""
    boxes, lines = [], []
    for place, node in enumerate(nodes):
        along = laid.middle(place)
        ends = laid.turned(along - laid.half, 0), laid.turned(along + laid.half, laid.depth)
        (left, right), (top, bottom) = (sorted(pair) for pair in zip(*ends, strict=True))
        boxes.append({"x": left, "x2": right, "y": top, "y2": bottom})
        notes = [joined(node["notes"])] if laid.upright and node["notes"] else list(node["notes"])
        x, align = (left + 10, "left") if laid.upright else ((left + right) / 2, "center")
        name = laid.names[place]
        tall = len(name) * LINE + len(notes) * NOTE_LINE
        y = (top + bottom - tall) / 2 if laid.upright else top + AIR
        for nth, text in enumerate([*name, *notes]):
            named = nth < len(name)
            y += LINE / 2 if named else NOTE_LINE / 2
            colour = LIGHT["ink" if named else "muted"]
            lines.append(
                {"x": x, "y": y, "text": text, "align": align, "size": TEXT if named else 11, "colour": colour}
            )
            y += LINE / 2 if named else NOTE_LINE / 2
    return boxes, lines


def _key(
    classes: Sequence[str], sizes: Sequence[tuple[float, str]], unknown: bool, width: float, top: float, most: float
) -> tuple[list[Row], list[Row], float]:
    """What colour and thickness mean: a swatch and its words one after the other, in as many lines as it takes."""
    shades = [(LIGHT[SHADES[_shade(nth, len(classes))]], 8.0, text) for nth, text in enumerate(classes)]
    shades += [(LIGHT["rest"], 8.0, "time unknown")] if unknown else []
    thick = [(LIGHT["muted"], thickness(deals, most), text) for deals, text in sizes]
    swatches: list[Row] = []
    words: list[Row] = []
    y = top
    for items in (shades, thick):
        x = 0.0
        y += KEY_LINE / 2 if items else 0
        for number, (colour, wide, text) in enumerate(items):
            if x and x + SWATCH + 6 + text_width(text) > width:
                x, y = 0.0, y + KEY_LINE
            known = {"colour": colour, "thick": wide, "arc": number}
            swatches.append(known | {"x": x, "x2": x + SWATCH, "y": y})
            words.append(
                {"x": x + SWATCH + 6, "y": y, "text": text, "align": "left", "size": TEXT, "colour": LIGHT["muted"]}
            )
            x += SWATCH + 6 + text_width(text) + 18
        y += KEY_LINE / 2 if items else 0
    return swatches, words, y


def _texts(rows: Sequence[Row], place: dict[str, Any], *, halo: bool = False) -> list[Any]:
    """A layer for each way of setting: alignment, size and colour are no encodings of a text."""
    layers = []
    for align, size, colour in dict.fromkeys((row["align"], row["size"], row["colour"]) for row in rows):
        same = [row for row in rows if (row["align"], row["size"], row["colour"]) == (align, size, colour)]
        words = alt.Chart(data(same)).encode(**place, text="text:N")
        how: dict[str, Any] = {"align": align, "baseline": "middle", "fontSize": size, "opacity": 1}
        if halo:
            layers.append(words.mark_text(**how, fill="transparent", stroke=LIGHT["paper"], strokeWidth=3.5))
        layers.append(words.mark_text(**how, color=colour))
    return layers
