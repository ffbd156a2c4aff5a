"""People and teams change through one gate: by administrators, with history, and so that they make sense."""

from datetime import date

import pytest

from venturi.web.data.services import hand_over
from venturi.web.deals.models import Deal, FieldChange
from venturi.web.people import services
from venturi.web.people.models import Membership, Person, Role, Team, TeamPlace
from venturi.web.trail.models import Entry, RecordChange
from venturi.web.trail.records import differing, history
from venturi.web.trail.refusals import Forbidden, Outdated, Refused

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


@pytest.fixture
def teams(cast):
    return {one.name: one for one in Team.objects.all()}


@pytest.mark.parametrize("name", ["anna", "renate", "jack", "gil", "ada"])
def test_administrators_alone_change_people_and_teams(name, cast, teams):
    by = getattr(cast, name)
    for act in (
        lambda: services.make_person(by=by, name="Nils"),
        lambda: services.change_person(cast.jack, {"role": "administrator"}, by=by),
        lambda: services.change_person(by, {"name": by.name, "sees_amounts": True}, by=by),
        lambda: services.make_team("Isles", by=by),
        lambda: services.change_team(teams["Islands"], "Isles", by=by),
        lambda: services.remove_team(teams["Islands"], by=by),
        lambda: services.place_team(teams["Islands"], None, since=MAY, by=by),
        lambda: services.join_team(cast.ada, teams["Islands"], since=MAY, by=by),
        lambda: services.leave_team(Membership.objects.get(person=cast.jack), MAY, by=by),
        lambda: services.remove_membership(Membership.objects.get(person=cast.jack), by=by),
        lambda: hand_over(cast.anna, cast.jack, by=by),
    ):
        with pytest.raises(Forbidden):
            act()
    assert not Entry.objects.exists()


def test_whoever_is_made_has_a_history_and_no_password(cast):
    nils = services.make_person(by=cast.abe, name="Nils", email="Nils@Example.com", started_on=MAY)
    assert (nils.key, nils.email, nils.has_usable_password()) == ("Nils", "Nils@example.com", False)
    [made] = history(nils)
    assert (made.entry.author, made.entry.verb) == (cast.abe, "make person")
    assert made.values["started_on"] == [None, "2026-05-01"]
    assert "password" not in made.values


def test_a_change_is_told_and_the_second_of_two_is_refused(cast):
    services.change_person(cast.jack, {"region": "North", "role": "analyst"}, by=cast.abe, version=1)
    change = RecordChange.objects.get()
    assert change.values == {"region": [None, "North"], "role": ["seller", "analyst"]}
    with pytest.raises(Outdated, match="changed since you opened it: Abe"):
        services.change_person(cast.jack, {"region": "South"}, by=cast.abe, version=1)


def test_people_change_their_own_name_and_nothing_else(cast):
    services.change_person(cast.anna, {"name": "Anna B."}, by=cast.anna)
    assert Person.objects.get(pk=cast.anna.pk).name == "Anna B."
    with pytest.raises(Forbidden):
        services.change_person(cast.jack, {"name": "Jim"}, by=cast.anna)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"email": "ANNA@example.com"}, "email-taken"),
        ({"key": "anna"}, "key-taken"),
        ({"name": " "}, "name-missing"),
        ({"started_on": JUNE, "left_on": MAY}, "ends-before-it-starts"),
    ],
)
def test_nobody_is_made_who_makes_no_sense(given, code, cast):
    with pytest.raises(Refused, match=code):
        services.make_person(by=cast.abe, **{"name": "Nils", **given})
    assert not Entry.objects.exists()


def test_an_address_of_somebody_else_is_refused_and_ones_own_is_not(cast):
    with pytest.raises(Refused, match="email-taken"):
        services.change_person(cast.jack, {"email": "Anna@Example.com"}, by=cast.abe)
    services.change_person(cast.jack, {"email": "jack@example.com", "region": "North"}, by=cast.abe)


@pytest.mark.parametrize("values", [{"role": Role.SELLER}, {"is_active": False}])
def test_the_last_administrator_stays(values, cast):
    with pytest.raises(Refused, match="last-administrator"):
        services.change_person(cast.abe, values, by=cast.abe)
    jack = services.change_person(cast.jack, {"role": Role.ADMINISTRATOR}, by=cast.abe)
    services.change_person(cast.abe, values, by=jack)


def test_nobody_is_in_two_teams_on_one_day(cast, teams):
    for since, until in ((MAY, None), (date(2019, 1, 1), date(2020, 1, 2)), (MAY, JUNE)):
        with pytest.raises(Refused, match="membership-overlaps"):
            services.join_team(cast.anna, teams["Islands"], since=since, until=until, by=cast.abe)
    services.join_team(cast.anna, teams["Islands"], since=date(2019, 1, 1), until=date(2020, 1, 1), by=cast.abe)
    services.join_team(cast.anna, teams["Islands"], since=MAY, leads=True, by=cast.abe)


def test_a_membership_that_ended_leaves_room_for_another(cast, teams):
    mine = Membership.objects.get(person=cast.anna)
    services.leave_team(mine, JUNE, by=cast.abe)
    services.join_team(cast.anna, teams["Islands"], since=JUNE, by=cast.abe)
    with pytest.raises(Refused, match="membership-overlaps"):
        services.leave_team(mine, None, by=cast.abe)
    with pytest.raises(Refused, match="ends-before-it-starts"):
        services.leave_team(mine, date(2019, 1, 1), by=cast.abe)


def test_what_never_was_counts_no_more(cast, teams):
    services.remove_membership(Membership.objects.get(person=cast.anna), by=cast.abe)
    services.join_team(cast.anna, teams["Islands"], since=MAY, by=cast.abe)


def test_a_team_moves_from_one_place_to_another(cast, teams):
    europe = services.make_team("Europe", by=cast.abe)
    services.place_team(teams["Islands"], europe, since=MAY, by=cast.abe)
    services.place_team(teams["Islands"], teams["Continent"], since=JULY, by=cast.abe)
    told = list(TeamPlace.objects.order_by("since").values_list("parent__name", "since", "until"))
    assert told == [("Europe", MAY, JULY), ("Continent", JULY, None)]
    with pytest.raises(Refused, match="ends-before-it-starts"):
        services.place_team(teams["Islands"], None, since=JULY, by=cast.abe)


def test_no_team_is_a_part_of_itself(cast, teams):
    europe = services.make_team("Europe", by=cast.abe)
    services.place_team(teams["Islands"], teams["Continent"], since=MAY, by=cast.abe)
    services.place_team(teams["Continent"], europe, since=JULY, by=cast.abe)
    for parent in (teams["Islands"], europe):
        with pytest.raises(Refused, match="team-in-itself"):
            services.place_team(europe, parent, since=MAY, by=cast.abe)


def test_a_team_is_removed_when_nobody_is_in_it(cast):
    europe = services.make_team("Europe", by=cast.abe)
    mine = services.join_team(cast.ada, europe, since=MAY, by=cast.abe)
    with pytest.raises(Refused, match="team-in-use"):
        services.remove_team(europe, by=cast.abe)
    services.leave_team(mine, JUNE, by=cast.abe)
    services.remove_team(europe, by=cast.abe)
    with pytest.raises(Refused, match="name-taken"):
        services.make_team("Europe", by=cast.abe)


def test_all_open_deals_are_handed_over_or_none(deal, cast):
    services.change_person(cast.anna, {"is_active": False}, by=cast.abe)
    with pytest.raises(Refused, match="owner-unfit"):
        hand_over(cast.jack, cast.anna, by=cast.abe)
    assert hand_over(cast.anna, cast.jack, by=cast.abe) == 1
    assert Deal.objects.get().owner == cast.jack
    assert FieldChange.objects.get().field == "owner_id"


def test_what_is_recorded_adds_up_to_what_is_there(cast, teams):
    nils = services.make_person(by=cast.abe, name="Nils", email="nils@example.com")
    mine = services.join_team(nils, teams["Islands"], since=MAY, by=cast.abe)
    services.leave_team(mine, JUNE, by=cast.abe)
    services.change_person(nils, {"email": "", "sees_amounts": False}, by=cast.abe)
    assert nils.pk not in dict(differing(Person))
    assert mine.pk not in dict(differing(Membership))
