"""Every picture of the report keeps the schema of Vega-Lite, which nobody looks at while a report is drawn."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from tests.report.sample import all_refused, company, hostile

from venturi.report.contents import contents
from venturi.report.page import Picture


def pictures(part: Any) -> Iterator[Picture]:
    """Every picture in a part of the report."""
    if isinstance(part, Picture):
        yield part
    elif is_dataclass(part):
        for field in fields(part):
            yield from pictures(getattr(part, field.name))
    elif isinstance(part, tuple | list):
        for one in part:
            yield from pictures(one)


@pytest.mark.parametrize("make", [company, all_refused, hostile])
def test_every_picture_keeps_the_schema(make: Callable[[], Mapping[str, Any]]) -> None:
    found = list(pictures(contents(make())))
    assert found
    for picture in found:
        assert picture.chart(480).to_dict()["$schema"], picture.title
