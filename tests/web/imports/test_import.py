"""What an import makes of files: new deals with their history, exact changes of those that are here, nothing twice."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from tests.web.imports.conftest import DEALS, MOVES, file, fresh

from venturi.web.accounts.models import Account
from venturi.web.activities.models import Activity
from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal, FieldChange, Opening, StageChange
from venturi.web.deals.state import rebuilt, state_of
from venturi.web.finance.models import Product
from venturi.web.imports.models import State
from venturi.web.names.fields import folded_of
from venturi.web.people.models import Person
from venturi.web.process.models import Pipeline, Stage
from venturi.web.trail import chain
from venturi.web.trail.guards import guard, unguard
from venturi.web.trail.models import Entry
from venturi.web.trail.records import differing

MADE = (Account, Product, Pipeline, Stage, Activity)


def whole():
    """The chain is unbroken, and every column is what the events add up to."""
    assert list(chain.verify()) == []
    for deal in Deal.objects.all():
        assert state_of(deal) == rebuilt(selectors.events_of(deal))
        assert deal.folded == folded_of([deal.name, deal.key])
    # The cast came to be without a history.
    there = set(Person.objects.exclude(email=None).values_list("pk", flat=True))
    assert [key for key, _ in differing(Person) if key not in there] == []
    assert [(model, key) for model in MADE for key in differing(model)] == []


def test_deals_come_in_as_the_files_have_them(imported, cast):
    one = imported()
    assert one.state == State.DONE
    deal = Deal.objects.get(key="D1")
    assert (deal.name, deal.amount, deal.currency) == ("Flow meters", Decimal("12000.50"), "EUR")
    # Owners are found by what files call them; whoever is not known becomes somebody who cannot sign in.
    assert deal.owner == cast.anna
    other = Deal.objects.get(key="D2").owner
    assert (other.name, other.email, other.has_usable_password()) == ("Paul Unknown", None, False)
    assert Deal.objects.get(key="D2").amount is None
    whole()


def test_without_a_history_a_deal_opens_where_it_is_first_known_and_is_decided_on_its_day(imported):
    imported()
    lost = Deal.objects.get(key="D4")
    assert (lost.outcome, lost.loss_reason, lost.closed_at) == ("lost", "price", datetime(2026, 2, 21, tzinfo=UTC))
    assert lost.created_at == datetime(2026, 1, 8, tzinfo=UTC)
    assert Opening.objects.get(deal=lost).stage.kind == "open"


def test_a_history_in_the_files_becomes_the_history_here(imported):
    imported(file(DEALS), file(MOVES, "moves.csv"))
    deal = Deal.objects.get(key="D3")
    told = StageChange.objects.filter(deal=deal).order_by("at", "pk")
    assert [event.stage.name for event in told] == ["Lead", "Discovery", "Closed Won"]
    assert deal.closed_at == datetime(2026, 2, 20, 10, tzinfo=UTC)
    assert Deal.objects.get(key="D1").stage_entered_at == datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
    whole()


@pytest.mark.parametrize("moves", [[], [file(MOVES, "moves.csv")]])
def test_the_same_files_twice_change_nothing(moves, imported):
    given = [MOVES] if moves else []
    imported(file(DEALS), *(file(text, "moves.csv") for text in given))
    entries = Entry.objects.count()
    again = imported(file(DEALS), *(file(text, "moves.csv") for text in given))
    assert (again.state, again.entry, Entry.objects.count()) == (State.DONE, None, entries)
    assert all(count["new"] == count["changed"] == 0 for count in again.counts().values())


def test_what_changed_in_the_files_is_a_change_here_with_old_and_new(imported):
    imported()
    one = imported(file(DEALS.replace("12000.50", "800").replace("Call,", '"Say ""hi"", \\ and wait",')))
    assert one.counts()["deals"] == {"new": 0, "changed": 1, "unchanged": 3, "rejected": 0}
    found = {change.field: (change.old, change.new) for change in FieldChange.objects.filter(entry=one.entry)}
    assert found == {"amount": ("12000.5", "800"), "next_step": ("Call", 'Say "hi", \\ and wait')}
    assert Deal.objects.get(key="D1").version == 2
    whole()


def test_a_deal_that_was_decided_since_moves_on_the_day_it_was(imported):
    imported()
    imported(file(DEALS.replace("Proposal,2026-01-06,,", "Closed Won,2026-01-06,2026-03-01,500")))
    deal = Deal.objects.get(key="D2")
    assert (deal.outcome, deal.closed_at, deal.amount) == ("won", datetime(2026, 3, 1, tzinfo=UTC), 500)
    whole()


def test_a_column_that_the_files_do_not_have_is_not_emptied(imported, cast):
    imported()
    services.change_fields(Deal.objects.get(key="D2"), {"channel": "fair"}, by=cast.abe)
    imported(file("Deal ID,Amount,Currency\nD1,5,EUR\nD2,7,EUR\n"))
    first, second = (Deal.objects.get(key=key) for key in ("D1", "D2"))
    assert (first.next_step, first.stage.name, first.amount) == ("Call", "Discovery", 5)
    assert (second.channel, second.amount) == ("fair", 7)


def test_history_that_came_later_takes_its_place(imported):
    imported()
    imported(file(DEALS), file(MOVES, "moves.csv"))
    moves = StageChange.objects.filter(deal__key="D1").order_by("at")
    assert [move.stage.name for move in moves] == ["Lead", "Discovery"]
    assert Deal.objects.get(key="D1").stage_entered_at == datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
    whole()


def test_what_may_not_stand_here_is_rejected_and_listed(imported, cast, client):
    text = (
        DEALS
        + "D5,Early,Closed Won,2026-02-01,2026-01-01,1,EUR,anna,Acme,,\nD6,Lone,Discovery,2026-01-01,,4,,anna,Acme,,\n"
    )
    one = imported(file(text))
    assert one.comparison["reasons"] == {"closed-before-created": 1, "amount-without-currency": 1}
    client.force_login(cast.abe)
    listed = b"".join(client.get(f"/data/imports/{one.pk}/refused.csv").streaming_content).decode()
    assert listed.splitlines()[1:] == [
        "deals,D5,deals.csv,6,closed-before-created",
        "deals,D6,deals.csv,7,amount-without-currency",
    ]


def test_a_deal_that_somebody_deleted_stays_away(imported, cast):
    imported()
    services.delete_deal(Deal.objects.get(key="D1"), by=cast.abe, reason="a test")
    one = imported()
    assert one.comparison["reasons"] == {"deal-deleted": 1}
    assert Deal.objects.get(key="D1").deleted


def test_a_tampered_row_is_found(imported):
    imported()
    unguard()
    FieldChange.objects.all().delete()
    Opening.objects.filter(deal__key="D1").update(values={"name": "Another"})
    guard()
    assert [broken.reason for broken in chain.verify()] == ["it or its events were changed, added or deleted"]


def test_an_account_is_found_by_key_and_then_by_its_exact_name(imported):
    there = Account.objects.create(key="crm-17", name="Acme")
    imported()
    assert Deal.objects.get(key="D1").account == there


def test_one_lookalike_is_proposed_and_the_answer_counts_from_then_on(imported, cast):
    there = Account.objects.create(key="crm-17", name="ACME GmbH")
    one = imported(dry=True)
    assert [(pair["key"], pair["other"], pair["reasons"]) for pair in one.comparison["likely"]] == [
        ("Acme", there.pk, ["the same name with another legal form"])
    ]
    from venturi.web.imports import services as gate

    gate.answer(one, 0, same=True, by=cast.abe)
    one = fresh(gate.start(fresh(gate.compare(fresh(one), by=cast.abe)), by=cast.abe))
    assert Deal.objects.get(key="D1").account == there
    assert one.comparison["likely"] == []


def test_the_first_move_of_a_later_file_is_a_move_of_a_deal_that_is_here(imported):
    imported(file(DEALS), file(MOVES, "moves.csv"))
    later = DEALS.replace("Flow meters,Discovery", "Flow meters,Proposal")
    moves = "Deal ID,Date,Stage\nD1,2026-02-10 08:00,Proposal\nD3,2026-02-20 10:00,Closed Won\n"
    one = imported(file(later), file(moves, "moves.csv"))
    assert Deal.objects.get(key="D1").stage_entered_at == datetime(2026, 2, 10, 8, tzinfo=UTC)
    assert StageChange.objects.filter(entry=one.entry).count() == 1
    whole()


REGIONS = "Deal ID,Stage,Created,Account,Region,Segment\n"


def test_what_files_do_not_tell_of_an_account_stays_and_where_its_deals_disagree_it_is_unknown(imported):
    rows = "R1,Lead,2026-01-05,Norden,North,Large\nR2,Lead,2026-01-06,Norden,,Large\nR3,Lead,2026-01-06,Isola,North,\n"
    imported(file(REGIONS + rows + "R4,Lead,2026-01-07,Isola,South,\n"))
    norden, isola = (Account.objects.get(key=key) for key in ("Norden", "Isola"))
    assert (norden.region, norden.segment) == ("North", "Large")
    assert (isola.region, isola.segment) == ("", "")
    one = imported(file("Deal ID,Stage,Created,Account\nR1,Lead,2026-01-05,Norden\n"))
    assert one.comparison["counts"]["accounts"]["changed"] == 0
    norden.refresh_from_db()
    assert (norden.region, norden.segment, norden.version) == ("North", "Large", 1)
