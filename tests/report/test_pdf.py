"""The paper: the same as the page, safe with any text."""

import io
import re

import pypdf
import pytest
from tests.report.rendered import paper as rendered
from tests.report.sample import HOSTILE, company, no_deals

from venturi import report


def opened(name: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(rendered(name)))


def read(name: str) -> str:
    return re.sub(r"\s+", " ", " ".join(sheet.extract_text() for sheet in opened(name).pages))


@pytest.fixture(scope="module")
def paper() -> str:
    return read("company")


def squeezed(text: str) -> str:
    """Letters without spaces: a line may break anywhere."""
    return re.sub(r"\s+|\N{SOFT HYPHEN}", "", text)


def test_the_paper_has_the_verdict_and_the_actions(paper: str) -> None:
    audit = company()
    assert "With care" in paper
    assert squeezed(audit["integrity"]["sentence"]) in squeezed(paper)
    assert squeezed(audit["answers"]["velocity"]) in squeezed(paper)
    for action in audit["actions"]:
        assert squeezed(action["title"]) in squeezed(paper)
    assert "EUR 612k" in paper


def test_the_actions_stand_on_the_first_sheet() -> None:
    first = opened("company").pages[0].extract_text()
    assert all(squeezed(action["title"]) in squeezed(first) for action in company()["actions"])


def test_the_paper_has_every_section(paper: str) -> None:
    for question in ("How fast does money move?", "What share do we win?", "How is every number defined?"):
        assert question in paper


def test_no_text_of_the_data_is_read_as_typst() -> None:
    assert squeezed(HOSTILE) in squeezed(read("hostile"))


def test_refused_sections_say_why_on_paper() -> None:
    paper = squeezed(read("refused"))
    assert squeezed("No file holds a history of stages.") in paper
    assert squeezed("Velocity: no number.") in paper
    assert squeezed("No recommendation yet") in paper


def test_without_deals_there_is_a_paper() -> None:
    assert "No verdict" in read("empty")


def test_lists_of_records_say_how_much_is_left_out(paper: str) -> None:
    assert "won deals 89" in paper
    assert "… and 77 more" in paper  # 89 won deals, 12 of them listed


def test_the_same_audit_gives_the_same_bytes() -> None:
    assert report.pdf(no_deals()) == rendered("empty")


def test_the_paper_can_be_read_aloud() -> None:
    paper = opened("company")
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert paper.metadata is not None
    assert paper.metadata.title == "Audit of the sales process, 2025Q4"
