"""Amounts of deals in one currency: the same as the library's, to the last decimal."""

from datetime import UTC, date, datetime
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest
from tests.web.conftest import OPENED

from venturi.metrics.money import in_reporting_currency
from venturi.web.deals.models import Deal
from venturi.web.finance import selectors
from venturi.web.finance.models import Rate
from venturi.web.finance.selectors import converted, currencies_into

TODAY = date(2026, 11, 20)
RATES = [
    ("USD", date(2026, 1, 1), "0.9"),
    ("USD", date(2026, 6, 1), "0.923456789"),
    ("JPY", date(2026, 3, 1), "0.006123456"),
    ("IDR", date(2026, 4, 10), "16273.123456789"),
    ("USD", date(2026, 12, 1), "5"),
]
AMOUNTS = ["0", "-3.3333", "1", "0.0001", "12000.5", "98765432109.8765", "99999999999999.9999"]
DECIDED = [None, date(2026, 3, 31), date(2026, 5, 31), date(2026, 6, 1)]


def deals_of_all_kinds(cast, stages):
    """Each amount in each currency, open and decided around the days on which rates change; nothing overflows."""
    about = {"pipeline": stages["Won"].pipeline, "stage": stages["Won"], "owner": cast.anna, "name": "Any"}
    about |= {"created_at": OPENED, "stage_entered_at": OPENED, "last_at": OPENED}
    found = [Deal(**about)]
    for currency in ("EUR", "USD", "JPY", "IDR", "CHF"):
        for amount in AMOUNTS if currency != "IDR" else AMOUNTS[:5]:
            for day in DECIDED:
                moment = day and datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
                decided = {"closed_at": moment, "outcome": "won" if day else "open"}
                found.append(Deal(**about, **decided, amount=Decimal(amount), currency=currency))
    for number, deal in enumerate(found):
        deal.key = str(number)
    Deal.objects.bulk_create(found)


@pytest.mark.parametrize(("into", "at_hand"), [("EUR", 500), ("EUR", 2), ("CHF", 500)])
def test_every_deal_is_converted_as_the_library_converts_it(into, at_hand, cast, stages, monkeypatch):
    monkeypatch.setattr(selectors, "AT_HAND", at_hand)
    deals_of_all_kinds(cast, stages)
    for currency, on, rate in RATES:
        Rate.objects.create(currency=currency, into="EUR", on=on, rate=Decimal(rate))
    Rate.objects.create(currency="EUR", into="USD", on=date(2026, 1, 1), rate=Decimal(2))
    Rate.objects.create(currency="CHF", into="EUR", on=date(2026, 1, 1), rate=Decimal(1), removed=True)
    ours = dict(converted(Deal.objects.all(), into, on=TODAY).values_list("pk", "converted"))
    assert ours == theirs(into)


def theirs(into):
    """What the library makes of the same deals and rates."""
    columns = ["pk", "amount", "currency", "closed_at"]
    rows = [dict(zip(columns, row)) for row in Deal.objects.values_list(*columns)]
    kinds = [pa.int64(), pa.decimal128(18, 4), pa.string(), pa.timestamp("us", "UTC")]
    deals = ibis.memtable(pa.Table.from_pylist(rows, pa.schema(list(zip(columns, kinds)))))
    given = [
        {"currency": one.currency, "into": one.into, "on": one.on, "rate": one.rate} for one in Rate.objects.there()
    ]
    of = {"currency": pa.string(), "into": pa.string(), "on": pa.date32(), "rate": pa.decimal128(18, 9)}
    rates = ibis.memtable(pa.Table.from_pylist(given, pa.schema(list(of.items()))))
    as_of = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    found = in_reporting_currency(deals, rates, into=into, as_of=as_of).select("pk", "amount").to_pyarrow().to_pylist()
    return {row["pk"]: row["amount"] for row in found}


def test_currencies_to_convert_into_are_those_with_a_rate_in_force(db):
    Rate.objects.create(currency="USD", into="EUR", on=TODAY, rate=1)
    Rate.objects.create(currency="USD", into="CHF", on=date(2026, 11, 21), rate=1)
    Rate.objects.create(currency="USD", into="GBP", on=TODAY, rate=1, removed=True)
    assert currencies_into(on=TODAY) == ["EUR"]
