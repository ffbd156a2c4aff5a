"""Records have a history: made, changed, removed, each an event with the old and the new text."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from venturi.web.accounts.models import Account
from venturi.web.people.models import Membership, Person, Team
from venturi.web.trail import chain
from venturi.web.trail.guards import guard, unguard
from venturi.web.trail.models import Entry, Head, RecordChange
from venturi.web.trail.recording import recording, together
from venturi.web.trail.records import changed, differing, history, locked, made, made_all, removed
from venturi.web.trail.refusals import Outdated


@pytest.fixture
def account(cast):
    with recording("make", by=cast.anna) as act:
        return made(act, Account(key="meter", name="Meter Works", region="North"))


def told(record):
    return [(one.version, one.values) for one in history(record)]


def test_what_is_made_is_told_with_every_field_that_is_known(account, cast):
    known = {
        "key": [None, "meter"],
        "name": [None, "Meter Works"],
        "region": [None, "North"],
        "removed": [None, "false"],
    }
    assert told(account) == [(1, known)]
    assert history(account).get().entry.author == cast.anna


def test_a_change_tells_what_is_other_than_before_and_leaves_the_rest(account, cast):
    with recording("change", by=cast.anna) as act:
        assert changed(act, account, {"name": "Meter & Co", "region": "North", "owner_id": cast.anna.pk}) == [
            "name",
            "owner_id",
        ]
    assert told(account)[0] == (2, {"name": ["Meter Works", "Meter & Co"], "owner_id": [None, str(cast.anna.pk)]})
    found = Account.objects.get()
    assert (found.name, found.owner, found.version) == ("Meter & Co", cast.anna, 2)


def test_an_act_in_which_nothing_changed_leaves_no_entry(account, cast):
    with recording("change", by=cast.anna) as act:
        assert changed(act, account, {"name": "Meter Works"}) == []
    assert Entry.objects.count() == 1
    assert Account.objects.get().version == 1


def test_a_removed_record_keeps_its_history(account, cast):
    with recording("remove", by=cast.anna) as act:
        removed(act, account)
    assert not Account.objects.all().there().exists()
    assert told(account)[0] == (2, {"removed": ["false", "true"]})


def test_the_second_of_two_is_told_what_the_first_changed(account, cast):
    with recording("change", by=cast.renate) as act:
        changed(act, locked(Account.objects.all(), account.pk, version=1), {"region": "South"})
    with recording("change", by=cast.anna), pytest.raises(Outdated, match=r"Renate \(region"):
        locked(Account.objects.all(), account.pk, version=1)


def test_many_are_made_at_once_and_each_has_its_history(cast):
    with recording("make", by=cast.abe) as act:
        made_all(act, [Account(key=f"a{number}", name=f"Account {number}") for number in range(5)])
    assert [len(told(one)) for one in Account.objects.all()] == [1] * 5
    assert Entry.objects.count() == 1
    assert list(chain.verify()) == []


def test_a_column_that_was_changed_behind_its_history_is_found(account):
    assert list(differing(Account)) == []
    Account.objects.update(region="West")
    assert list(differing(Account)) == [(account.pk, ["region"])]


def test_passwords_are_never_told(cast):
    person = Person(key="new", name="New", started_on=date(2026, 1, 1))
    person.set_password("a long enough one")
    with recording("make", by=cast.abe) as act:
        made(act, person)
    assert "password" not in RecordChange.objects.get(record_id=person.pk).values


def test_a_field_that_no_record_has_is_a_mistake_of_the_program(account, cast):
    with recording("change", by=cast.anna) as act, pytest.raises(ValueError, match="Account has no field"):
        changed(act, account, {"colour": "red"})


def test_a_record_that_is_gone_is_missed(account):
    unguard()
    Account.objects.all().delete()
    guard()
    assert list(differing(Account)) == [(account.pk, ["the row itself"])]


def numbers():
    return list(Entry.objects.order_by("number").values_list("number", "verb"))


def test_acts_within_an_act_are_sealed_when_it_ends_each_as_an_entry_of_its_own(account, cast):
    with recording("outer", by=cast.anna) as act:
        with recording("inner", by=cast.anna) as within:
            changed(within, account, {"name": "Weir"})
        assert Head.objects.get().number == 1
        changed(act, account, {"region": "South"})
    assert numbers() == [(1, "make"), (2, "inner"), (3, "outer")]
    assert list(chain.verify()) == []


def fail(account, by):
    """An act that ended well within one that did not."""
    with recording("failed", by=by):
        with recording("within it", by=by) as within:
            changed(within, account, {"name": "Weir"})
        raise LookupError


def test_what_ended_within_an_act_that_failed_is_not_sealed(account, cast):
    with recording("outer", by=cast.anna) as act:
        with pytest.raises(LookupError):
            fail(account, cast.anna)
        account.refresh_from_db()
        changed(act, account, {"region": "South"})
    assert numbers() == [(1, "make"), (2, "outer")]
    assert list(chain.verify()) == []


def test_acts_that_are_kept_together_are_sealed_together(account, cast):
    with together():
        for name in ("Weir", "Weir Group"):
            with recording(name, by=cast.anna) as act:
                changed(act, account, {"name": name})
        assert Head.objects.get().number == 1
    assert numbers() == [(1, "make"), (2, "Weir"), (3, "Weir Group")]
    assert list(chain.verify()) == []


def test_records_from_before_there_was_a_history_begin_it_in_one_entry(account, cast):
    begun = import_module("venturi.web.trail.migrations.0004_begun")
    begun.begin(apps, None)
    assert [*differing(Account), *differing(Person), *differing(Team), *differing(Membership)] == []
    assert numbers() == [(1, "make"), (2, "begin the history")]
    assert list(chain.verify()) == []
    begun.begin(apps, None)
    assert Entry.objects.count() == 2
