"""What else there is: each of the cast sees theirs, and changes it through the gate of the pages."""

from datetime import date
from decimal import Decimal

import pytest
from tests.web.api.conftest import codes
from tests.web.conftest import OPENED

from venturi.web.accounts.models import Account
from venturi.web.accounts.services import make_account, make_contact
from venturi.web.activities.models import Task
from venturi.web.activities.services import make_task, record_activity
from venturi.web.api.api import NOUNS
from venturi.web.deals.services import change_fields, open_deal
from venturi.web.deals.stakeholders import name_stakeholder
from venturi.web.finance.models import Cost, Rate, Target
from venturi.web.people.models import Person, Team, TeamPlace
from venturi.web.trail.models import RecordChange

OK, MADE, GONE, FORBIDDEN, ABSENT, CHANGED, REFUSED = 200, 201, 204, 403, 404, 412, 422
YEAR = {"starts_on": date(2026, 1, 1), "ends_on": date(2027, 1, 1)}
OF_ADMINISTRATORS = {
    "products": {"name": "Valve"},
    "targets": {"starts_on": "2027-01-01", "ends_on": "2028-01-01", "amount": "5", "currency": "EUR", "person_id": 1},
    "costs": {"on": "2026-01-01", "amount": "5.5", "currency": "EUR", "source": "inbound", "note": None},
    "rates": {"currency": "EUR", "into": "CHF", "on": "2026-01-01", "rate": "0.95"},
}
OF_ANNA = ("accounts", "contacts", "stakeholders", "activities", "tasks", "targets", "deals")


@pytest.fixture
def annas(deal, cast):
    """One of everything that is Anna's."""
    account = make_account(by=cast.anna, name="North Works")
    contact = make_contact(by=cast.anna, name="Wilma Weaver", account_id=account.pk)
    change_fields(deal, {"account_id": account.pk}, by=cast.anna)
    name_stakeholder(deal, contact, by=cast.anna)
    record_activity(by=cast.anna, kind="call", at=OPENED, deal=deal, note="They need two weeks.")
    make_task(by=cast.anna, text="Send the offer", deal=deal)
    Target.objects.create(person=cast.anna, amount=Decimal(777_000), currency="EUR", **YEAR)
    return account


@pytest.mark.parametrize("name", ["anna", "renate", "abe"])
@pytest.mark.parametrize("many", OF_ANNA)
def test_whoever_may_see_it_finds_it_in_the_list_and_by_its_id(many, name, program, annas):
    someone = program(name)
    [said] = someone("GET", f"/{many}").said["items"]
    assert someone("GET", f"/{many}/{said['id']}").said == said


@pytest.mark.parametrize("many", OF_ANNA)
def test_an_outsider_finds_nothing_of_it(many, program, annas):
    [said] = program("anna")("GET", f"/{many}").said["items"]
    jack = program("jack")
    assert jack("GET", f"/{many}").said["items"] == []
    assert jack("GET", f"/{many}/{said['id']}").status == ABSENT
    assert jack("GET", f"/{many}/{said['id']}/history").status == ABSENT
    reason = "?reason=a" if many == "deals" else ""
    assert jack("DELETE", f"/{many}/{said['id']}{reason}", If_Match='"1"').status == ABSENT


@pytest.mark.parametrize(("name", "sees"), [("anna", 0), ("gil", 0), ("ada", 1), ("abe", 1)])
def test_costs_are_for_those_who_see_the_whole_company(name, sees, program, cast):
    cost = Cost.objects.create(on=date(2026, 1, 1), amount=500, currency="EUR")
    someone = program(name)
    assert len(someone("GET", "/costs").said["items"]) == sees
    assert someone("GET", f"/costs/{cost.pk}").status == (OK if sees else ABSENT)


@pytest.mark.parametrize("many", ["targets", "costs"])
def test_amounts_of_targets_and_costs_are_absent_without_the_right(many, program, annas):
    Cost.objects.create(on=date(2026, 1, 1), amount=777_000, currency="EUR")
    Person.objects.filter(key="ada").update(sees_amounts=False)
    answer = program("ada")("GET", f"/{many}")
    assert len(answer.said["items"]) == 1
    assert not [word for word in ("777", '"amount"', '"currency"') if word in answer.text]


@pytest.mark.parametrize("many", OF_ADMINISTRATORS)
def test_administrators_make_change_and_remove_what_deals_are_measured_by(many, program, cast):
    said = OF_ADMINISTRATORS[many] | ({"person_id": cast.anna.pk} if many == "targets" else {})
    new = {"products": {"name": "Pump"}, "rates": {"rate": "0.96"}}.get(many, {"amount": "7", "currency": "CHF"})
    abe, anna = program("abe"), program("anna")
    assert (anna("POST", f"/{many}", said).status, anna("GET", f"/{many}").said["items"]) == (FORBIDDEN, [])
    made = abe("POST", f"/{many}", said)
    path = made.headers["Location"].removeprefix("/api/v1")
    assert (made.status, made.said.items() >= said.items()) == (MADE, True)
    assert anna("PATCH", path, new, If_Match='"1"').status in {FORBIDDEN, ABSENT}
    changed = abe("PATCH", path, new, If_Match='"1"')
    assert (changed.status, changed.headers["ETag"], changed.said.items() >= new.items()) == (OK, '"2"', True)
    for method, body in (("PATCH", new), ("DELETE", None)):
        outdated = abe(method, path, body, If_Match='"1"')
        assert (outdated.status, codes(outdated)) == (CHANGED, ["changed-meanwhile"])
    assert abe("DELETE", path, If_Match='"2"').status == GONE
    assert abe("GET", path).status == ABSENT
    assert [one.entry.via for one in RecordChange.objects.exclude(record_type="api.Token")] == ["api"] * 3


def test_targets_and_costs_are_written_by_nobody_who_sees_no_amounts(program, cast):
    abe = program("abe")
    Person.objects.filter(key="abe").update(sees_amounts=False)
    for many in ("targets", "costs"):
        said = OF_ADMINISTRATORS[many] | ({"person_id": cast.anna.pk} if many == "targets" else {})
        assert codes(abe("POST", f"/{many}", said)) == ["right-missing"]


def test_rules_of_the_pages_hold_in_the_api(program, cast):
    abe = program("abe")
    target = OF_ADMINISTRATORS["targets"] | {"person_id": cast.anna.pk}
    for many, said, code in (
        ("targets", target | {"person_id": None}, "target-of-nobody"),
        ("targets", target | {"person_id": 4711}, "reference-unknown"),
        ("targets", target | {"ends_on": "2026-01-01"}, "ends-before-it-starts"),
        ("costs", OF_ADMINISTRATORS["costs"] | {"currency": "XXQ"}, "currency-unknown"),
        ("rates", OF_ADMINISTRATORS["rates"] | {"into": "EUR"}, "rate-of-one-currency"),
        ("rates", OF_ADMINISTRATORS["rates"] | {"rate": "0"}, "rate-not-positive"),
    ):
        answer = abe("POST", f"/{many}", said)
        assert (answer.status, codes(answer)) == (REFUSED, [code])


def test_what_turned_out_to_be_another_one_is_merged_at_its_version_and_once(program, annas, deal, cast):
    anna, jack = program("anna"), program("jack")
    twin = make_account(by=cast.anna, name="North Works Ltd")
    other = make_contact(by=cast.anna, name="W. Weaver", account_id=annas.pk)
    second = open_deal(deal.stage, by=cast.anna, name="Twin", owner_id=cast.anna.pk)
    for many, gone, kept, more in (
        ("contacts", other, annas.contacts.get(name="Wilma Weaver"), {}),
        ("accounts", annas, twin, {}),
        ("deals", second, deal, {"reason": "entered twice"}),
    ):
        path, said = f"/{many}/{gone.pk}", {"into_id": kept.pk, **more}
        assert jack("POST", f"{path}/merges", said, If_Match='"1"').status == ABSENT
        outdated = anna("POST", f"{path}/merges", said, If_Match='"7"')
        assert (outdated.status, codes(outdated)) == (CHANGED, ["changed-meanwhile"])
        unknown = anna("POST", f"{path}/merges", said | {"into_id": 4711}, If_Match='"1"')
        assert (codes(unknown), unknown.said["issues"][0]["column"]) == (["reference-unknown"], "into_id")
        for _ in "12":
            merged = anna("POST", f"{path}/merges", said, If_Match='"1"', Idempotency_Key=f"k{many}")
            assert (merged.status, merged.said["id"]) == (OK, kept.pk)
        assert anna("GET", path).status == ABSENT


def test_nothing_is_merged_into_what_one_may_not_see(program, deal, cast):
    jacks = open_deal(deal.stage, by=cast.jack, name="Islands", owner_id=cast.jack.pk)
    said = {"into_id": deal.pk, "reason": "the same"}
    answer = program("jack")("POST", f"/deals/{jacks.pk}/merges", said, If_Match='"1"')
    assert (answer.status, codes(answer)) == (REFUSED, ["reference-unknown"])
    assert "Flow meters" not in answer.text


def test_rates_are_exact(program, cast):
    Rate.objects.create(currency="USD", into="EUR", on=date(2026, 1, 1), rate=Decimal("0.923456789"))
    assert program("anna")("GET", "/rates?currency=USD").said["items"][0]["rate"] == "0.923456789"


def test_people_are_those_of_ones_teams_and_nobody_is_told_an_address_or_a_password(program, cast):
    answer = program("gil")("GET", "/people")
    assert {one["name"] for one in answer.said["items"]} == {"Anna", "Renate", "Gil"}
    assert program("gil")("GET", f"/people/{cast.jack.pk}").status == ABSENT
    assert len(program("ada")("GET", "/people").said["items"]) == 6
    assert "@" not in answer.text
    assert "password" not in answer.text
    assert [one["name"] for one in program("gil")("GET", "/people?is_active=false").said["items"]] == []


def test_teams_and_who_was_in_which_are_told_with_their_days(program, cast):
    anna = program("anna")
    assert [one["name"] for one in anna("GET", "/teams").said["items"]] == ["Continent"]
    [said] = anna("GET", f"/memberships?person_id={cast.renate.pk}").said["items"]
    assert (said["leads"], said["since"], said["until"]) == (True, "2020-01-01", None)


@pytest.mark.parametrize(("name", "memberships", "places"), [("gil", 3, 0), ("jack", 1, 0), ("ada", 4, 1)])
def test_who_is_in_which_team_is_told_of_the_teams_one_reads_about(name, memberships, places, program, cast):
    other, one = Team.objects.order_by("-name")
    TeamPlace.objects.create(team=one, parent=other, since=date(2026, 1, 1), until=date(2026, 2, 1))
    there = program(name)
    assert len(there("GET", "/memberships").said["items"]) == memberships
    assert len(there("GET", "/team-places").said["items"]) == places


def test_an_account_is_changed_at_its_version_and_recorded_as_through_the_api(program, annas):
    anna, path = program("anna"), f"/accounts/{annas.pk}"
    changed = anna("PATCH", path, {"region": "North", "segment": None}, If_Match='"1"')
    assert (changed.status, changed.said["region"], changed.said["segment"]) == (OK, "North", None)
    outdated = anna("PATCH", path, {"region": "South"}, If_Match='"1"')
    assert (outdated.status, codes(outdated)) == (CHANGED, ["changed-meanwhile"])
    assert "Anna (region" in outdated.said["issues"][0]["message"]
    assert RecordChange.objects.get(record_type="accounts.Account", version=2).entry.via == "api"
    latest, first = anna("GET", f"{path}/history").said["items"]
    assert (latest["field"], latest["old"], latest["new"], first["what"]) == ("region", None, "North", "made")
    page = anna("GET", f"{path}/history?limit=1").said
    assert page["items"] == [latest]
    assert anna("GET", f"{path}/history?limit=1&cursor={page['next']}").said == {"items": [first], "next": None}


def test_what_something_else_needs_is_not_removed(program, annas):
    answer = program("anna")("DELETE", f"/accounts/{annas.pk}", If_Match='"1"')
    assert (answer.status, codes(answer)) == (REFUSED, ["record-in-use"])
    assert not Account.objects.get().removed


def test_a_task_is_finished_reopened_and_removed(program, annas):
    anna, key = program("anna"), Task.objects.get().pk
    done = anna("POST", f"/tasks/{key}/completions", {}, If_Match='"1"')
    assert done.said["done_at"].endswith("Z")
    again = anna("POST", f"/tasks/{key}/reopenings", {}, If_Match='"2"')
    assert again.said["done_at"] is None
    assert anna("DELETE", f"/tasks/{key}", If_Match='"3"').status == GONE
    assert anna("GET", f"/tasks/{key}").status == ABSENT


def test_what_one_may_not_see_nothing_can_be_put_to(program, annas, deal):
    jack = program("jack")
    for path, said, column in (
        ("/tasks", {"text": "Look", "deal_id": deal.pk}, "deal_id"),
        ("/activities", {"kind": "note", "note": "Look", "account_id": annas.pk}, "account_id"),
        ("/stakeholders", {"deal_id": deal.pk, "contact_id": 1}, "deal_id"),
    ):
        answer = jack("POST", path, said)
        assert (answer.status, codes(answer)) == (REFUSED, ["reference-unknown"])
        assert answer.said["issues"][0]["column"] == column


@pytest.mark.parametrize("many", [noun.many for noun in NOUNS if noun.make])
def test_a_guest_makes_nothing(many, program, annas, deal, stages):
    said = {
        "deals": {"stage_id": stages["Discovery"].pk, "name": "A"},
        "stakeholders": {"deal_id": deal.pk, "contact_id": annas.contacts.get().pk},
        "accounts": {"name": "A"},
        "contacts": {"name": "A", "account_id": annas.pk},
        "activities": {"kind": "call", "deal_id": deal.pk},
        "tasks": {"text": "A", "deal_id": deal.pk},
        **OF_ADMINISTRATORS,
    }[many]
    said = said | ({"person_id": deal.owner_id} if many == "targets" else {})
    answer = program("gil")("POST", f"/{many}", said)
    assert (answer.status, codes(answer)) == (FORBIDDEN, ["right-missing"])
    assert program("gil")("GET", f"/{many}").status == OK
