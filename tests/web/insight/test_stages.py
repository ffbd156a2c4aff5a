"""What is usual in a stage and what is needed there: of the library, of what one may see, kept, and said as of when."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone

from venturi.audit.pipeline import goal_of, needed
from venturi.web.deals import services
from venturi.web.finance.models import Target
from venturi.web.insight import copy
from venturi.web.insight import stages as of_stages
from venturi.web.insight.tasks import make

UNPROCESSABLE = 422
# Those of a board without figures, and whether a deal was given away or deleted since.
QUERIES = 11 + 3


@pytest.fixture
def standing(deals, cast, stages, today):
    """A deal of Anna's that stands in Proposal for thirty days, and what she is to win in this half of a year."""
    known = {"name": "Standing", "owner_id": cast.anna.pk, "amount": Decimal(1_000), "currency": "EUR"}
    about = {"amount": Decimal(2_000_000), "currency": "EUR"}
    Target.objects.create(person=cast.anna, starts_on=today - timedelta(90), ends_on=today + timedelta(190), **about)
    opened = timezone.now() - timedelta(days=30)
    return services.open_deal(stages["Proposal"], by=cast.anna, at=opened, **known)


@pytest.fixture
def quick(monkeypatch):
    """What takes longest of it is not what a test is about."""
    monkeypatch.setattr(of_stages, "needed", lambda *_: {"stages": []})


def computed(person):
    """As a worker does it."""
    question = of_stages.question_of(person)
    copy.refresh()
    make.call(of_stages.KIND, person.pk, question.said)
    return of_stages.figures(question)


def board(client, stages):
    return client.get(reverse("board", args=[stages["Proposal"].pipeline_id]))


def test_the_figures_are_those_of_the_library(standing, cast):
    found = computed(cast.anna)
    with of_stages.question_of(cast.anna).dataset()[0] as dataset:
        lasted = {(row["pipeline"], row["stage"]): row for row in dataset.stay_times().rows()}
        stands = needed(dataset, goal_of(dataset, None))
    here = found.of("New business", "Proposal")
    told = next(row for row in stands["stages"] if row["stage"] == "Proposal")
    assert here.median_days == lasted["New business", "Proposal"]["median_days"] == 4
    assert here.p90_days == lasted["New business", "Proposal"]["p90_days"]
    assert found.in_money
    assert (here.needed, here.gap, here.verdict) == (told["needed"], told["gap"], told["verdict"])
    assert here.needed > 0
    assert found.of("New business", "Elsewhere").median_days is None


def test_the_board_shows_what_is_usual_and_needed_as_of_when(standing, cast, stages, page):
    computed(cast.anna)
    told = board(page("anna"), stages).content.decode()
    assert '<span class="state look">30.0\N{NO-BREAK SPACE}days</span>, usually 4.0\N{NO-BREAK SPACE}days' in told
    assert "Needed EUR\N{NO-BREAK SPACE}" in told
    assert "too little" in told
    assert "are those of the deals you may see, as of 20" in told


def test_nobody_is_told_more_than_they_may_see(standing, cast, stages, page):
    """Jack has no target and other deals; Anna without amounts is told of no money."""
    computed(cast.anna)
    assert "usually" not in board(page("jack"), stages).content.decode()
    his = computed(cast.jack)
    assert not his.in_money
    assert "no target" in " ".join(his.reasons)
    cast.anna.sees_amounts = False
    cast.anna.save()
    assert of_stages.figures(of_stages.question_of(cast.anna)) is None
    without = computed(cast.anna)
    assert not without.in_money
    assert "EUR" not in board(page("anna"), stages).content.decode()


def test_what_was_given_to_somebody_else_is_told_of_no_longer(standing, cast, quick):
    question = of_stages.question_of(cast.anna)
    assert computed(cast.anna) is not None
    services.change_fields(standing, {"owner_id": cast.renate.pk}, by=cast.renate)
    assert of_stages.figures(question) is None


def test_looking_computes_nothing_and_asks_as_often(standing, cast, stages, page, django_assert_num_queries, quick):
    client = page("anna")
    answer = board(client, stages)
    assert "usually" not in answer.content.decode()
    assert "Compute what is usual" in answer.content.decode()
    assert of_stages.figures(of_stages.question_of(cast.anna)) is None
    computed(cast.anna)
    with django_assert_num_queries(QUERIES):
        assert "Compute what is usual" not in board(client, stages).content.decode()


def test_they_are_computed_for_whoever_asks_and_then_shown(standing, cast, stages, page, quick):
    client, address = page("anna"), reverse("board-figures", args=[standing.pipeline_id])
    script = {"headers": {"HX-Request": "true"}}
    assert "could not be computed" in client.get(address, **script).content.decode()
    assert "Show it" in client.post(address, {"shown": ""}, **script).content.decode()
    number = of_stages.figures(of_stages.question_of(cast.anna)).number
    assert client.post(address, {"shown": number}, **script).content.strip() == b""
    assert client.post(address, {"shown": ""}).url == reverse("board", args=[standing.pipeline_id])
    assert client.post(address, {"shown": "spring"}, **script).status_code == UNPROCESSABLE


def test_they_are_computed_anew_only_after_a_while(standing, cast, stages, monkeypatch, quick):
    found = computed(cast.anna)
    services.move_to_stage(standing, stages["Negotiation"], by=cast.anna)
    assert of_stages.are_current(found)
    monkeypatch.setattr(of_stages, "CALM", timedelta(0))
    assert not of_stages.are_current(found)
    assert of_stages.are_current(computed(cast.anna))


def test_without_deals_nothing_is_told(cast, stages):
    found = computed(cast.anna)
    assert (found.stages, found.reasons, found.needs) == ({}, (), False)
