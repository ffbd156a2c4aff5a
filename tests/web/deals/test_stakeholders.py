"""Who plays which part on a deal."""

import pytest

from venturi.web.accounts.services import make_account, make_contact
from venturi.web.deals.models import Stakeholder
from venturi.web.deals.services import change_fields, delete_deal
from venturi.web.deals.stakeholders import change_stakeholder, name_stakeholder, remove_stakeholder
from venturi.web.trail.records import history
from venturi.web.trail.refusals import Forbidden, Outdated, Refused


@pytest.fixture
def contact(cast, deal):
    account = make_account(by=cast.anna, name="Weir & Sons")
    change_fields(deal, {"account_id": account.pk}, by=cast.anna)
    return make_contact(by=cast.anna, account_id=account.pk, name="Mrs Weaver")


def refused(code):
    return pytest.raises(Refused, match=rf"\[{code}\]")


def test_a_role_is_named_changed_and_taken_away_with_history(cast, deal, contact):
    named = name_stakeholder(deal, contact, by=cast.anna, role="Plant manager", attitude="supports", has_access=True)
    change_stakeholder(named, {"attitude": "opposes", "has_access": None}, by=cast.renate, version=1)
    remove_stakeholder(named, by=cast.anna, version=2)
    told = [(one.entry.author, sorted(one.values)) for one in history(named)][:2]
    assert told == [(cast.anna, ["removed"]), (cast.renate, ["attitude", "has_access"])]
    with refused("record-removed"):
        change_stakeholder(named, {"role": "X"}, by=cast.anna)
    assert name_stakeholder(deal, contact, by=cast.anna).pk != named.pk


def test_somebody_is_named_once_on_a_deal(cast, deal, contact):
    name_stakeholder(deal, contact, by=cast.anna)
    with refused("stakeholder-twice"):
        name_stakeholder(deal, contact, by=cast.anna)


def test_a_stakeholder_is_at_the_deals_account_unless_it_has_none(cast, deal, contact):
    other = make_account(by=cast.anna, name="Other")
    elsewhere = make_contact(by=cast.anna, account_id=other.pk, name="Mr Else")
    with refused("contact-elsewhere"):
        name_stakeholder(deal, elsewhere, by=cast.anna)
    change_fields(deal, {"account_id": None}, by=cast.anna)
    assert name_stakeholder(deal, elsewhere, by=cast.anna).contact == elsewhere


def test_a_contact_that_one_does_not_see_is_not_there(cast, deal):
    theirs = make_account(by=cast.jack, name="Jack's")
    contact = make_contact(by=cast.jack, account_id=theirs.pk, name="Mr Secret")
    with refused("contact-elsewhere") as error:
        name_stakeholder(deal, contact, by=cast.anna)
    assert "Secret" not in str(error.value)


@pytest.mark.parametrize("name", ["jack", "gil", "ada"])
def test_whoever_may_not_change_the_deal_names_nobody(name, cast, deal, contact):
    named = name_stakeholder(deal, contact, by=cast.anna)
    for act in (
        lambda: name_stakeholder(deal, contact, by=getattr(cast, name)),
        lambda: change_stakeholder(named, {"role": "X"}, by=getattr(cast, name)),
        lambda: remove_stakeholder(named, by=getattr(cast, name)),
    ):
        with pytest.raises(Forbidden):
            act()
    assert Stakeholder.objects.get().version == 1


def test_what_makes_no_sense_is_refused(cast, deal, contact):
    with refused("choice-unknown"):
        name_stakeholder(deal, contact, by=cast.anna, attitude="likes")
    with refused("text-too-long"):
        name_stakeholder(deal, contact, by=cast.anna, role="x" * 101)
    named = name_stakeholder(deal, contact, by=cast.anna)
    with pytest.raises(ValueError, match="nobody changes"):
        change_stakeholder(named, {"deal_id": 1}, by=cast.anna)
    change_stakeholder(named, {"role": "buyer"}, by=cast.renate, version=1)
    with pytest.raises(Outdated):
        remove_stakeholder(named, by=cast.anna, version=1)
    delete_deal(deal, by=cast.anna, reason="a mistake")
    with refused("deal-deleted"):
        remove_stakeholder(named, by=cast.anna)


def test_a_deal_is_put_at_no_account_that_one_does_not_see(cast, deal):
    theirs = make_account(by=cast.jack, name="Jack's")
    with refused("account-missing"):
        change_fields(deal, {"account_id": theirs.pk}, by=cast.anna)
