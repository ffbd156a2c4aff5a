"""Pages: of which parts of the audit is each page of numbers made?

All of them are made in one way: the same code and the same templates as the report of an export, of fewer parts.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.template.loader import render_to_string

from venturi import formats
from venturi.audit import audit
from venturi.audit.answers import answers
from venturi.charts.palette import State
from venturi.ingest.progress import Progress, silent
from venturi.report.html import Links, blocks
from venturi.report.page import Block, Cards, Section
from venturi.report.reading import Audit
from venturi.report.sections.comparison import comparison
from venturi.report.sections.danger_points import danger_points
from venturi.report.sections.economics import economics
from venturi.report.sections.front import verdict_of
from venturi.report.sections.funnel import funnel
from venturi.report.sections.integrity import integrity
from venturi.report.sections.movement import movement
from venturi.report.sections.people import people
from venturi.report.sections.pipeline import pipeline
from venturi.report.sections.process import process
from venturi.report.sections.throughput import throughput
from venturi.report.sections.velocity import velocity
from venturi.report.sections.win_loss import win_loss
from venturi.report.sections.win_rate import win_rate
from venturi.web.insight import kept
from venturi.web.insight.copy import Known
from venturi.web.insight.links import deal_links
from venturi.web.insight.questions import Question

# Of more deals the numbers take seconds, and a worker computes them.
LARGE = 10_000
# Every page says how far the data can be trusted, and how its numbers are defined.
ALWAYS = ("integrity", "definitions")
# What is wrong with the data in full has a page of its own: on the overview, what to mend first.
MEND_FIRST = 1
FURTHER = "The other steps stand in the table above, their evidence on the page of the funnel."
Draw = Callable[[Audit], Section]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of numbers: its place in the address, its name, what the audit is asked for, and what is shown of it."""

    key: str
    name: str
    asks: tuple[str, ...]
    shows: tuple[Draw, ...]

    @property
    def title(self) -> str:
        return "Insight" if self.key == "overview" else self.name


@dataclass(frozen=True, slots=True)
class Part:
    """One question, its answer in a sentence, and what is drawn under it."""

    section: Section
    drawn: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How many deals there are to count, how far they can be trusted, and the parts; with no deals there are none."""

    deals: int
    parts: tuple[Part, ...] = ()
    word: str | None = None
    state: State | None = None


def _worst(found: Audit) -> Section:
    section = danger_points(found)
    return replace(section, blocks=tuple(map(_here, section.blocks)))


def _here(block: Block) -> Block:
    return replace(block, more=FURTHER) if isinstance(block, Cards) and block.more else block


def _mend_first(found: Audit) -> Section:
    section = integrity(found)
    return replace(section, blocks=section.blocks[:MEND_FIRST])


OVERVIEW = Page("overview", "Overview", ("velocity", "danger_points"), (velocity, _worst, _mend_first))
PAGES = {
    page.key: page
    for page in (
        OVERVIEW,
        Page("velocity", "Velocity", ("velocity",), (velocity,)),
        Page("win-rate", "Win rate", ("win_rate",), (win_rate,)),
        Page(
            "funnel",
            "Funnel and danger points",
            ("funnel", "funnel_by", "flow", "danger_points"),
            (funnel, danger_points),
        ),
        Page("throughput", "Throughput", ("throughput",), (throughput,)),
        Page("people", "Person × stage", ("throughput", "people"), (people,)),
        Page("health", "Health", ("pipeline",), (pipeline,)),
        Page("movement", "Movement and cohorts", ("movement",), (movement,)),
        Page("process", "Process map", ("process",), (process,)),
        Page("segments", "Segments", ("comparison", "economics"), (comparison, economics)),
        Page("win-loss", "Win and loss", ("win_loss",), (win_loss,)),
        Page("data", "Data", (), (integrity,)),
    )
}


def make(page: Page, question: Question, *, progress: Progress = silent) -> int:
    """Make the page of the copy as it is and keep it; the number of the last entry that is in it."""
    found, known = document(page, question, progress=progress)
    told = {"shown": shown(page, found), "page": page, "question": question}
    kept.keep(page.key, question, known.number, render_to_string("insight/_parts.html", told))
    return known.number


def document(page: Page, question: Question, *, progress: Progress = silent) -> tuple[Audit, Known]:
    """What the library says, see `venturi.audit.audit`, and of which state of the workspace."""
    dataset, known = question.dataset()
    with dataset:
        if not dataset.deals.count().to_pyarrow().as_py():
            return {"deals": 0}, known
        asked: dict[str, Any] = {"period": question.period}
        found = audit(dataset, sections=(*page.asks, *ALWAYS), progress=progress, **asked)
        if found.get("danger_points") == [] and "funnel" not in found:
            # Why there is none is told by how far deals got.
            found["funnel"] = audit(dataset, sections=["funnel"], **asked)["funnel"]
    return found | {"answers": answers(found)}, known


def shown(page: Page, found: Audit) -> Shown:
    """The document as a page shows it."""
    if not found["deals"]:
        return Shown(0)
    links: Links = deal_links(found)
    score = found["integrity"]["score"]
    word, state = verdict_of(score)
    drawn = (Part(section, blocks(section.blocks, links=links)) for section in (draw(found) for draw in page.shows))
    return Shown(found["deals"], tuple(drawn), f"{word}: {formats.score(score)} of 100", state)
