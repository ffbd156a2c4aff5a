"""HTML: the report as one self-contained page.

No script, no request, no font from outside: styles and pictures stand in the page, and its content security policy
forbids everything else.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from venturi.charts.drawing import drawn, themed
from venturi.charts.palette import TOKENS
from venturi.report.contents import contents
from venturi.report.page import Block, Picture
from venturi.report.reading import Audit

LAYERS = ("base", "layout", "front", "section", "table", "print")
# What pages elsewhere need that show parts of the report.
PARTS = ("section", "table")
Links = Mapping[str, str]
NO_LINKS: Links = MappingProxyType({})


def html(audit: Audit, *, links: Links = NO_LINKS, above: str = "") -> str:
    """The audit as a page: one file, light and dark, fit for printing.

    ``links``: where records have a page of their own, by identifier. ``above``: markup that stands over everything.
    """
    told = {"report": contents(audit), "style": Markup(style()), "links": links, "above": Markup(above)}
    return _templates().get_template("report.html").render(told)


def blocks(some: Iterable[Block], *, links: Links = NO_LINKS) -> str:
    """Parts of the report for a page elsewhere, which takes `parts` among its styles and puts them in class `parts`."""
    return _templates().get_template("some.html").render(blocks=list(some), links=links)


@cache
def style() -> str:
    """Every style sheet, behind the colours of both themes."""
    return "\n".join([f"@layer {', '.join(LAYERS)};", _colours(), *map(_sheet, LAYERS)])


@cache
def paper() -> str:
    """What everything is printed on: the colours of both themes and the type, without the layout of the report."""
    return "\n".join([_colours(), _sheet("base")])


@cache
def parts() -> str:
    """The styles of `blocks`, which hold in an element of class `parts` only."""
    sheets = "\n".join(map(_sheet, PARTS))
    return f".parts {{\n{sheets}\n}}"


def _sheet(layer: str) -> str:
    return (files("venturi.report") / "style" / f"{layer}.css").read_text(encoding="utf-8")


def _colours() -> str:
    """The custom properties of both themes, from the palette that the charts are drawn with."""
    light = " ".join(f"--{name}: {colour.light};" for name, colour in TOKENS.items())
    dark = " ".join(f"--{name}: {colour.dark};" for name, colour in TOKENS.items())
    return f":root {{ {light} }}\n@media screen and (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}"


@cache
def _templates() -> Environment:
    loader = PackageLoader("venturi.report", "templates")
    found = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    found.globals["drawing"] = drawing
    return found


def drawing(picture: Picture, width: int) -> Markup:
    """The picture at a width, coloured by the page and named for those who do not see it."""
    title = escape(picture.title)
    named = themed(drawn(picture.chart, width)).replace(
        "<svg ", f'<svg role="img" focusable="false" aria-label="{title}" ', 1
    )
    head, _, body = named.partition(">")
    return Markup(f"{head}><title>{title}</title>{body}")
