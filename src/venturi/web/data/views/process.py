"""Pipelines and their stages."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from venturi.web.data import selectors
from venturi.web.data.answers import administers, answer
from venturi.web.data.forms.process import PipelineForm, StageForm
from venturi.web.people.requests import who
from venturi.web.process import services
from venturi.web.process.models import Pipeline, Stage

PLACES = {"earlier": -1, "later": 1}


@require_http_methods(["GET", "POST"])
def pipelines(request: HttpRequest) -> HttpResponse:
    """The pipelines, and a form for a new one with the usual stages."""
    first = not Pipeline.objects.there().exists()
    form = PipelineForm(request.POST or None, initial={"name": "New business" if first else ""})
    del form.fields["version"]
    page = partial(_pipelines, request, form)
    if request.method == "GET":
        return page()
    act = partial(services.make_pipeline, by=who(request))
    said = "{} is here now. Change its stages until they are yours."
    return answer(request, form, act, page=page, said=said, to=lambda made: reverse("pipeline", args=[made.pk]))


@require_http_methods(["GET", "POST"])
def pipeline(request: HttpRequest, key: int) -> HttpResponse:
    """A pipeline and its stages in their order."""
    found = _found(key)
    form = PipelineForm(request.POST or None, initial={"name": found.name, "version": found.version})
    page = partial(_pipeline, request, found, edit=form)
    if request.method == "GET":
        return page()
    act = partial(services.change_pipeline, found, by=who(request))
    return answer(request, form, act, page=page, said="{} is changed.")


@require_POST
def stages(request: HttpRequest, key: int) -> HttpResponse:
    """A new stage."""
    found = _found(key)
    form = StageForm(request.POST)
    del form.fields["version"]
    page = partial(_pipeline, request, found, new=form)
    act = partial(services.make_stage, found, by=who(request))
    return answer(request, form, act, page=page, said="{} is a stage now.", to=reverse("pipeline", args=[key]))


@require_http_methods(["GET", "POST"])
def stage(request: HttpRequest, key: int) -> HttpResponse:
    """A stage with its history: called otherwise, or meaning something else."""
    found = _stage(key)
    initial = {"name": found.name, "kind": found.kind, "version": found.version}
    form = StageForm(request.POST or None, initial=initial)
    page = partial(_stage_page, request, found, form)
    if request.method == "GET":
        return page()
    act = partial(services.change_stage, found, by=who(request))
    to = reverse("pipeline", args=[found.pipeline_id])
    return answer(request, form, act, page=page, said="{} is changed.", to=to)


@require_POST
def place(request: HttpRequest, key: int) -> HttpResponse:
    """A stage stands earlier, or later."""
    found = _stage(key)
    act = partial(services.move_stage, found, PLACES.get(request.POST.get("to", ""), 0), by=who(request))
    page = partial(_pipeline, request, found.pipeline)
    to = reverse("pipeline", args=[found.pipeline_id])
    return answer(request, None, act, page=page, said=f"{found} changed its place.", to=to)


@require_POST
def removal(request: HttpRequest, key: int) -> HttpResponse:
    """A stage is offered no more."""
    found = _stage(key)
    act = partial(services.remove_stage, found, by=who(request))
    page = partial(_pipeline, request, found.pipeline)
    to = reverse("pipeline", args=[found.pipeline_id])
    return answer(request, None, act, page=page, said=f"{found} is removed.", to=to)


def _found(key: int) -> Pipeline:
    return get_object_or_404(Pipeline.objects.there(), pk=key)


def _stage(key: int) -> Stage:
    return get_object_or_404(Stage.objects.there().select_related("pipeline"), pk=key)


def _pipelines(request: HttpRequest, form: PipelineForm, *, status: int = 200, issues: Any = ()) -> HttpResponse:
    told = {
        "pipelines": Pipeline.objects.there().prefetch_related(selectors.STAGES),
        "usual": services.USUAL,
        "imports": selectors.address_of("imports"),
        "form": form,
        "issues": issues,
        "administers": administers(request),
    }
    return render(request, "data/pipelines.html", told, status=status)


def _pipeline(
    request: HttpRequest, found: Pipeline, *, status: int = 200, issues: Any = (), **typed: Any
) -> HttpResponse:
    found.refresh_from_db()
    told = {
        "pipeline": found,
        "stages": found.stages.filter(removed=False).order_by("position"),
        "edit": typed.get("edit") or PipelineForm(initial={"name": found.name, "version": found.version}),
        "new": typed.get("new") or StageForm(),
        "issues": issues,
        "administers": administers(request),
        "history": selectors.history_of(found, who(request), on=timezone.now().date()),
    }
    return render(request, "data/pipeline.html", told, status=status)


def _stage_page(
    request: HttpRequest, found: Stage, form: StageForm, *, status: int = 200, issues: Any = ()
) -> HttpResponse:
    found.refresh_from_db()
    told = {
        "stage": found,
        "form": form,
        "issues": issues,
        "administers": administers(request),
        "history": selectors.history_of(found, who(request), on=timezone.now().date()),
    }
    return render(request, "data/stage.html", told, status=status)
