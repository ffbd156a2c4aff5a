"""Importing loads what is needed and no more."""

import subprocess
import sys

import pytest

import venturi

HEAVY = ("duckdb", "ibis", "polars", "pyarrow", "pandas", "altair", "jinja2", "typst")
WEB = ("django", "flask", "fastapi", "starlette", "uvicorn", "tornado", "aiohttp")


def loaded(statement):
    """Modules that a fresh interpreter has after a statement."""
    script = f"import sys\n{statement}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120)
    return set(done.stdout.split())


def test_the_package_alone_loads_no_engine():
    assert loaded("import venturi as vt; vt.__version__") & {*HEAVY, *WEB} == set()


def test_the_commands_of_the_workspace_wait_for_no_engine():
    assert loaded("import venturi.cli, venturi.cli.workspace.serve") & {*HEAVY} == set()


@pytest.mark.parametrize("module", ["venturi.registry", "venturi.reading", "venturi.audit", "venturi.cli"])
def test_nothing_loads_a_web_framework(module):
    assert loaded(f"import {module}") & {*WEB} == set()


def test_everything_that_is_promised_is_there():
    for name in venturi.__all__:
        assert getattr(venturi, name) is not None
    assert {*venturi.__all__} <= {*dir(venturi)}


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="forecast"):
        venturi.forecast  # noqa: B018
