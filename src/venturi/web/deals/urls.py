"""Addresses of deals."""

from django.urls import path

from venturi.web.deals import board_views, figure_views, record_views, stakeholder_views, views

urlpatterns = [
    path("pipeline/", board_views.board, name="board"),
    path("pipeline/<int:pipeline>/", board_views.board, name="board"),
    path("pipeline/<int:pipeline>/figures/", figure_views.figures, name="board-figures"),
    path("deals/new/", record_views.new, name="new-deal"),
    path("deals/names/", record_views.names, name="deal-names"),
    path("deals/deleted/", record_views.deleted, name="deleted-deals"),
    path("deals/<int:deal>/deletion/", record_views.deletion, name="deal-deletion"),
    path("deals/<int:deal>/restoration/", record_views.restoration, name="deal-restoration"),
    path("deals/<int:deal>/merge/", record_views.merge, name="deal-merge"),
    path("deals/<int:deal>/stakeholders/", stakeholder_views.named, name="stakeholders"),
    path("stakeholders/<int:stakeholder>/", stakeholder_views.stakeholder, name="stakeholder"),
    path("deals/<int:deal>/", views.deal, name="deal"),
    path("deals/<int:deal>/moves/", views.moves, name="moves"),
    path("deals/<int:deal>/fields/", views.fields, name="fields"),
]
