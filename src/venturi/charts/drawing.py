"""Drawing: how does a specification become a vector graphic that fits both themes?

The graphic is drawn once, in light colours. `themed` replaces every colour by the custom property of its token, so
that the page decides; on paper the drawing is used as it is.
"""

import re
from collections.abc import Callable
from typing import Any

import altair as alt
import vl_convert
from altair.utils.schemapi import debug_mode

from venturi.charts.palette import BY_LIGHT, LIGHT

FONT = "sans-serif"
_TAG = re.compile(r"<[^>]*>")
_COLOUR = re.compile(r' (fill|stroke)="([^"]*)"')
_UNSAID = re.compile(r' (?:aria-[a-z]+|role|font-family|class|xmlns:xlink)="[^"]*"')


class UnknownColour(ValueError):
    """A drawing has a colour that no token stands for."""


def wake() -> None:
    """Start the program that draws, which the first picture would wait for."""
    vl_convert.vegalite_to_svg({"data": {"values": []}, "mark": "point"}, allowed_base_urls=[])


def drawn(chart: Callable[[int], Any], width: int) -> str:
    """The chart at a width as SVG, see `svg`.

    Altair holds every part of a specification against the schema of Vega-Lite when it is made and again when it is
    written down, at half of the time of a picture. The tests do that for every chart; here nobody waits for it.
    """
    with debug_mode(False):
        return svg(chart(width))


def svg(chart: Any) -> str:
    """The chart as SVG in the light colours, without a font and without words for screen readers.

    The page names the picture as a whole, and the table beside it holds every value; hundreds of labelled marks
    would only stand between the two.
    """
    graphic = vl_convert.vegalite_to_svg(chart.to_dict(validate=False), allowed_base_urls=[])
    return _TAG.sub(lambda tag: _UNSAID.sub("", tag[0]), graphic)


def themed(drawing: str) -> str:
    """The same drawing with custom properties instead of colours."""
    return _TAG.sub(lambda tag: _COLOUR.sub(_token, tag[0]), drawing)


def _token(match: re.Match[str]) -> str:
    attribute, colour = match.groups()
    if colour in {"none", "transparent"}:
        return f' {attribute}="none"'
    if colour.lower() not in BY_LIGHT:
        raise UnknownColour(f"{colour} is in no token of venturi.charts.palette")
    return f' {attribute}="var(--{BY_LIGHT[colour.lower()]})"'


AXIS: dict[str, Any] = {
    "labelColor": LIGHT["muted"],
    "titleColor": LIGHT["muted"],
    "gridColor": LIGHT["line"],
    "labelFontSize": 12,
    "labelPadding": 6,
    "ticks": False,
    "domain": False,
}
LEGEND: dict[str, Any] = {
    "orient": "top",
    "title": None,
    "labelColor": LIGHT["muted"],
    "labelFontSize": 12,
    "symbolStrokeWidth": 0,
    "symbolSize": 110,
    "offset": 6,
    "padding": 0,
}


def framed(chart: Any, *, width: int) -> Any:
    """The chart with our manners: exactly `width` wide, no frame, hairline grid, quiet axes."""
    fitted = alt.AutoSizeParams(type="fit-x", contains="padding")
    return (
        chart.properties(width=width, background="transparent", autosize=fitted, padding=2)
        .configure(font=FONT)
        .configure_view(stroke=None)
        .configure_axis(**AXIS)
        .configure_legend(**LEGEND)
    )


def data(rows: list[dict[str, Any]]) -> alt.Data:
    """Rows as inline data; null stays null."""
    return alt.Data(values=rows)


def names(field: str = "label", *, width: int) -> alt.Y:
    """The axis of names: in the order given, shortened with an ellipsis when longer than its share of the width."""
    axis = alt.Axis(title=None, grid=False, labelColor=LIGHT["ink"], labelLimit=max(96, int(width * 0.32)))
    return alt.Y(f"{field}:N", sort=None, axis=axis)


def shares(*, top: float = 1.0, bottom: float = 0.0) -> tuple[alt.Scale, alt.Axis]:
    """Scale and axis of shares from `bottom` to `top`."""
    scale = alt.Scale(domain=[bottom, top], nice=False, zero=False)
    return scale, alt.Axis(title=None, labelExpr="round(datum.value * 100) + '\u00a0%'", tickCount=5)
