"""The pages are complete: nothing that the code has is left undescribed, and nothing is described that it has not."""

import importlib
import re
import sys
from dataclasses import fields

import pytest
import typer
from docutils.utils.math.latex2mathml import tex2mathml
from tests.docs.pages import DOCS, pages

from venturi.cli import app
from venturi.ingest.mapping import FileMapping, Mapping, StageMapping
from venturi.ingest.targets import EXTRA
from venturi.metrics.tables import CONTRACTS
from venturi.registry import METRICS

METRIC_SECTIONS = ("How to read it", "Worked example", "When it misleads", "What lowers its integrity", "Definition")
GROUP = typer.main.get_command(app)
COMMANDS = {name: GROUP.get_command(None, name) for name in GROUP.list_commands(None)}
FOREIGN = re.compile(
    r"https?://(?!ibis-project\.org|docs\.astral\.sh|www\.unicode\.org|127\.0\.0\.1)|/home/|/root/|/tmp/"
)


@pytest.fixture(scope="module")
def generated():
    """The extension that makes parts of pages from the code."""
    sys.path.insert(0, str(DOCS / "_extensions"))
    try:
        yield importlib.import_module("generated")
    finally:
        sys.path.remove(str(DOCS / "_extensions"))


def text_of(page):
    return (DOCS / page).read_text("utf-8")


@pytest.mark.parametrize("name", METRICS)
def test_every_metric_has_a_page_with_all_its_parts(name):
    page = text_of(f"metrics/{name}.md")
    assert f"```{{metric}} {name}\n" in page
    # Sections of its own may stand between these.
    sections = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert [one for one in sections if one in METRIC_SECTIONS] == list(METRIC_SECTIONS)
    function = METRICS[name].function
    assert f".. autofunction:: {function.__module__}.{function.__name__}\n" in page


def test_no_page_describes_a_metric_that_does_not_exist():
    named = {page.stem for page in (DOCS / "metrics").glob("*.md")} - {"index", "integrity", "process_lint"}
    assert named == set(METRICS)


def test_every_metric_is_in_the_contents_of_the_metrics():
    listed = re.findall(r"^(\w+)$", text_of("metrics/index.md").split("{toctree}")[1], re.MULTILINE)
    assert set(METRICS) <= set(listed)


def test_decisions_are_numbered_without_a_gap_and_titled_by_their_number():
    found = sorted((DOCS / "decisions").glob("0*.md"))
    assert [int(page.stem[:3]) for page in found] == list(range(1, len(found) + 1))
    for page in found:
        assert page.read_text("utf-8").startswith(f"# {int(page.stem[:3])}. ")
        assert "**Decided:**" in page.read_text("utf-8")
    assert "0*" in text_of("decisions/index.md")


def test_every_formula_can_be_drawn_without_fetching_anything():
    conf = text_of("conf.py")
    assert "mathjax" not in conf
    assert 'html_math_renderer = "mathml"' in conf
    for metric in METRICS.values():
        if metric.formula:
            assert tex2mathml(metric.formula, as_block=True).startswith("<math")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_of_a_command_is_on_its_page(name, generated):
    assert f"```{{command}} {name}\n" in text_of("reference/command-line.md")
    shown = generated.command(name)
    for option in COMMANDS[name].params:
        if option.param_type_name == "option":
            assert f"`{option.opts[0]}" in shown
            assert option.help in shown


@pytest.mark.parametrize("name", CONTRACTS)
def test_every_column_of_a_contract_is_on_its_page(name, generated):
    assert f"```{{contract}} {name}\n" in text_of("reference/tables.md")
    shown = generated.contract(name)
    for column in CONTRACTS[name].columns:
        assert f"| `{column.name}` | `{column.dtype}` |" in shown


def test_every_part_of_the_audit_is_on_its_page(generated):
    assert "```{audit-parts}\n" in text_of("reference/audit-json.md")
    shown = generated.audit_parts()
    for part in ("`integrity`", "`win_rate`", "`velocity`", "`funnel`", "`danger_points`", "`throughput`"):
        assert f"| {part} |" in shown


@pytest.mark.parametrize("record", [Mapping, FileMapping, StageMapping])
def test_every_key_of_a_mapping_file_is_described(record):
    page = text_of("reference/mapping-file.md")
    assert [key.name for key in fields(record) if f"| `{key.name}` |" not in page] == []


def test_every_column_beyond_the_tables_is_described():
    page = text_of("reference/mapping-file.md").split("## Columns beyond the tables")[1]
    rows = [line.split("|")[1:3] for line in page.splitlines() if line.startswith("| ")]
    described = {
        (table.strip(), column)
        for tables, columns in rows
        for table in tables.split(",")
        for column in re.findall("`(.+?)`", columns)
    }
    assert {(table, column) for table, extra in EXTRA.items() for column in extra} == described


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_a_page_names_no_machine_and_no_address_but_public_documentation(page):
    assert FOREIGN.findall(page.read_text("utf-8")) == []
