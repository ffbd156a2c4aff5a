"""The search: what one may see, the best first, whatever its case and accents."""

from urllib.parse import quote

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals import services

# Session and person; whom they see, for the deals, the accounts and those of the contacts; which and what of three.
QUERIES = 11


@pytest.fixture
def account(deal, cast):
    """The account of Anna's deal, with a contact."""
    made = Account.objects.create(key="acc-7", name="Zürcher Ölmühle")
    Contact.objects.create(key="con-7", name="Łucja Çelik", email="lucja@muehle.example", account=made)
    services.change_fields(deal, {"account_id": made.pk}, by=cast.abe)
    return made


def found(client, text):
    groups = client.get(reverse("search"), {"q": text}).context["groups"]
    return {group.label: [hit.name for hit in group.hits] for group in groups if group.count}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("FLOW", {"Deals"}),
        ("ölmühle", {"Deals", "Accounts"}),
        ("OLMUHLE", {"Deals", "Accounts"}),
        ("acc-7", {"Deals", "Accounts"}),
        ("meters zürcher", {"Deals"}),
        ("çelik", {"Contacts"}),
        ("CELIK", {"Contacts"}),
        ("lucja@muehle.example", {"Contacts"}),
        ("50%", set()),
        ("_low", set()),
        ("f", set()),
        ("", set()),
    ],
)
def test_records_are_found_by_what_they_are_called_whatever_case_and_accents(text, kinds, page, account):
    assert set(found(page("anna"), text)) == kinds


@pytest.mark.parametrize(
    ("name", "sees"), [("anna", 3), ("renate", 3), ("gil", 3), ("ada", 3), ("abe", 3), ("jack", 0)]
)
def test_everybody_finds_what_they_may_see(name, sees, page, account):
    client = page(name)
    asked = {"flow": "Deals", "zurcher": "Accounts", "celik": "Contacts"}
    assert sum(kind in found(client, text) for text, kind in asked.items()) == sees
    if not sees:
        assert "Nothing that you may see is called" in client.get(reverse("search"), {"q": "flow"}).content.decode()


def test_a_deal_is_found_by_its_key_first(page, deal, cast, stages):
    services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=f"About {deal.key}", owner_id=cast.anna.pk)
    assert found(page("anna"), deal.key)["Deals"] == ["Flow meters", f"About {deal.key}"]


def test_what_is_called_exactly_so_comes_before_what_begins_so_and_what_has_it(page, cast, stages):
    for name in ("Old valves", "Valves", "Valves and more"):
        services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=name, owner_id=cast.anna.pk)
    lost = services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name="A valves", owner_id=cast.anna.pk)
    services.move_to_stage(lost, stages["Lost"], by=cast.anna, reason="price")
    assert found(page("anna"), "valves")["Deals"] == ["Valves", "Valves and more", "Old valves", "A valves"]


def test_what_is_not_shown_is_counted(page, cast, stages):
    for number in range(23):
        services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=f"Valve {number}", owner_id=cast.anna.pk)
    told = page("anna").get(reverse("search"), {"q": "valve"}).content.decode()
    assert "23 found" in told
    assert "3 more: type more letters" in told


def test_what_is_deleted_or_removed_is_not_found(page, account, deal, cast):
    services.delete_deal(deal, by=cast.anna, reason="twice")
    account.removed = True
    account.save()
    Contact.objects.update(removed=True)
    assert found(page("abe"), "zurcher") == found(page("abe"), "flow") == found(page("abe"), "celik") == {}


def test_a_renamed_record_is_found_by_its_new_name(page, account):
    from venturi.web.trail.recording import recording
    from venturi.web.trail.records import changed

    with recording("rename", by=None) as act:
        changed(act, account, {"name": "Basel Mill"})
    assert set(found(page("abe"), "basel")) == {"Deals", "Accounts"}
    assert "Accounts" not in found(page("abe"), "zurcher")


def test_the_palette_has_pages_too_and_leads_to_each(page, deal):
    headers = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "palette-found"}
    everything = page("anna").get(reverse("search"), {"q": ""}, **headers).content.decode()
    assert all(f'href="{reverse(name)}" data-hit' in everything for name in ("today", "board", "table", "views"))
    some = page("anna").get(reverse("search"), {"q": "flo"}, **headers).content.decode()
    assert f'href="{reverse("deal", args=[deal.pk])}" data-hit' in some
    assert reverse("views") not in some
    assert "<html" not in some


def test_what_is_typed_is_never_markup(page, deal):
    told = page("anna").get(f"{reverse('search')}?q={quote('<b>x</b>')}").content.decode()
    assert "<b>x" not in told
    assert "&lt;b&gt;x" in told


def test_the_search_asks_as_often_whatever_it_finds(page, account, cast, stages, django_assert_num_queries):
    client = page("renate")
    Contact.objects.create(key="z", name="Zurcher", account=account)
    for count in (0, 30):
        for number in range(count):
            known = {"owner_id": cast.anna.pk, "account_id": account.pk}
            services.open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=f"Zurcher {number}", **known)
            Contact.objects.create(key=str(number), name=f"Zurcher {number}", account=account)
        with django_assert_num_queries(QUERIES):
            assert set(found(client, "zurcher")) == {"Deals", "Accounts", "Contacts"}
