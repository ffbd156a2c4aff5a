"""A deal moves: through the gate, with history, or not at all."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.web.conftest import OPENED

from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal, StageChange
from venturi.web.process.models import Pipeline, Stage
from venturi.web.trail.refusals import Forbidden, Outdated, Refused

LATER = datetime(2026, 3, 9, 14, 0, tzinfo=UTC)


def codes(error):
    return [issue.code for issue in error.value.issues]


def test_a_move_is_a_dated_event_with_its_author(deal, stages, cast):
    moved = services.move_to_stage(deal, stages["Proposal"], by=cast.anna, at=LATER)
    assert (moved.stage, moved.stage_entered_at, moved.version) == (stages["Proposal"], LATER, 2)
    [change] = StageChange.objects.all()
    assert (change.deal, change.stage, change.at) == (deal, stages["Proposal"], LATER)
    assert (change.entry.author, change.entry.verb, change.entry.via) == (cast.anna, "move", "page")
    assert change.entry.recorded_at > LATER


def test_a_deal_that_is_won_is_closed_at_that_moment(deal, stages, cast):
    won = services.move_to_stage(deal, stages["Won"], by=cast.anna, at=LATER)
    assert (won.outcome, won.closed_at) == ("won", LATER)


def test_a_loss_needs_a_reason(deal, stages, cast):
    with pytest.raises(Refused) as error:
        services.move_to_stage(deal, stages["Lost"], by=cast.anna, at=LATER)
    assert codes(error) == ["loss-without-reason"]
    lost = services.move_to_stage(deal, stages["Lost"], by=cast.anna, at=LATER, reason="price", competitor="Orifice")
    assert (lost.outcome, lost.loss_reason, lost.competitor) == ("lost", "price", "Orifice")


def test_a_reopened_deal_is_open_and_has_no_reason(deal, stages, cast):
    services.move_to_stage(deal, stages["Lost"], by=cast.anna, at=LATER, reason="price")
    open_again = services.move_to_stage(deal, stages["Proposal"], by=cast.anna, at=LATER + timedelta(days=1))
    assert (open_again.outcome, open_again.closed_at, open_again.loss_reason) == ("open", None, None)


def test_the_second_of_two_is_told_who_changed_what_and_nothing_is_lost(deal, stages, cast):
    seen = deal.version
    services.move_to_stage(deal, stages["Proposal"], by=cast.renate, version=seen)
    with pytest.raises(Outdated) as error:
        services.move_to_stage(deal, stages["Negotiation"], by=cast.anna, version=seen)
    assert codes(error) == ["changed-meanwhile"]
    assert "Renate (move" in str(error.value)
    assert Deal.objects.get().stage == stages["Proposal"]
    assert StageChange.objects.count() == 1


@pytest.mark.parametrize("name", ["jack", "gil", "ada"])
def test_whoever_may_not_change_it_is_refused_and_nothing_is_written(name, deal, stages, cast):
    with pytest.raises(Forbidden):
        services.move_to_stage(deal, stages["Proposal"], by=getattr(cast, name))
    assert not StageChange.objects.exists()
    assert Deal.objects.get().version == 1


@pytest.mark.parametrize(
    ("moment", "code"),
    [(OPENED - timedelta(seconds=1), "moment-before-creation"), (datetime(2999, 1, 1, tzinfo=UTC), "moment-ahead")],
)
def test_a_move_takes_effect_between_the_opening_and_now(moment, code, deal, stages, cast):
    with pytest.raises(Refused) as error:
        services.move_to_stage(deal, stages["Proposal"], by=cast.anna, at=moment)
    assert codes(error) == [code]


def test_a_deal_moves_to_another_stage_of_its_own_pipeline(deal, stages, cast):

    elsewhere = Stage.objects.create(
        pipeline=Pipeline.objects.create(name="Renewals"), name="Due", position=1, kind="open"
    )
    for stage, code in ((stages["Discovery"], "stage-same"), (elsewhere, "stage-of-another-pipeline")):
        with pytest.raises(Refused) as error:
            services.move_to_stage(deal, stage, by=cast.anna)
        assert codes(error) == [code]


def test_what_is_recorded_late_takes_its_place_in_the_history(deal, stages, cast):
    services.move_to_stage(deal, stages["Negotiation"], by=cast.anna, at=LATER)
    services.move_to_stage(deal, stages["Proposal"], by=cast.anna, at=LATER - timedelta(days=2))
    found = Deal.objects.get()
    assert (found.stage, found.stage_entered_at) == (stages["Negotiation"], LATER)
    assert [event.at for event in selectors.events_of(found)] == [OPENED, LATER - timedelta(days=2), LATER]


def test_what_is_recorded_late_is_checked_against_that_moment(deal, stages, cast):
    services.move_to_stage(deal, stages["Negotiation"], by=cast.anna, at=LATER)
    with pytest.raises(Refused) as error:
        services.move_to_stage(deal, stages["Discovery"], by=cast.anna, at=LATER - timedelta(days=2))
    assert codes(error) == ["stage-same"]


def test_what_turns_out_to_have_happened_earlier_is_one_stay_from_then_on(deal, stages, cast):
    services.move_to_stage(deal, stages["Negotiation"], by=cast.anna, at=LATER)
    earlier = LATER - timedelta(days=2)
    services.move_to_stage(deal, stages["Negotiation"], by=cast.anna, at=earlier)
    assert Deal.objects.get().stage_entered_at == earlier
