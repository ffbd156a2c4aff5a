"""The pages of numbers: live, of what their reader may see, saying as of when."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_update
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST, require_safe

from venturi.report.html import parts
from venturi.web.deals.models import Deal
from venturi.web.insight import copy, kept, pages, report
from venturi.web.insight.days import usual
from venturi.web.insight.forms import AskForm
from venturi.web.insight.pages import OVERVIEW, PAGES, Page
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import rights_of
from venturi.web.insight.tasks import begin_to_make, have_made
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.pages.views import DAY
from venturi.web.people.requests import who

# No entry of the trail has a number of more digits.
DIGITS = 19


@require_safe
@cache_control(public=True, max_age=DAY)
def parts_sheet(request: HttpRequest) -> HttpResponse:
    """The styles of parts of the report."""
    return HttpResponse(parts(), content_type="text/css; charset=utf-8")


@require_GET
def insight(request: HttpRequest) -> HttpResponse:
    """How fast money moves, where it is lost, and whether the numbers can be trusted: of this moment."""
    return _live(request, OVERVIEW)


@require_GET
def section(request: HttpRequest, key: str) -> HttpResponse:
    """One question in full: the section of the report, of this moment."""
    if key not in PAGES or key == OVERVIEW.key:
        raise Http404
    return _live(request, PAGES[key])


def _live(request: HttpRequest, page: Page) -> HttpResponse:
    try:
        number = copy.refresh(at_most=copy.AT_ONCE).number
    except copy.Behind:
        copy.catch_up()
        return _page(request, _asked(request, request.GET)[0], page=page, behind=True)
    form, question = _asked(request, request.GET)
    if question is None:
        return _page(request, form, page=page, status=UNPROCESSABLE)
    told: dict[str, Any] = {"page": page, "question": question, "as_of_today": _as_of_today(form, question)}
    found = _answered(request, page, question, number)
    if isinstance(found, kept.Making):
        return _page(request, form, "insight/making.html", making=found, since=number, **told)
    return _page(request, form, **told, **_state(found[0]), body=found[1])


def _as_of_today(form: AskForm, question: Question) -> Question | None:
    """The same question of today; null where that is what was asked."""
    return replace(question, as_of=form.today) if question.as_of != form.today else None


def _answered(request: HttpRequest, page: Page, question: Question, number: int) -> tuple[int, str] | kept.Making:
    """The page and up to which entry it goes: the last one, or one that was waited for; or how far a worker is."""
    waited = request.GET.get("since", "")
    asked = min(number, int(waited)) if waited.isdecimal() and len(waited) < DIGITS else number
    if found := _since(asked, page, question):
        return found
    person, today = who(request), timezone.now().date()
    making = None
    if Deal.objects.visible_to(person, on=today).count() > pages.LARGE:
        making = begin_to_make(page.key, question, by=person)
    else:
        pages.make(page, question)
    # A worker may be quick.
    return _since(asked, page, question) or making or kept.Making("Waiting for a worker")


def _since(asked: int, page: Page, question: Question) -> tuple[int, str] | None:
    found = kept.last(page.key, question)
    return found if found is not None and found[0] >= asked else None


@require_GET
@csp_update({"style-src": [report.style_source()]})
def whole_report(request: HttpRequest) -> HttpResponse:
    """The last report of this question; else how far it is, or that it is to be made."""
    form, question = _asked(request, request.GET)
    if question is None:
        return _page(request, form, status=UNPROCESSABLE)
    making, found = kept.making(report.KIND, question), kept.last(report.KIND, question)
    if found is None or making is not None:
        return _page(request, form, "insight/making.html", making=making, question=question)
    if request.htmx:  # type: ignore[attr-defined]
        # What was waited for is there: a page of its own, with its own styles.
        return HttpResponse(headers={"HX-Redirect": request.get_full_path()})
    above = render_to_string("insight/_above.html", {"question": question, **_state(found[0])}, request)
    return HttpResponse(found[1].replace(report.ABOVE, above, 1))


@require_POST
def reports(request: HttpRequest) -> HttpResponse:
    """Have the report made."""
    form, question = _asked(request, request.POST)
    if question is None:
        return _page(request, form, status=UNPROCESSABLE)
    have_made(report.KIND, question, by=who(request))
    return redirect(f"{reverse('report')}?{question.address}")


def _state(number: int) -> dict[str, Any]:
    """Up to which entry an answer goes, and how many came since."""
    return {"number": number, "recorded_at": copy.recorded_at(number), "further": copy.entries_after(number)}


def _asked(request: HttpRequest, given: Any) -> tuple[AskForm, Question | None]:
    """The form with what was typed, and the question; null when it makes none."""
    # Where the workspace is, it may be tomorrow already: what was just written there happened on that day.
    today = timezone.localdate()
    form = AskForm(given, today=today, usual=usual(today))
    if not form.is_valid():
        return form, None
    return form, Question(rights_of(who(request), on=timezone.now().date()), **form.cleaned_data)


def _page(
    request: HttpRequest, form: AskForm, template: str = "insight/insight.html", *, status: int = 200, **told: Any
) -> HttpResponse:
    said = {name: value for name in form.fields if (value := request.GET.get(name))}
    told |= {"form": form, "pages": PAGES.values(), "said": f"?{urlencode(said)}" if said else ""}
    return render(request, template, told, status=status)
