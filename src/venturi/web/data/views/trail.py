"""The audit trail, and the proof that it is whole."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from venturi.web.data import trail as selectors
from venturi.web.data.answers import only
from venturi.web.data.forms.trail import TrailForm
from venturi.web.data.models import Verification
from venturi.web.data.tasks import verify
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.people.requests import who
from venturi.web.people.selectors import sees_everybody
from venturi.web.trail.models import Entry


@require_GET
def trail(request: HttpRequest) -> HttpResponse:
    """Everything that was ever recorded, the latest first."""
    only(sees_everybody(who(request)))
    form = TrailForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    asked["author"] = asked["author"].pk if asked.get("author") else None
    there = list(selectors.entries(**asked)[: selectors.ENTRIES + 1])
    shown = there[: selectors.ENTRIES]
    rest = request.GET.copy()
    if len(there) > len(shown):
        rest["before"] = str(shown[-1].number)
    told = {
        "acts": selectors.acts(shown, who(request), on=timezone.now().date()),
        "form": form,
        "earlier": rest.urlencode() if len(there) > len(shown) else None,
        "verified": Verification.objects.select_related("asked_by").first(),
    }
    return render(request, "data/trail.html", told, status=200 if form.is_valid() else UNPROCESSABLE)


@require_GET
def entry(request: HttpRequest, number: int) -> HttpResponse:
    """One entry with its digest, and what it did."""
    only(sees_everybody(who(request)))
    found = get_object_or_404(Entry.objects.select_related("author"), number=number)
    [act] = selectors.acts([found], who(request), on=timezone.now().date(), shown=selectors.SHOWN_ALONE)
    return render(request, "data/entry.html", {"act": act, "entry": found, "shown": selectors.SHOWN_ALONE})


@require_POST
def verification(request: HttpRequest) -> HttpResponse:
    """Have the whole trail read and held against its digests."""
    only(sees_everybody(who(request)))
    asked = Verification.objects.create(asked_by=who(request), asked_at=timezone.now())
    verify.enqueue(asked.pk)
    messages.success(request, "The whole trail is being read.")
    return redirect("trail")
