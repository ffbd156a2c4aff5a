"""The currency that is reported in, and what is said about the others."""

import ibis
import pytest

from venturi.basis import currency_of
from venturi.metrics.tables import Tables


def tables(*currencies, rates=None, amounts=None):
    ids = [str(n) for n in range(len(currencies))]
    rows = {"deal_id": ids, "currency": list(currencies), "amount": list(amounts or [1] * len(ids))}
    schema = {"deal_id": "string", "currency": "string", "amount": "decimal(18, 4)"}
    return Tables(deals=ibis.memtable(rows, schema=schema), rates=rates)


@pytest.mark.parametrize(
    ("wanted", "into", "note"),
    [
        (
            None,
            "USD",
            "Most deals are in USD; set another with --currency. Amounts in CHF, EUR cannot be converted, because "
            "there are no rates: 2 deals are left out of every sum of money.",
        ),
        (
            "EUR",
            "EUR",
            "Amounts in USD, CHF cannot be converted, because there are no rates: 3 deals are left out of every sum "
            "of money.",
        ),
    ],
)
def test_most_deals_choose_the_currency_unless_somebody_does_and_the_rest_is_counted(wanted, into, note):
    assert currency_of(tables("USD", "EUR", "USD", "CHF"), wanted) == (into, note)


def test_an_amount_in_no_currency_is_left_out_too_and_a_deal_without_an_amount_leaves_nothing_out():
    known = tables("USD", "USD", "EUR", None, "CHF", amounts=[1, 1, 2, 3, None])
    assert currency_of(known, None)[1].endswith("there are no rates: 2 deals are left out of every sum of money.")


def test_with_rates_the_others_are_converted():
    rates = ibis.memtable({"currency": ["EUR"], "into": ["USD"], "rate": [1.1]})
    into, note = currency_of(tables("USD", "EUR", "USD", rates=rates), None)
    assert into == "USD"
    assert note.startswith("Most deals are in USD; set another with --currency. Amounts in EUR are converted at the")


def test_one_currency_needs_no_word():
    assert currency_of(tables("USD", "USD", None), None) == ("USD", None)
