"""The table as a file: all deals that are asked for, in the chosen columns."""

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET

from venturi.web.deals.models import Deals
from venturi.web.pages.answers import UNPROCESSABLE
from venturi.web.people.requests import who
from venturi.web.table import export, selectors
from venturi.web.table.asked import Asked
from venturi.web.table.views.table import asked_of, shown
from venturi.web.trail.refusals import refuse

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_GET
def as_csv(request: HttpRequest) -> HttpResponseBase:
    """A CSV file."""
    asked, now = asked_of(request), timezone.now()
    if not asked.form.is_valid():
        return shown(request, asked)
    lines = export.as_csv(_deals(request, asked), asked.columns, now=now)
    headers = {"Content-Disposition": f'attachment; filename="{_name()}.csv"'}
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


@require_GET
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    """A workbook."""
    asked, now = asked_of(request), timezone.now()
    if not asked.form.is_valid():
        return shown(request, asked)
    deals = _deals(request, asked)
    if deals.count() >= export.MOST_ROWS:
        return _too_long(request, asked)
    file = export.as_xlsx(deals, asked.columns, now=now)
    return FileResponse(file, as_attachment=True, filename=f"{_name()}.xlsx", content_type=XLSX)


def _deals(request: HttpRequest, asked: Asked) -> Deals:
    person, on = who(request), timezone.now().date()
    deals = selectors.asked_for(asked, person, on=on)
    across = selectors.totals_of(deals, asked, person, on=on).across if asked.sort.amounts else None
    return selectors.in_order(deals, asked, across, on=on)


def _name() -> str:
    return f"deals-{timezone.localdate().isoformat()}"


def _too_long(request: HttpRequest, asked: Asked) -> HttpResponse:
    message = f"A workbook holds {export.MOST_ROWS - 1:,} deals, and there are more."
    issues = refuse(message, "Export CSV, or narrow the table by its filters.", code="workbook-too-long").issues
    return shown(request, asked, status=UNPROCESSABLE, issues=issues)
