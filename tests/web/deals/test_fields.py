"""The fields of a deal change: each change is an event, and what stays the same is none."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.web.conftest import OPENED

from venturi.web.deals import services
from venturi.web.deals.models import Deal, FieldChange
from venturi.web.trail.refusals import Forbidden, Refused


def test_each_field_that_changes_is_an_event_with_old_and_new(deal, cast):
    services.change_fields(
        deal, {"amount": Decimal("9000"), "next_step": "Send the offer", "currency": "EUR"}, by=cast.anna
    )
    told = {(one.field, one.old, one.new) for one in FieldChange.objects.all()}
    assert told == {("amount", "12000.5", "9000"), ("next_step", None, "Send the offer")}
    found = Deal.objects.get()
    assert (found.amount, found.next_step, found.version) == (Decimal("9000"), "Send the offer", 2)


def test_nothing_changed_is_no_new_version(deal, cast):
    services.change_fields(deal, {"amount": Decimal("12000.50")}, by=cast.anna)
    assert Deal.objects.get().version == 1


def test_an_expected_date_moved_ahead_is_a_push_and_one_drawn_forward_is_none(deal, cast):
    for day in (date(2026, 7, 31), date(2026, 5, 31), date(2026, 9, 30)):
        services.change_fields(deal, {"expected_close_on": day}, by=cast.anna)
    assert Deal.objects.get().pushes == 2


def test_an_amount_keeps_its_currency(deal, cast):
    with pytest.raises(Refused, match="amount-without-currency"):
        services.change_fields(deal, {"currency": None}, by=cast.anna)
    services.change_fields(deal, {"amount": None, "currency": None}, by=cast.anna)
    assert Deal.objects.get().amount is None


def test_a_deal_keeps_a_name(deal, cast):
    with pytest.raises(Refused, match="name-missing"):
        services.change_fields(deal, {"name": ""}, by=cast.anna)


def test_a_field_that_no_deal_has_is_a_mistake_of_the_program(deal, cast):
    with pytest.raises(ValueError, match="a deal has no field"):
        services.change_fields(deal, {"colour": "red"}, by=cast.anna)


def test_amounts_are_kept_to_the_last_digit(deal, cast):
    services.change_fields(deal, {"amount": Decimal("99999999999999.9999")}, by=cast.anna)
    assert Deal.objects.get().amount == Decimal("99999999999999.9999")


def test_whoever_may_not_see_amounts_does_not_change_them(deal, cast):
    cast.anna.sees_amounts = False
    with pytest.raises(Forbidden):
        services.change_fields(deal, {"amount": Decimal(1)}, by=cast.anna)
    services.change_fields(deal, {"next_step": "Call"}, by=cast.anna)


def test_a_late_change_tells_what_was_there_at_that_moment(deal, cast):
    services.change_fields(deal, {"next_step": "Write"}, by=cast.anna, at=OPENED + timedelta(days=9))
    services.change_fields(deal, {"next_step": "Call"}, by=cast.anna, at=OPENED + timedelta(days=3))
    late = FieldChange.objects.latest("pk")
    assert (late.old, late.new) == (None, "Call")
    assert Deal.objects.get().next_step == "Write"


def test_a_late_change_that_would_leave_an_amount_without_currency_today_is_refused(deal, cast):
    services.change_fields(deal, {"amount": None, "currency": None}, by=cast.anna, at=OPENED + timedelta(days=1))
    services.change_fields(deal, {"currency": "EUR"}, by=cast.anna, at=OPENED + timedelta(days=5))
    services.change_fields(deal, {"currency": None}, by=cast.anna, at=OPENED + timedelta(days=9))
    with pytest.raises(Refused, match="amount-without-currency"):
        services.change_fields(deal, {"amount": Decimal(5)}, by=cast.anna, at=OPENED + timedelta(days=6))
    assert Deal.objects.get().amount is None


@pytest.mark.parametrize(("given", "kept"), [("chf", "CHF"), (" Chf", "CHF")])
def test_a_currency_is_kept_in_capitals(given, kept, deal, stages, cast):
    services.change_fields(deal, {"currency": given}, by=cast.anna)
    assert Deal.objects.get().currency == kept
    more = {"name": "Valves", "owner_id": cast.anna.pk, "amount": Decimal(1), "currency": given}
    assert services.open_deal(stages["Discovery"], by=cast.anna, **more).currency == kept


@pytest.mark.parametrize(
    ("values", "code"), [({"amount": Decimal("-0.01")}, "amount-negative"), ({"currency": "EUX"}, "currency-unknown")]
)
def test_no_deal_is_worth_less_than_nothing_or_in_no_currency(values, code, deal, stages, cast):
    with pytest.raises(Refused, match=code) as error:
        services.change_fields(deal, values, by=cast.anna)
    assert error.value.issues[0].column in values
    more = {"name": "Valves", "owner_id": cast.anna.pk, "amount": Decimal(1), "currency": "EUR", **values}
    with pytest.raises(Refused, match=code):
        services.open_deal(stages["Discovery"], by=cast.anna, **more)
    services.change_fields(deal, {"amount": Decimal(0)}, by=cast.anna)


def test_what_a_file_brought_stands_until_somebody_changes_it(deal, cast):
    Deal.objects.update(amount=Decimal(-5), currency="XQX")
    services.change_fields(deal, {"next_step": "Call", "amount": Decimal(-5), "currency": "XQX"}, by=cast.anna)
    assert Deal.objects.get().next_step == "Call"
