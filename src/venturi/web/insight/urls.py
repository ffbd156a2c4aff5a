"""Addresses of the pages of numbers."""

from django.urls import path

from venturi.web.insight import views

urlpatterns = [
    path("insight/", views.insight, name="insight"),
    path("insight/parts.css", views.parts_sheet, name="parts"),
    path("insight/report/", views.whole_report, name="report"),
    path("insight/reports/", views.reports, name="reports"),
    path("insight/<slug:key>/", views.section, name="insight-page"),
]
