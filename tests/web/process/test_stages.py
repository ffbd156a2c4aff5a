"""Pipelines and stages change through one gate, and deals never stand where nobody looks."""

import pytest
from django.urls import reverse

from venturi.web.deals import services as deals
from venturi.web.process import services
from venturi.web.process.models import Pipeline, Stage
from venturi.web.process.selectors import stages_of
from venturi.web.trail.models import Entry, RecordChange
from venturi.web.trail.refusals import Forbidden, Refused


def names(pipeline):
    return [one.name for one in Stage.objects.there().filter(pipeline=pipeline).order_by("position")]


@pytest.fixture
def pipeline(cast):
    return services.make_pipeline("Renewals", by=cast.abe)


def test_a_pipeline_comes_with_the_usual_stages(pipeline):
    assert names(pipeline) == [name for name, _ in services.USUAL]
    assert Entry.objects.get().verb == "make pipeline"


@pytest.mark.parametrize("name", ["anna", "renate", "jack", "gil", "ada"])
def test_administrators_alone_change_them(name, cast, stages):
    by, pipeline = getattr(cast, name), stages["Won"].pipeline
    for act in (
        lambda: services.make_pipeline("Other", by=by),
        lambda: services.change_pipeline(pipeline, "Other", by=by),
        lambda: services.make_stage(pipeline, "Other", "open", by=by),
        lambda: services.change_stage(stages["Proposal"], name="Other", kind="open", by=by),
        lambda: services.move_stage(stages["Proposal"], 1, by=by),
        lambda: services.remove_stage(stages["Proposal"], by=by),
    ):
        with pytest.raises(Forbidden):
            act()
    assert not Entry.objects.exists()


def test_stages_change_places_in_one_act(cast, pipeline):
    first = pipeline.stages.get(name="Qualification")
    services.move_stage(first, 1, by=cast.abe)
    assert names(pipeline)[:3] == ["Discovery", "Qualification", "Proposal"]
    entry = Entry.objects.get(verb="reorder stages")
    told = RecordChange.objects.filter(entry=entry).order_by("record_id").values_list("values", flat=True)
    assert list(told) == [{"position": ["1", "2"]}, {"position": ["2", "1"]}]
    services.move_stage(first, -5, by=cast.abe)
    assert names(pipeline)[0] == "Qualification"
    # At its end already: nothing happened, and nothing is told.
    services.move_stage(first, -1, by=cast.abe)
    assert Entry.objects.filter(verb="reorder stages").count() == 2


def test_a_new_stage_is_the_last_of_the_open_ones(cast, pipeline):
    services.remove_stage(pipeline.stages.get(name="Discovery"), by=cast.abe)
    services.make_stage(pipeline, "Pilot", "open", by=cast.abe)
    services.make_stage(pipeline, "No decision", "lost", by=cast.abe)
    services.make_stage(pipeline, "Discovery", "open", by=cast.abe)
    wanted = ["Qualification", "Proposal", "Negotiation", "Pilot", "Discovery", "Won", "Lost", "No decision"]
    assert names(pipeline) == wanted


def test_two_stages_of_a_pipeline_have_two_names(cast, pipeline):
    with pytest.raises(Refused, match="name-taken"):
        services.make_stage(pipeline, "Proposal", "open", by=cast.abe)
    with pytest.raises(Refused, match="name-taken"):
        services.change_stage(pipeline.stages.get(name="Discovery"), name="Proposal", kind="open", by=cast.abe)
    with pytest.raises(Refused, match="name-taken"):
        services.make_pipeline("Renewals", by=cast.abe)


def test_a_stage_in_which_a_deal_stood_keeps_its_kind(cast, deal, stages):
    deals.move_to_stage(deal, stages["Proposal"], by=cast.anna)
    for name in ("Discovery", "Proposal"):
        with pytest.raises(Refused, match="stage-kind-fixed"):
            services.change_stage(stages[name], name=name, kind="lost", by=cast.abe)
    services.change_stage(stages["Negotiation"], name="Negotiation", kind="lost", by=cast.abe)


def test_a_stage_goes_when_no_open_deal_stands_there(cast, deal, stages):
    with pytest.raises(Refused, match="stage-in-use"):
        services.remove_stage(stages["Discovery"], by=cast.abe)
    deals.move_to_stage(deal, stages["Proposal"], by=cast.anna)
    services.remove_stage(stages["Discovery"], by=cast.abe)
    gone = Stage.objects.get(name="Discovery")
    for act in (
        lambda: deals.move_to_stage(deal, gone, by=cast.anna),
        lambda: deals.open_deal(gone, by=cast.anna, name="New", owner_id=cast.anna.pk),
        lambda: services.move_stage(gone, 1, by=cast.abe),
    ):
        with pytest.raises(Refused, match="stage-removed"):
            act()


@pytest.mark.parametrize("name", ["Won", "Lost"])
def test_deals_can_always_be_won_and_lost(name, cast, pipeline):
    stage = pipeline.stages.get(name=name)
    with pytest.raises(Refused, match="stage-last-of-kind"):
        services.remove_stage(stage, by=cast.abe)
    with pytest.raises(Refused, match="stage-last-of-kind"):
        services.change_stage(stage, name=name, kind="open", by=cast.abe)


def test_a_removed_stage_is_seen_as_long_as_an_open_deal_stands_there(client, cast, deal, stages):
    Stage.objects.filter(pk__in=[stages["Discovery"].pk, stages["Proposal"].pk]).update(removed=True)
    shown = [one.name for one in stages_of(stages["Won"].pipeline)]
    assert shown == ["Negotiation", "Won", "Lost", "Discovery"]
    client.force_login(cast.anna)
    assert "Flow meters" in client.get(reverse("board", args=[deal.pipeline_id])).content.decode()


def test_an_empty_workspace_says_how_to_begin(client, cast):
    client.force_login(cast.abe)
    assert reverse("pipelines") in client.get(reverse("board")).content.decode()
    assert "Begin with a pipeline" in client.get(reverse("pipelines")).content.decode()
    made = client.post(reverse("pipelines"), {"name": "New business"})
    assert made.url == reverse("pipeline", args=[Pipeline.objects.get().pk])
    assert "Qualification" in client.get(made.url).content.decode()


def test_stages_are_arranged_on_the_page(client, cast, pipeline):
    client.force_login(cast.abe)
    stage = pipeline.stages.get(name="Discovery")
    client.post(reverse("stage-place", args=[stage.pk]), {"to": "earlier"})
    assert names(pipeline)[0] == "Discovery"
    refused = client.post(reverse("stage-removal", args=[pipeline.stages.get(name="Won").pk]))
    assert (refused.status_code, "only stage of its kind" in refused.content.decode()) == (422, True)
