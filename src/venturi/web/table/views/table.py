"""The table, and its rows for those who look at it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from venturi.web.finance.selectors import currencies_into
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.people.requests import who
from venturi.web.people.selectors import may_change
from venturi.web.table import selectors
from venturi.web.table.asked import Asked
from venturi.web.table.forms import BulkForm, ViewForm


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """The deals that are asked for; where nothing is, the view that opens first."""
    first = None if request.GET else selectors.first_of(who(request))
    if first:
        return redirect(address(f"{first.query}&view={first.pk}"))
    return shown(request, asked_of(request))


def asked_of(request: HttpRequest) -> Asked:
    """What the address asks for."""
    return Asked(request.GET, who(request), on=timezone.now().date())


def address(query: str) -> str:
    """The table in a state."""
    return f"{reverse('table')}?{query}"


def shown(request: HttpRequest, asked: Asked, *, status: int = 200, **told: Any) -> HttpResponse:
    """The page of the table."""
    person, now = who(request), timezone.now()
    page = selectors.page(asked, person, now=now)
    views = list(selectors.views_of(person))
    status = status if asked.form.is_valid() else UNPROCESSABLE
    about = {
        "asked": asked,
        "page": page,
        "views": views,
        "view": next((one for one in views if one.pk == asked.view), None),
        "may_change": may_change(person),
        "bulk": BulkForm(person=person, on=now.date()),
        "keep": ViewForm(),
        "currencies": _currencies(asked, page, on=now.date()),
        "most": MOST,
    }
    return render(request, "table/table.html", about | told, status=status)


def _currencies(asked: Asked, page: selectors.Page, *, on: Any) -> list[str]:
    """What the sum may be told in: the currencies of the deals, and those that there are rates into."""
    there = {str(money.currency) for money in page.totals.sums}
    return sorted(there | set(currencies_into(on=on)) | ({asked.into} if asked.into else set())) if there else []


# How many deals are changed at once.
MOST = 500
