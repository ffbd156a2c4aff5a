"""A deal is given to those who may work on it, and its history names no account that its reader may not see."""

import pytest
from tests.web.conftest import OPENED

from venturi.web.accounts.services import make_account, merge_accounts
from venturi.web.api.histories import of_deal
from venturi.web.data.services import hand_over
from venturi.web.deals import services
from venturi.web.deals.models import Deal
from venturi.web.deals.timeline import history
from venturi.web.trail.refusals import Forbidden


@pytest.fixture
def left(cast):
    """Jack does not work here any more."""
    cast.jack.is_active = False
    cast.jack.save()
    return cast.jack


@pytest.mark.parametrize(("by", "to"), [("anna", "gil"), ("anna", "jack"), ("anna", "renate"), ("abe", "gil")])
def test_a_deal_is_given_to_nobody_who_is_not_to_work_on_it(by, to, cast, deal):
    by, to = getattr(cast, by), getattr(cast, to)
    with pytest.raises(Forbidden):
        services.change_fields(deal, {"owner_id": to.pk}, by=by)
    with pytest.raises(Forbidden):
        services.open_deal(deal.stage, by=by, name="Valves", owner_id=to.pk)
    assert Deal.objects.get().owner == cast.anna


def test_nobody_but_an_administrator_leaves_a_deal_without_an_owner(cast, deal):
    for person in (cast.anna, cast.renate):
        with pytest.raises(Forbidden, match="without an owner"):
            services.change_fields(deal, {"owner_id": None}, by=person)
    assert services.change_fields(deal, {"owner_id": None}, by=cast.abe).owner is None


def test_who_left_gets_no_deal_and_keeps_those_they_have(cast, deal, left):
    with pytest.raises(Forbidden):
        services.change_fields(deal, {"owner_id": left.pk}, by=cast.abe)
    Deal.objects.update(owner=left)
    services.change_fields(deal, {"owner_id": left.pk, "next_step": "Call"}, by=cast.abe)
    assert hand_over(left, cast.anna, by=cast.abe) == 1


def test_a_leader_gives_deals_to_those_they_lead(cast, deal):
    services.change_fields(deal, {"owner_id": cast.renate.pk}, by=cast.renate)
    assert services.change_fields(deal, {"owner_id": cast.anna.pk}, by=cast.renate).owner == cast.anna


def said(deal, person):
    lines = [(one.old, one.new) for one in history(deal, person).lines if one.field == "Account"]
    assert [(one.old, one.new) for one in of_deal(deal, person, None, 50)[0] if one.field == "account_id"] == lines
    return lines


def test_the_history_of_a_deal_names_no_account_that_one_may_not_see(cast, deal):
    secret, plain = make_account(by=cast.jack, name="Islands Ltd"), make_account(by=cast.anna, name="Weir")
    for account in (secret, plain):
        services.change_fields(deal, {"account_id": account.pk}, by=cast.abe)
    assert said(deal, cast.anna) == [("another account", "Weir"), (None, "another account")]
    assert said(deal, cast.ada) == [("Islands Ltd", "Weir"), (None, "Islands Ltd")]


def test_an_account_that_turned_out_to_be_one_that_is_seen_is_named(cast, deal):
    old, new = make_account(by=cast.anna, name="Weir"), make_account(by=cast.anna, name="Weir Group")
    services.change_fields(deal, {"account_id": old.pk}, by=cast.anna, at=OPENED)
    merge_accounts(old, new, by=cast.anna)
    assert said(deal, cast.anna) == [("Weir", "Weir Group"), (None, "Weir")]
