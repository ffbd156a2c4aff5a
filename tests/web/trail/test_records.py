"""Records have a history: made, changed, removed, each an event with the old and the new text."""

from datetime import date

import pytest

from venturi.web.accounts.models import Account
from venturi.web.people.models import Person
from venturi.web.trail import chain
from venturi.web.trail.models import Entry, RecordChange
from venturi.web.trail.recording import recording
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
