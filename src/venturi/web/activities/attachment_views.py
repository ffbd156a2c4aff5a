"""The pages of attachments: attach a file, fetch it, take it away. Browsers never show one as a page of ours."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from venturi.web.activities import files, services
from venturi.web.activities.forms import FileForm
from venturi.web.activities.models import Attachment
from venturi.web.activities.pages import removed_from
from venturi.web.activities.places import about, address_of, seen
from venturi.web.pages.form_pages import FormPage, answered, sent
from venturi.web.people.requests import who

EITHER = require_http_methods(["GET", "POST"])
# Whatever is in the file: nothing of it runs, and it is of no place of ours.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


@EITHER
def attachments(request: HttpRequest, deal: int | None = None, account: int | None = None) -> HttpResponse:
    """Attach a file to a deal or an account."""
    [(kind, there)] = (found := seen(request, deal, account)).items()
    form = FileForm(sent(request), request.FILES or None)

    def act(said: dict[str, Any]) -> None:
        services.attach_file(by=who(request), name=said["file"].name, content=said["file"], **found)

    page = FormPage("Attach a file", "Attach it", address_of(there), there, done="The file is attached.")
    page.more["address"] = reverse(f"{kind}-attachments", args=[there.pk])
    return answered(request, page, form, act)


@require_GET
def attachment(request: HttpRequest, attachment: int) -> FileResponse:
    """The file, to be kept by whoever may see what it is about."""
    found = _found(request, attachment)
    try:
        content = files.place_of(found.digest).open("rb")
    except FileNotFoundError as error:
        raise Http404(f"the file of attachment {found.pk} is gone") from error
    response = FileResponse(content, as_attachment=True, filename=found.name, content_type=found.media_type)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cache-Control"] = "private, no-store"
    return response


@EITHER
def removal(request: HttpRequest, attachment: int) -> HttpResponse:
    """Take a file away; it stays where it lies, and in the history."""
    found = _found(request, attachment)
    return removed_from(request, found, about(found, request), services.remove_attachment)


def _found(request: HttpRequest, attachment: int) -> Attachment:
    return get_object_or_404(Attachment.objects.visible_to(who(request), on=timezone.now().date()), pk=attachment)
