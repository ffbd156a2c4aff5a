"""The pages of numbers: live, of what their reader may see, saying as of when."""

from typing import Any

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET, require_POST, require_safe

from venturi.report.html import parts
from venturi.web.deals.models import Deal
from venturi.web.insight import copy, kept, overview, report
from venturi.web.insight.forms import AskForm
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import rights_of
from venturi.web.insight.tasks import have_made
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.pages.views import DAY
from venturi.web.people.requests import who

# Of more deals the numbers take seconds, and a worker computes them.
LARGE = 10_000


@require_safe
@cache_control(public=True, max_age=DAY)
def parts_sheet(request: HttpRequest) -> HttpResponse:
    """The styles of parts of the report."""
    return HttpResponse(parts(), content_type="text/css; charset=utf-8")


@require_GET
def insight(request: HttpRequest) -> HttpResponse:
    """How fast money moves, where it is lost, and whether the numbers can be trusted: of this moment."""
    form, question = _asked(request, request.GET)
    if question is None:
        return _page(request, form, status=UNPROCESSABLE)
    try:
        number = copy.refresh(at_most=copy.AT_ONCE).number
    except copy.Behind:
        copy.catch_up()
        return _page(request, form, behind=True)
    found = _answered(request, question, number)
    if found is None:
        making = kept.making(overview.KIND, question)
        return _page(request, form, "insight/making.html", making=making, question=question, since=number)
    return _page(request, form, question=question, **_state(found[0]), body=found[1])


def _answered(request: HttpRequest, question: Question, number: int) -> tuple[int, str] | None:
    """The overview and up to which entry it goes: the last one, or one that was waited for; null: a worker makes it."""
    waited = request.GET.get("since", "")
    asked = min(number, int(waited)) if waited.isdecimal() else number
    found = kept.last(overview.KIND, question)
    if found is not None and found[0] >= asked:
        return found
    person, today = who(request), timezone.now().date()
    if Deal.objects.visible_to(person, on=today).count() > LARGE:
        have_made(overview.KIND, question, by=person)
    else:
        overview.make(question)
    return kept.last(overview.KIND, question)


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
    today = timezone.now().date()
    form = AskForm(given, today=today)
    if not form.is_valid():
        return form, None
    return form, Question(rights_of(who(request), on=today), **form.cleaned_data)


def _page(
    request: HttpRequest, form: AskForm, template: str = "insight/insight.html", *, status: int = 200, **told: Any
) -> HttpResponse:
    return render(request, template, {"form": form, **told}, status=status)
