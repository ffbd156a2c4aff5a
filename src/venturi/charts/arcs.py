"""Arcs: where do stages stand in a row, and which way does an arc take from one to another?

Stages stand side by side where their names have room, else one under the other. Everything is reckoned along the row
and across it, and turned at the end: forward arcs lie on the one side of the row, arcs back on the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

POINTS = 25
WIDEST = 16.0  # pixels of the thickest arc
THINNEST = 1.3
LINE, NOTE_LINE, AIR = 15.0, 14.0, 7.0
FEWEST_PIXELS = 74.0  # of a column
ARROW = 7.0  # pixels of the tip of a thin arc
TEXT = 12
NARROW_BOX = 146.0  # names may break into two lines
Row = dict[str, Any]
# A name may break behind these.
_WORD = re.compile(r"[^\s/_]*[\s/_]+|[^\s/_]+")


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of the stages: how long one is along the row, how deep across it, and what lies beside the row."""

    upright: bool
    step: float  # from one stage to the next
    depth: float
    forward: float  # room of the forward arcs
    back: float
    names: tuple[tuple[str, ...], ...]
    margin: float = 0.0

    @property
    def half(self) -> float:
        return self.step / 2 - 5

    def port(self, span: int) -> float:
        """How far beside the middle of a box an arc begins and ends: in and out on two sides, a longer one inside."""
        return self.half * {1: 0.58, 2: 0.26}.get(span, 0.12)

    @property
    def height(self) -> float:
        return self.step * len(self.names) if self.upright else self.forward + self.depth + self.back

    def middle(self, place: int) -> float:
        return self.step * (place + 0.5)

    def turned(self, along: float, across: float) -> tuple[float, float]:
        """`across` is 0 at the edge where forward arcs begin, and grows towards the loops."""
        if self.upright:
            return self.margin + self.back + self.depth - across, along
        return along, self.forward + across


def layout(nodes: Sequence[Row], arcs: Sequence[Row], width: float) -> Layout:
    """How the stages stand in `width` pixels. Nodes: `label`, `notes`; arcs: `from`, `to` as places in the row."""
    spans = {side: [abs(arc["to"] - arc["from"]) for arc in arcs if _side(arc) == side] for side in (1, -1)}
    forward, back = (max(spans[side], default=0) for side in (1, -1))
    step = width / max(len(nodes), 1)
    room = step - 18
    words = [word.rstrip() for node in nodes for word in _WORD.findall(node["label"])]
    notes = [note for node in nodes for note in node["notes"]]
    if step >= FEWEST_PIXELS and all(text_width(text) <= room for text in [*words, *notes]):
        names = tuple(wrapped(node["label"], room) for node in nodes)
        lines = max((len(name) for name in names), default=1)
        deep = max((len(node["notes"]) for node in nodes), default=0)
        return Layout(
            False, step, lines * LINE + deep * NOTE_LINE + 2 * AIR, _room(forward) + 22, _room(back) + 22, names
        )
    return _upright(nodes, forward, back, width)


def _upright(nodes: Sequence[Row], forward: int, back: int, width: float) -> Layout:
    """One under the other: a box as wide as its words need, the rest for the arcs, the row in the middle."""
    words = [text_width(text) for node in nodes for text in (node["label"], joined(node["notes"]))]
    left, right = (_room(span) + 44 for span in (back, forward))
    depth = min(max(words, default=0) + 22, 320.0)
    if left + depth + right > width:
        left = 50.0 if back else 10.0
        depth = max(min(depth, width - left - right), min(depth, NARROW_BOX))
        right = width - left - depth
    names = tuple(wrapped(node["label"], depth - 20, most=2) for node in nodes)
    lines = max((len(name) for name in names), default=1)
    noted = any(node["notes"] for node in nodes)
    step = lines * LINE + noted * NOTE_LINE + 2 * AIR + 10
    return Layout(True, step, depth, right, left, names, (width - left - depth - right) / 2)


def joined(notes: Sequence[str]) -> str:
    return ", ".join(notes)


def _room(span: int) -> float:
    """For arcs over so many stages: long ones rise less than they are wide."""
    return 0.0 if not span else 26.0 + min(24.0 * (span - 1), 200.0)


def _side(arc: Row) -> int:
    return 1 if arc["to"] > arc["from"] else -1


def drawn(arcs: Sequence[Row], laid: Layout) -> tuple[list[Row], list[Row], list[Row]]:
    """The points of every arc, the tips at their ends, and the labels that have room; the largest arc comes first.

    Arcs: `from`, `to`, `deals`, `text`, `colour`.
    """
    most = max((arc["deals"] for arc in arcs), default=1) or 1
    longest = {side: max([abs(a["to"] - a["from"]) for a in arcs if _side(a) == side], default=1) for side in (1, -1)}
    points: list[Row] = []
    tips: list[Row] = []
    labels: list[Row] = []
    for number, arc in enumerate(sorted(arcs, key=lambda one: -one["deals"])):
        side, thick = _side(arc), thickness(arc["deals"], most)
        span = abs(arc["to"] - arc["from"])
        rise = _rise(span, longest[side], laid, side)
        start = laid.middle(arc["from"]) + side * laid.port(span)
        end = laid.middle(arc["to"]) - side * laid.port(span)
        tip = ARROW + thick / 4
        known = {"arc": number, "colour": arc["colour"], "thick": thick}
        for nth in range(POINTS):
            turn = pi * nth / (POINTS - 1)
            along, off = start + (end - start) * (1 - cos(turn)) / 2, rise * sin(turn)
            if nth > POINTS / 2 and off < tip:
                # The rest of the way is the tip.
                along, off = end, tip
            x, y = laid.turned(along, _across(laid, side, off))
            points.append(known | {"nth": nth, "x": round(x, 1), "y": round(y, 1)})
        tips += _tip(end, side, thick, laid, known)
        labels += _label((start + end) / 2, side, rise + thick / 2, laid, arc["text"])
    return points, tips, _apart(labels)


def thickness(deals: float, most: float) -> float:
    """In proportion to the deals; what would not be seen is as thin as a line can be."""
    return round(max(THINNEST, WIDEST * deals / most), 2)


def _rise(span: int, longest: int, laid: Layout, side: int) -> float:
    room = laid.forward if side > 0 else laid.back
    # On the forward side of an upright row, and of a wide one, the labels need room beyond the arc.
    label = (42.0 if side > 0 else 30.0) if laid.upright else 22.0
    top = max(room - label, 14.0)
    least = min(26.0, top)
    return least + (top - least) * (span - 1) / max(longest - 1, 1)


def _across(laid: Layout, side: int, rise: float) -> float:
    return -rise if side > 0 else laid.depth + rise


def _tip(end: float, side: int, thick: float, laid: Layout, known: Row) -> list[Row]:
    """A triangle where the arc arrives, as three corners."""
    half, long = thick / 2 + 2.5, ARROW + thick / 4
    corners = ((end - half, long), (end + half, long), (end, 0.0), (end - half, long))
    found = []
    for nth, (along, off) in enumerate(corners):
        x, y = laid.turned(along, _across(laid, side, off))
        found.append(known | {"nth": nth, "x": round(x, 1), "y": round(y, 1)})
    return found


def _label(along: float, side: int, off: float, laid: Layout, text: str) -> list[Row]:
    x, y = laid.turned(along, _across(laid, side, off + 4))
    if laid.upright:
        return [{"x": x, "y": y, "text": text, "align": "left" if side > 0 else "right"}]
    return [{"x": x, "y": y - 5 if side > 0 else y + 6, "text": text, "align": "center"}]


def _apart(labels: Sequence[Row]) -> list[Row]:
    """The labels that do not cover one another, those of large arcs first."""
    kept: list[Row] = []
    taken: list[tuple[float, float, float, float]] = []
    for label in labels:
        wide = text_width(label["text"])
        left = label["x"] - {"left": 0, "center": wide / 2, "right": wide}[label["align"]]
        box = (left - 2, label["y"] - 7, left + wide + 2, label["y"] + 7)
        if all(box[2] <= b[0] or b[2] <= box[0] or box[3] <= b[1] or b[3] <= box[1] for b in taken):
            kept.append(label)
            taken.append(box)
    return kept


def text_width(text: str, size: int = TEXT) -> float:
    """About how many pixels a text is wide: the font is not known."""
    return sum(0.68 if one.isupper() or one in "_mwMW" else 0.3 if one in "il.,:;'|! " else 0.55 for one in text) * size


def wrapped(text: str, room: float, most: int = 3) -> tuple[str, ...]:
    """The text in lines of at most `room` pixels; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in _WORD.findall(text):
        if not lines[-1] or text_width((lines[-1] + word).rstrip()) <= room:
            lines[-1] += word
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], "".join(lines[most - 1 :])]
    return tuple(_cut(line.strip(), room) for line in lines)


def _cut(text: str, room: float) -> str:
    if text_width(text) <= room:
        return text
    while text and text_width(text + "…") > room:
        text = text[:-1]
    return text + "…"
