"""What is wrong with a deal: the database and a deal at hand say the same."""

from datetime import date, timedelta
from itertools import product

import pytest
from tests.web.conftest import OPENED

from venturi.web.deals import conditions, services
from venturi.web.deals.models import Deal

TODAY = date(2026, 6, 15)
DAYS = (None, TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=1))


def test_the_database_and_a_deal_at_hand_say_the_same(cast, stages):
    for stage, step, due, close in product(("Discovery", "Won"), (None, "Call"), DAYS, DAYS):
        known = {"next_step": step, "next_step_on": due, "expected_close_on": close, "owner_id": cast.anna.pk}
        deal = services.open_deal(stages["Discovery"], by=cast.anna, at=OPENED, name="Any", **known)
        if stage == "Won":
            services.move_to_stage(deal, stages["Won"], by=cast.anna, at=OPENED)
    pairs = [
        (conditions.STEP_MISSING, conditions.is_step_missing),
        (conditions.step_late(TODAY), lambda deal: conditions.is_step_late(deal, TODAY)),
        (conditions.close_past(TODAY), lambda deal: conditions.is_close_past(deal, TODAY)),
    ]
    for asked, told in pairs:
        of_the_database = set(Deal.objects.filter(asked).values_list("pk", flat=True))
        assert of_the_database == {deal.pk for deal in Deal.objects.all() if told(deal)}
        assert 0 < len(of_the_database) < Deal.objects.count() / 2


@pytest.mark.parametrize(
    ("text", "found"),
    [("FLOW", True), ("meter flow", True), ("flow valve", False), ("", True), ("müller", True), ("MULLER", True)],
)
def test_a_deal_is_called_what_it_and_its_account_are_called(text, found, deal, cast):
    from venturi.web.accounts.models import Account

    account = Account.objects.create(key="m", name="Müller & Söhne")
    services.change_fields(deal, {"account_id": account.pk}, by=cast.abe)
    assert Deal.objects.filter(conditions.called(text)).exists() == found


def test_a_renamed_deal_is_found_by_its_new_name(deal, cast):
    services.change_fields(deal, {"name": "Ölpumpen"}, by=cast.anna)
    assert Deal.objects.filter(conditions.called("ölpumpen")).exists()
    assert not Deal.objects.filter(conditions.called("flow")).exists()
