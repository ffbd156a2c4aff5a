"""Addresses of the data pages."""

from django.urls import URLPattern, path

from venturi.web.data.kinds import KINDS, Kind
from venturi.web.data.views import exports, finance, home, people, process, teams, trail


def _of(kind: Kind) -> list[URLPattern]:
    """The list, a record of it, and how it is removed."""
    about = {"kind": kind}
    return [
        path(f"data/{kind.route}/", finance.records, about, name=kind.route),
        path(f"data/{kind.route}/<int:key>/", finance.record, about, name=kind.one),
        path(f"data/{kind.route}/<int:key>/removal/", finance.removal, about, name=f"{kind.one}-removal"),
    ]


urlpatterns = [
    path("data/", home.home, name="data"),
    path("data/workspace/", home.workspace, name="workspace"),
    path("data/people/", people.people, name="people"),
    path("data/people/<int:key>/", people.person, name="person"),
    path("data/people/<int:key>/invitation/", people.invitation, name="invitation"),
    path("data/people/<int:key>/second-factor/", people.second_factor, name="second-factor"),
    path("data/people/<int:key>/memberships/", people.memberships, name="memberships"),
    path("data/people/<int:key>/memberships/<int:membership>/", people.membership, name="membership"),
    path("data/people/<int:key>/deals/", people.handover, name="handover"),
    path("data/teams/", teams.teams, name="teams"),
    path("data/teams/<int:key>/", teams.team, name="team"),
    path("data/teams/<int:key>/place/", teams.place, name="team-place"),
    path("data/teams/<int:key>/removal/", teams.removal, name="team-removal"),
    path("data/pipelines/", process.pipelines, name="pipelines"),
    path("data/pipelines/<int:key>/", process.pipeline, name="pipeline"),
    path("data/pipelines/<int:key>/stages/", process.stages, name="stages"),
    path("data/stages/<int:key>/", process.stage, name="stage"),
    path("data/stages/<int:key>/place/", process.place, name="stage-place"),
    path("data/stages/<int:key>/removal/", process.removal, name="stage-removal"),
    path("data/rates/pasted/", finance.paste, name="rates-pasted"),
    *(one for kind in KINDS for one in _of(kind)),
    path("data/trail/", trail.trail, name="trail"),
    path("data/trail/<int:number>/", trail.entry, name="entry"),
    path("data/trail/verification/", trail.verification, name="verification"),
    path("data/exports/", exports.exports, name="exports"),
    path("data/exports/<int:key>/", exports.export, name="export"),
]
