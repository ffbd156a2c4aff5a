"""One change for many deals."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from venturi.web.deals.models import Deal
from venturi.web.pages.answers import CONFLICT, UNPROCESSABLE, status_of
from venturi.web.people.requests import who
from venturi.web.table import selectors, services
from venturi.web.table.asked import Asked
from venturi.web.table.forms import BulkForm
from venturi.web.table.views.table import MOST, address, asked_of, shown
from venturi.web.trail.refusals import Refused, refuse

Chosen = list[tuple[Deal, int]]


@require_http_methods(["GET", "POST"])
def changes(request: HttpRequest) -> HttpResponse:
    """Give all chosen deals one change, and say what became of each."""
    asked = asked_of(request)
    if request.method == "GET":
        return redirect(address(asked.query))
    form = BulkForm(request.POST, person=who(request), on=timezone.now().date())
    ticked = set(request.POST.getlist("deal"))
    try:
        chosen, gone = _chosen(request, asked)
    except Refused as refusal:
        return shown(request, asked, status=status_of(refusal), issues=refusal.issues, bulk=form, ticked=ticked)
    if not form.is_valid():
        return shown(request, asked, status=UNPROCESSABLE, bulk=form, ticked=ticked)
    return _told(request, asked, services.change_many(chosen, form.cleaned_data, by=who(request)), gone)


def _told(request: HttpRequest, asked: Asked, results: list[services.Result], gone: int) -> HttpResponse:
    refused = [one for one in results if one.issues]
    about = {
        "back": address(asked.query),
        "changed": [one for one in results if one.changed],
        "refused": refused,
        "same": [one for one in results if not one.changed and not one.issues],
        "gone": gone,
    }
    status = CONFLICT if refused and len(refused) == len(results) else 200
    return render(request, "table/changed.html", about, status=status)


def _chosen(request: HttpRequest, asked: Asked) -> tuple[Chosen, int]:
    """The chosen deals with the versions that were looked at, and how many of them are no longer to be seen."""
    there = selectors.asked_for(asked, who(request), on=timezone.now().date())
    if whole := request.POST.get("all"):
        _check_count(there.count(), whole)
        return [(deal, deal.version) for deal in there.order_by("pk")], 0
    versions = dict(_ticked(request.POST.getlist("deal")))
    if not versions:
        raise refuse("No deal is chosen.", "Tick the deals that are to change.", code="nothing-chosen")
    _check_most(len(versions))
    # What was ticked may have left the filter since; whether it may still be seen is all that counts.
    seen = Deal.objects.visible_to(who(request), on=timezone.now().date()).filter(pk__in=versions)
    found = [(deal, versions[deal.pk]) for deal in seen.order_by("pk")]
    return found, len(versions) - len(found)


def _ticked(said: list[str]) -> Iterator[tuple[int, int]]:
    for one in said:
        key, _, version = one.partition(":")
        if key.isdigit() and version.isdigit():
            yield int(key), int(version)


def _check_count(count: int, seen: str) -> None:
    """All that are filtered are those that were counted when somebody chose them."""
    _check_most(count)
    if str(count) != seen:
        message = f"There were {seen} deals when you chose all of them, and there are {count} now."
        raise refuse(message, "Look at them, and do it again.", code="choice-changed")


def _check_most(count: int) -> None:
    if count > MOST:
        message = f"{count:,} deals are chosen, and {MOST} are changed at once."
        raise refuse(message, "Narrow the table by its filters.", code="too-many-chosen")
