"""Charts: one specification each, drawn once, coloured by tokens, fit for any width."""

import re
from collections.abc import Callable
from typing import Any

import altair as alt
import pytest
from altair.utils.schemapi import SchemaValidationError, debug_mode

from venturi.charts import drawing
from venturi.charts.bridge import bridge
from venturi.charts.completeness import completeness
from venturi.charts.danger_points import danger_points
from venturi.charts.differences import differences
from venturi.charts.drawing import UnknownColour, framed, svg, themed
from venturi.charts.funnel import funnel
from venturi.charts.loss_families import loss_families
from venturi.charts.needed import needed
from venturi.charts.palette import LIGHT, TOKENS
from venturi.charts.person_stage import person_stage
from venturi.charts.rate_by_period import rate_by_period
from venturi.charts.rates import rates
from venturi.charts.score import score
from venturi.charts.snapshots import snapshots
from venturi.charts.sparkline import sparkline
from venturi.charts.stay_times import stay_times
from venturi.charts.throughput import throughput
from venturi.charts.velocity_by_period import velocity_by_period
from venturi.charts.velocity_change import velocity_change
from venturi.charts.win_rate_by_age import win_rate_by_age

HOSTILE = '<script>x</script> & " fill="red" role="alert"'

ROWS: dict[Callable[..., Any], list[dict[str, Any]]] = {
    completeness: [
        {"label": HOSTILE, "share": 0.3, "text": HOSTILE, "state": "act"},
        {"label": "unknown", "share": None, "text": "no data", "state": None},
    ],
    rates: [
        {"label": HOSTILE, "family": "by deals", "rate": 0.5, "low": 0.4, "high": 0.6},
        {"label": "unknown", "family": "by deals", "rate": None, "low": None, "high": None},
    ],
    rate_by_period: [
        {"period": HOSTILE, "rate": 0.5, "low": 0.4, "high": 0.6, "partial": True},
        {"period": "2025Q2", "rate": None, "low": None, "high": None, "partial": False},
    ],
    velocity_by_period: [
        {"period": HOSTILE, "per_day": 833.33, "text": HOSTILE, "chosen": True},
        {"period": "2025Q2", "per_day": None, "text": "no data", "chosen": False},
    ],
    velocity_change: [
        {"label": "2025Q1", "value": 100.0, "text": "100"},
        {"label": HOSTILE, "value": 30.0, "text": "+30"},
        {"label": "cycle", "value": -10.0, "text": "−10"},
        {"label": "2025Q2", "value": 120.0, "text": "120"},
    ],
    funnel: [{"label": HOSTILE, "advanced": 5, "still_open": 1, "lost": 4, "text": "55.6 %"}],
    stay_times: [
        {"label": HOSTILE, "median": 5, "p90": 20, "text": "5 · 20"},
        {"label": "unknown", "median": None, "p90": None, "text": "no data"},
    ],
    danger_points: [
        {"label": HOSTILE, "value": 90_000, "low": 20_000, "high": 120_000, "text": "90,000"},
        {"label": "unknown", "value": None, "low": None, "high": None, "text": "no data"},
    ],
    needed: [
        {"label": HOSTILE, "there": 5.0, "needed": 9.0, "low": 6.0, "high": 12.0, "text": "−4", "state": "look"},
        {"label": "unknown", "there": 1.0, "needed": None, "low": None, "high": None, "text": "no data", "state": None},
    ],
    bridge: [
        {"label": HOSTILE, "value": 100.0, "text": "100", "kind": "level"},
        {"label": "new", "value": 30.0, "text": "+30", "kind": "in"},
        {"label": "lost", "value": -40.0, "text": "−40", "kind": "lost"},
        {"label": "closing", "value": 90.0, "text": "90", "kind": "level"},
    ],
    snapshots: [
        {"on": day, "stage": stage, "value": value}
        for day, value in (("2025-01-05", 3.0), ("2025-01-12", 5.0))
        for stage in (HOSTILE, "Proposal")
    ],
    win_rate_by_age: [
        {"week": week, "group": group, "share": week / 10, "low": None, "high": 0.5}
        for week in (0, 1, 2)
        for group in (HOSTILE, "inbound")
    ],
    person_stage: [
        {"label": HOSTILE, "stage": "Proposal", "text": "30.7 %", "short": "31", "verdict": "below"},
        {"label": "new", "stage": HOSTILE, "text": "–", "short": "–", "verdict": None},
    ],
    loss_families: [
        {"label": HOSTILE, "family": "outsold", "share": 0.6, "text": "10"},
        {"label": HOSTILE, "family": HOSTILE, "share": 0.4, "text": "10"},
    ],
    differences: [
        {"label": HOSTILE, "difference": 0.1, "low": 0.02, "high": 0.2, "text": "+10.0", "sure": True},
        {"label": "unknown", "difference": None, "low": None, "high": None, "text": "no data", "sure": False},
    ],
    throughput: [
        {"label": HOSTILE, "closed": 20, "expected": 21.0, "state": "look"},
        {"label": "new", "closed": 3, "expected": None, "state": None, "ramping": True},
    ],
}
MORE = {
    throughput: {"mean": 22.0},
    person_stage: {"stages": ["Proposal", HOSTILE]},
    loss_families: {"families": ["outsold", HOSTILE]},
    snapshots: {"stages": [HOSTILE, "Proposal"], "ticks": {0.0: "0", 5.0: "5"}},
    win_rate_by_age: {"groups": [HOSTILE, "inbound"]},
}


def drawn(chart: Callable[..., Any], width: int, rows: list[dict[str, Any]] | None = None) -> str:
    return svg(chart(ROWS[chart] if rows is None else rows, width=width, **MORE.get(chart, {})))


def test_drawing_does_not_hold_a_chart_against_the_schema() -> None:
    """It costs half of the time of a picture; tests/report does it for every picture of the samples."""

    def broken(width: int) -> Any:
        with debug_mode(False):
            return alt.Chart(alt.Data(values=[])).mark_bar(nonsense=True).properties(width=width)

    with pytest.raises(SchemaValidationError):
        broken(480).to_dict()
    assert "<svg" in drawing.drawn(broken, 480)


@pytest.mark.parametrize("chart", ROWS, ids=lambda chart: chart.__name__)
def test_every_colour_of_a_chart_is_a_token(chart: Callable[..., Any]) -> None:
    page = themed(drawn(chart, 480))
    inside = re.sub(r">[^<]*<", "><", page)
    assert " id=" not in inside  # several drawings stand on one page
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", inside)
    used = set(re.findall(r'(?:fill|stroke)="([^"]*)"', inside))
    assert used <= {f"var(--{name})" for name in TOKENS} | {"none"}


@pytest.mark.parametrize("chart", ROWS, ids=lambda chart: chart.__name__)
@pytest.mark.parametrize("width", [326, 480, 1000])
def test_a_chart_is_as_wide_as_it_is_told(chart: Callable[..., Any], width: int) -> None:
    found = re.search(r'<svg[^>]* width="(\d+)"', drawn(chart, width))
    assert found is not None
    assert int(found[1]) == width


@pytest.mark.parametrize("chart", ROWS, ids=lambda chart: chart.__name__)
def test_a_name_in_a_chart_is_never_markup(chart: Callable[..., Any]) -> None:
    page = themed(drawn(chart, 1000))
    assert "<script" not in page
    assert "red" not in re.findall(r'fill="([^"]*)"', re.sub(r">[^<]*<", "><", page))


@pytest.mark.parametrize(
    "chart", [chart for chart in ROWS if chart is not velocity_change], ids=lambda chart: chart.__name__
)
def test_a_chart_of_nothing_is_empty_and_not_an_error(chart: Callable[..., Any]) -> None:
    assert drawn(chart, 326, rows=[]).startswith("<svg")


def test_a_name_keeps_its_letters_when_attributes_are_taken_out() -> None:
    rows = [{"label": 'role="alert"', "share": 0.5, "text": "50.0 %", "state": None}]
    assert "role=" in drawn(completeness, 1000, rows)


def test_an_unknown_share_has_a_track_and_no_bar() -> None:
    known = [{"label": "a", "share": 0.5, "text": "50.0 %", "state": None}]
    unknown = [{"label": "a", "share": None, "text": "no data", "state": None}]
    assert LIGHT["accent"] in drawn(completeness, 480, known)
    assert 'd="M0,0h0' in drawn(completeness, 480, unknown) or LIGHT["accent"] not in drawn(completeness, 480, unknown)


def test_a_chart_brings_no_font_and_no_words_for_screen_readers() -> None:
    page = drawn(completeness, 480, [{"label": "a", "share": 0.5, "text": "50.0 %", "state": None}])
    assert "font-family" not in page
    assert "aria-" not in page


def test_a_colour_without_a_token_is_refused() -> None:
    chart = alt.Chart(alt.Data(values=[{"a": 1}])).mark_bar(color="#123456").encode(x="a:Q")
    with pytest.raises(UnknownColour, match="#123456"):
        themed(svg(framed(chart, width=200)))


def test_the_score_is_written_in_its_dial() -> None:
    assert ">78<" in svg(score(78.0, text="78", state="look"))
    assert LIGHT["look"] in svg(score(78.0, text="78", state="look"))


def test_without_a_score_the_dial_is_empty() -> None:
    empty = svg(score(None, text="–", state=None))
    assert ">no score<" in empty
    assert LIGHT["accent"] not in empty


def test_a_sparkline_marks_its_last_point() -> None:
    rows = [{"period": str(number), "value": value} for number, value in enumerate([3.0, None, 5.0])]
    assert svg(sparkline(rows)).count(LIGHT["accent"]) == 2  # the line, and one point


def test_the_steps_of_a_change_begin_where_the_step_before_ended() -> None:
    steps = [layer for layer in velocity_change(ROWS[velocity_change], width=480).to_dict()["layer"] if "data" in layer]
    # 100, then +30, then -10
    places = [(row["from"], row["to"]) for row in steps[0]["data"]["values"]]
    assert places == [(100.0, 130.0), (130.0, 120.0)]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "fine", "look", "act"])
@pytest.mark.parametrize("paper", ["ground", "paper", "sunken", "accent-wash"])
def test_text_stands_out_from_its_paper(theme: int, ink: str, paper: str) -> None:
    first, second = sorted((luminance(TOKENS[ink][theme]), luminance(TOKENS[paper][theme])), reverse=True)
    assert (first + 0.05) / (second + 0.05) >= 4.5  # WCAG 2.2, 1.4.3


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_token_has_a_light_value_of_its_own() -> None:
    assert len(set(LIGHT.values())) == len(LIGHT)
