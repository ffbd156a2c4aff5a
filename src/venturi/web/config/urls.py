"""Which address leads where. Addresses are nouns."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="today")),
    path("", include("venturi.web.people.urls")),
    path("", include("venturi.web.pages.urls")),
    path("", include("venturi.web.operations.urls")),
    path("", include("venturi.web.deals.urls")),
    path("", include("venturi.web.api.urls")),
    path("", include("venturi.web.accounts.urls")),
    path("", include("venturi.web.activities.urls")),
    path("", include("venturi.web.data.urls")),
    path("", include("venturi.web.table.urls")),
    path("", include("venturi.web.search.urls")),
    path("", include("venturi.web.today.urls")),
    path("", include("venturi.web.insight.urls")),
    path("", include("venturi.web.imports.urls")),
]

handler500 = "venturi.web.pages.views.failed"
