"""Addresses of deals."""

from django.urls import path

from venturi.web.deals import views

urlpatterns = [
    path("pipeline/", views.board, name="board"),
    path("pipeline/<int:pipeline>/", views.board, name="board"),
    path("deals/<int:deal>/", views.deal, name="deal"),
    path("deals/<int:deal>/moves/", views.moves, name="moves"),
    path("deals/<int:deal>/fields/", views.fields, name="fields"),
]
