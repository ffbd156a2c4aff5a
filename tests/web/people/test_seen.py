"""Who sees whose deals, as of a day."""

from datetime import date

import pytest

from venturi.web.deals.models import Deal
from venturi.web.people.models import Membership, Person, Team, TeamPlace
from venturi.web.people.selectors import seen_by

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("name", "sees"), [("anna", 1), ("renate", 1), ("gil", 1), ("ada", 1), ("abe", 1), ("jack", 0)]
)
def test_a_deal_is_seen_by_its_owner_whoever_leads_them_their_guests_and_those_who_see_all(name, sees, deal, cast):
    assert Deal.objects.visible_to(getattr(cast, name), on=TODAY).count() == sees


def test_whoever_leads_a_team_sees_those_below_it(cast):
    europe = Team.objects.create(name="Europe")
    head = Person.objects.create(key="eva", name="Eva")
    Membership.objects.create(person=head, team=europe, leads=True, since=date(2026, 1, 1))
    continent = Team.objects.get(name="Continent")
    TeamPlace.objects.create(team=continent, parent=europe, since=date(2026, 2, 1), until=date(2026, 3, 1))
    assert seen_by(head, on=date(2026, 1, 31)) == {head.pk}
    assert seen_by(head, on=date(2026, 2, 1)) == {head.pk, cast.anna.pk, cast.renate.pk, cast.gil.pk}
    assert seen_by(head, on=date(2026, 3, 1)) == {head.pk}


def test_teams_that_are_parts_of_each_other_come_to_an_end(cast):
    one, other = Team.objects.get(name="Continent"), Team.objects.get(name="Islands")
    TeamPlace.objects.create(team=one, parent=other, since=TODAY)
    TeamPlace.objects.create(team=other, parent=one, since=TODAY)
    assert seen_by(cast.renate, on=TODAY) == {cast.anna.pk, cast.renate.pk, cast.gil.pk, cast.jack.pk}
