from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import ibis
import pytest
from tests.metrics.some_deals import KINDS, deals, only, rows_of

from venturi.errors import TableError
from venturi.metrics.money import in_reporting_currency, missing_rates, total

AS_OF = datetime(2026, 6, 30, 12)
RATES = [("USD", "EUR", date(2026, 1, 1), "0.90"), ("USD", "EUR", date(2026, 2, 1), "0.80")]


def rates(*rows):
    schema = {"currency": "string", "into": "string", "on": "date", "rate": "string"}
    return ibis.memtable(list(rows), schema=schema).cast({"rate": "decimal(18, 9)"})


def converted(*rows, using=RATES, as_of=AS_OF, zone="UTC", **kinds):
    table = None if using is None else rates(*using)
    return in_reporting_currency(deals(*rows, **kinds), table, into="EUR", as_of=as_of, zone=zone)


def deal(amount, currency, closed_at=None):
    return {"amount": amount, "currency": currency, "closed_at": closed_at}


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_each_deal_is_converted_at_the_rate_of_the_day_it_was_decided(amount, moment):
    # 100 × 0.90 on 31 January; 100 × 0.80 on 1 February, the first day of the new rate; euros stay.
    january, february = datetime(2026, 1, 31, 23, 59), datetime(2026, 2, 1)
    rows = [deal(100, "USD", january), deal(100, "USD", february), deal(100, "EUR", january)]
    found = rows_of(converted(*rows, amount=amount, moment=moment))
    assert sorted((row["deal_id"], float(row["amount"])) for row in found) == [("d0", 90), ("d1", 80), ("d2", 100)]
    assert not any(row["rate_missing"] for row in found)
    assert {float(row["original_amount"]) for row in found} == {100.0}


def test_an_open_deal_has_the_rate_of_the_day_of_the_computation():
    assert only(converted(deal(100, "USD"), as_of=datetime(2026, 1, 15)))["amount"] == 90
    assert only(converted(deal(100, "USD"), as_of=datetime(2026, 3, 1, tzinfo=UTC)))["amount"] == 80


def test_the_day_is_one_of_the_reporting_zone():
    # 23:30 UTC on 31 January is 1 February in Berlin.
    late = deal(100, "USD", datetime(2026, 1, 31, 23, 30))
    assert only(converted(late))["amount"] == 90
    assert only(converted(late, zone="Europe/Berlin"))["amount"] == 80


def test_a_cost_has_the_rate_of_the_day_it_counts_for_in_any_zone():
    days = [date(2026, 1, 31), date(2026, 2, 1)]
    costs = ibis.memtable(
        [(day, Decimal(100), "USD") for day in days],
        schema={"on": "date", "amount": "decimal(18, 4)", "currency": "string"},
    )
    found = in_reporting_currency(costs, rates(*RATES), into="EUR", as_of=AS_OF, zone="America/New_York", dated_by="on")
    assert {row["on"]: row["amount"] for row in rows_of(found)} == {days[0]: 90, days[1]: 80}
    with pytest.raises(TableError, match='costs table, column "on"'):
        in_reporting_currency(costs.drop("on"), None, into="EUR", as_of=AS_OF, dated_by="on")


def test_before_the_first_rate_the_amount_is_unknown_not_0():
    row = only(converted(deal(100, "USD", datetime(2025, 12, 31))))
    assert (row["amount"], row["original_amount"], row["rate_missing"]) == (None, 100, True)


@pytest.mark.parametrize("using", [None, [], [("EUR", "USD", date(2020, 1, 1), "1.1")]])
def test_without_a_rate_into_the_currency_the_amount_is_unknown(using):
    row = only(converted(deal(100, "USD"), using=using))
    assert (row["amount"], row["rate_missing"]) == (None, True)


def test_the_reporting_currency_needs_no_rates():
    assert only(converted(deal(100, "EUR"), using=None))["amount"] == 100


def test_no_amount_is_not_a_missing_rate():
    row = only(converted(deal(None, "CHF")))
    assert (row["amount"], row["rate_missing"]) == (None, False)


def test_zero_stays_zero():
    row = only(converted(deal(0, "USD")))
    assert (row["amount"], row["rate_missing"]) == (0, False)


def test_amounts_are_rounded_exactly_halves_away_from_zero():
    # Amounts and rates whose product lies on, or within a hair of, half of the last decimal; floats are off there.
    random = Random(7)
    amounts = [Decimal(random.randint(-(10**18) + 1, 10**18 - 1)).scaleb(-random.randint(4, 14)) for _ in range(300)]
    amounts = [amount.quantize(Decimal("0.0001")) for amount in amounts]
    amounts += [Decimal(sign * odd) / 10_000 for sign in (1, -1) for odd in (1, 3, 12_345, 10**13 + 1)]
    for rate in ("0.5", "1.000000001", "0.912345678", "0.000000001", "0.85"):
        table = converted(*[deal(amount, "USD") for amount in amounts], using=[("USD", "EUR", date(2026, 1, 1), rate)])
        right = [(a * Decimal(rate)).quantize(Decimal("0.0001"), ROUND_HALF_UP) for a in amounts]
        assert [row["amount"] for row in sorted(rows_of(table), key=lambda row: int(row["deal_id"][1:]))] == right


def test_deals_without_a_rate_are_counted_and_named_by_currency():
    rows = [deal(10, "CHF"), deal(20, "CHF"), deal(5, None), deal(7, "EUR")]
    table = converted(*rows)
    assert rows_of(missing_rates(table)) == [
        {"currency": "CHF", "deals": 2, "amount": Decimal(30)},
        {"currency": None, "deals": 1, "amount": Decimal(5)},
    ]
    assert {row["deal_id"] for row in rows_of(table.filter(table.rate_missing))} == {"d0", "d1", "d2"}


def test_several_rates_never_multiply_the_deals():
    again = [*RATES, ("USD", "EUR", date(2026, 2, 1), "0.80"), ("CHF", "EUR", date(2026, 1, 1), "1.05")]
    first = deal(100, "USD", datetime(2026, 2, 1))
    found = rows_of(converted(first, deal(100, "CHF"), using=again))
    assert sorted((row["deal_id"], row["amount"]) for row in found) == [("d0", 80), ("d1", 105)]


def test_a_source_without_currencies_keeps_its_amounts():
    table = in_reporting_currency(deals(deal(100, None)), None, into=None, as_of=AS_OF)
    assert (only(table)["amount"], only(table)["rate_missing"]) == (100, False)


def test_the_columns_and_their_types_stay():
    before = deals(deal(100, "USD"))
    after = in_reporting_currency(before, rates(*RATES), into="EUR", as_of=AS_OF)
    assert set(after.columns) == {*before.columns, "original_amount", "exchange_rate", "rate_missing"}
    assert after.schema()["amount"] == before.schema()["amount"]


@pytest.mark.parametrize("theirs", ["rate", "Rate", "holds_from", "rate_currency", "priced_on", "until", "into"])
def test_a_column_of_the_file_may_be_called_like_one_of_the_rates(theirs):
    # Their own rate of 7 is a column like any other: 100 dollars are 90 euros in January.
    before = deals(deal(100, "USD", datetime(2026, 1, 31))).mutate(**{theirs: ibis.literal("7")})
    for using in (rates(*RATES), None):
        after = in_reporting_currency(before, using, into="EUR", as_of=AS_OF)
        assert set(after.columns) == {*before.columns, "original_amount", "exchange_rate", "rate_missing"}
        row = only(after)
        assert (row["amount"], row[theirs]) == (90 if using is not None else None, "7")


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "currency"'):
        in_reporting_currency(deals().drop("currency"), None, into="EUR", as_of=AS_OF)
    with pytest.raises(TableError, match='rates table, column "rate"'):
        in_reporting_currency(deals(), rates().drop("rate"), into="EUR", as_of=AS_OF)


def test_a_total_of_decimals_is_exact_before_it_becomes_a_float():
    # Ten cents added a thousand times is 100 and not 99.9999999999986.
    table = deals(*[{"amount": Decimal("0.1")}] * 1_000)
    assert only(table.aggregate(sum=total(table.amount)))["sum"] == 100.0


def test_a_total_of_nothing_is_null():
    table = deals({"amount": None})
    assert only(table.aggregate(sum=total(table.amount)))["sum"] is None
