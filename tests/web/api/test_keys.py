"""A request that comes again with its key is not done again."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone
from tests.web.api.conftest import Program, codes

from venturi.web.api.models import Answer
from venturi.web.deals import services
from venturi.web.deals.models import Deal, StageChange
from venturi.web.people.models import Person
from venturi.web.trail.guards import unguard
from venturi.web.trail.models import Head

MADE, OK, GONE, ABSENT, REFUSED, CHANGED = 201, 200, 204, 404, 422, 412
KEY = "5f1c"


@pytest.fixture
def valves(stages):
    return {"stage_id": stages["Discovery"].pk, "name": "Valves"}


def test_the_same_request_gets_the_same_answer_and_is_done_once(program, valves):
    anna = program("anna")
    first, again = (anna("POST", "/deals", valves, Idempotency_Key=KEY) for _ in "12")
    assert (first.status, again.status, again.said) == (MADE, MADE, first.said)
    assert [again.headers[name] for name in ("ETag", "Location")] == ['"1"', f"/api/v1/deals/{first.said['id']}"]
    assert Deal.objects.count() == 1


def test_an_answer_that_comes_again_tells_no_amount_to_who_sees_none_any_more(program, valves, cast):
    anna, sent = program("anna"), {**valves, "amount": "7700", "currency": "EUR"}
    assert anna("POST", "/deals", sent, Idempotency_Key=KEY).said["amount"] == "7700"
    Person.objects.filter(pk=cast.anna.pk).update(sees_amounts=False)
    again = anna("POST", "/deals", sent, Idempotency_Key=KEY)
    assert (again.status, again.said["name"], again.headers["ETag"]) == (MADE, "Valves", '"1-reduced"')
    assert "7700" not in again.text
    assert "7700" not in repr(Answer.objects.values().get())


def test_an_answer_about_what_one_no_longer_sees_does_not_come_again(program, deal, cast):
    anna, said = program("anna"), {"name": "Pumps"}
    assert anna("PATCH", f"/deals/{deal.pk}", said, If_Match='"1"', Idempotency_Key=KEY).status == OK
    services.change_fields(deal, {"owner_id": cast.jack.pk}, by=cast.abe, version=2)
    again = anna("PATCH", f"/deals/{deal.pk}", said, If_Match='"1"', Idempotency_Key=KEY)
    assert (again.status, codes(again)) == (ABSENT, ["record-absent"])


def test_a_removal_that_comes_again_is_answered_with_its_version(program, deal):
    anna, path = program("anna"), f"/deals/{deal.pk}?reason=twice"
    answers = [anna("DELETE", path, If_Match='"1"', Idempotency_Key=KEY) for _ in "12"]
    assert [(one.status, one.said, one.headers["ETag"]) for one in answers] == [(GONE, None, '"2"')] * 2


def test_another_request_with_the_same_key_is_refused(program, valves):
    anna = program("anna")
    anna("POST", "/deals", valves, Idempotency_Key=KEY)
    answer = anna("POST", "/deals", {**valves, "name": "Pumps"}, Idempotency_Key=KEY)
    assert (answer.status, codes(answer)) == (REFUSED, ["key-of-another-request"])
    assert Deal.objects.count() == 1


def test_keys_are_everybodys_own(program, valves):
    for name in ("anna", "renate"):
        assert program(name)("POST", "/deals", valves, Idempotency_Key=KEY).status == MADE
    assert Deal.objects.count() == 2


def test_a_key_holds_for_a_day(program, valves):
    anna = program("anna")
    anna("POST", "/deals", valves, Idempotency_Key=KEY)
    Answer.objects.update(at=timezone.now() - timedelta(hours=24))
    anna("POST", "/deals", valves, Idempotency_Key=KEY)
    assert (Deal.objects.count(), Answer.objects.count()) == (2, 1)


def test_what_was_refused_left_nothing_and_may_come_again_mended(program, deal, stages):
    anna, path = program("anna"), f"/deals/{deal.pk}/moves"
    lost = {"stage_id": stages["Lost"].pk}
    assert anna("POST", path, lost, If_Match='"1"', Idempotency_Key=KEY).status == REFUSED
    assert not Answer.objects.exists()
    assert anna("POST", path, {**lost, "reason": "price"}, If_Match='"1"', Idempotency_Key=KEY).status == OK


def test_a_change_that_comes_again_is_answered_and_not_out_of_date(program, deal, stages):
    anna, path = program("anna"), f"/deals/{deal.pk}/moves"
    said = {"stage_id": stages["Proposal"].pk}
    for _ in "12":
        assert anna("POST", path, said, If_Match='"1"', Idempotency_Key=KEY).said["version"] == 2
    assert anna("POST", path, said, If_Match='"1"').status == CHANGED
    assert StageChange.objects.count() == 1


@pytest.mark.parametrize("key", ["", "k" * 101, "with blank", "\xe4"])
def test_a_key_that_is_none_is_refused(key, program, valves):
    answer = program("anna")("POST", "/deals", valves, Idempotency_Key=key)
    assert (answer.status, codes(answer)) == (REFUSED, ["field-malformed"])


def test_an_act_that_fails_after_its_key_leaves_neither(program, valves, monkeypatch):
    def broken(self, **_):
        raise ZeroDivisionError

    monkeypatch.setattr(Answer, "save", broken)
    program("anna")("POST", "/deals", valves, Idempotency_Key=KEY)
    assert (Deal.objects.count(), Answer.objects.count()) == (0, 0)


@pytest.fixture
def end_of_the_trail(django_db_setup, django_db_blocker):
    """What a test that really commits leaves behind is emptied; the end of the chain stays as it was."""
    with django_db_blocker.unblock():
        head = Head.objects.values().get()
    yield
    with django_db_blocker.unblock():
        Head.objects.update_or_create(id=head["id"], defaults=head)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps the tables of a test in one connection")
def test_of_two_at_the_same_moment_one_does_it_and_both_are_told(end_of_the_trail, transactional_db, token, valves):
    text, found, together = token("anna"), [], Barrier(2)

    def ask():
        together.wait()
        found.append(Program(text)("POST", "/deals", valves, Idempotency_Key=KEY))
        connection.close()

    both = [Thread(target=ask) for _ in "12"]
    for one in both:
        one.start()
    for one in both:
        one.join()
    # They are put back when the tables are empty.
    unguard()
    assert [answer.status for answer in found] == [MADE, MADE]
    assert found[0].said == found[1].said
    assert Deal.objects.count() == 1
