"""What is usual in the stages of a board: whether it is known, and having it computed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from venturi.web.insight import kept, stages
from venturi.web.insight.tasks import begin_to_make
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.people.requests import who
from venturi.web.process.models import Pipeline


@require_http_methods(["GET", "POST"])
def figures(request: HttpRequest, pipeline: int) -> HttpResponse:
    """Whether there are other figures than the board shows, which ``shown`` names; a post has them computed.

    Without JavaScript it leads back to the board, which shows what there is.
    """
    there = get_object_or_404(Pipeline, pk=pipeline)
    sent = request.POST if request.method == "POST" else request.GET
    shown = sent.get("shown", "")
    if shown and not shown.isdecimal():
        return _part(request, there, shown="", status=UNPROCESSABLE)
    question = stages.question_of(who(request))
    # In this order: what is made between the two is found.
    making = kept.making(stages.KIND, question)
    found = stages.figures(question)
    if request.method == "POST" and not stages.are_current(found):
        making = begin_to_make(stages.KIND, question, by=who(request))
        found = stages.figures(question)
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("board", there.pk)
    other = found is not None and str(found.number) != shown
    failed = found is None and making is None
    return _part(request, there, shown=shown, other=other, making=making, failed=failed)


def _part(request: HttpRequest, pipeline: Pipeline, *, status: int = 200, **told: Any) -> HttpResponse:
    return render(request, "deals/_figures.html", {"pipeline": pipeline, **told}, status=status)
