"""Addresses of Today."""

from django.urls import path

from venturi.web.today import views

urlpatterns = [path("today/", views.today, name="today")]
