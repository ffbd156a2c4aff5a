"""The documents made by hand keep the schema of the audit, so that the report is tested with what it will get."""

import json
from collections.abc import Callable, Mapping
from importlib.resources import files
from typing import Any

import jsonschema
import pytest
from tests.report.sample import all_refused, company, hostile, no_deals


@pytest.mark.parametrize("make", [company, all_refused, no_deals, hostile])
def test_a_sample_keeps_the_schema(make: Callable[[], Mapping[str, Any]]) -> None:
    schema = json.loads((files("venturi") / "audit" / "schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(make())


def test_the_parts_of_the_change_add_up() -> None:
    change = company()["velocity"]["change"]
    assert sum(change["contributions"].values()) == pytest.approx(change["difference"], abs=0.005)
