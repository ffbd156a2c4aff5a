"""Deals through the API: what may be seen is seen, what changes goes through the gate, and nothing else happens."""

import pytest
from tests.web.api.conftest import codes

from venturi.web.deals import services
from venturi.web.deals.models import Deal, StageChange
from venturi.web.people.models import Person

OK, MADE, GONE, SAME = 200, 201, 204, 304
FORBIDDEN, ABSENT, CHANGED, REFUSED, UNSAID = 403, 404, 412, 422, 428


@pytest.mark.parametrize("name", ["anna", "renate", "gil", "ada", "abe"])
def test_the_deals_that_one_may_see_are_listed(name, program, deal):
    [said] = program(name)("GET", "/deals").said["items"]
    assert (said["id"], said["amount"], said["currency"]) == (deal.pk, "12000.5", "EUR")
    assert said["created_at"] == "2026-03-02T09:00:00Z"


def test_an_outsider_sees_no_deal_and_cannot_tell_it_from_one_that_is_not_there(program, deal):
    jack = program("jack")
    assert jack("GET", "/deals").said == {"items": [], "next": None}
    answers = [jack("GET", f"/deals/{key}") for key in (deal.pk, 4711)]
    assert [answer.status for answer in answers] == [ABSENT, ABSENT]
    assert answers[0].said == answers[1].said
    moved = jack("POST", f"/deals/{deal.pk}/moves", {"stage_id": 1}, If_Match='"1"')
    assert moved.status == ABSENT


def test_amounts_are_absent_for_whoever_may_not_see_them_also_in_the_history(program, deal, cast):
    services.change_fields(deal, {"amount": 777_000}, by=cast.anna)
    Person.objects.filter(key="renate").update(sees_amounts=False)
    renate = program("renate")
    for path in ("/deals", f"/deals/{deal.pk}", f"/deals/{deal.pk}/history"):
        answer = renate("GET", path)
        assert answer.status == OK
        assert not [amount for amount in ("777", "12000", '"amount"', '"currency"') if amount in answer.text]
    refused = renate("PATCH", f"/deals/{deal.pk}", {"amount": "1"}, If_Match='"2"')
    assert (refused.status, codes(refused)) == (FORBIDDEN, ["right-missing"])


def test_an_amount_that_nobody_set_is_null(program, stages):
    anna = program("anna")
    said = anna("POST", "/deals", {"stage_id": stages["Discovery"].pk, "name": "Valves"}).said
    assert (said["amount"], said["currency"], said["owner_id"]) == (None, None, Person.objects.get(key="anna").pk)


def test_a_deal_that_is_opened_says_where_it_is(program, stages):
    anna = program("anna")
    made = anna("POST", "/deals", {"stage_id": stages["Discovery"].pk, "name": "Valves", "key": "D-7"})
    assert (made.status, made.headers["ETag"]) == (MADE, '"1"')
    assert anna("GET", made.headers["Location"].removeprefix("/api/v1")).said == made.said
    again = anna("POST", "/deals", {"stage_id": stages["Discovery"].pk, "name": "Valves", "key": "D-7"})
    assert (again.status, codes(again)) == (REFUSED, ["key-taken"])


def test_whoever_has_the_version_already_gets_no_body(program, deal, cast):
    anna = program("anna")
    etag = anna("GET", f"/deals/{deal.pk}").headers["ETag"]
    same = anna("GET", f"/deals/{deal.pk}", If_None_Match=etag)
    assert (same.status, same.said) == (SAME, None)
    services.change_fields(deal, {"next_step": "Call"}, by=cast.anna)
    assert anna("GET", f"/deals/{deal.pk}", If_None_Match=etag).status == OK


def test_whoever_may_see_more_than_before_is_told_so_though_nothing_changed(program, deal):
    Person.objects.filter(key="anna").update(sees_amounts=False)
    anna = program("anna")
    etag = anna("GET", f"/deals/{deal.pk}").headers["ETag"]
    assert anna("PATCH", f"/deals/{deal.pk}", {"next_step": "Call"}, If_Match=etag).status == OK
    etag = anna("GET", f"/deals/{deal.pk}").headers["ETag"]
    Person.objects.filter(key="anna").update(sees_amounts=True)
    assert anna("GET", f"/deals/{deal.pk}", If_None_Match=etag).status == OK


def test_nothing_changes_without_saying_which_version_was_seen(program, deal, stages):
    anna = program("anna")
    for method, path, body in (
        ("PATCH", "", {"next_step": "Call"}),
        ("DELETE", "?reason=twice", None),
        ("POST", "/moves", {"stage_id": stages["Proposal"].pk}),
    ):
        answer = anna(method, f"/deals/{deal.pk}{path}", body)
        assert (answer.status, codes(answer)) == (UNSAID, ["version-missing"])
    assert Deal.objects.get().version == 1


def test_the_second_of_two_is_told_who_changed_what_and_nothing_is_lost(program, deal, stages, cast):
    services.move_to_stage(deal, stages["Proposal"], by=cast.renate)
    answer = program("anna")("POST", f"/deals/{deal.pk}/moves", {"stage_id": stages["Won"].pk}, If_Match='"1"')
    assert (answer.status, codes(answer)) == (CHANGED, ["changed-meanwhile"])
    assert "Renate (move" in answer.said["issues"][0]["message"]
    assert Deal.objects.get().stage == stages["Proposal"]


def test_a_move_is_recorded_as_one_through_the_api(program, deal, stages, cast):
    said = {"stage_id": stages["Proposal"].pk, "at": "2026-03-09T15:00:00+01:00"}
    answer = program("anna")("POST", f"/deals/{deal.pk}/moves", said, If_Match='"1"')
    assert (answer.status, answer.headers["ETag"]) == (OK, '"2"')
    assert answer.said["stage_entered_at"] == "2026-03-09T14:00:00Z"
    change = StageChange.objects.get()
    assert (change.entry.author, change.entry.via) == (cast.anna, "api")


def test_what_the_gate_refuses_the_api_refuses_with_the_same_words(program, deal, stages):
    answer = program("anna")("POST", f"/deals/{deal.pk}/moves", {"stage_id": stages["Lost"].pk}, If_Match='"1"')
    assert (answer.status, codes(answer)) == (REFUSED, ["loss-without-reason"])
    assert answer.said["issues"][0]["remedy"] == "Say why it was lost."


@pytest.mark.parametrize("name", ["gil", "ada"])
def test_whoever_may_only_read_changes_nothing(name, program, deal, stages):
    someone = program(name)
    for answer in (
        someone("POST", "/deals", {"stage_id": stages["Discovery"].pk, "name": "Valves"}),
        someone("PATCH", f"/deals/{deal.pk}", {"next_step": "Call"}, If_Match='"1"'),
        someone("DELETE", f"/deals/{deal.pk}?reason=twice", If_Match='"1"'),
    ):
        assert (answer.status, codes(answer)) == (FORBIDDEN, ["right-missing"])
    assert (Deal.objects.count(), Deal.objects.get().version) == (1, 1)


def test_what_is_deleted_is_absent_until_it_is_brought_back(program, deal):
    anna = program("anna")
    gone = anna("DELETE", f"/deals/{deal.pk}?reason=typed%20twice", If_Match='"1"')
    assert (gone.status, gone.text, gone.headers["ETag"]) == (GONE, "", '"2"')
    assert anna("GET", f"/deals/{deal.pk}").status == ABSENT
    path = f"/deals/{deal.pk}/restorations"
    assert program("jack")("POST", path, {"reason": "a mistake"}, If_Match='"2"').status == ABSENT
    assert anna("POST", path, {"reason": "a mistake"}, If_Match='"2"').status == FORBIDDEN
    assert program("renate")("POST", path, {"reason": "a mistake"}, If_Match='"2"').status == OK
    assert anna("GET", f"/deals/{deal.pk}").said["version"] == 3


def test_what_it_refers_to_is_there_and_may_be_seen(program, deal, stages):
    anna = program("anna")
    for name in ("owner_id", "stage_id"):
        said = {"stage_id": stages["Discovery"].pk, "name": "Valves", name: 4711}
        answer = anna("POST", "/deals", said)
        assert (answer.status, codes(answer)) == (REFUSED, ["reference-unknown"])
        assert answer.said["issues"][0]["column"] == name


def test_a_list_comes_in_pages_and_each_deal_once(program, stages, cast):
    for number in range(5):
        services.open_deal(stages["Discovery"], by=cast.anna, name=f"Deal {number}", owner_id=cast.anna.pk)
    anna, path, names = program("anna"), "/deals?limit=2&outcome=open", []
    while path:
        page = anna("GET", path).said
        names += [one["name"] for one in page["items"]]
        path = page["next"] and f"/deals?limit=2&outcome=open&cursor={page['next']}"
    assert names == [f"Deal {number}" for number in range(5)]


def test_a_history_comes_page_by_page_the_latest_first(program, deal, cast, stages):
    services.change_fields(deal, {"next_step": "Call", "channel": "fair", "category": "new"}, by=cast.anna)
    services.move_to_stage(deal, stages["Proposal"], by=cast.anna)
    anna, path = program("anna"), f"/deals/{deal.pk}/history"
    whole = anna("GET", path).said
    assert (len(whole["items"]), whole["next"]) == (5, None)
    found, asked = [], f"{path}?limit=2"
    while asked:
        page = anna("GET", asked).said
        found.append(page["items"])
        asked = page["next"] and f"{path}?limit=2&cursor={page['next']}"
    assert [line for page in found for line in page] == whole["items"]
    assert [len(page) for page in found] == [2, 2, 1]
    other = anna("GET", "/accounts?limit=1&cursor=" + anna("GET", f"{path}?limit=1").said["next"])
    assert (other.status, codes(other)) == (REFUSED, ["cursor-unreadable"])


def test_a_cursor_belongs_to_its_list_and_its_filters(program, stages, cast):
    for name in ("One", "Two"):
        services.open_deal(stages["Discovery"], by=cast.anna, name=name, owner_id=cast.anna.pk)
    anna = program("anna")
    cursor = anna("GET", "/deals?limit=1").said["next"]
    for path, sent in (("/deals?outcome=won&", cursor), ("/people?", cursor), ("/deals?", cursor[:-1])):
        answer = anna("GET", f"{path}cursor={sent}")
        assert (answer.status, codes(answer)) == (REFUSED, ["cursor-unreadable"])


def test_filters_choose(program, deal, stages, cast):
    services.open_deal(stages["Proposal"], by=cast.renate, name="Valves", owner_id=cast.renate.pk, source="inbound")
    renate = program("renate")
    for asked, names in (
        (f"stage_id={stages['Proposal'].pk}", ["Valves"]),
        (f"owner_id={cast.anna.pk}", ["Flow meters"]),
        ("source=inbound", ["Valves"]),
        ("outcome=won", []),
        ("expected_from=2026-06-30&expected_until=2026-06-30", ["Flow meters"]),
        (f"key={deal.key}", ["Flow meters"]),
    ):
        assert [one["name"] for one in renate("GET", f"/deals?{asked}").said["items"]] == names, asked


def test_a_list_asks_as_often_whatever_there_is(program, stages, cast, django_assert_max_num_queries):
    anna = program("anna")
    anna("GET", "/deals")
    for more in (1, 20):
        for number in range(more):
            services.open_deal(stages["Proposal"], by=cast.anna, name=f"Deal {number}", owner_id=cast.anna.pk)
        # The token, in a new minute that it was used; whose deals one sees; the deals.
        with django_assert_max_num_queries(4):
            anna("GET", "/deals")


def test_a_currency_may_be_typed_in_small_letters_and_an_amount_below_nothing_may_not(program, deal, stages):
    anna = program("anna")
    said = anna("PATCH", f"/deals/{deal.pk}", {"currency": "chf"}, If_Match='"1"').said
    assert said["currency"] == "CHF"
    known = {"stage_id": stages["Discovery"].pk, "name": "Valves", "amount": "-1", "currency": "eur"}
    for answer in (
        anna("POST", "/deals", known),
        anna("PATCH", f"/deals/{deal.pk}", {"amount": "-1"}, If_Match='"2"'),
    ):
        assert (answer.status, codes(answer)) == (REFUSED, ["amount-negative"])
        assert answer.said["issues"][0]["column"] == "amount"
