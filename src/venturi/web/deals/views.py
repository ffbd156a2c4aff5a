"""The page of a deal, with its history, and what it is changed by."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from venturi.web.activities import selectors as of_activities
from venturi.web.activities.forms import inline
from venturi.web.deals import board_views, selectors, services
from venturi.web.deals.forms import DealForm, MoveForm
from venturi.web.deals.models import Deal
from venturi.web.deals.record_forms import StakeholderForm
from venturi.web.deals.timeline import Place, timeline
from venturi.web.pages.answers import UNPROCESSABLE, status_of
from venturi.web.pages.form_pages import renew
from venturi.web.pages.refusals import placed
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.process.models import Kind
from venturi.web.process.selectors import stages_of
from venturi.web.trail.refusals import Outdated, Refused
from venturi.web.trail.texts import as_text


@require_GET
def deal(request: HttpRequest, deal: int) -> HttpResponse:
    """One deal: what it is, and everything that ever happened to it; one that was merged leads to the other."""
    kept = selectors.merged_into(deal)
    if kept is not None and selectors.visible(who(request), on=timezone.now().date()).filter(pk=kept).exists():
        return redirect("deal", kept)
    found = _found(request, deal)
    if request.htmx and "before" in request.GET:  # type: ignore[attr-defined]
        told = {"deal": found, "timeline": timeline(found, who(request), before=_before(request))}
        return render(request, "deals/_lines.html", told)
    return _page(request, found)


@require_http_methods(["GET", "POST"])
def moves(request: HttpRequest, deal: int) -> HttpResponse:
    """Move the deal to another stage."""
    found = _found(request, deal)
    if request.method == "GET":
        return _page(request, found)
    form = _move(found, request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            moved = services.move_to_stage(found, said.pop("stage"), by=who(request), **said)
        except Refused as refusal:
            return _refused(request, found, refusal, move=form)
        messages.success(request, board_views.where(moved))
        return _done(request, found)
    return _again(request, found, status=UNPROCESSABLE, move=form)


@require_POST
def fields(request: HttpRequest, deal: int) -> HttpResponse:
    """Change fields of the deal."""
    found = _found(request, deal)
    form = _edit(request, found, request.POST)
    if not form.is_valid():
        return _again(request, found, status=UNPROCESSABLE, edit=form)
    said = form.changed()
    version = said.pop("version", None)
    for name in said.keys() & {"account", "owner"}:
        record = said.pop(name)
        said[f"{name}_id"] = record.pk if record else None
    try:
        services.change_fields(found, said, by=who(request), version=version)
    except Refused as refusal:
        return _refused(request, found, refusal, edit=form)
    messages.success(request, f"{found} is changed.")
    return _done(request, found)


def _before(request: HttpRequest) -> Place | None:
    """The place in the timeline that is asked for."""
    return Place.read(request.GET.get("before", ""))


def _found(request: HttpRequest, deal: int) -> Deal:
    return get_object_or_404(selectors.visible(who(request), on=timezone.now().date()), pk=deal)


def _done(request: HttpRequest, found: Deal) -> HttpResponse:
    return board_views.after(found) if _on_board(request) else redirect("deal", found.pk)


def _refused(request: HttpRequest, found: Deal, refusal: Refused, **forms: Any) -> HttpResponse:
    """What was seen, as it is now, with what was typed and why it was refused."""
    found.refresh_from_db()
    [form] = forms.values()
    if isinstance(refusal, Outdated):
        renew(form, found.version)
    return _again(request, found, status=status_of(refusal), issues=refusal.issues, **forms)


def _again(request: HttpRequest, found: Deal, *, status: int, issues: Any = (), **forms: Any) -> HttpResponse:
    """The page that the form was sent from, with what is wrong at its fields."""
    told: dict[str, Any] = {"status": status, **forms}
    [form] = forms.values()
    told["issues"] = placed(form, issues)
    # The card of a deal that somebody else has closed meanwhile stands on no board.
    if _on_board(request) and found.outcome == Kind.OPEN:
        return board_views.shown(request, found.pipeline, refused=found, **told)
    return _page(request, found, **told)


def _on_board(request: HttpRequest) -> bool:
    return request.POST.get("back") == "board"


def _page(request: HttpRequest, found: Deal, *, status: int = 200, issues: Any = (), **forms: Any) -> HttpResponse:
    now = timezone.now()
    told = {
        "deal": found,
        "card": selectors.card(found, who(request), now=now),
        "stages": stages_of(found.pipeline),
        "timeline": timeline(found, who(request), before=_before(request)),
        "stakeholders": found.stakeholders.filter(removed=False).select_related("contact").order_by("contact__name"),
        "tasks": of_activities.tasks(who(request), now=now, deal=found),
        "attachments": of_activities.attachments(who(request), now=now, deal=found),
        "issues": issues,
        "may_change": may_change(who(request)),
        "move": forms.get("move") or _move(found, initial={"version": found.version}),
        "edit": forms.get("edit") or _edit(request, found, None),
        "new_stakeholder": StakeholderForm(deal=found, person=who(request), on=now.date(), auto_id="stakeholder_%s"),
        **inline(who(request), now, deal=found),
    }
    return render(request, "deals/deal.html", told, status=status)


def _move(found: Deal, typed: Any = None, **options: Any) -> MoveForm:
    return MoveForm(typed, pipeline=found.pipeline, auto_id="move_%s", **options)


def _edit(request: HttpRequest, found: Deal, typed: Any) -> DealForm:
    about: dict[str, Any] = {"person": who(request), "on": timezone.now().date(), "owner": found.owner_id}
    return DealForm(typed, initial=_initial(found), auto_id="edit_%s", **about)


def _initial(found: Deal) -> dict[str, Any]:
    # As it is typed, not as it is stored: 119800 and not 119800.0000.
    texts = {name: as_text(getattr(found, name)) for name in DealForm.base_fields}
    return {**texts, "account": found.account, "owner": found.owner_id}
