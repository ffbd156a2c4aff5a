"""The pages of accounts and contacts, as each of the cast sees them."""

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.accounts import services
from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.services import change_fields, open_deal
from venturi.web.deals.stakeholders import name_stakeholder

UNPROCESSABLE, CONFLICT, FORBIDDEN, ABSENT, FOUND = 422, 409, 403, 404, 302
AMOUNT = "EUR\N{NO-BREAK SPACE}12,001"


def said(response):
    return response.content.decode()


@pytest.mark.parametrize("name", ["anna", "renate", "gil", "ada", "abe"])
def test_an_account_shows_what_stands_there(name, page, deal, account, contact):
    told = said(page(name).get(reverse("account", args=[account.pk])))
    assert "1 open deal" in told
    for part in ("Weir &amp; Sons", "Flow meters", AMOUNT, "Mrs Weaver", "made the account"):
        assert part in told
    assert said(page(name).get(reverse("accounts"))).count("Weir &amp; Sons") == 1


def test_an_outsider_finds_neither_account_nor_contact(page, account, contact):
    client = page("jack")
    assert "Weir" not in said(client.get(reverse("accounts")))
    assert "Weir" not in said(client.get(reverse("account-names"), {"q": "Weir"}))
    assert "Weaver" not in said(client.get(reverse("contact-names"), {"q": "Weaver"}))
    for name, record in (("account", account), ("contact", contact)):
        for part in ("", "-fields", "-removal", "-merge"):
            address = reverse(name + part, args=[record.pk])
            assert client.get(address).status_code == ABSENT
            if part:
                assert client.post(address, {"name": "X"}).status_code == ABSENT
    for address in ("contacts", "new-contact"):
        assert client.get(reverse(address, args=[account.pk])).status_code == ABSENT


def test_of_an_account_one_sees_ones_own_deals(page, cast, stages, account):
    theirs = {"owner_id": cast.jack.pk, "account_id": account.pk, "amount": 777_000, "currency": "EUR"}
    open_deal(stages["Discovery"], by=cast.abe, name="Secret", **theirs)
    told = said(page("anna").get(reverse("account", args=[account.pk])))
    assert "Secret" not in told
    assert not [amount for amount in ("777,000", "777000") if amount in told]
    assert "789" in said(page("ada").get(reverse("account", args=[account.pk])))


def test_amounts_are_shown_to_those_who_may_see_them(page, cast, deal, account, contact):
    cast.renate.sees_amounts = False
    cast.renate.save()
    for address in (reverse("account", args=[account.pk]), reverse("accounts")):
        told = said(page("renate").get(address))
        assert "Weir" in told
        assert not [part for part in ("12,00", "12000", "EUR") if part in told]


def test_a_guest_is_offered_no_form_and_refused_all_the_same(page, account, contact):
    client = page("gil")
    for address in (reverse("account", args=[account.pk]), reverse("contact", args=[contact.pk]), reverse("accounts")):
        assert 'method="post"' not in said(client.get(address)).replace('method="post" action="/sign-out/"', "")
    for address, typed in (
        (reverse("account-fields", args=[account.pk]), {"name": "X"}),
        (reverse("account-removal", args=[account.pk]), {"version": 1}),
        (reverse("new-contact", args=[account.pk]), {"name": "X", "account": account.key}),
        (reverse("contact-fields", args=[contact.pk]), {"name": "X", "account": account.key}),
        (reverse("contact-removal", args=[contact.pk]), {"version": 1}),
        (reverse("new-account"), {"name": "X"}),
    ):
        assert client.post(address, typed).status_code == FORBIDDEN
    assert Account.objects.get().version == Contact.objects.get().version == 1


def test_an_account_is_made_changed_and_removed(page, cast):
    client = page("anna")
    made = client.post(reverse("new-account"), {"name": "Weir", "owner": cast.anna.pk, "region": "North"})
    account = Account.objects.get()
    assert made.url == reverse("account", args=[account.pk])
    typed = {"name": "Weir Ltd", "owner": cast.anna.pk, "segment": "Mid", "version": 1}
    told = said(client.post(reverse("account-fields", args=[account.pk]), typed, follow=True))
    assert "changed name from Weir to Weir Ltd, region from North to nothing, segment from nothing to Mid" in told
    gone = client.post(reverse("account-removal", args=[account.pk]), {"version": 2})
    assert gone.url == reverse("accounts")
    assert client.get(reverse("account", args=[account.pk])).status_code == ABSENT


def test_a_form_that_makes_no_sense_is_shown_again_with_what_was_typed(page, account):
    client = page("anna")
    for address, typed in (
        (reverse("new-account"), {"name": "", "region": "Northwest"}),
        (reverse("new-contact", args=[account.pk]), {"name": "Northwest", "account": "nowhere"}),
        (reverse("account-merge", args=[account.pk]), {"into": "Northwest"}),
    ):
        response = client.post(address, typed)
        assert response.status_code == UNPROCESSABLE
        assert 'value="Northwest"' in said(response)
    response = client.post(reverse("account-merge", args=[account.pk]), {"into": account.name})
    assert response.status_code == UNPROCESSABLE
    assert "merge-with-itself" in said(response)


def test_the_second_of_two_is_told_and_may_send_it_again(page, cast, account):
    services.change_account(account, {"region": "South"}, by=cast.renate)
    client, address = page("anna"), reverse("account-fields", args=[account.pk])
    typed = {"name": "Weir Ltd", "owner": cast.anna.pk, "version": 1}
    response = client.post(address, typed)
    assert response.status_code == CONFLICT
    assert "Renate (region" in said(response)
    assert 'value="Weir Ltd"' in said(response)
    assert '<input type="hidden" name="version" value="2"' in said(response)
    assert client.post(address, {**typed, "version": 2}).status_code == FOUND


def test_the_page_of_a_merged_account_leads_to_the_other_which_tells_both(page, cast, account):
    into = services.make_account(by=cast.anna, name="Weir Ltd")
    client = page("anna")
    response = client.post(reverse("account-merge", args=[account.pk]), {"into": "weir ltd"})
    assert response.url == reverse("account", args=[into.pk])
    assert client.get(reverse("account", args=[account.pk])).url == response.url
    told = said(client.get(response.url))
    assert "merged it into Weir Ltd" in told
    assert told.count("made the account") == 2
    assert page("jack").get(reverse("account", args=[account.pk])).status_code == ABSENT


def test_a_contact_is_made_found_and_merged(page, cast, deal, account, contact):
    client = page("anna")
    typed = {"name": "M. Weaver", "account": "weir & sons", "position": "Plant manager"}
    made = client.post(reverse("new-contact", args=[account.pk]), typed)
    into = Contact.objects.get(name="M. Weaver")
    assert made.url == reverse("contact", args=[into.pk])
    listed = said(client.get(reverse("contacts", args=[account.pk]), {"q": "m. w"}))
    assert "M. Weaver" in listed
    assert "Mrs Weaver" not in listed
    name_stakeholder(deal, contact, by=cast.anna, role="buyer")
    client.post(reverse("contact-merge", args=[contact.pk]), {"into": "M. Weaver"})
    told = said(client.get(reverse("contact", args=[contact.pk]), follow=True))
    assert "Flow meters" in told
    assert "merged it into M. Weaver" in told


def test_a_contact_is_changed_and_removed(page, account, contact):
    client = page("anna")
    typed = {"name": "Mrs Weaver", "account": account.key, "email": "m@example.com", "version": 1}
    told = said(client.post(reverse("contact-fields", args=[contact.pk]), typed, follow=True))
    assert "changed email from weaver@example.com to m@example.com" in told
    assert client.post(reverse("contact-removal", args=[contact.pk]), {"version": 2}).status_code == FOUND
    assert client.get(reverse("contact", args=[contact.pk])).status_code == ABSENT


def test_names_are_proposed_and_equal_ones_told_apart_by_their_keys(page, cast, account):
    services.make_account(by=cast.anna, name="Weir & Sons", key="W-2")
    client = page("anna")
    asks = 'hx-get="/accounts/names/?of=into"'
    assert asks in said(client.get(reverse("account-merge", args=[account.pk])))
    told = said(client.get(reverse("account-names"), {"of": "into", "into": "weir"}))
    assert '<option value="W-2">' in told
    assert f'<option value="{account.key}">' in told
    response = client.post(reverse("new-contact", args=[account.pk]), {"name": "X", "account": "Weir & Sons"})
    assert "Type the key of the one that you mean" in said(response)
    # Its own form proposes the key, so that what was not touched means the same account.
    assert f'value="{account.key}"' in said(client.get(reverse("new-contact", args=[account.pk])))


def test_the_list_is_searched_sorted_and_paged(page, cast):
    for number in range(60):
        services.make_account(by=cast.anna, name=f"Account {number:02}", region=f"R{59 - number:02}")
    client = page("anna")
    first = said(client.get(reverse("accounts"), {"sort": "region"}))
    assert "60 accounts." in first
    assert "Account 59" in first
    assert "Account 09" not in first
    assert "Account 09" in said(client.get(reverse("accounts"), {"sort": "region", "page": "2"}))
    assert "Account 00" in said(client.get(reverse("accounts"), {"sort": "-region", "page": "x"}))
    found = said(client.get(reverse("accounts"), {"q": "count 07"}))
    assert "1 account with" in found
    assert "Account 07" in found


def test_pages_ask_as_often_whatever_there_is(page, cast, stages, deal, account, contact, django_assert_num_queries):
    client = page("anna")
    addresses = {
        reverse("accounts"): 6,
        reverse("account", args=[account.pk]): 25,
        reverse("contact", args=[contact.pk]): 11,
        reverse("contacts", args=[account.pk]): 6,
    }
    for more in (0, 12):
        for number in range(more):
            made = open_deal(stages["Proposal"], by=cast.anna, at=OPENED, name=f"Deal {number}", owner_id=cast.anna.pk)
            change_fields(made, {"account_id": account.pk}, by=cast.anna)
            services.make_contact(by=cast.anna, name=f"Contact {number}", account_id=account.pk)
            services.make_account(by=cast.anna, name=f"Account {number}")
            name_stakeholder(made, contact, by=cast.anna)
            services.change_account(account, {"owner_id": [cast.anna.pk, None][number % 2]}, by=cast.abe)
        for address, queries in addresses.items():
            with django_assert_num_queries(queries):
                client.get(address)
