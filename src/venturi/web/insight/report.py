"""The whole report of the workspace: the same as the audit of an export, made by a worker and kept."""

import base64
import hashlib
from functools import cache

from venturi.audit import audit
from venturi.ingest.progress import Progress, silent
from venturi.report.html import html, style
from venturi.web.insight import kept
from venturi.web.insight.links import deal_links
from venturi.web.insight.questions import Question

KIND = "report"
# Where a page puts how old the report is, and the way back.
ABOVE = "<!-- above -->"


def make(question: Question, *, progress: Progress = silent) -> int:
    """Make the report of the copy as it is and keep it; the number of the last entry that is in it."""
    dataset, known = question.dataset()
    with dataset:
        document = audit(dataset, period=question.period, brief=question.brief, progress=progress)
    progress("Drawing", 0, 0)
    kept.keep(KIND, question, known.number, html(document, links=deal_links(document), above=ABOVE))
    return known.number


@cache
def style_source() -> str:
    """How a content security policy names the styles that stand in the report."""
    digest = hashlib.sha256(f"\n{style()}\n".encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
