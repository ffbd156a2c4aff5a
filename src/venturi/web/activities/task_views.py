"""The pages of tasks: make one about a deal or an account, change it, finish it, take it away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from venturi.web.activities import services
from venturi.web.activities.forms import TaskForm
from venturi.web.activities.models import Task
from venturi.web.activities.pages import of_record, removed_from
from venturi.web.activities.places import about, address_of, seen
from venturi.web.pages.answers import status_of
from venturi.web.pages.form_pages import FormPage, answered, back, sent
from venturi.web.people.requests import who
from venturi.web.trail.refusals import Refused

EITHER = require_http_methods(["GET", "POST"])


@EITHER
def tasks(request: HttpRequest, deal: int | None = None, account: int | None = None) -> HttpResponse:
    """Make a task about a deal or an account."""
    [(kind, there)] = (found := seen(request, deal, account)).items()
    person = who(request)
    form = TaskForm(sent(request), by=person, on=timezone.now().date(), initial={"person": person.pk})

    def act(said: dict[str, Any]) -> None:
        known = {name: value for name, value in said.items() if name != "version"}
        services.make_task(by=person, **found, **known)

    page = FormPage("New task", "Make it", address_of(there), there, done="The task is made.")
    page.more["address"] = reverse(f"{kind}-tasks", args=[there.pk])
    return answered(request, page, form, act)


@EITHER
def task(request: HttpRequest, task: int) -> HttpResponse:
    """One task with its history; change it."""
    found = _found(request, task)
    given = {name: getattr(found, name) for name in ("text", "due_on", "person", "version")}
    about_it: dict[str, Any] = {"by": who(request), "on": timezone.now().date(), "now": found.person_id}
    form = TaskForm(sent(request), initial=given, **about_it)

    def act(said: dict[str, Any]) -> None:
        values = {"text": said["text"], "due_on": said["due_on"], "person_id": said["person"].pk}
        services.change_task(found, values, by=who(request), version=said["version"])

    there = about(found, request)
    page = of_record(request, found, there, "Task", "task-removal", done="The task is changed.")
    return answered(request, page, form, act, current=lambda: Task.objects.get(pk=found.pk).version)


@require_POST
def completion(request: HttpRequest, task: int) -> HttpResponse:
    """The task is done; or it is not, after all, when ``done`` says no."""
    found = _found(request, task)
    there = about(found, request)
    act = services.reopen_task if request.POST.get("done") == "no" else services.finish_task
    try:
        act(found, by=who(request))
    except Refused as refusal:
        told = {"issues": refusal.issues, "about": there, "address": _back(request, there)}
        return render(request, "pages/refused.html", told, status=status_of(refusal))
    messages.success(request, f"“{found}” is {'to be done again' if act is services.reopen_task else 'done'}.")
    return redirect(_back(request, there))


@EITHER
def removal(request: HttpRequest, task: int) -> HttpResponse:
    """Take a task away."""
    found = _found(request, task)
    return removed_from(request, found, about(found, request), services.remove_task)


def _found(request: HttpRequest, task: int) -> Task:
    there = Task.objects.visible_to(who(request), on=timezone.now().date())
    return get_object_or_404(there.select_related("person"), pk=task)


def _back(request: HttpRequest, there: Any) -> str:
    return back(request, address_of(there) if there else reverse("board"))
