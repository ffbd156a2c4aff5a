"""What is done about deals and accounts: recorded, changed and removed through its gate, or not at all."""

from datetime import UTC, date, datetime

import pytest
from tests.web.conftest import OPENED

from venturi.web.accounts.services import make_account, make_contact
from venturi.web.activities import services
from venturi.web.activities.models import Activity, Task
from venturi.web.deals.services import change_fields, delete_deal
from venturi.web.trail.records import history
from venturi.web.trail.refusals import Forbidden, Outdated, Refused

AHEAD = datetime(2999, 1, 1, tzinfo=UTC)


def refused(code):
    return pytest.raises(Refused, match=rf"\[{code}\]")


def test_an_activity_is_recorded_with_who_when_and_about_what(cast, deal):
    found = services.record_activity(by=cast.anna, kind="call", at=OPENED, deal=deal, direction="out", note=" Asked ")
    assert (found.deal, found.person, found.at, found.note, found.by_buyer) == (deal, cast.anna, OPENED, "Asked", None)
    services.change_activity(found, {"note": "Asked twice", "kind": "call"}, by=cast.renate, version=1)
    services.remove_activity(found, by=cast.anna, version=2)
    assert [sorted(one.values) for one in history(found)][:2] == [["removed"], ["note"]]
    with refused("record-removed"):
        services.change_activity(found, {"note": "X"}, by=cast.anna)


def test_what_is_about_nothing_or_about_two_things_is_refused(cast, deal):
    account = make_account(by=cast.anna, name="Weir")
    for about in ({}, {"deal": deal, "account": account}):
        with refused("about-nothing"):
            services.record_activity(by=cast.anna, kind="call", **about)
        with refused("about-nothing"):
            services.make_task(by=cast.anna, text="Call", **about)


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"kind": "call", "at": AHEAD}, "moment-ahead"),
        ({"kind": "note", "note": " "}, "text-missing"),
        ({"kind": "dance"}, "choice-unknown"),
        ({"kind": "call", "note": "x" * 10_001}, "text-too-long"),
    ],
)
def test_an_activity_that_makes_no_sense_is_refused(said, code, cast, deal):
    with refused(code):
        services.record_activity(by=cast.anna, deal=deal, **said)
    assert not Activity.objects.exists()


def test_a_key_is_nobody_elses(cast, deal):
    services.record_activity(by=cast.anna, kind="call", deal=deal, key="A1")
    with refused("key-taken"):
        services.record_activity(by=cast.anna, kind="call", deal=deal, key="A1")


def test_whom_one_spoke_to_is_at_the_account(cast, deal):
    account, other = (make_account(by=cast.anna, name=name) for name in ("Weir", "Other"))
    change_fields(deal, {"account_id": account.pk}, by=cast.anna)
    deal.refresh_from_db()
    here, there = (make_contact(by=cast.anna, account_id=one.pk, name="W") for one in (account, other))
    found = services.record_activity(by=cast.anna, kind="call", deal=deal, contact=here)
    with refused("contact-elsewhere"):
        services.change_activity(found, {"contact_id": there.pk}, by=cast.anna)
    with refused("contact-elsewhere"):
        services.record_activity(by=cast.anna, kind="call", account=account, contact=there)


@pytest.mark.parametrize("name", ["jack", "gil", "ada"])
def test_whoever_may_not_change_the_deal_records_nothing_about_it(name, cast, deal):
    other, account = getattr(cast, name), make_account(by=cast.anna, name="Weir")
    activity = services.record_activity(by=cast.anna, kind="call", deal=deal)
    task = services.make_task(by=cast.anna, text="Call", account=account)
    for act in (
        lambda: services.record_activity(by=other, kind="call", deal=deal),
        lambda: services.record_activity(by=other, kind="call", account=account),
        lambda: services.change_activity(activity, {"note": "X"}, by=other),
        lambda: services.remove_activity(activity, by=other),
        lambda: services.make_task(by=other, text="X", deal=deal),
        lambda: services.finish_task(task, by=other),
        lambda: services.remove_task(task, by=other),
    ):
        with pytest.raises(Forbidden):
            act()
    assert (Activity.objects.get().version, Task.objects.get().version) == (1, 1)


def test_a_task_is_finished_and_taken_up_again(cast, deal):
    task = services.make_task(
        by=cast.renate, text="Send the offer", due_on=date(2026, 4, 1), person=cast.anna, deal=deal
    )
    done = services.finish_task(task, by=cast.anna, at=OPENED)
    assert done.done_at == OPENED
    assert services.finish_task(task, by=cast.anna).done_at == OPENED
    assert services.reopen_task(task, by=cast.anna).done_at is None
    with refused("moment-ahead"):
        services.finish_task(task, by=cast.anna, at=AHEAD)
    services.change_task(task, {"text": "Send it", "due_on": None}, by=cast.anna, version=3)
    with pytest.raises(Outdated):
        services.remove_task(task, by=cast.anna, version=3)
    with refused("text-missing"):
        services.change_task(task, {"text": " "}, by=cast.anna)


def test_work_is_given_to_those_one_leads_and_to_the_owner(cast, deal):
    with pytest.raises(Forbidden):
        services.make_task(by=cast.renate, text="Call", person=cast.jack, deal=deal)
    with pytest.raises(Forbidden):
        services.make_task(by=cast.anna, text="Call", person=cast.renate, deal=deal)
    task = services.make_task(by=cast.abe, text="Call", person=cast.jack, deal=deal)
    # It is his to do, although the deal is not.
    assert services.finish_task(task, by=cast.jack).done_at
    # Whose it is does not change, so Anna may say when it is due.
    services.change_task(task, {"due_on": date(2026, 5, 1), "person_id": cast.jack.pk}, by=cast.anna)


def test_nothing_is_recorded_about_a_deal_that_was_deleted(cast, deal):
    activity = services.record_activity(by=cast.anna, kind="call", deal=deal)
    delete_deal(deal, by=cast.anna, reason="a mistake")
    with refused("deal-deleted"):
        services.record_activity(by=cast.anna, kind="call", deal=deal)
    with refused("deal-deleted"):
        services.remove_activity(activity, by=cast.anna)


def test_a_field_that_none_has_is_a_mistake_of_the_program(cast, deal):
    activity = services.record_activity(by=cast.anna, kind="call", deal=deal)
    task = services.make_task(by=cast.anna, text="Call", deal=deal)
    with pytest.raises(ValueError, match="nobody changes"):
        services.change_activity(activity, {"deal_id": 1}, by=cast.anna)
    with pytest.raises(ValueError, match="nobody changes"):
        services.change_task(task, {"done_at": None}, by=cast.anna)
