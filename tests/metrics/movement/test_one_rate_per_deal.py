"""Old amounts in another currency: each deal has one rate for its whole life, so that no rate moves the pipeline."""

from collections import Counter
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from random import Random

import ibis
import pytest
from tests.metrics.histories import CHANGES, FIELDS, stages_table, table
from tests.metrics.movement.pipelines import (
    END,
    FEBRUARY,
    MARCH,
    Q1,
    deals_table,
    export,
    naive_movements,
    rows_of,
    stored,
    world,
)

from venturi.metrics.money import in_reporting_currency
from venturi.metrics.movement.bridge import bridge, bridge_deals
from venturi.metrics.movement.cohort import cohort
from venturi.metrics.movement.slippage import slippage
from venturi.metrics.movement.snapshots import snapshots
from venturi.metrics.movement.states import states
from venturi.metrics.movement.steps import MOVEMENTS
from venturi.metrics.periods import Period
from venturi.metrics.stays import stays

JUNE_30 = datetime(2026, 6, 30, 12)
Q2 = Period(date(2026, 4, 1), date(2026, 7, 1))
# One dollar in euros: 0.90 from the beginning of the year, 0.80 from March, 0.75 from June.
DOLLAR = [("USD", date(2026, 1, 1), "0.90"), ("USD", date(2026, 3, 1), "0.80"), ("USD", date(2026, 6, 1), "0.75")]


def rates(rows):
    schema = {"currency": "string", "into": "string", "on": "date", "rate": "string"}
    listed = [(currency, "EUR", day, rate) for currency, day, rate in rows]
    return ibis.memtable(listed, schema=schema).cast({"rate": "decimal(18, 9)"})


def priced(deals, moves=(), changed=(), *, using=DOLLAR, as_of=JUNE_30):
    """The states of rows of deals, in euros."""
    converted = in_reporting_currency(deals_table(deals, currency="string"), rates(using), into="EUR", as_of=as_of)
    visits = stays(table(list(moves), CHANGES), stages_table(), converted, as_of=END) if moves else None
    log, fields = table(list(changed), FIELDS), ("amount", "expected_close_on", "owner", "history")
    return states(converted, visits, log, stages=stages_table(), fields=fields)


def dollars(**more):
    """A deal that came in with 100 dollars on 10 January, became 120 dollars on 10 March, and was to close in March."""
    deal = {"deal_id": "a", "outcome": "open", "created_at": datetime(2026, 1, 10), "amount": 120, "currency": "USD"}
    return [deal | {"expected_close_on": date(2026, 3, 20), "stage": "lead"} | more]


RAISED = [
    {"deal_id": "a", "changed_at": datetime(2026, 3, 10), "field": "amount", "old_value": "100", "new_value": "120"}
]


def moved(found, during):
    rows = rows_of(bridge(found, during=during))
    return {row["movement"]: row["amount"] for row in rows if row["events"]}


def test_an_open_deal_has_the_rate_of_today_all_along():
    # Today is 30 June: 0.75. It came in with 100 × 0.75 = 75, rose by 20 × 0.75 = 15, and is worth 120 × 0.75 = 90.
    found = priced(dollars(), changed=RAISED)
    assert moved(found, Q1) == {"new": 75, "increased": 15, "closing": 90}
    assert moved(found, MARCH) == {"opening": 75, "increased": 15, "closing": 90}


def test_a_rate_that_changes_moves_nothing():
    # The dollar fell from 0.80 to 0.75 in June, and nobody touched the deal.
    assert moved(priced(dollars(), changed=RAISED), Q2) == {"opening": 90, "closing": 90}


def test_a_decided_deal_has_the_rate_of_its_decision_all_along():
    # Won on 20 March at 0.80: 100 × 0.80 = 80 came in, 20 × 0.80 = 16 more, and 96 was won: the 96 of every win rate.
    won = dollars(outcome="won", closed_at=datetime(2026, 3, 20))
    found = priced(won, changed=RAISED)
    assert moved(found, Q1) == {"new": 80, "increased": 16, "won": -96}
    converted = in_reporting_currency(deals_table(won, currency="string"), rates(DOLLAR), into="EUR", as_of=JUNE_30)
    assert converted.amount.sum().to_pyarrow().as_py() == 96


def test_asked_in_march_the_same_deal_had_the_rate_of_march():
    found = priced(dollars(), changed=RAISED, as_of=datetime(2026, 3, 31))
    assert moved(found, MARCH) == {"opening": 80, "increased": 16, "closing": 96}


def test_a_raise_is_never_a_fall_because_the_rate_fell_more():
    # 100 to 105 dollars while the dollar fell from 0.90 to 0.80: at the rates of their days 90 would become 84.
    slight = [RAISED[0] | {"new_value": "105"}]
    found = priced(dollars(amount=105), changed=slight, as_of=datetime(2026, 3, 31))
    assert moved(found, MARCH) == {"opening": 80, "increased": 4, "closing": 84}


def test_snapshots_slippage_and_cohorts_tell_the_same_amounts():
    found = priced(dollars(), changed=RAISED)
    assert {row["on"].month: row["amount"] for row in rows_of(snapshots(found, during=Q1, step="month"))} == {
        1: 75,
        2: 75,
        3: 90,
    }
    [still_due] = rows_of(slippage(found, during=MARCH))
    assert (still_due["due"], still_due["due_amount"]) == (1, 90)
    [open_still] = rows_of(cohort(found, open_at=datetime(2026, 2, 1)))
    assert (open_still["amount_then"], open_still["amount_now"]) == (75, 90)


def test_each_deal_has_a_rate_of_its_own_and_euros_have_none():
    euros = {"deal_id": "b", "outcome": "open", "created_at": datetime(2026, 1, 10), "amount": 40, "currency": "EUR"}
    lowered = RAISED[0] | {"deal_id": "b", "old_value": "50", "new_value": "40"}
    won = dollars(outcome="won", closed_at=datetime(2026, 2, 20), amount=100)
    # 100 × 0.90 won on 20 February; the other is 50 euros until 10 March, and 40 from then on.
    found = priced([*won, euros], changed=[lowered])
    assert moved(found, Q1) == {"new": 140, "won": -90, "decreased": -10, "closing": 40}


def test_an_amount_in_a_currency_without_a_rate_is_counted_and_not_valued():
    found = {row["movement"]: row for row in rows_of(bridge(priced(dollars(currency="CHF")), during=Q1))}
    assert (found["new"]["deals"], found["new"]["amount"], found["new"]["without_amount"]) == (1, 0, 1)


def test_of_the_time_in_another_currency_the_amount_is_unknown():
    # 100 francs until 1 February, 100 dollars until 10 March: what 100 francs are is not known from a rate of dollars.
    francs = {"changed_at": datetime(2026, 2, 1), "field": "currency", "old_value": "CHF", "new_value": "USD"}
    found = priced(dollars(), changed=[*RAISED, {"deal_id": "a", **francs}])
    assert moved(found, Q1) == {"new": 0, "increased": 90, "closing": 90}
    assert moved(found, FEBRUARY) == {"opening": 0, "increased": 75, "closing": 75}
    assert moved(found, MARCH) == {"opening": 75, "increased": 15, "closing": 90}


HISTORIES = 1_000
CENT = Decimal("0.0001")


@pytest.fixture(scope="module")
def companies():
    """A thousand histories, the currency of each deal, and rates that change in the middle of a month, some unknown."""
    randomly = Random(20260417)
    worlds = {f"h{number}": world(randomly) for number in range(HISTORIES)}
    names = [f"{history}-{number}" for history, deals in worlds.items() for number in range(len(deals))]
    currencies = {name: randomly.choice(["EUR", "USD", "USD", "CHF", "GBP", None]) for name in names}
    days = [date(2026, month, 17) for month in range(1, 13)]
    # No rate of francs before 17 March, and none of pounds at all.
    using = [("USD", day, _rate(randomly)) for day in [date(2025, 12, 1), *days]]
    using += [("CHF", day, _rate(randomly)) for day in days[2:]]
    return worlds, currencies, using


def _rate(randomly):
    return str(Decimal(randomly.randint(600_000_000, 1_300_000_000)).scaleb(-9))


def test_a_thousand_random_histories_in_several_currencies_reconcile_to_the_cent(companies):
    worlds, currencies, using = companies
    deals, moves, changed = export(worlds)
    deals = [deal | {"currency": currencies[deal["deal_id"]]} for deal in deals]
    held = stored(priced(deals, moves, changed, using=using, as_of=END))
    found = rows_of(bridge_deals(held, during=FEBRUARY, by=["history"]))
    sums, mine = {}, Counter()
    for row in found:
        ends = sums.setdefault(row["history"], Counter())
        ends[row["part"] if row["part"] in ("opening", "closing") else "moved"] += row["amount"] or 0
        mine[row["deal_id"], row["part"], row["amount"]] += row["part"] in MOVEMENTS
    assert all(ends["opening"] + ends["moved"] == ends["closing"] for ends in sums.values())
    assert +mine == _naive(worlds, {deal["deal_id"]: _rate_of(deal, using) for deal in deals})


def _rate_of(deal, using):
    """The one rate of a deal, read row by row; null: unknown."""
    if deal["currency"] == "EUR":
        return Decimal(1)
    day = (deal["closed_at"] or END).date()
    known = [(since, rate) for currency, since, rate in using if currency == deal["currency"] and since <= day]
    return Decimal(max(known)[1]) if known else None


def _naive(worlds, rate):
    """The movements of every history whose amounts are exchanged first, deal by deal."""
    found = Counter()
    for history, deals in worlds.items():
        for number, events in enumerate(deals):
            name = f"{history}-{number}"
            exchanged = [(when, _exchanged(values, rate[name])) for when, values in events]
            for part, _group, value in naive_movements(exchanged, FEBRUARY):
                found[name, part, value] += 1
    assert len({part for _, part, _ in found}) == 6
    assert {rate[name] is None for name, _, _ in found} == {True, False}
    return found


def _exchanged(values, rate):
    if values.get("amount") is None:
        return values
    return values | {"amount": None if rate is None else (values["amount"] * rate).quantize(CENT, ROUND_HALF_UP)}
