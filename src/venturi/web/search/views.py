"""The search, as a page and as what the command palette is filled with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from venturi.web.people.requests import who
from venturi.web.search import selectors

LONGEST = 200
IN_PALETTE = 7


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """What is called so, by kind."""
    text = request.GET.get("q", "").strip()[:LONGEST]
    palette = request.htmx.target == "palette-found"  # type: ignore[attr-defined]
    most = IN_PALETTE if palette else selectors.MOST
    groups = selectors.found(text, who(request), on=timezone.now().date(), most=most)
    about = {"q": text, "groups": groups, "count": sum(group.count for group in groups), "least": selectors.LEAST}
    if palette:
        return render(request, "search/_palette.html", about | {"places": selectors.pages(text)})
    return render(request, "search/search.html", about)
