"""Targets, costs and rates come in with the deals: each once, and as the rules of the workspace let them through."""

from datetime import date
from decimal import Decimal

import pytest
from tests.web.imports.conftest import DEALS, file, fresh

from venturi.web.finance import services as finance
from venturi.web.finance.models import Cost, Rate, Target
from venturi.web.imports import services
from venturi.web.imports.models import State
from venturi.web.people.models import Person, Team
from venturi.web.trail import chain
from venturi.web.trail.models import Entry
from venturi.web.trail.records import differing

TARGETS = """person,team,starts_on,ends_on,amount,currency
anna,Continent,2026-01-01,2026-04-01,1000.50,EUR
Paul Unknown,,2026-01-01,2026-04-01,70,EUR
,Peninsula,2026-01-01,2026-04-01,3000,EUR
"""
COSTS = """on,source,channel,amount,currency
2026-01-01,inbound,fair,100.25,EUR
2026-01-01,inbound,fair,100.25,EUR
2026-02-01,outbound,,70,EUR
"""
RATES = "currency,into,on,rate\nUSD,EUR,2026-01-01,0.912345678\nGBP,EUR,2026-01-01,1.2\n"
KINDS = (Target, Cost, Rate, Team)


@pytest.fixture
def brought(imported):
    """The deals with other files, imported."""

    def done(targets="", costs="", rates="", **said):
        given = {"targets.csv": targets, "costs.csv": costs, "rates.csv": rates}
        return imported(file(DEALS), *(file(text, name) for name, text in given.items() if text), **said)

    return done


def whole():
    """The chain is unbroken, and every record is what its history adds up to."""
    assert list(chain.verify()) == []
    assert [(model, key) for model in (Target, Cost, Rate) for key in differing(model)] == []


def test_targets_costs_and_rates_come_in_with_one_entry_of_the_trail(brought, cast):
    before = Entry.objects.count()
    one = brought(TARGETS, COSTS, RATES)
    counts = one.counts()
    assert [counts[kind]["new"] for kind in ("targets", "costs", "rates", "teams")] == [3, 3, 2, 1]
    assert Entry.objects.count() == before + 1
    target = Target.objects.get(person=cast.anna)
    # A target of a person is theirs, whatever team stands beside it.
    told = (target.team, target.starts_on, target.ends_on, target.amount, target.currency)
    assert told == (None, date(2026, 1, 1), date(2026, 4, 1), Decimal("1000.5"), "EUR")
    assert Target.objects.get(team__name="Peninsula").amount == 3000
    assert Target.objects.get(person__key="Paul Unknown").amount == 70
    assert Cost.objects.filter(channel="fair", source="inbound", amount=Decimal("100.25")).count() == 2
    assert Rate.objects.get(currency="USD").rate == Decimal("0.912345678")
    whole()


def test_the_same_files_twice_change_nothing(brought):
    brought(TARGETS, COSTS, RATES)
    again = brought(TARGETS, COSTS, RATES)
    assert (again.state, again.entry) == (State.DONE, None)
    assert [again.counts()[kind]["unchanged"] for kind in ("targets", "costs", "rates", "teams")] == [3, 3, 2, 1]


def test_other_amounts_and_rates_are_changes_and_undoing_takes_them_back(brought, cast):
    brought(TARGETS, COSTS, RATES)
    one = brought(TARGETS.replace("1000.50", "2"), COSTS, RATES.replace("1.2", "1.25"))
    assert (one.counts()["targets"]["changed"], one.counts()["rates"]["changed"]) == (1, 1)
    assert Target.objects.get(person=cast.anna).amount == 2
    services.undo(one, by=cast.abe)
    assert fresh(one).state == State.UNDONE
    assert Target.objects.get(person=cast.anna).amount == Decimal("1000.5")
    assert Rate.objects.get(currency="GBP").rate == Decimal("1.2")
    whole()


def test_an_import_is_taken_back_and_comes_in_again(brought, cast):
    one = brought(TARGETS, COSTS, RATES)
    services.undo(one, by=cast.abe)
    assert not any(model.objects.there().exists() for model in (Target, Cost, Rate))
    assert not Team.objects.there().filter(name="Peninsula").exists()
    brought(TARGETS, COSTS, RATES)
    assert [model.objects.there().count() for model in (Target, Cost, Rate)] == [3, 3, 2]
    assert Target.objects.there().get(team__name="Peninsula", team__removed=False).amount == 3000
    whole()


def test_a_cost_that_was_corrected_here_is_not_brought_a_second_time(brought, cast):
    brought(costs=COSTS)
    finance.change_cost(Cost.objects.get(source="outbound"), {"amount": Decimal(75)}, by=cast.abe)
    one = brought(costs=COSTS)
    assert one.counts()["costs"] == {"new": 0, "changed": 0, "unchanged": 3, "rejected": 0}
    more = brought(costs=COSTS + "2026-02-01,outbound,,70,EUR\n")
    assert more.counts()["costs"]["new"] == 1


@pytest.mark.parametrize(
    ("name", "line", "code"),
    [
        ("targets", "anna,,2026-04-01,2026-04-01,5,EUR", "ends-before-it-starts"),
        ("targets", ",,2026-04-01,2026-07-01,5,EUR", "target-of-nobody"),
        ("targets", "anna,,2026-01-01,2026-04-01,6,EUR", "key-twice"),
        ("targets", "jack,,2026-01-01,2026-04-01,6,", "amount-without-currency"),
        ("targets", f"{'x' * 201},,2026-01-01,2026-04-01,6,EUR", "text-too-long"),
        ("costs", f"2026-01-01,inbound,{'x' * 101},1,EUR", "text-too-long"),
        ("rates", "EUR,EUR,2026-01-01,1", "rate-of-one-currency"),
        ("rates", "CHF,EUR,2026-01-01,0", "rate-not-positive"),
    ],
)
def test_what_the_rules_do_not_let_through_is_rejected_with_their_code(brought, name, line, code):
    given = {"targets": TARGETS, "costs": COSTS, "rates": RATES}
    one = brought(**(given | {name: f"{given[name]}{line}\n"}), dry=True)
    assert (one.counts()[name]["rejected"], one.comparison["reasons"]) == (1, {code: 1})


def test_amounts_that_name_no_currency_are_in_the_one_that_was_said(brought):
    brought("person,starts_on,ends_on,amount\nanna,2026-01-01,2026-04-01,5\n", currency="USD")
    assert Target.objects.get().currency == "USD"


def test_nobody_brings_in_amounts_that_they_may_not_read(brought, cast):
    Person.objects.filter(pk=cast.abe.pk).update(sees_amounts=False)
    cast.abe.refresh_from_db()
    one = brought(TARGETS, COSTS, RATES)
    assert one.comparison["reasons"] == {"right-missing": 6}
    assert (Target.objects.count(), Cost.objects.count(), Rate.objects.count()) == (0, 0, 2)
