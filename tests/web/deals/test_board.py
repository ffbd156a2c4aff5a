"""The board: what was refused is mended where it was tried, and what was moved stays in sight."""

import re

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.deals import selectors, services
from venturi.web.deals.models import Deal

UNPROCESSABLE, CONFLICT, FOUND = 422, 409, 302


def card(response, deal):
    """What the card of a deal says, as the page has it."""
    found = re.search(rf'<li class="card[^>]*id="deal-{deal.pk}".*?</details>', response.content.decode(), re.DOTALL)
    return found[0] if found else ""


def move(client, deal, stage, **more):
    said = {"stage": stage.pk, "version": deal.version, "back": "board", **more}
    return client.post(reverse("moves", args=[deal.pk]), said)


def board(client, deal, **asked):
    return client.get(reverse("board", args=[deal.pipeline_id]), asked)


def test_a_refused_move_opens_in_its_card_with_what_was_chosen_and_then_goes_through(page, deal, stages):
    client = page("anna")
    response = move(client, deal, stages["Lost"], competitor="Orifice", at="2026-03-05T08:30")
    assert response.status_code == UNPROCESSABLE
    told = card(response, deal)
    assert '<details class="move" data-move open>' in told
    assert f'<option value="{stages["Lost"].pk}" selected data-kind="lost">' in told
    assert 'value="Orifice"' in told
    assert 'value="2026-03-05T08:30"' in told
    assert re.search(r'name="reason"[^>]*aria-invalid="true"[^>]*aria-describedby="move_reason_error"', told)
    assert "Say why it was lost. <code>loss-without-reason</code>" in told
    assert re.search(r'name="reason"[^>]*autofocus', told)
    assert response.content.decode().count("loss-without-reason") == 1
    assert move(client, deal, stages["Lost"], reason="price", competitor="Orifice").status_code == FOUND
    found = Deal.objects.get()
    assert (found.outcome, found.loss_reason, found.competitor) == ("lost", "price", "Orifice")


@pytest.mark.parametrize(("field", "length"), [("reason", 201), ("competitor", 201)])
@pytest.mark.parametrize("back", ["board", ""])
def test_what_is_too_long_is_said_at_its_field(back, field, length, page, deal, stages):
    response = move(page("anna"), deal, stages["Lost"], **{"reason": "price", "back": back, field: "x" * length})
    assert response.status_code == UNPROCESSABLE
    told = card(response, deal) if back else response.content.decode()
    assert f'id="move_{field}_error"' in told
    assert "at most 200 characters" in told
    assert "x" * length in told


def test_the_second_of_two_is_told_in_the_card_what_the_first_did_and_may_do_it_again(page, deal, stages, cast):
    services.change_fields(Deal.objects.get(), {"next_step": "Call"}, by=cast.renate)
    client = page("anna")
    response = move(client, deal, stages["Proposal"])
    assert response.status_code == CONFLICT
    told = card(response, deal)
    assert "Renate (change" in told
    assert f'<option value="{stages["Proposal"].pk}" selected data-kind="open">' in told
    assert 'name="version" value="2"' in told
    assert move(client, deal, stages["Proposal"], version=2).status_code == FOUND


def test_what_somebody_else_closed_meanwhile_is_told_on_its_own_page(page, deal, stages, cast):
    services.move_to_stage(Deal.objects.get(), stages["Won"], by=cast.renate)
    response = move(page("anna"), deal, stages["Proposal"])
    assert response.status_code == CONFLICT
    assert "Renate (move" in response.content.decode()
    assert f'action="{reverse("fields", args=[deal.pk])}"' in response.content.decode()


def test_a_moved_card_is_in_sight_wherever_its_column_would_have_it(page, deal, stages, cast):
    for number in range(selectors.CARDS):
        more = {"amount": 90_000 + number, "currency": "EUR", "owner_id": cast.anna.pk}
        services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=f"Larger {number}", **more)
    client = page("anna")
    told = client.get(move(client, deal, stages["Proposal"]).url)
    assert "autofocus" in card(told, deal)
    said = told.content.decode()
    assert f'<a href="{reverse("deal", args=[deal.pk])}">Flow meters</a> is in Proposal now.' in said
    assert "25 of 26 shown, the largest first, and the one just asked for" in said
    assert card(board(client, deal), deal) == ""
    refused = move(client, Deal.objects.get(pk=deal.pk), stages["Lost"])
    assert "loss-without-reason" in card(refused, deal)


def test_a_closed_deal_is_told_of_with_the_way_to_it(page, deal, stages):
    client = page("anna")
    told = client.get(move(client, deal, stages["Won"]).url).content.decode()
    assert f'<a href="{reverse("deal", args=[deal.pk])}">Flow meters</a> is closed and in Won now.' in told
    assert '<h1 tabindex="-1" autofocus>' in told


def test_nobody_gets_a_card_in_sight_that_they_may_not_see(page, deal, stages):
    for name, asked in (("jack", deal.pk), ("anna", 10**30), ("anna", "x")):
        response = board(page(name), deal, moved=asked)
        assert response.status_code == 200
        assert ("Flow meters" in response.content.decode()) == (name == "anna")


@pytest.mark.parametrize(("name", "offered"), [("anna", True), ("abe", True), ("gil", False), ("ada", False)])
def test_whoever_may_change_deals_may_drop_them_where_they_are_decided(name, offered, page, deal, stages):
    told = board(page(name), deal).content.decode()
    decide = [stages[one].pk for one in ("Won", "Lost") if f'data-stage="{stages[one].pk}" data-decides' in told]
    assert bool(decide) == offered
    assert len(decide) in {0, 2}


def test_a_card_tells_its_forecast_category(page, deal, cast):
    services.change_fields(deal, {"category": "commit"}, by=cast.anna)
    assert "Anna · commit" in card(board(page("anna"), deal), deal)
