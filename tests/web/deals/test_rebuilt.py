"""Every column of a deal is what its events add up to, whatever happened, in whatever order it was recorded."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.web.conftest import OPENED

from venturi.errors import IssuesFound
from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal, FieldChange, StageChange
from venturi.web.deals.state import State, rebuilt, state_of
from venturi.web.trail import chain

MOMENTS = st.integers(0, 200).map(lambda hours: OPENED + timedelta(hours=hours))
MOVES = st.tuples(st.just("move"), st.sampled_from(["Discovery", "Proposal", "Negotiation", "Won", "Lost"]), MOMENTS)
VALUES = st.one_of(
    st.tuples(st.just("amount"), st.none() | st.decimals(0, 10**9, places=2)),
    st.tuples(st.just("expected_close_on"), st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1))),
    st.tuples(st.just("next_step"), st.sampled_from(["", "Call", "Write"])),
)
CHANGES = st.tuples(st.just("change"), VALUES, MOMENTS)


@settings(max_examples=some(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(MOVES | CHANGES, max_size=12))
def test_columns_are_what_the_events_add_up_to(acts, cast, stages):
    deal = services.open_deal(
        stages["Discovery"], by=cast.anna, at=OPENED, name="Any", owner_id=cast.anna.pk, currency="EUR"
    )
    versions = 1 + sum(done(deal, act, stages, cast) for act in acts)
    found = Deal.objects.get(pk=deal.pk)
    assert found.version == versions
    assert state_of(found) == rebuilt(selectors.events_of(found))
    assert naive(found) == {
        "stage": found.stage.name,
        "closed_at": found.closed_at,
        "amount": found.amount,
        "expected": found.expected_close_on,
        "next": found.next_step,
    }
    assert list(chain.verify()) == []


def done(deal, act, stages, cast):
    """Do it; whether the gate let it through and something changed."""
    verb, what, at = act
    before = Deal.objects.get(pk=deal.pk).version
    try:
        if verb == "move":
            services.move_to_stage(deal, stages[what], by=cast.anna, at=at, reason="price")
        else:
            services.change_fields(deal, dict([what]), by=cast.anna, at=at)
    except IssuesFound:
        pass
    return Deal.objects.get(pk=deal.pk).version - before


def naive(deal):
    """The last of each kind, looked up one by one."""
    moves = sorted(StageChange.objects.filter(deal=deal), key=lambda one: (one.at, one.pk))
    stage = moves[-1].stage if moves else deal.opening.stage

    def last(field):
        found = sorted(FieldChange.objects.filter(deal=deal, field=field), key=lambda one: (one.at, one.pk))
        return found[-1].new if found else deal.opening.values.get(field)

    # Two moves in a row into one stage are one stay, from the first of them on.
    here = next((i for i, move in enumerate(reversed(moves)) if move.stage != stage), len(moves))
    since = moves[len(moves) - here] if here else None
    amount, expected = last("amount"), last("expected_close_on")
    return {
        "stage": stage.name,
        "closed_at": None if stage.kind == "open" else since.at,
        "amount": amount and Decimal(amount),
        "expected": expected and date.fromisoformat(expected),
        "next": last("next_step"),
    }


def test_a_history_without_its_beginning_is_refused():
    with pytest.raises(ValueError, match="begins with its opening"):
        rebuilt([StageChange(at=datetime(2026, 1, 1, tzinfo=UTC), entry_id=1)])


def test_the_state_is_every_column_that_is_no_key(deal):
    columns = {field.attname for field in Deal._meta.concrete_fields}
    assert columns - {"id", "key", "folded", "version"} == set(State.__dataclass_fields__)
