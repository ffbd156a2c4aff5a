"""The board: the open deals of a pipeline by stage, and the card that somebody has just moved, or tried to."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from venturi.web.deals import selectors
from venturi.web.deals.forms import MoveForm
from venturi.web.deals.models import Deal
from venturi.web.insight import stages as of_stages
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.process.models import Kind, Pipeline
from venturi.web.process.selectors import stages_of


@require_GET
def board(request: HttpRequest, pipeline: int | None = None) -> HttpResponse:
    """The open deals of a pipeline by stage; ``moved``: the card that is shown in any case, and has the focus."""
    if pipeline is None and (first := Pipeline.objects.there().first()):
        return redirect("board", first.pk)
    moved = request.GET.get("moved", "")
    there = get_object_or_404(Pipeline, pk=pipeline) if pipeline else None
    if there and there.removed:
        # Gone, as with an import that was undone: there is nothing to show.
        return redirect("board")
    return shown(request, there, moved=int(moved) if moved.isdecimal() and len(moved) < MOST_DIGITS else None)


def shown(
    request: HttpRequest,
    pipeline: Pipeline | None,
    *,
    status: int = 200,
    refused: Deal | None = None,
    moved: int | None = None,
    **told: Any,
) -> HttpResponse:
    """The page of the board; ``refused``: whose card shows the form ``move`` with what was typed and the issues."""
    person, now = who(request), timezone.now()
    stages = list(stages_of(pipeline)) if pipeline else []
    figures = of_stages.figures(of_stages.question_of(person)) if pipeline else None
    usual = {stage.pk: figures.of(str(pipeline), stage.name) for stage in stages} if figures else {}
    there = selectors.board(stages, person, now=now, pinned=refused.pk if refused else moved, usual=usual)
    about = {
        "pipeline": pipeline,
        "pipelines": Pipeline.objects.there(),
        # The same in every card: drawn once, not a hundred times.
        "fields": _fields(pipeline) if pipeline else "",
        "board": there,
        "figures": figures,
        "current": of_stages.are_current(figures),
        "decided": [stage for stage in stages if stage.kind != Kind.OPEN],
        "refused": refused,
        "moved": moved,
        # It was closed: what is said of it stands at the top.
        "gone": moved is not None and not there.shows(moved),
        "may_change": may_change(person),
        "leads": selectors.may_bring_back(person, on=now.date()),
    }
    return render(request, "deals/board.html", about | told, status=status)


def after(moved: Deal) -> HttpResponse:
    """Back to the board, with the card that was moved in sight."""
    return redirect(f"{reverse('board', args=[moved.pipeline_id])}?moved={moved.pk}")


def where(moved: Deal) -> SafeString:
    """Where a deal went that was moved, with the way there."""
    address = reverse("deal", args=[moved.pk])
    closed = "" if moved.outcome == Kind.OPEN else "closed and "
    return format_html('<a href="{}">{}</a> is {}in {} now.', address, moved, closed, moved.stage)


def _fields(pipeline: Pipeline) -> SafeString:
    return render_to_string("deals/_move_fields.html", {"form": MoveForm(pipeline=pipeline, auto_id=False)})


# More than any key has.
MOST_DIGITS = 19
