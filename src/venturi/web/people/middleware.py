"""Whoever is not signed in, or is no longer, is asked to, and comes back to the page they were on."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect

READS = {"GET", "HEAD"}


class SignIn(LoginRequiredMiddleware):
    """A form that is sent too late leads back to where it stood: its own address may only take forms."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        """To the page that signs in; a part of a page does not get it instead of itself, the whole page goes there."""
        back = request.get_full_path() if request.method in READS and not _in_part(request) else _came_from(request)
        leads = redirect_to_login(back, resolve_url(self.get_login_url(view_func)))
        return HttpResponseClientRedirect(leads.url) if _in_part(request) else leads


def _in_part(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"


def _came_from(request: HttpRequest) -> str:
    """The page of ours that the request came from; the first one where that is not told."""
    said = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(said, {request.get_host()}, require_https=request.is_secure()):
        return "/"
    parts = urlsplit(said)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path or "/"
