"""The commands in the documentation print what the pages say, and the files in it are accepted."""

import doctest
import os
from pathlib import Path

import pytest
from tests.docs.pages import DOCS, blocks, commands, examples, missing, pages, run, write_files

from venturi.demo import write
from venturi.ingest.saved import load

WITH_COMMANDS = [page for page in pages() if any(block.kind == "console" for block in blocks(page))]
WITH_EXAMPLES = [page for page in pages() if any(block.kind == "pycon" for block in blocks(page))]


# They audit exports of other CRMs, as the first one does that of the demo company.
OTHERS = {
    "how-to/audit-event-log.md",
    "how-to/audit-hubspot.md",
    "how-to/audit-pipedrive.md",
    "how-to/audit-salesforce.md",
}


def name(page):
    return page.relative_to(DOCS).as_posix()


def told(page):
    marks = [pytest.mark.thorough] if name(page) in OTHERS else []
    return pytest.param(page, id=name(page), marks=marks)


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    """A folder with the demo company where the pages have it."""
    folder = tmp_path_factory.mktemp("examples")
    write(folder / "demo-out" / "export")
    return folder


@pytest.mark.parametrize("page", [told(page) for page in WITH_COMMANDS])
def test_a_command_prints_what_its_page_shows(page, tmp_path):
    write_files(page, tmp_path)
    for block in blocks(page):
        for command, shown in commands(block) if block.kind == "console" else ():
            assert command.startswith("venturi "), f"only commands of ours can be run: {command}"
            printed, _code = run(command, tmp_path)
            lost = missing(shown, printed)
            assert not lost, f"run `python -m tests.docs.pages docs/{name(page)}`, then read it.\n{lost}\n{printed}"


@pytest.mark.parametrize("page", WITH_EXAMPLES, ids=name)
def test_an_example_gives_what_its_page_shows(page, company, monkeypatch):
    monkeypatch.chdir(company)
    test = doctest.DocTestParser().get_doctest(examples(page), {}, name(page), str(page), 0)
    said: list[str] = []
    found = doctest.DocTestRunner().run(test, out=said.append)
    assert found.attempted
    assert not found.failed, "".join(said)


def test_the_tutorial_shows_the_commands_that_make_audit_runs():
    [recipe] = [part for part in Path("Makefile").read_text("utf-8").split("\n\n") if part.startswith("audit:")]
    made = [line.split("venturi", 1)[1].split()[0] for line in recipe.splitlines()[1:]]
    page = DOCS / "tutorial" / "first-audit.md"
    shown = [command.split()[1] for block in blocks(page) if block.kind == "console" for command, _ in commands(block)]
    assert shown[: len(made)] == made


def test_the_example_of_a_mapping_file_loads_with_every_key(tmp_path):
    page = DOCS / "reference" / "mapping-file.md"
    write_files(page, tmp_path)
    mapping = load(tmp_path / "crm.toml")
    assert (mapping.name, mapping.zone, mapping.currency) == ("our CRM", "Europe/Berlin", "EUR")
    assert [stage.position for stage in mapping.stages] == [1, 2, 3]
    assert mapping.files[0].where == {"Region": ("North", "South")}
    assert mapping.files[1].snapshot.isoformat() == "2026-01-31"
    for record in (mapping.files[0], mapping.stages[2]):
        unset = [key for key in record.__slots__ if getattr(record, key) in (None, "", (), {}) and key != "snapshot"]
        assert not unset, "the example shows every key"


def test_pages_are_run_without_leaving_anything_behind(tmp_path):
    before = (Path.cwd(), os.environ.get("COLUMNS"))
    printed, code = run("venturi metrics no-such-metric", tmp_path)
    assert code == 2
    assert 'There is no metric "no-such-metric"' in printed
    assert (Path.cwd(), os.environ.get("COLUMNS")) == before
    assert not list(tmp_path.iterdir())


def test_lines_that_a_command_does_not_print_are_found():
    printed = "first\nsecond\nthird\n"
    assert missing(["first", "…", "third"], printed) == []
    assert missing(["third", "first"], printed) == ["first"]
    assert missing(["first", "gone", "third"], printed) == ["gone"]
    assert missing(["seconds"], printed) == ["seconds"]
