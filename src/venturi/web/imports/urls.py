"""Addresses of imports."""

from django.urls import path

from venturi.web.imports import views

urlpatterns = [
    path("data/imports/", views.imports, name="imports"),
    path("data/imports/<int:key>/", views.one_import, name="import"),
    path("data/imports/<int:key>/mapping/", views.mapping, name="import-mapping"),
    path("data/imports/<int:key>/saved-mapping/", views.saved_mapping, name="import-saved-mapping"),
    path("data/imports/<int:key>/comparison/", views.comparison, name="import-comparison"),
    path("data/imports/<int:key>/run/", views.run, name="import-run"),
    path("data/imports/<int:key>/discarding/", views.discarding, name="import-discarding"),
    path("data/imports/<int:key>/undoing/", views.undoing, name="import-undoing"),
    path("data/imports/<int:key>/resumption/", views.resumption, name="import-resumption"),
    path("data/imports/<int:key>/repetition/", views.repetition, name="import-repetition"),
    path("data/imports/<int:key>/duplicates/", views.duplicates, name="import-duplicates"),
    path("data/imports/<int:key>/<str:name>", views.rejected, name="import-rejected"),
]
