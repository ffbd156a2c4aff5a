"""The table, as each of the cast sees it."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse
from tests.web.conftest import OPENED

from venturi.web.accounts.models import Account
from venturi.web.deals import services
from venturi.web.finance.models import Rate

UNPROCESSABLE = 422
# Session and person, whom they see (in the deals, the filter, the owners to choose), sums, the rows: which and what,
# views, what may be chosen in the filters; nothing for each deal.
QUERIES = 16


def shown(client, **asked):
    return client.get(reverse("table"), asked or {"outcome": "open"})


def names(response):
    return [row.deal.name for row in response.context["page"].rows]


@pytest.fixture
def more(deal, cast, stages):
    """Adds a deal of Anna's."""

    def added(name, stage="Discovery", **known):
        opened = services.open_deal(
            stages["Discovery"], by=cast.abe, at=OPENED, name=name, **{"owner_id": cast.anna.pk, **known}
        )
        if stage != "Discovery":
            services.move_to_stage(opened, stages[stage], by=cast.abe, reason="price")
        return opened

    return added


@pytest.mark.parametrize("name", ["anna", "renate", "gil", "ada", "abe"])
def test_the_table_shows_the_deals_one_may_see(name, page, deal):
    told = shown(page(name)).content.decode()
    assert "Flow meters" in told
    assert "1 deal, EUR\N{NO-BREAK SPACE}12,001." in told


def test_an_outsider_sees_no_deal_and_no_sum_of_it(page, deal):
    told = shown(page("jack"), outcome="all").content.decode()
    assert "No deal is like this." in told
    assert "12,0" not in told


def test_without_the_right_there_is_no_amount_no_sum_no_filter_and_no_order_by_it(page, deal, more, cast):
    services.change_fields(deal, {"expected_close_on": date(2026, 9, 1)}, by=cast.anna)
    more("Cheap", amount=Decimal(1), currency="EUR", expected_close_on=date(2026, 8, 1))
    cast.renate.sees_amounts = False
    cast.renate.save()
    client = page("renate")
    for sort in ("amount", "-amount"):
        response = shown(client, sort=sort, c=["amount", "stage"], amount_from="5", amount_to="100000", into="EUR")
        assert names(response) == ["Cheap", "Flow meters"]
        told = response.content.decode()
        assert "This view also chooses by amount." in told
        assert not [one for one in ("12,00", "12000", "EUR", 'name="amount_from"', "sort=amount") if one in told]
    exported = b"".join(client.get(reverse("table-csv"), {"c": ["amount", "stage"]}).streaming_content).decode()
    assert exported.splitlines()[0] == "\N{ZERO WIDTH NO-BREAK SPACE}Deal,Stage"
    assert "12000" not in exported
    assert client.get(reverse("table-cell", args=[deal.pk, "amount"]), HTTP_HX_REQUEST="true").status_code == 404


FILTERS = [
    ({"outcome": "won"}, ["Won one"]),
    ({"outcome": "lost"}, ["Lost one"]),
    ({"text": "ZURICH"}, ["Big"]),
    ({"text": "weir big"}, ["Big"]),
    ({"amount_from": "12000.51"}, ["Big"]),
    ({"amount_to": "12000.50", "currency": "eur"}, ["Flow meters"]),
    ({"close_from": "2026-06-30", "close_to": "2026-06-30"}, ["Flow meters"]),
    ({"created_from": "2026-03-02", "created_to": "2026-03-02"}, ["Big", "Flow meters", "Bare"]),
    ({"created_to": "2026-03-01"}, []),
    ({"step": "missing"}, ["Flow meters", "Bare"]),
    ({"step": "late"}, ["Big"]),
    ({"close": "past"}, ["Flow meters"]),
    ({"source": "outbound"}, ["Big"]),
    ({"source": "unknown"}, ["Flow meters", "Bare"]),
]


@pytest.mark.parametrize(("asked", "found"), FILTERS)
def test_each_filter_narrows_the_table(asked, found, page, more):
    account = Account.objects.create(key="z", name="Zürich Weirs")
    known = {"next_step": "Call", "next_step_on": date(2026, 4, 1), "source": "outbound", "account_id": account.pk}
    more("Big", amount=Decimal(50_000), currency="EUR", **known)
    more("Bare")
    more("Won one", stage="Won", amount=Decimal(7), currency="EUR")
    more("Lost one", stage="Lost")
    assert names(shown(page("anna"), **asked)) == found


def test_stages_owners_and_teams_are_chosen_by_their_key(page, more, stages, cast):
    more("Proposed", stage="Proposal")
    more("Of Jack", owner_id=cast.jack.pk)
    client = page("abe")
    assert names(shown(client, stage=[stages["Proposal"].pk, stages["Negotiation"].pk])) == ["Proposed"]
    assert names(shown(client, owner=cast.jack.pk)) == ["Of Jack"]
    team = cast.jack.memberships.get().team_id
    assert names(shown(client, team=team)) == ["Of Jack"]
    assert names(shown(client, pipeline=stages["Won"].pipeline_id, sort="name")) == [
        "Flow meters",
        "Of Jack",
        "Proposed",
    ]


def test_whom_one_does_not_see_one_cannot_choose(page, deal, cast):
    response = shown(page("anna"), owner=cast.jack.pk)
    assert response.status_code == UNPROCESSABLE
    assert "Jack" not in response.content.decode()


def test_a_filter_that_makes_no_sense_shows_nothing_and_says_so(page, deal):
    response = shown(page("anna"), close_from="tomorrow")
    assert response.status_code == UNPROCESSABLE
    told = response.content.decode()
    assert "Nothing is shown: mend the filter that is marked." in told
    assert "tomorrow" in told
    assert names(response) == []


def test_every_column_sorts_both_ways_and_what_has_no_value_comes_last(page, more):
    more("Bare")
    more("Zebra", amount=Decimal(5), currency="EUR", expected_close_on=date(2026, 7, 1))
    client = page("anna")
    assert names(shown(client, sort="amount")) == ["Zebra", "Flow meters", "Bare"]
    assert names(shown(client, sort="-amount")) == ["Flow meters", "Zebra", "Bare"]
    assert names(shown(client, sort="-expected_close_on")) == ["Zebra", "Flow meters", "Bare"]
    assert names(shown(client, sort="-name")) == ["Zebra", "Flow meters", "Bare"]
    for column in shown(client).context["asked"].offered:
        assert len(names(shown(client, sort=column.key, c=[column.key]))) == 3


def test_the_longest_in_its_stage_has_the_largest_number_of_days(page, more, stages, cast):
    services.move_to_stage(more("Moved"), stages["Proposal"], by=cast.anna)
    assert names(shown(page("anna"), sort="-days")) == ["Flow meters", "Moved"]


def test_sums_are_of_all_pages_by_currency_and_converted_and_what_has_no_rate_is_named(page, more):
    Rate.objects.create(currency="USD", into="EUR", on=date(2026, 1, 1), rate=Decimal("0.5"))
    for number in range(60):
        more(f"Small {number}", amount=Decimal(10), currency="EUR")
    more("Dollars", amount=Decimal(1000), currency="USD")
    more("Francs", amount=Decimal(70), currency="CHF")
    more("Bare")
    response = shown(page("anna"))
    told = response.content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "64 deals, CHF 70.00, EUR 12,601 and USD 1,000." in told
    assert "In one currency: <strong>EUR 13,101</strong>." in told
    assert "1 without an amount, 1 in CHF, for which there is no rate into EUR." in told
    assert len(names(response)) == 50
    assert len(names(shown(page("anna"), page="2"))) == 14
    assert names(shown(page("anna"), page="99")) == names(shown(page("anna"), page="2"))
    other = shown(page("anna"), into="USD").content.decode().replace("\N{NO-BREAK SPACE}", " ")
    assert "In one currency: <strong>USD 1,000</strong>." in other
    assert "61 in EUR, for which there is no rate into USD." in other


def test_amounts_of_several_currencies_are_sorted_by_what_they_are_worth(page, more):
    Rate.objects.create(currency="JPY", into="EUR", on=date(2026, 1, 1), rate=Decimal("0.006"))
    more("Yen", amount=Decimal(100_000), currency="JPY")
    more("Euros", amount=Decimal(601), currency="EUR")
    more("Francs", amount=Decimal(10**6), currency="CHF")
    client = page("anna")
    assert names(shown(client, sort="-amount")) == ["Flow meters", "Euros", "Yen", "Francs"]
    exported = b"".join(client.get(reverse("table-csv"), {"sort": "-amount"}).streaming_content).decode()
    assert [line.partition(",")[0] for line in exported.splitlines()[1:]] == ["Flow meters", "Euros", "Yen", "Francs"]


def test_the_table_asks_as_often_whatever_there_is(page, more, django_assert_num_queries):
    client = page("renate")
    for count in (0, 60):
        for number in range(count):
            account = Account.objects.create(key=str(number), name=f"Account {number}")
            more(f"Deal {number}", account_id=account.pk)
        with django_assert_num_queries(QUERIES):
            shown(client)


def test_a_guest_reads_the_table_and_is_offered_no_change(page, deal):
    told = shown(page("gil")).content.decode()
    assert 'id="bulk"' not in told
    assert "hx-get" not in told.partition("<tbody>")[2]


def test_the_board_leads_to_the_table_and_the_table_to_the_board(page, deal):
    client = page("anna")
    assert reverse("table") in client.get(reverse("board"), follow=True).content.decode()
    assert f'href="{reverse("board")}"' in shown(client).content.decode()
