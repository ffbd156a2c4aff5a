"""The copy holds what the workspace holds, whatever happened to it, and in whatever way the copying ended."""

import fcntl
from contextlib import closing
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.store.states import alike
from tests.web.conftest import OPENED

from venturi import store
from venturi.metrics.tables import CONTRACTS
from venturi.store import manifest
from venturi.web.accounts.models import Account, Contact
from venturi.web.activities.models import Activity
from venturi.web.deals import services
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.finance.models import Rate
from venturi.web.insight import copy
from venturi.web.people.models import Membership, Person, Team
from venturi.web.trail.models import Head, Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, made, removed


def rows():
    """Table → its rows in the copy, in an order of their own; and the stays."""
    with closing(store.opened(copy.folder())) as kept:
        tables = {name: getattr(kept.tables, name) for name in CONTRACTS}
        there = {name: table.to_pyarrow().to_pylist() for name, table in tables.items() if table is not None}
        stays = alike(kept.stays.to_pyarrow().to_pylist())
    # A table without rows is none when everything is copied anew.
    return {name: sorted(map(str, some)) for name, some in there.items() if some} | {"stays": stays}


def anew(settings, tmp_path):
    """What a copy holds that is made of everything there is."""
    there, settings.DATA = settings.DATA, tmp_path / "anew"
    copy.refresh()
    found, settings.DATA = rows(), there
    return found


def acted(cast, stages):
    """Acts of every kind, one after the other: each is a way in which rows of the copy are no longer right."""
    first, second, third = Deal.objects.order_by("pk")[:3]
    with recording("record", by=cast.abe) as act:
        plant = made(act, Account(key="plant", name="Plant", region="North"))
        europe = made(act, Team(name="Europe"))
    yield services.open_deal(
        stages["Discovery"], by=cast.anna, at=OPENED, name="New", owner_id=cast.anna.pk, amount=5, currency="USD"
    )
    yield services.change_fields(first, {"account_id": plant.pk, "owner_id": cast.renate.pk}, by=cast.abe)
    yield services.change_fields(
        second, {"next_step": "Write", "amount": 7}, by=cast.anna, at=OPENED + timedelta(days=9)
    )
    with recording("record", by=cast.abe) as act:
        called = made(act, Activity(key="a1", kind="call", deal=first, at=OPENED, person=cast.anna, note="Hello"))
        alone = made(act, Activity(key="a2", kind="email", account=plant, at=OPENED, by_buyer=True))
        contact = made(act, Contact(key="weaver", name="Mrs Weaver", account=plant))
        part = made(act, Stakeholder(deal=first, contact=contact, role="champion"))
        made(act, Rate(currency="USD", into="EUR", on=date(2026, 1, 1), rate="0.9"))
    yield
    with recording("record", by=cast.abe) as act:
        changed(act, called, {"deal_id": second.pk})
        changed(act, plant, {"name": "Factory", "region": "South"})
        changed(act, part, {"attitude": "supports"})
        changed(act, alone, {"deal_id": third.pk})
    yield
    with recording("record", by=cast.abe) as act:
        removed(act, called)
        changed(act, alone, {"deal_id": None})
        removed(act, part)
    yield
    yield services.delete_deal(second, by=cast.anna, reason="twice")
    yield services.merge_deals(third, first, by=cast.abe, reason="the same")
    yield services.restore_deal(second, by=cast.renate, reason="not twice")
    with recording("record", by=cast.abe) as act:
        removed(act, alone)
        membership = Membership.objects.get(person=cast.anna)
        changed(act, membership, {"until": date(2026, 3, 1)})
        made(act, Membership(person=cast.anna, team=europe, since=date(2026, 3, 1)))
    yield
    with recording("record", by=cast.abe) as act:
        changed(act, stages["Proposal"], {"name": "Offer"})
    yield


def test_after_every_act_it_holds_what_one_made_anew_holds(deals, cast, stages, settings, tmp_path):
    copy.refresh()
    for nth, _ in enumerate(acted(cast, stages), start=1):
        if nth % 2:
            assert copy.refresh().number == Head.objects.get().number
        if nth in {5, 11}:
            mine, theirs = rows(), anew(settings, tmp_path / str(nth))
            assert mine == theirs


def test_only_what_changed_is_copied(deals, cast, monkeypatch):
    copy.refresh()
    taken, take = [], store.take

    def watched(*given, **options):
        taken.append((options["scope"], take(*given, **options)))

    monkeypatch.setattr(store, "take", watched)
    services.change_fields(deals[0], {"next_step": "Write"}, by=cast.anna)
    copy.refresh()
    copy.refresh()
    assert taken == [(store.Scope.DEALS, {"deals": 1, "field_changes": 1})]


def test_what_is_killed_in_the_middle_is_done_again(deals, cast, monkeypatch):
    before = copy.refresh()
    held = rows()
    services.change_fields(deals[0], {"next_step": "Write"}, by=cast.anna)
    with monkeypatch.context() as broken:
        broken.setattr(manifest, "save", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            copy.refresh()
    assert copy.known() == before
    assert rows() == held
    assert copy.refresh().number == before.number + 1
    assert any("Write" in row for row in rows()["deals"])


def test_one_after_the_other_copies(deals, cast):
    copy.refresh()
    services.change_fields(deals[0], {"next_step": "Write"}, by=cast.anna)
    with (copy.folder() / "copying.lock").open("a") as somebody:
        fcntl.flock(somebody, fcntl.LOCK_EX)
        with pytest.raises(copy.Behind):
            copy.refresh(patience=0)
    assert copy.refresh(patience=0).number == Head.objects.get().number


def test_a_page_does_not_take_in_more_than_it_can_wait_for(deals):
    with pytest.raises(copy.Behind):
        copy.refresh(at_most=49)
    assert copy.refresh(at_most=50).number == 1


def test_the_next_day_deals_are_of_the_team_their_owner_is_in_then(deals, cast, monkeypatch):
    day = timezone.now().date()
    copy.refresh()
    with recording("record", by=cast.abe, via=Via.PAGE) as act:
        changed(act, Membership.objects.get(person=cast.jack), {"until": day + timedelta(days=1)})
    copy.refresh()
    assert any("Islands" in row for row in rows()["deals"])
    monkeypatch.setattr(copy, "_today", lambda: day + timedelta(days=1))
    copy.refresh()
    assert not any("Islands" in row for row in rows()["deals"])


def test_a_workspace_without_deals_has_a_copy_without_deals(cast, stages):
    assert copy.refresh().number == 0
    with closing(store.opened(copy.folder())) as kept:
        assert kept.tables.deals.count().to_pyarrow().as_py() == 0
    assert Person.objects.exists()
