"""Products, targets, costs and rates change through one gate, with amounts and currencies that make sense."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from venturi.web.finance import pasted, services
from venturi.web.finance.models import Cost, Product, Rate, Target
from venturi.web.people.models import Team
from venturi.web.trail.models import Entry
from venturi.web.trail.records import differing, history
from venturi.web.trail.refusals import Forbidden, Refused

JANUARY, APRIL, JULY = date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1)
QUARTER = {"starts_on": JANUARY, "ends_on": APRIL, "amount": Decimal(5000), "currency": "EUR"}


@pytest.fixture
def target(cast):
    return services.make_target(person=cast.anna, by=cast.abe, **QUARTER)


def test_what_is_made_changed_and_removed_is_told(cast, target):
    services.change_target(target, {"amount": Decimal(6000), "currency": "usd"}, by=cast.abe, version=1)
    services.remove_target(target, by=cast.abe)
    told = [(one.entry.verb, one.values) for one in history(target)][:2]
    changed = {"amount": ["5000", "6000"], "currency": ["EUR", "USD"]}
    assert told == [("remove target", {"removed": ["false", "true"]}), ("change target", changed)]
    assert not Target.objects.there().exists()
    assert not list(differing(Target))


@pytest.mark.parametrize("name", ["anna", "renate", "jack", "gil", "ada"])
def test_administrators_alone_write_them(name, cast, target):
    by = getattr(cast, name)
    for act in (
        lambda: services.make_product("Pump", by=by),
        lambda: services.make_target(person=cast.jack, by=by, **QUARTER),
        lambda: services.change_target(target, {"amount": Decimal(1)}, by=by),
        lambda: services.remove_target(target, by=by),
        lambda: services.make_cost(on=JANUARY, amount=Decimal(1), currency="EUR", by=by),
        lambda: services.make_rate("EUR", "USD", JANUARY, Decimal(1), by=by),
        lambda: pasted.record([], by=by),
    ):
        with pytest.raises(Forbidden):
            act()
    assert Entry.objects.count() == 1


def test_nobody_writes_amounts_that_they_may_not_read(cast):
    cast.abe.sees_amounts = False
    with pytest.raises(Forbidden):
        services.make_target(person=cast.anna, by=cast.abe, **QUARTER)
    with pytest.raises(Forbidden):
        services.make_cost(on=JANUARY, amount=Decimal(1), currency="EUR", by=cast.abe)


def test_a_person_has_one_target_for_a_period(cast, target):
    with pytest.raises(Refused, match="target-taken"):
        services.make_target(person=cast.anna, by=cast.abe, **QUARTER)
    services.make_target(person=cast.jack, by=cast.abe, **QUARTER)
    services.make_target(team=Team.objects.get(name="Islands"), by=cast.abe, **QUARTER)
    other = services.make_target(person=cast.anna, by=cast.abe, **{**QUARTER, "ends_on": JULY})
    with pytest.raises(Refused, match="target-taken"):
        services.change_target(other, {"ends_on": APRIL}, by=cast.abe)
    services.remove_target(target, by=cast.abe)
    services.change_target(other, {"ends_on": APRIL}, by=cast.abe)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"currency": "EUX"}, "currency-unknown"),
        ({"ends_on": JANUARY}, "ends-before-it-starts"),
        ({"person": None}, "target-of-nobody"),
    ],
)
def test_a_target_makes_sense(given, code, cast):
    with pytest.raises(Refused, match=code):
        services.make_target(by=cast.abe, **{"person": cast.anna, **QUARTER, **given})
    with pytest.raises(Refused, match="target-of-nobody"):
        services.make_target(by=cast.abe, person=cast.anna, team=Team.objects.first(), **QUARTER)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (("EUR", "EUR", JANUARY, Decimal(1)), "rate-of-one-currency"),
        (("EUR", "USD", JANUARY, Decimal(0)), "rate-not-positive"),
        (("EUR", "???", JANUARY, Decimal(1)), "currency-unknown"),
        (("eur", "USD", APRIL, Decimal("1.2")), "rate-taken"),
    ],
)
def test_a_rate_makes_sense(given, code, cast):
    services.make_rate("EUR", "USD", APRIL, Decimal("1.1"), by=cast.abe)
    with pytest.raises(Refused, match=code):
        services.make_rate(*given, by=cast.abe)


def test_a_cost_and_a_product_are_changed(cast):
    cost = services.make_cost(on=JANUARY, amount=Decimal(9), currency="EUR", source="", by=cast.abe)
    services.change_cost(cost, {"source": "inbound", "note": "Fair"}, by=cast.abe)
    assert Cost.objects.get().source == "inbound"
    services.remove_cost(cost, by=cast.abe)
    pump = services.make_product("Pump", by=cast.abe, key="P-1")
    services.change_product(pump, "Pump II", by=cast.abe)
    with pytest.raises(Refused, match="name-taken"):
        services.make_product("Another", key="P-1", by=cast.abe)
    services.remove_product(pump, by=cast.abe)
    assert not list(differing(Product))


PASTED = """EUR;USD;2026-01-01;1.08

eur\tusd\t2026-02-01\t1.09
EUR;USD;2026-01-01;1.080
"""


def test_rates_are_pasted_with_a_verdict_on_each_line(cast):
    services.make_rate("EUR", "USD", date(2026, 2, 1), Decimal("1.09"), by=cast.abe)
    lines = pasted.read(PASTED)
    assert [(one.number, one.verdict) for one in lines] == [(1, "new"), (3, "there already"), (4, "there already")]
    assert pasted.record(lines, by=cast.abe) == 1
    assert pasted.record(pasted.read(PASTED), by=cast.abe) == 0
    assert Rate.objects.count() == 2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("EUR;USD;2026-01-01", "rate-unreadable"),
        ("EUR;USD;01.01.2026;1.08", "rate-unreadable"),
        ("EUR;USD;2026-01-01;1,08", "rate-unreadable"),
        ("EUR;USD;2026-01-01;NaN", "rate-unreadable"),
        ("EUR;USD;2026-01-01;1.0000000001", "rate-unreadable"),
        ("EUR;USX;2026-01-01;1.08", "currency-unknown"),
        ("EUR;EUR;2026-01-01;1.08", "rate-of-one-currency"),
        ("EUR;USD;2026-01-01;-1", "rate-not-positive"),
        ("EUR;USD;2025-01-01;1.08", "rate-taken"),
    ],
)
def test_one_line_that_is_no_rate_keeps_all_of_them_out(line, code, client, cast):
    services.make_rate("EUR", "USD", date(2025, 1, 1), Decimal("1.1"), by=cast.abe)
    client.force_login(cast.abe)
    response = client.post(reverse("rates-pasted"), {"lines": f"EUR;GBP;2026-01-01;0.85\n{line}"})
    told = response.content.decode()
    assert (response.status_code, code in told, "refused" in told) == (422, True, True)
    assert Rate.objects.count() == 1


def test_amounts_of_targets_are_shown_to_those_who_may_see_them(client, cast, target):
    client.force_login(cast.anna)
    for address in (reverse("targets"), reverse("target", args=[target.pk])):
        assert "EUR\N{NO-BREAK SPACE}5,000" in client.get(address).content.decode()
    cast.anna.sees_amounts = False
    cast.anna.save()
    for address in (reverse("targets"), reverse("target", args=[target.pk])):
        assert "5,000" not in client.get(address).content.decode()


def test_a_target_is_recorded_changed_and_removed_on_its_pages(client, cast):
    client.force_login(cast.abe)
    said = {"person": cast.anna.pk, "starts_on": "2026-01-01", "ends_on": "2026-04-01", "amount": "5000"}
    bad = client.post(reverse("targets"), {**said, "currency": "EUX"})
    assert (bad.status_code, "currency-unknown" in bad.content.decode()) == (422, True)
    assert client.post(reverse("targets"), {**said, "currency": "eur"}).status_code == 302
    [target] = Target.objects.all()
    address = reverse("target", args=[target.pk])
    again = {"starts_on": "2026-01-01", "ends_on": "2026-04-01", "amount": "7000", "currency": "EUR", "version": 1}
    assert client.post(address, again).url == address
    assert client.post(address, {**again, "amount": "8000"}).status_code == 409
    told = client.get(address).content.decode()
    assert "changed amount from 5,000.00 to 7,000.00" in told
    assert client.post(reverse("target-removal", args=[target.pk])).url == reverse("targets")
    assert client.get(address).status_code == 404
