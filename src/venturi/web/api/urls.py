"""Addresses of the API, of its description, and of the page of tokens."""

from django.urls import include, path, re_path

from venturi.web.api import views
from venturi.web.api.api import api
from venturi.web.api.entrance import entrance, nowhere, with_entrance

urlpatterns = [
    path("settings/tokens/", views.tokens, name="tokens"),
    path("settings/tokens/<int:token>/revocation/", views.revocation, name="revocation"),
    path("settings/api/", views.api, name="api"),
    path("api/v1/openapi.json", entrance(views.description), name="api-description"),
    path("api/v1/", include((with_entrance(api.urls[0]), "v1"))),
    re_path(r"^api/v1(?:/|$)", entrance(nowhere)),
]
