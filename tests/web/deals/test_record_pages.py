"""A deal is opened, deleted, brought back and merged in the browser, and who plays which part is said there."""

import re

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.accounts.models import Account
from venturi.web.accounts.services import make_account, make_contact
from venturi.web.activities.services import make_task
from venturi.web.deals import services
from venturi.web.deals.models import Deal, FieldChange, StageChange, Stakeholder
from venturi.web.deals.stakeholders import name_stakeholder

UNPROCESSABLE, CONFLICT, FORBIDDEN, ABSENT, FOUND = 422, 409, 403, 404, 302


@pytest.fixture
def other(cast, stages):
    """Another deal of Anna's."""
    return services.open_deal(
        stages["Discovery"], by=cast.anna, at=OPENED, name="Flow meters again", owner_id=cast.anna.pk
    )


def said(response):
    return response.content.decode()


def typed(cast, stages, **more):
    return {"name": "Valves", "stage": stages["Proposal"].pk, "owner": cast.anna.pk, **more}


def test_a_deal_is_opened_at_an_account_that_is_there(page, cast, stages):
    account = make_account(by=cast.anna, name="Weir & Sons")
    more = {"account": "Weir & Sons", "amount": "900", "currency": "EUR", "next_step": "Call"}
    response = page("anna").post(reverse("new-deal"), typed(cast, stages, **more))
    deal = Deal.objects.get()
    assert response.url == reverse("deal", args=[deal.pk])
    assert (deal.account, deal.stage, deal.owner, deal.next_step) == (account, stages["Proposal"], cast.anna, "Call")


def test_a_deal_and_its_new_account_come_to_be_together_or_not_at_all(page, cast, stages):
    client = page("anna")
    refused = client.post(reverse("new-deal"), typed(cast, stages, new_account="Weir", amount="900"))
    assert refused.status_code == UNPROCESSABLE
    assert "amount-without-currency" in said(refused)
    assert 'value="Weir"' in said(refused)
    assert not Account.objects.exists()
    client.post(reverse("new-deal"), typed(cast, stages, new_account="Weir"))
    assert Deal.objects.get().account == Account.objects.get(name="Weir", owner=cast.anna)


@pytest.mark.parametrize(
    ("more", "field", "code"),
    [
        ({"amount": "-5", "currency": "EUR"}, "amount", "amount-negative"),
        ({"amount": "5", "currency": "EUX"}, "currency", "currency-unknown"),
        ({"amount": "5"}, "currency", "amount-without-currency"),
        ({"owner": "renate"}, "owner", "Select a valid choice"),
        ({"name": "x" * 301}, "name", "at most 300 characters"),
        ({"next_step": "x" * 501}, "next_step", "at most 500 characters"),
    ],
)
def test_what_was_refused_is_said_at_its_field_which_has_the_focus(more, field, code, page, cast, stages):
    told = said(page("anna").post(reverse("new-deal"), typed(cast, stages, **more)))
    errors = re.search(rf'<ul class="errorlist" id="id_{field}_error">.*?</ul>', told, re.DOTALL)
    assert code in errors[0]
    assert re.search(rf'<(input|select)[^>]*name="{field}"[^>]*autofocus', told)
    assert told.count(code) == 1


@pytest.mark.parametrize("name", ["deal-deletion", "deal-merge", "moves", "fields"])
def test_each_form_of_a_deal_says_at_its_field_what_is_too_long(name, page, deal):
    sent = {"reason": "x" * 201, "name": "x" * 301, "version": 1}
    told = said(page("anna").post(reverse(name, args=[deal.pk]), sent))
    assert re.search(r'<ul class="errorlist" id="[a-z]+_(reason|name)_error"><li>[^<]*at most', told)


def test_a_deal_is_opened_for_oneself_or_those_one_leads_in_an_open_stage(page, cast, stages):
    for name, more in (
        ("anna", {"owner": cast.renate.pk}),
        ("renate", {"owner": cast.jack.pk}),
        ("anna", {"stage": stages["Won"].pk}),
        ("anna", {"account": "nowhere"}),
        ("anna", {"name": ""}),
    ):
        assert page(name).post(reverse("new-deal"), typed(cast, stages, **more)).status_code == UNPROCESSABLE
    assert not Deal.objects.exists()
    assert page("renate").post(reverse("new-deal"), typed(cast, stages)).status_code == FOUND


def test_whoever_only_reads_opens_no_deal(page, cast, stages):
    board = reverse("board", args=[stages["Won"].pipeline_id])
    for name in ("gil", "ada"):
        client = page(name)
        assert reverse("new-deal") not in said(client.get(board))
        assert client.post(reverse("new-deal"), typed(cast, stages, owner=getattr(cast, name).pk)).status_code in {
            FORBIDDEN,
            UNPROCESSABLE,
        }
    assert reverse("new-deal") in said(page("anna").get(board))
    assert not Deal.objects.exists()


def test_without_the_right_to_amounts_no_form_asks_for_one(page, cast, stages):
    cast.anna.sees_amounts = False
    cast.anna.save()
    client = page("anna")
    assert 'name="amount"' not in said(client.get(reverse("new-deal")))
    client.post(reverse("new-deal"), typed(cast, stages, amount="900", currency="EUR"))
    assert Deal.objects.get().amount is None


def test_a_deleted_deal_is_brought_back_by_whoever_leads(page, cast, deal):
    client = page("anna")
    address = reverse("deal-deletion", args=[deal.pk])
    assert client.post(address, {"version": 1}).status_code == UNPROCESSABLE
    assert client.post(address, {"version": 1, "reason": "a mistake"}).status_code == FOUND
    assert client.get(reverse("deal", args=[deal.pk])).status_code == ABSENT
    assert client.get(reverse("deleted-deals")).status_code == ABSENT
    for name in ("jack", "gil", "ada"):
        assert page(name).get(reverse("deleted-deals")).status_code == ABSENT
        assert page(name).post(reverse("deal-restoration", args=[deal.pk]), {"reason": "X"}).status_code == ABSENT
    client = page("renate")
    assert "Flow meters" in said(client.get(reverse("deleted-deals")))
    response = client.post(reverse("deal-restoration", args=[deal.pk]), {"version": 2, "reason": "it is real"})
    assert response.url == reverse("deal", args=[deal.pk])
    assert "brought back: it is real" in said(client.get(response.url))
    assert client.post(reverse("deal-restoration", args=[deal.pk]), {"reason": "again"}).status_code == ABSENT


def test_the_second_of_two_who_delete_is_told_and_may_say_so_again(page, cast, deal):
    services.change_fields(deal, {"next_step": "Call"}, by=cast.renate)
    client, address = page("anna"), reverse("deal-deletion", args=[deal.pk])
    response = client.post(address, {"version": 1, "reason": "a mistake"})
    assert response.status_code == CONFLICT
    assert 'value="a mistake"' in said(response)
    assert '<input type="hidden" name="version" value="2"' in said(response)


def test_the_page_of_a_merged_deal_leads_to_the_other_which_tells_both(page, cast, deal, other):
    client = page("anna")
    task = make_task(by=cast.anna, text="Send the offer", deal=deal)
    account = make_account(by=cast.anna, name="Weir & Sons")
    contacts = [make_contact(by=cast.anna, account_id=account.pk, name=name) for name in ("Mrs Weaver", "Mr Else")]
    for one, contact, role in ((deal, 0, "buyer"), (deal, 1, "user"), (other, 0, "sponsor")):
        name_stakeholder(one, contacts[contact], by=cast.anna, role=role)
    answer = client.post(reverse("deal-merge", args=[deal.pk]), {"into": "Flow meters again", "reason": "twice"})
    assert answer.url == reverse("deal", args=[other.pk])
    assert client.get(reverse("deal", args=[deal.pk])).url == answer.url
    told = said(client.get(answer.url))
    assert "merged into Flow meters again: twice" in told
    assert told.count("opened in Discovery") == 2
    assert set(other.stakeholders.filter(removed=False).values_list("role", flat=True)) == {"user", "sponsor"}
    assert client.get(reverse("task", args=[task.pk])).context["page"].about == other
    assert page("jack").get(reverse("deal", args=[deal.pk])).status_code == ABSENT
    assert "Flow meters" not in said(page("renate").get(reverse("deleted-deals")))


def test_a_deal_is_merged_with_one_that_one_sees(page, cast, deal, stages):
    services.open_deal(stages["Discovery"], by=cast.jack, name="Secret", owner_id=cast.jack.pk)
    client = page("anna")
    response = client.post(reverse("deal-merge", args=[deal.pk]), {"into": "Secret", "reason": "twice"})
    assert response.status_code == UNPROCESSABLE
    assert "Secret" not in said(client.get(reverse("deal-names"), {"q": "ecre"}))
    assert "Flow meters" in said(client.get(reverse("deal-names"), {"q": "meter"}))


def test_stakeholders_are_named_changed_and_taken_away_on_the_page(page, cast, deal):
    account = make_account(by=cast.anna, name="Weir & Sons")
    services.change_fields(deal, {"account_id": account.pk}, by=cast.anna)
    make_contact(by=cast.anna, account_id=account.pk, name="Mrs Weaver")
    client, address = page("anna"), reverse("stakeholders", args=[deal.pk])
    assert client.post(address, {"contact": "Nobody", "role": "buyer"}).status_code == UNPROCESSABLE
    named = {"contact": "Mrs Weaver", "role": "buyer", "attitude": "supports", "has_access": "yes"}
    home = client.post(address, named).url
    told = said(client.get(home))
    assert "named the stakeholder Mrs Weaver, buyer" in told
    assert "Supports" in told
    assert "stakeholder-twice" in said(client.post(address, named))
    one = reverse("stakeholder", args=[Stakeholder.objects.get().pk])
    assert client.post(one, {"role": "user", "has_access": "no", "version": 1}).url == home
    assert client.post(one, {"role": "user", "version": 1}).status_code == CONFLICT
    found = Stakeholder.objects.get()
    assert (found.role, found.attitude, found.has_access) == ("user", None, False)
    for name, status in (("jack", ABSENT), ("gil", FORBIDDEN)):
        assert page(name).post(one, {"role": "X", "version": 2}).status_code == status
    page("anna").post(one, {"remove": "yes", "version": 2})
    assert Stakeholder.objects.get().removed


def test_a_move_may_have_happened_earlier(page, deal, stages):
    client, address = page("anna"), reverse("moves", args=[deal.pk])
    said_then = {"stage": stages["Proposal"].pk, "version": 1, "at": "2026-03-05T08:30"}
    told = said(client.post(address, said_then, follow=True))
    assert StageChange.objects.get().at.isoformat() == "2026-03-05T08:30:00+00:00"
    assert "2026-03-05 08:30" in told
    assert "recorded 20" in told
    ahead = client.post(address, {"stage": stages["Negotiation"].pk, "version": 2, "at": "2999-01-01T00:00"})
    assert ahead.status_code == UNPROCESSABLE
    assert 'value="2999-01-01T00:00"' in said(ahead)


def test_a_deal_is_handed_over_and_moved_to_another_account(page, cast, deal):
    account = make_account(by=cast.renate, name="Weir & Sons")
    client, address = page("renate"), reverse("fields", args=[deal.pk])
    known = {"name": "Flow meters", "amount": "12000.50", "currency": "EUR", "expected_close_on": "2026-06-30"}
    client.post(address, {**known, "account": account.key, "owner": cast.renate.pk, "version": 1})
    changed = set(FieldChange.objects.values_list("field", flat=True))
    assert changed == {"account_id", "owner_id"}
    told = said(client.get(reverse("deal", args=[deal.pk])))
    assert "changed owner from Anna to Renate" in told
    assert "changed account from nothing to Weir &amp; Sons" in told


def test_a_form_that_was_refused_as_outdated_may_be_sent_again(page, cast, deal):
    services.change_fields(deal, {"next_step": "Call"}, by=cast.renate)
    client, address = page("anna"), reverse("fields", args=[deal.pk])
    known = {"name": "Flow meters 2", "version": 1}
    response = client.post(address, known)
    assert response.status_code == CONFLICT
    assert '<input type="hidden" name="version" value="2" id="edit_version"' in said(response)
