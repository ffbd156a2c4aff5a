"""Changes from the table: one cell, and many deals at once."""

from datetime import date

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.deals import services
from venturi.web.deals.models import Deal
from venturi.web.table.views import table as page_of_the_table

UNPROCESSABLE, CONFLICT, FORBIDDEN, ABSENT = 422, 409, 403, 404


@pytest.fixture
def deals(deal, cast, stages):
    """Three deals of Anna's."""
    known = {"owner_id": cast.anna.pk}
    return [
        deal,
        *(services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=f"Deal {one}", **known) for one in "ab"),
    ]


def cell(client, deal, key, **said):
    address = reverse("table-cell", args=[deal.pk, key])
    if said:
        return client.post(f"{address}?c={key}", {"version": deal.version, **said}, HTTP_HX_REQUEST="true")
    return client.get(f"{address}?c={key}", HTTP_HX_REQUEST="true")


def bulk(client, deals, change, query="", **said):
    ticked = {"deal": [f"{deal.pk}:{deal.version}" for deal in deals]}
    return client.post(f"{reverse('table-changes')}?{query}", {**ticked, "change": change, **said})


def test_a_cell_is_a_form_with_what_is_there_and_then_the_row_with_what_was_typed(page, deal):
    client = page("anna")
    assert 'value="12000.5"' in cell(client, deal, "amount").content.decode()
    told = cell(client, deal, "amount", amount="13000", currency="EUR").content.decode()
    assert "EUR\N{NO-BREAK SPACE}13,000" in told
    assert told.startswith("<tr")
    assert Deal.objects.get().amount == 13_000


def test_a_stage_is_moved_to_from_its_cell_and_a_loss_without_reason_refused_in_place(page, deal, stages):
    client = page("anna")
    refused = cell(client, deal, "stage", stage=stages["Lost"].pk)
    assert refused.status_code == UNPROCESSABLE
    assert "Say why it was lost." in refused.content.decode()
    assert "data-editing" in refused.content.decode()
    cell(client, deal, "stage", stage=stages["Lost"].pk, reason="price")
    assert Deal.objects.get().loss_reason == "price"


def test_a_cell_that_makes_no_sense_keeps_what_was_typed(page, deal):
    refused = cell(page("anna"), deal, "expected_close_on", expected_close_on="tomorrow")
    assert refused.status_code == UNPROCESSABLE
    assert "tomorrow" in refused.content.decode()


def test_the_second_of_two_in_one_cell_is_told_what_the_first_did(page, deal, cast):
    services.change_fields(Deal.objects.get(), {"next_step": "Write"}, by=cast.renate)
    refused = cell(page("anna"), deal, "next_step", next_step="Call")
    assert refused.status_code == CONFLICT
    assert "Renate (change" in refused.content.decode()
    assert Deal.objects.get().next_step == "Write"


@pytest.mark.parametrize(("name", "status"), [("jack", ABSENT), ("gil", FORBIDDEN), ("ada", FORBIDDEN)])
def test_whoever_may_not_change_a_deal_does_not_by_its_cell(name, status, page, deal):
    assert cell(page(name), deal, "name", name="Mine").status_code == status
    assert Deal.objects.get().name == "Flow meters"


def test_without_javascript_a_cell_leads_to_the_page_of_the_deal(page, deal):
    response = page("anna").get(reverse("table-cell", args=[deal.pk, "name"]))
    assert response.url == reverse("deal", args=[deal.pk])


CHANGES = [
    ("owner", {"owner": "renate"}, "owner"),
    ("step", {"next_step": "Call", "next_step_on": "2026-12-01"}, "next_step"),
    ("close", {"expected_close_on": "2026-12-24"}, "expected_close_on"),
    ("source", {"source": "outbound"}, "source"),
    ("category", {"category": "commit"}, "category"),
]


@pytest.mark.parametrize(("change", "said", "field"), CHANGES)
def test_many_deals_get_one_change(change, said, field, page, deals, cast):
    wanted = {name: getattr(cast, value).pk if name == "owner" else value for name, value in said.items()}
    told = bulk(page("renate"), deals, change, **wanted).content.decode()
    assert "3 changed." in told
    new = {str(getattr(deal, f"{field}_id", None) or getattr(deal, field)) for deal in Deal.objects.all()}
    assert new == {str(wanted[field])}
    assert Deal.objects.filter(name="").count() == 0


def test_what_is_refused_stops_no_other_and_each_says_why(page, deals, stages, cast):
    services.change_fields(Deal.objects.get(pk=deals[1].pk), {"next_step": "Write"}, by=cast.renate)
    response = bulk(page("anna"), deals, "stage", stage=stages["Proposal"].pk)
    told = response.content.decode()
    assert "1 changed" in told
    assert "2 refused" in told
    assert "changed-meanwhile" in told
    assert "stage-same" in told
    assert Deal.objects.get(pk=deals[0].pk).stage == stages["Proposal"]


def test_what_is_as_it_was_already_is_not_called_changed(page, deals, cast):
    told = bulk(page("anna"), deals, "owner", owner=cast.anna.pk).content.decode()
    assert "0 changed, 3 as they were already." in told


def test_deals_one_may_not_see_are_not_there(page, deals, cast):
    response = bulk(page("jack"), deals, "category", category="commit")
    assert "0 changed, 3 no longer to be seen." in response.content.decode()
    assert "Flow" not in response.content.decode()
    assert not Deal.objects.filter(category="commit").exists()


@pytest.mark.parametrize("name", ["gil", "ada"])
def test_whoever_only_reads_changes_none_of_many(name, page, deals):
    response = bulk(page(name), deals, "category", category="commit")
    assert response.status_code == CONFLICT
    assert "3 refused" in response.content.decode()
    assert not Deal.objects.filter(category="commit").exists()


def test_all_that_are_filtered_are_changed_and_no_other(page, deals, stages):
    client = page("anna")
    query = f"stage={stages['Proposal'].pk}"
    told = bulk(client, [], "category", query, all="2", category="commit").content.decode()
    assert "2 changed." in told
    assert set(Deal.objects.filter(category="commit")) == set(deals[1:])


def test_all_are_those_that_were_counted(page, deals):
    response = bulk(page("anna"), [], "category", all="2", category="commit")
    assert response.status_code == UNPROCESSABLE
    assert "There were 2 deals when you chose all of them, and there are 3 now." in response.content.decode()


def test_more_than_the_most_are_refused(page, deals, monkeypatch):
    monkeypatch.setattr("venturi.web.table.views.changes.MOST", 2)
    for said in ({"all": "3"}, {}):
        response = bulk(page("anna"), deals if not said else [], "category", category="commit", **said)
        assert response.status_code == UNPROCESSABLE
        assert "too-many-chosen" in response.content.decode()
    assert page_of_the_table.MOST == 500


def test_nothing_ticked_and_nothing_said_is_told_with_what_was_typed(page, deals):
    client = page("anna")
    assert "Tick the deals that are to change." in bulk(client, [], "category", category="x").content.decode()
    response = bulk(client, deals, "step", next_step_on="2026-12-01")
    assert response.status_code == UNPROCESSABLE
    told = response.content.decode()
    assert "Next step: say what it is to be." in told
    assert 'value="2026-12-01"' in told
    assert f'value="{deals[0].pk}:1" form="bulk" data-tick aria-label="Choose Flow meters" checked' in told


def test_dates_are_as_they_were_typed(page, deals):
    bulk(page("anna"), deals, "close", expected_close_on="2026-12-24")
    assert {deal.expected_close_on for deal in Deal.objects.all()} == {date(2026, 12, 24)}
