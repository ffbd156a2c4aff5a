"""The overview: velocity and what changed it, the worst danger points, whether the data can be trusted."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse

from venturi import formats
from venturi.audit import audit
from venturi.audit.answers import answers
from venturi.charts.palette import State
from venturi.ingest.progress import Progress, silent
from venturi.report.html import Links, blocks
from venturi.report.page import Block, Cards, Section
from venturi.report.reading import Audit
from venturi.report.sections.danger_points import danger_points
from venturi.report.sections.front import verdict_of
from venturi.report.sections.integrity import integrity
from venturi.report.sections.velocity import velocity
from venturi.web.deals.models import Deal
from venturi.web.insight import kept
from venturi.web.insight.copy import Known
from venturi.web.insight.questions import Question

KIND = "overview"
PARTS = ("integrity", "velocity", "danger_points", "definitions")
# What is wrong with the data in full is for the report: here, what to mend first.
MEND_FIRST = 1
FURTHER = "The other steps stand in the table above, their evidence in the whole report."
IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Part:
    """One question, its answer in a sentence, and what is drawn under it."""

    section: Section
    drawn: str
    word: str | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """The parts, and how many deals there are to count: with none, there are no parts."""

    deals: int
    parts: tuple[Part, ...] = ()


def make(question: Question, *, progress: Progress = silent) -> int:
    """Make the overview of the copy as it is and keep it; the number of the last entry that is in it."""
    found, known = document(question, progress=progress)
    told = {"overview": overview(found), "question": question}
    kept.keep(KIND, question, known.number, render_to_string("insight/_overview.html", told))
    return known.number


def document(question: Question, *, progress: Progress = silent) -> tuple[Audit, Known]:
    """What the library says, see `venturi.audit.audit`, and of which state of the workspace."""
    dataset, known = question.dataset()
    with dataset:
        if not dataset.deals.count().to_pyarrow().as_py():
            return {"deals": 0}, known
        found = audit(dataset, period=question.period, sections=PARTS, progress=progress)
        if found["danger_points"] == []:
            # Why there is none is told by how far deals got.
            found["funnel"] = audit(dataset, period=question.period, sections=["funnel"])["funnel"]
    return found | {"answers": answers(found)}, known


def overview(found: Audit) -> Overview:
    """The document as a page shows it."""
    if not found["deals"]:
        return Overview(0)
    links = deal_links(found)
    score = found["integrity"]["score"]
    word, state = verdict_of(score)
    drawn = partial(blocks, links=links)
    speed, danger, trust = velocity(found), danger_points(found), integrity(found)
    return Overview(
        found["deals"],
        (
            Part(speed, drawn(speed.blocks)),
            Part(danger, drawn([_here(block) for block in danger.blocks])),
            Part(trust, drawn(trust.blocks[:MEND_FIRST]), f"{word}: {formats.score(score)} of 100", state),
        ),
    )


def _here(block: Block) -> Block:
    return replace(block, more=FURTHER) if isinstance(block, Cards) and block.more else block


def deal_links(found: Any) -> Links:
    """The pages of all deals that a document names, by their keys."""
    keys = sorted(_texts(found))
    places: dict[str, int] = {}
    for start in range(0, len(keys), IDS_AT_ONCE):
        some = Deal.objects.filter(key__in=keys[start : start + IDS_AT_ONCE], deleted=False)
        places.update(some.values_list("key", "pk"))
    return {key: reverse("deal", args=[pk]) for key, pk in places.items()}


def _texts(found: Any) -> set[str]:
    """The identifiers that a document lists: those under ``ids`` and ``records``."""
    match found:
        case dict():
            listed = [found[name] for name in ("ids", "records") if isinstance(found.get(name), list)]
            named = {one for some in listed for one in some if isinstance(one, str)}
            return named.union(*map(_texts, found.values()))
        case list() | tuple():
            return set().union(*map(_texts, found)) if found else set()
        case _:
            return set()
