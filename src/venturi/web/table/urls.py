"""Addresses of the table."""

from django.urls import path

from venturi.web.table.views import cells, changes, exports, saved, table

urlpatterns = [
    path("pipeline/table/", table.table, name="table"),
    path("pipeline/table/deals.csv", exports.as_csv, name="table-csv"),
    path("pipeline/table/deals.xlsx", exports.as_xlsx, name="table-xlsx"),
    path("pipeline/table/changes/", changes.changes, name="table-changes"),
    path("pipeline/table/rows/<int:deal>/", cells.row, name="table-row"),
    path("pipeline/table/rows/<int:deal>/<slug:key>/", cells.cell, name="table-cell"),
    path("pipeline/views/", saved.views, name="views"),
    path("pipeline/views/first/", saved.first, name="view-first"),
    path("pipeline/views/<int:view>/", saved.view, name="view"),
    path("pipeline/views/<int:view>/removal/", saved.removal, name="view-removal"),
]
