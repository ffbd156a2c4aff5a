"""Addresses for whoever watches over the workspace."""

from django.urls import path

from venturi.web.operations import views

urlpatterns = [
    path("health/", views.health, name="health"),
    path("ready/", views.ready, name="ready"),
    path("metrics/", views.metrics, name="metrics"),
]
