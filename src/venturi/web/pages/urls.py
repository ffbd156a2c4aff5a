"""Addresses that belong to no noun."""

from django.urls import path

from venturi.web.pages import views

urlpatterns = [
    path("paper.css", views.paper, name="paper"),
]
