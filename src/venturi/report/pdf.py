"""PDF: the report on paper.

The same parts as the page, set by Typst. They reach the template as JSON and are only ever values in it, so nothing in
the data can be read as markup. What is folded away on the page stands in small type or, for long lists of records,
shortened with the number of what is left out.
"""

import json
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import typst

from venturi.charts.drawing import drawn
from venturi.charts.palette import LIGHT
from venturi.formats import Shown, count
from venturi.report.contents import contents
from venturi.report.page import Behind, Column, Exhibit, Picture, Table
from venturi.report.reading import Audit

# Comes with Typst, so that the paper looks the same on every machine; it is named in the pictures too.
FONT = "Libertinus Serif"
WHOLE, HALF = 620, 330  # widths of pictures as they are drawn
SHOWN_IDS = 12
NARROW, WIDE = 14, 60  # characters: up to here a column is as wide as its text, from here on it grows no further


def pdf(audit: Audit) -> bytes:
    """The audit as PDF, in the light colours."""
    template = files("venturi.report") / "templates" / "report.typ"
    inputs = {
        "report": json.dumps(_plain(contents(audit)), ensure_ascii=False),
        "colours": json.dumps(LIGHT),
        "font": FONT,
    }
    made = typst.compile(
        template.read_bytes(), format="pdf", sys_inputs=inputs, timestamp=_moment(audit["as_of"]), pdf_standards="ua-1"
    )
    assert isinstance(made, bytes)  # one file, not one for each page
    return made


def _moment(value: str) -> datetime:
    """The moment the audit describes is that of the paper: two runs give the same bytes."""
    known = datetime.fromisoformat(value)
    return known if known.tzinfo else known.replace(tzinfo=UTC)


def _plain(value: Any) -> Any:
    """The parts of the page as JSON: pictures drawn, columns with their widths, long lists shortened."""
    if isinstance(value, Picture):
        return _drawn(value, WHOLE)
    if isinstance(value, Exhibit) and value.picture and value.beside:
        return _record(value) | {"picture": _drawn(value.picture, HALF)}
    if isinstance(value, Behind):
        return _shortened(value)
    if isinstance(value, Table):
        return _record(value) | {"widths": [_width(value, place) for place in range(len(value.columns))]}
    if is_dataclass(value):
        return _record(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, Shown) else value


def _drawn(picture: Picture, width: int) -> dict[str, str]:
    graphic = drawn(picture.chart, width).replace("<svg ", f'<svg font-family="{FONT}" ', 1)
    return {"title": picture.title, "svg": graphic}


def _record(value: Any) -> dict[str, Any]:
    kind = {"kind": value.kind} if hasattr(value, "kind") else {}
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)} | kind


def _shortened(value: Behind) -> dict[str, Any]:
    total = int(value.total.replace(",", ""))
    listed = value.ids[:SHOWN_IDS]
    left = total - len(listed)
    more = f"… and {count(left)} more" if left > 0 else None
    return {"title": value.title, "total": str(value.total), "ids": list(listed), "more": more}


def _width(value: Table, place: int) -> float | None:
    """Null: as wide as the text. A number: this part of what is left."""
    column: Column = value.columns[place]
    longest = max([len(row[place].text) for row in value.rows] + [len(column.title)])
    if place and (column.numeric or longest <= NARROW):
        return None
    return float(min(max(longest, NARROW), WIDE))
