"""A deal is deleted with a reason, brought back, or turns out to be another one; its history stays."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal
from venturi.web.deals.state import rebuilt, state_of
from venturi.web.process.models import Pipeline, Stage
from venturi.web.trail.refusals import Forbidden, Refused


@pytest.fixture
def twin(deal, stages, cast):
    return services.open_deal(stages["Proposal"], by=cast.anna, name="Flow meters, again", owner_id=cast.anna.pk)


def test_a_deleted_deal_is_seen_by_nobody_and_comes_back_as_it_was(deal, cast):
    before = state_of(Deal.objects.get())
    services.delete_deal(deal, by=cast.anna, reason="a test")
    assert not selectors.visible(cast.abe, on=before.created_at.date()).exists()
    services.restore_deal(deal, by=cast.renate, reason="no test after all")
    after = state_of(Deal.objects.get())
    assert (after.deleted, after.stage_id, after.amount) == (False, before.stage_id, before.amount)


def test_a_deleted_deal_does_not_change(deal, stages, cast):
    services.delete_deal(deal, by=cast.anna, reason="a test")
    with pytest.raises(Refused, match="deal-deleted"):
        services.move_to_stage(deal, stages["Proposal"], by=cast.anna)


def test_nobody_deletes_without_a_reason_or_without_the_right(deal, cast):
    with pytest.raises(Refused, match="deletion-without-reason"):
        services.delete_deal(deal, by=cast.anna, reason="")
    with pytest.raises(Forbidden):
        services.delete_deal(deal, by=cast.jack, reason="mine")


def test_a_merged_deal_is_gone_and_names_the_one_it_turned_out_to_be(deal, twin, cast):
    services.merge_deals(twin, deal, by=cast.anna, reason="entered twice")
    found = Deal.objects.get(pk=twin.pk)
    assert (found.deleted, found.merged_into) == (True, deal)
    assert state_of(found) == rebuilt(selectors.events_of(found))
    assert not Deal.objects.get(pk=deal.pk).deleted


def test_a_deal_is_merged_into_another_one_of_its_pipeline(deal, cast):
    elsewhere = Stage.objects.create(
        pipeline=Pipeline.objects.create(name="Renewals"), name="Due", position=1, kind="open"
    )
    other = services.open_deal(elsewhere, by=cast.anna, name="Renewal", owner_id=cast.anna.pk)
    for into, code in ((deal, "merge-with-itself"), (other, "merge-across-pipelines")):
        with pytest.raises(Refused, match=code):
            services.merge_deals(deal, into, by=cast.anna, reason="entered twice")


def test_who_leads_and_administrators_bring_a_deal_back_and_nobody_else(deal, cast):
    services.delete_deal(deal, by=cast.abe, reason="entered twice")
    with pytest.raises(Forbidden):
        services.restore_deal(deal, by=cast.anna, reason="I want it")
    assert not services.restore_deal(deal, by=cast.abe, reason="it was another").deleted


def test_whoever_merges_two_deals_locks_the_older_one_first_whichever_is_kept(deal, twin, cast):
    with CaptureQueriesContext(connection) as asked:
        services.merge_deals(twin, deal, by=cast.anna, reason="entered twice")
    [first, *_] = [one["sql"] for one in asked if 'FROM "deals_deal"' in one["sql"]]
    assert f"IN ({deal.pk}, {twin.pk})" in first or f"IN ({twin.pk}, {deal.pk})" in first
    assert first.partition(" FOR UPDATE")[0].endswith("ORDER BY 1 ASC")
