"""The map of the process and the last won deals as pictures: legible at any width, in the colours of both themes."""

import re
from itertools import combinations, pairwise
from typing import Any

import pytest

from venturi.charts.arcs import drawn, layout, text_width, thickness, wrapped
from venturi.charts.closed_deals import closed_deals
from venturi.charts.drawing import svg, themed
from venturi.charts.palette import TOKENS
from venturi.charts.process import SHADES, process

HOSTILE = '<script>x</script> & " fill="red'
LONG = "Implementation/Onboarding of A_PARTLYSUBMITTED"


def nodes(number: int, label: str = "Stage") -> list[dict[str, Any]]:
    return [{"label": f"{label} {nth}", "notes": ["1,470 lost", "120 open"]} for nth in range(number)]


def arcs(number: int) -> list[dict[str, Any]]:
    """Each stage to the next, some over three, and each back to the one before."""
    steps = [(nth, nth + 1) for nth in range(number - 1)]
    steps += [(nth, nth + 4) for nth in range(0, number - 4, 2)]
    steps += [(nth, nth - 1) for nth in range(2, number)]
    return [
        {
            "from": start,
            "to": end,
            "deals": 1_000 // (1 + place),
            "text": "1,000",
            "shade": place % 5 if place else None,
        }
        | {"colour": "#17211f"}
        for place, (start, end) in enumerate(steps)
    ]


@pytest.mark.parametrize("width", [326, 1000])
def test_ten_stages_with_long_names_are_drawn_within_the_width(width: int) -> None:
    classes = ["below 7 days", "7 to 14 days", "14 to 30 days", "30 to 60 days", "60 days or more"]
    chart = process(nodes(12, LONG), arcs(12), width=width, classes=classes, sizes=[(100, "100 deals")])
    page = themed(svg(chart))
    assert (re.findall(r'<svg[^>]* width="(\d+)"', page) or [""])[0] == str(width)
    used = set(re.findall(r'(?:fill|stroke)="([^"]*)"', re.sub(r">[^<]*<", "><", page)))
    assert used <= {f"var(--{name})" for name in TOKENS} | {"none"}
    assert {f"var(--{shade})" for shade in SHADES} <= used


@pytest.mark.parametrize(("number", "width"), [(7, 996), (12, 996), (12, 322), (7, 616), (1, 322), (0, 322)])
def test_arcs_and_labels_stay_in_the_picture_and_labels_off_one_another(number: int, width: int) -> None:
    laid = layout(nodes(number), arcs(number), width)
    points, tips, labels = drawn(arcs(number), laid)
    for row in [*points, *tips]:
        assert 0 <= row["x"] <= width
        assert 0 <= row["y"] <= laid.height
    assert all(0 <= label["y"] <= laid.height for label in labels)
    for one, other in combinations(labels, 2):
        assert abs(one["y"] - other["y"]) >= 14 or abs(one["x"] - other["x"]) >= text_width("1,000")


def test_stages_stand_side_by_side_only_where_their_names_have_room() -> None:
    assert not layout(nodes(7), arcs(7), 996).upright
    assert layout(nodes(7), arcs(7), 322).upright
    assert layout(nodes(7, "A_PARTLYSUBMITTEDAGAIN"), arcs(7), 996).upright


def test_forward_and_back_lie_on_two_sides_of_the_stages() -> None:
    laid = layout(nodes(7), arcs(7), 996)
    points, _, _ = drawn([one for one in arcs(7) if one["to"] < one["from"]], laid)
    assert all(row["y"] >= laid.forward + laid.depth for row in points)
    points, _, _ = drawn([one for one in arcs(7) if one["to"] > one["from"]], laid)
    assert all(row["y"] <= laid.forward for row in points)


def test_thickness_is_in_proportion_and_never_too_thin_to_see() -> None:
    assert thickness(500, 1_000) == 2 * thickness(250, 1_000)
    assert thickness(1, 100_000) > 1


def test_a_name_breaks_where_words_end_and_is_cut_where_none_does() -> None:
    assert wrapped("Proposal/Quote Preparation", 100) == ("Proposal/Quote", "Preparation")
    [line] = wrapped("Donaudampfschifffahrtsgesellschaft", 100)
    assert line.endswith("…")
    assert text_width(line) <= 100


def test_pictures_of_nothing_and_of_any_text_are_drawn() -> None:
    assert svg(process([], [], width=326)).startswith("<svg")
    assert svg(closed_deals([], width=326)).startswith("<svg")
    assert "<script" not in svg(process(nodes(3, HOSTILE), arcs(3), width=326, classes=[HOSTILE]))
    rows = [{"label": HOSTILE, "days": days, "what": "activity", "by_buyer": None} for days in (0.0, None)]
    assert "<script" not in svg(closed_deals(rows, width=326))


def test_the_close_is_on_the_right_and_the_creation_on_the_left() -> None:
    rows = [
        {"label": "A", "days": days, "what": what, "by_buyer": by}
        for days, what, by in (
            (0.0, "closed", None),
            (3.0, "activity", True),
            (9.0, "stage", None),
            (10.0, "created", None),
        )
    ]
    chart = closed_deals(rows, width=480).to_dict()
    assert chart["layer"][0]["encoding"]["x"]["scale"]["domain"] == [10.0, 0]
    assert [row["kind"] for row in chart["layer"][1]["data"]["values"]] == ["contact by the buyer", "stage entered"]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_classes_of_time_stand_out_from_the_paper_and_from_one_another(theme: int) -> None:
    paper = luminance(TOKENS["paper"][theme])
    known = [luminance(TOKENS[shade][theme]) for shade in SHADES]
    assert all(contrast(one, paper) >= 3 for one in known)  # WCAG 2.2, 1.4.11
    assert all(contrast(one, other) >= 1.3 for one, other in pairwise(known))
    # The longer, the further from the paper.
    assert known == sorted(known, reverse=theme == 0)


def contrast(one: float, other: float) -> float:
    low, high = sorted((one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
