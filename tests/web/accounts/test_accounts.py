"""Accounts and contacts are made, changed, removed and merged: through their gate, with history, or not at all."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.web.conftest import OPENED

from venturi.web.accounts import selectors, services
from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity, Task
from venturi.web.activities.services import make_task, record_activity
from venturi.web.deals.models import Deal, FieldChange
from venturi.web.deals.selectors import events_of
from venturi.web.deals.services import delete_deal, open_deal
from venturi.web.deals.stakeholders import name_stakeholder
from venturi.web.deals.state import rebuilt, state_of
from venturi.web.trail.chain import verify
from venturi.web.trail.models import Entry
from venturi.web.trail.records import differing, history
from venturi.web.trail.refusals import Forbidden, Outdated, Refused


def refused(code):
    return pytest.raises(Refused, match=rf"\[{code}\]")


def test_whoever_makes_an_account_looks_after_it(cast):
    account = services.make_account(by=cast.anna, name=" Weir ", key="W-1")
    assert (account.name, account.key, account.owner) == ("Weir", "W-1", cast.anna)
    [made] = history(account)
    assert made.entry.author == cast.anna
    assert made.values["name"] == [None, "Weir"]


def test_an_administrators_account_may_be_nobodys(cast):
    assert services.make_account(by=cast.abe, name="Weir").owner is None


@pytest.mark.parametrize("name", ["gil", "ada"])
def test_whoever_only_reads_makes_and_changes_nothing(name, cast, account, contact):
    reader = getattr(cast, name)
    for act in (
        lambda: services.make_account(by=reader, name="X"),
        lambda: services.change_account(account, {"name": "X"}, by=reader),
        lambda: services.remove_account(account, by=reader),
        lambda: services.make_contact(by=reader, name="X", account_id=account.pk),
        lambda: services.change_contact(contact, {"name": "X"}, by=reader),
        lambda: services.remove_contact(contact, by=reader),
        lambda: services.merge_accounts(account, Account.objects.create(key="o", name="O"), by=reader),
    ):
        with pytest.raises(Forbidden):
            act()


def test_one_changes_what_one_sees(cast, account, contact):
    for act in (
        lambda: services.change_account(account, {"name": "X"}, by=cast.jack),
        lambda: services.change_contact(contact, {"name": "X"}, by=cast.jack),
    ):
        with pytest.raises(Forbidden):
            act()
    assert services.change_account(account, {"segment": "Mid"}, by=cast.renate).segment == "Mid"


def test_nobody_makes_a_contact_at_an_account_that_they_do_not_see(cast, account):
    with refused("account-missing"):
        services.make_contact(by=cast.jack, name="X", account_id=account.pk)
    with refused("account-missing"):
        services.make_contact(by=cast.anna, name="X")


def test_an_account_is_given_to_those_one_leads(cast, account):
    assert services.change_account(account, {"owner_id": cast.renate.pk}, by=cast.renate).owner == cast.renate
    with pytest.raises(Forbidden):
        services.change_account(account, {"owner_id": cast.jack.pk}, by=cast.renate)
    # Anna still sees it, by her deal; that it is Renate's is nothing that she changes.
    services.change_account(account, {"owner_id": cast.renate.pk, "region": "South"}, by=cast.anna)


def test_the_second_of_two_is_told_what_changed(cast, account):
    services.change_account(account, {"region": "South"}, by=cast.renate, version=1)
    with pytest.raises(Outdated, match=r"Renate \(region"):
        services.change_account(account, {"region": "East"}, by=cast.anna, version=1)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": " "}, "name-missing"),
        ({"name": "x" * 201}, "text-too-long"),
        ({"name": "a\0b"}, "text-unreadable"),
        ({"email": "nobody"}, "email-malformed"),
        ({"account_id": None}, "account-missing"),
    ],
)
def test_values_that_make_no_sense_are_refused(values, code, cast, contact):
    with refused(code):
        services.change_contact(contact, values, by=cast.anna)
    assert Contact.objects.get().version == 1


def test_a_key_is_nobody_elses(cast, account, contact):
    with refused("key-taken"):
        services.make_account(by=cast.anna, name="Other", key=account.key)
    with refused("key-taken"):
        services.make_contact(by=cast.anna, name="Other", account_id=account.pk, key=contact.key)


def test_a_field_that_no_account_has_is_a_mistake_of_the_program(cast, account):
    with pytest.raises(ValueError, match="nobody changes"):
        services.change_account(account, {"removed": True}, by=cast.anna)


def test_an_account_goes_when_nothing_stands_there(cast, deal, account, contact):
    with refused("record-in-use") as error:
        services.remove_account(account, by=cast.anna)
    assert "1 deals and 1 contacts" in str(error.value)
    services.remove_contact(contact, by=cast.anna)
    delete_deal(deal, by=cast.anna, reason="a mistake")
    assert services.remove_account(account, by=cast.anna).removed
    with refused("record-removed"):
        services.change_account(account, {"name": "X"}, by=cast.abe)


def test_of_what_others_have_there_nothing_is_said(cast, stages, account):
    theirs = open_deal(stages["Discovery"], by=cast.abe, name="Secret", owner_id=cast.jack.pk, account_id=account.pk)
    other = services.make_account(by=cast.anna, name="Other")
    for act in (
        lambda: services.remove_account(account, by=cast.anna),
        lambda: services.merge_accounts(account, other, by=cast.anna),
    ):
        with pytest.raises(Forbidden) as error:
            act()
        assert "Secret" not in str(error.value)
    services.merge_accounts(account, other, by=cast.abe)
    theirs.refresh_from_db()
    assert theirs.account == other


def test_a_contact_with_a_role_stays(cast, deal, contact):
    name_stakeholder(deal, contact, by=cast.anna, role="buyer")
    with refused("record-in-use"):
        services.remove_contact(contact, by=cast.anna)
    other = services.make_account(by=cast.anna, name="Other")
    with refused("record-in-use"):
        services.change_contact(contact, {"account_id": other.pk}, by=cast.anna)


def test_all_that_stands_at_a_merged_account_moves_over(cast, deal, account, contact):
    into = services.make_account(by=cast.anna, name="Weir and Sons Ltd")
    record_activity(by=cast.anna, kind="call", at=OPENED, account=account)
    make_task(by=cast.anna, text="Call back", account=account)
    services.merge_accounts(account, into, by=cast.anna)
    assert {one.account for model in (Deal, Contact, Activity, Task) for one in model.objects.all()} == {into}
    changes = FieldChange.objects.filter(field="account_id").order_by("pk")
    assert [(one.old, one.new) for one in changes][-1] == (str(account.pk), str(into.pk))
    account.refresh_from_db()
    assert (account.removed, account.merged_into) == (True, into)
    told = {(one.record_id, name) for one in selectors.history(into) for name in one.values}
    assert {(account.pk, "merged_into_id"), (account.pk, "name"), (into.pk, "name")} <= told
    with refused("record-removed"):
        services.merge_accounts(account, into, by=cast.anna)


def test_a_merge_is_one_entry_that_names_all_deals_and_asks_as_often_for_any_number(cast, stages, deal, account):
    about = {"by": cast.renate, "owner_id": cast.anna.pk, "at": OPENED}
    asked = []
    for more in (1, 4):
        into = services.make_account(by=cast.renate, name=f"For {more}")
        for nth in range(more):
            open_deal(stages["Discovery"], name=f"{nth}", account_id=account.pk, **about)
            services.make_contact(by=cast.renate, name=f"{nth}", account_id=account.pk)
            make_task(by=cast.renate, text="Call back", account=account)
        there = {one.pk: one.version for one in Deal.objects.filter(account=account)}
        before = Entry.objects.count()
        with CaptureQueriesContext(connection) as queries:
            services.merge_accounts(account, into, by=cast.renate)
        asked.append(len(queries))
        assert Entry.objects.count() == before + 1
        [entry] = {one.entry for one in FieldChange.objects.filter(deal__in=there, new=str(into.pk))}
        assert (entry.verb, FieldChange.objects.filter(entry=entry).count()) == ("merge accounts", len(there))
        for one in Deal.objects.filter(account=into):
            assert state_of(one) == rebuilt(events_of(one))
            assert one.version == there[one.pk] + 1
        account = into
    assert asked[0] == asked[1]
    assert not list(verify())
    assert not [one for model in (Account, Contact, Task) for one in differing(model)]


def test_nothing_is_merged_into_itself(cast, account, contact):
    with refused("merge-with-itself"):
        services.merge_accounts(account, account, by=cast.anna)
    with refused("merge-with-itself"):
        services.merge_contacts(contact, contact, by=cast.anna)


def test_roles_of_a_merged_contact_are_the_others(cast, stages, deal, account, contact):
    into = services.make_contact(by=cast.anna, account_id=account.pk, name="M. Weaver")
    second = open_deal(
        stages["Discovery"], by=cast.anna, name="Two", owner_id=cast.anna.pk, account_id=account.pk, at=OPENED
    )
    for one in (deal, second):
        name_stakeholder(one, contact, by=cast.anna, role="buyer")
    name_stakeholder(second, into, by=cast.anna, role="user")
    services.merge_contacts(contact, into, by=cast.anna)
    assert list(deal.stakeholders.filter(removed=False).values_list("contact", "role")) == [(into.pk, "buyer")]
    assert list(second.stakeholders.filter(removed=False).values_list("contact", "role")) == [(into.pk, "user")]
    contact.refresh_from_db()
    assert contact.merged_into == into


def test_contacts_of_two_customers_are_two_people(cast, contact):
    other = services.make_account(by=cast.anna, name="Other")
    into = services.make_contact(by=cast.anna, account_id=other.pk, name="Mrs Weaver")
    with refused("contact-elsewhere"):
        services.merge_contacts(contact, into, by=cast.anna)


def test_a_refused_merge_leaves_everything_as_it_was(cast, deal, account, monkeypatch):
    into = services.make_account(by=cast.anna, name="Other")

    def broken(*_):
        raise RuntimeError

    monkeypatch.setattr(services.merging, "move_records", broken)
    with pytest.raises(RuntimeError):
        services.merge_accounts(account, into, by=cast.anna)
    deal.refresh_from_db()
    assert deal.account == account
