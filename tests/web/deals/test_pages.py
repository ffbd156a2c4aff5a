"""The board and the page of a deal, as each of the cast sees them."""

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.deals import services
from venturi.web.deals.models import Deal

UNPROCESSABLE, CONFLICT, FORBIDDEN, ABSENT = 422, 409, 403, 404
# Session and person; the pipeline, all, its stages, those to move to; whose figures; sums, places and cards; who leads.
QUERIES = 11


def board(client, stages):
    return client.get(reverse("board", args=[stages["Discovery"].pipeline_id]))


def move(client, deal, stage, **more):
    return client.post(reverse("moves", args=[deal.pk]), {"stage": stage.pk, "version": deal.version, **more})


@pytest.mark.parametrize("name", ["anna", "renate", "gil", "ada", "abe"])
def test_the_board_shows_the_deals_one_may_see(name, page, deal, stages):
    shown = board(page(name), stages).content.decode()
    assert "Flow meters" in shown
    assert "EUR\N{NO-BREAK SPACE}12,001" in shown


def test_an_outsider_sees_no_deal_and_no_sum_of_it(page, deal, stages):
    shown = board(page("jack"), stages).content.decode()
    assert "Flow meters" not in shown
    assert "12,001" not in shown
    assert page("jack").get(reverse("deal", args=[deal.pk])).status_code == ABSENT
    assert move(page("jack"), deal, stages["Proposal"]).status_code == ABSENT


def test_amounts_are_shown_to_those_who_may_see_them(page, deal, stages, cast):
    services.change_fields(deal, {"amount": 777_000, "currency": "CHF"}, by=cast.anna)
    cast.renate.sees_amounts = False
    cast.renate.save()
    client = page("renate")
    for response in (board(client, stages), client.get(reverse("deal", args=[deal.pk]))):
        told = response.content.decode()
        assert "Flow meters" in told
        assert not [amount for amount in ("777,000", "777000", "12,00", "12000.5") if amount in told]
        assert "CHF" not in told


def test_a_move_on_the_page_of_a_deal_leads_back_to_it(page, deal, stages):
    response = move(page("anna"), deal, stages["Proposal"])
    assert response.url == reverse("deal", args=[deal.pk])
    told = page("anna").get(response.url).content.decode()
    assert "moved to Proposal" in told
    assert "Flow meters</a> is in Proposal now." in told


def test_a_move_on_the_board_leads_back_to_the_board(page, deal, stages):
    response = move(page("anna"), deal, stages["Proposal"], back="board")
    assert response.url == f"{reverse('board', args=[deal.pipeline_id])}?moved={deal.pk}"


@pytest.mark.parametrize("back", ["", "board"])
def test_a_refused_move_says_why_and_keeps_what_was_typed(back, page, deal, stages):
    response = move(page("anna"), deal, stages["Lost"], competitor="Orifice", back=back)
    assert response.status_code == UNPROCESSABLE
    told = response.content.decode()
    assert "Say why it was lost." in told
    assert Deal.objects.get().stage == stages["Discovery"]


def test_the_second_of_two_is_shown_what_the_first_did(page, deal, stages, cast):
    services.move_to_stage(Deal.objects.get(), stages["Proposal"], by=cast.renate)
    response = move(page("anna"), deal, stages["Negotiation"])
    assert response.status_code == CONFLICT
    told = response.content.decode()
    assert "Renate (move" in told
    assert "moved to Proposal" in told


def test_a_guest_is_offered_no_form_and_refused_all_the_same(page, deal, stages):
    client = page("gil")
    assert 'method="post" action="/deals' not in client.get(reverse("deal", args=[deal.pk])).content.decode()
    assert move(client, deal, stages["Proposal"]).status_code == FORBIDDEN


def test_a_form_that_makes_no_sense_is_shown_again_with_what_was_typed(page, deal):
    response = page("anna").post(
        reverse("fields", args=[deal.pk]), {"name": "Flow meters", "amount": "twelve", "next_step": "Call Mrs Weaver"}
    )
    assert response.status_code == UNPROCESSABLE
    assert "Call Mrs Weaver" in response.content.decode()


def test_whoever_changes_one_field_leaves_alone_what_somebody_else_changed_meanwhile(page, deal, cast):
    client = page("anna")
    form = client.get(reverse("deal", args=[deal.pk])).context["edit"]
    opened = {f"initial-{name}": form[name].value() or "" for name in form.fields}
    typed = {name: form[name].value() or "" for name in form.fields} | {"next_step": "Call Mrs Weaver", "version": 1}
    services.change_fields(deal, {"amount": 5_000}, by=cast.renate)
    address = reverse("fields", args=[deal.pk])
    assert client.post(address, opened | typed).status_code == CONFLICT
    assert client.post(address, opened | typed | {"version": 2}).status_code == 302
    found = Deal.objects.get()
    assert (found.amount, found.next_step) == (5_000, "Call Mrs Weaver")


def test_changed_fields_are_in_the_history(page, deal):
    client = page("anna")
    said = {"name": "Flow meters", "amount": "13000", "currency": "EUR", "next_step": "Call Mrs Weaver", "version": 1}
    response = client.post(reverse("fields", args=[deal.pk]), said, follow=True)
    told = response.content.decode()
    assert "changed amount from 12,000.50 to 13,000.00" in told
    assert "changed next step from nothing to Call Mrs Weaver" in told


def test_nobody_sees_anything_without_signing_in(client, deal, stages):
    for address in (reverse("board"), reverse("deal", args=[deal.pk]), reverse("moves", args=[deal.pk])):
        assert client.get(address).url.startswith("/sign-in/")


def test_every_page_forbids_what_comes_from_elsewhere(page, deal, stages):
    client = page("anna")
    for response in (board(client, stages), client.get(reverse("deal", args=[deal.pk])), client.get("/sign-in/")):
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_the_board_asks_as_often_whatever_there_is(page, deal, stages, cast, django_assert_num_queries):
    client = page("anna")
    for more in (0, 20):
        for number in range(more):
            known = {"name": f"Deal {number}", "owner_id": cast.anna.pk}
            services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, **known)
        with django_assert_num_queries(QUERIES):
            board(client, stages)
