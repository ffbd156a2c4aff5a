"""The timeline of a deal comes page by page, the latest first, and nothing is left out or told twice."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.activities.services import make_task, record_activity
from venturi.web.deals import services
from venturi.web.deals.stakeholders import name_stakeholder
from venturi.web.deals.timeline import SHOWN, Place, history, timeline

QUERIES = 12


@pytest.fixture
def busy(cast, deal, stages, contact):
    """A deal with everything that can be told, some of it of one moment and recorded late, and one merged into it."""
    name_stakeholder(deal, contact, by=cast.anna, role="decides")
    make_task(by=cast.anna, text="Send the offer", deal=deal)
    twin = services.open_deal(stages["Discovery"], by=cast.anna, at=OPENED, name="Twin", owner_id=cast.anna.pk)
    make_task(by=cast.anna, text="Of the twin", deal=twin)
    for day in (3, 1, 2, 2):
        at = OPENED + timedelta(days=day)
        said = {"amount": Decimal(day), "next_step": f"Step {day}", "channel": "fair"}
        services.change_fields(deal, said, by=cast.anna, at=at)
        record_activity(by=cast.anna, kind="call", at=at, deal=deal, note=f"Note {day}")
    services.move_to_stage(deal, stages["Proposal"], by=cast.renate, at=OPENED + timedelta(days=2))
    services.merge_deals(twin, deal, by=cast.anna, reason="entered twice")
    deal.refresh_from_db()
    return deal


def pages(told, deal, person, size):
    found, place = [], None
    while True:
        page = told(deal, person, before=place, size=size)
        assert page.lines
        found.append(page.lines)
        if page.older is None:
            return found
        place = Place.read(str(page.older))


@pytest.mark.parametrize("name", ["anna", "jack"])
@pytest.mark.parametrize("told", [timeline, history])
def test_pages_of_any_size_tell_the_whole_once_and_in_order(busy, cast, told, name):
    person = getattr(cast, name)
    person.sees_amounts = name == "anna"
    [whole] = pages(told, busy, person, 1_000)
    for size in (1, 3, len(whole) - 1, len(whole)):
        found = pages(told, busy, person, size)
        assert [line for page in found for line in page] == whole
        assert {len(page) for page in found[:-1]} <= {size}
    assert sorted((line.at for line in whole), reverse=True) == [line.at for line in whole]
    assert any(line.field == "Amount" for line in whole) == (name == "anna")
    assert any("the task “Of the twin”" in line.what for line in whole) == (told is timeline)
    assert "Twin" in {line.of for line in whole}


def test_older_lines_are_a_link_away_and_loaded_in_place_where_there_is_a_script(page, deal, cast):
    for nth in range(SHOWN):
        services.change_fields(deal, {"next_step": f"Step {nth}"}, by=cast.anna)
    client, address = page("anna"), reverse("deal", args=[deal.pk])
    first = client.get(address).content.decode()
    assert (first.count("changed next step"), "opened in Discovery" in first) == (SHOWN, False)
    [older] = re.findall(r'rel="next" href="([^"#]*)', first)
    for headers in ({}, {"HX-Request": "true"}):
        second = client.get(older, headers=headers).content.decode()
        assert ("opened in Discovery" in second, "changed next step" in second, 'rel="next"' in second) == (1, 0, 0)
        assert ("<html" in second) == ("The latest" in second) == (not headers)


def test_a_place_that_is_none_is_the_beginning(page, deal):
    for place in ("x", "99999999999999999999-1-0-1", "20260302090000000000-1-0-"):
        address = f"{reverse('deal', args=[deal.pk])}?before={place}"
        assert "opened in Discovery" in page("anna").get(address).content.decode()


def test_a_long_timeline_asks_as_often_as_a_short_one(deal, cast, django_assert_num_queries):
    for more in (1, 20):
        for nth in range(more):
            services.change_fields(deal, {"next_step": f"Step {nth}"}, by=cast.anna)
            make_task(by=cast.anna, text=f"Task {nth}", deal=deal)
        with django_assert_num_queries(QUERIES):
            timeline(deal, cast.ada)
