from datetime import UTC, date, datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import AS_OF, deals_table, fields_table, histories, naive_stays, rows_of
from tests.metrics.pipeline_health.paths import company

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.empirical_factor import empirical_factor, empirical_factor_deals
from venturi.metrics.pipeline_health.openings import bookings, openings, past_periods
from venturi.metrics.stays import stays

FEBRUARY, MARCH = Period(date(2026, 2, 1), date(2026, 3, 1)), Period(date(2026, 3, 1), date(2026, 4, 1))
MONTHS = [FEBRUARY, MARCH]


def asked(known, periods=MONTHS, **choices):
    """The rows by stage; what was new stands under "new", the whole under "all"."""
    table = empirical_factor(known.stays, known.deals, periods=periods, as_of=AS_OF, **choices)
    return {row["stage"] or row["part"]: row for row in rows_of(table)}


def standing(known, periods=MONTHS, **choices):
    rows = rows_of(openings(known.stays, known.deals, periods=periods, as_of=AS_OF, **choices))
    return {(row["deal_id"], row["period"]): row for row in rows}


def deal(outcome, amount, *path, **more):
    return {"outcome": outcome, "amount": amount, "path": path} | more


# From 10 January. On 1 February a stands in lead with 100 and is won on 15 February; b stands in meet with 300 on both
# days and is lost in April; c is created on 5 February and won on the 25th.
THREE = [
    deal("won", 100, ("lead", 36), deal_id="a"),
    deal("lost", 300, ("lead", 10), ("meet", 80), deal_id="b"),
    deal("won", 60, ("lead", 20), at=datetime(2026, 2, 5), deal_id="c"),
]


def test_the_worked_example():
    # February books 100 + 60, March nothing: 160. From lead came 100 of the 100 that stood there: yield 1, share
    # 100/160 = 0.625, factor 0.625. In meet stood 300 twice, nothing was won: yield 0, factor 600/160 = 3.75.
    rows = asked(company(*THREE))
    assert [rows["lead"][name] for name in ("yield", "share", "factor")] == [1, 0.625, 0.625]
    assert [rows["meet"][name] for name in ("yield", "share", "factor")] == [0, 0, 3.75]
    assert (rows["new"]["share"], rows["new"]["factor"], rows["new"]["won_amount"]) == (0.375, None, 30)
    assert (rows["all"]["factor"], rows["all"]["share"], rows["all"]["yield"]) == (4.375, 0.625, pytest.approx(1 / 7))
    assert (rows["lead"]["amount"], rows["lead"]["bookings"], rows["lead"]["periods"]) == (50, 80, 2)


def test_share_over_yield_is_the_money_that_stood_there_over_the_money_booked():
    rows = asked(company(*THREE, deal("won", 90, ("meet", 30), at=datetime(2026, 1, 20))))
    for row in (rows["lead"], rows["meet"], rows["all"]):
        assert row["share"] / row["yield"] == pytest.approx(row["factor"])


def test_what_happens_at_the_edge_belongs_to_the_period_that_begins_there():
    edge = FEBRUARY.starts_at
    known = company(
        deal("won", 5, ("lead", 22), ("meet", 3), deal_id="moved at the edge"),
        deal("won", 5, ("lead", 22), deal_id="won at the edge"),
        deal("won", 5, ("lead", 3), at=edge, deal_id="created at the edge"),
        deal("won", 5, ("lead", 3), at=edge - timedelta(seconds=1), deal_id="created before it"),
    )
    rows = {name: row for (name, period), row in standing(known, [FEBRUARY]).items()}
    assert {name: (row["stage"], row["won"]) for name, row in rows.items()} == {
        "moved at the edge": ("lead", True),
        "won at the edge": ("lead", True),
        "created before it": ("lead", True),
    }


def test_the_order_in_which_periods_are_named_does_not_matter():
    assert standing(company(*THREE), MONTHS[::-1]) == standing(company(*THREE))
    # b stands in both months, each with its own row.
    assert {period for name, period in standing(company(*THREE)) if name == "b"} == {month.label for month in MONTHS}


def test_the_last_day_of_a_period_is_in_it_and_the_next_is_not():
    late, after = MARCH.starts_at - timedelta(seconds=1), MARCH.starts_at
    known = company(*[deal("won", 5, ("lead", 30), closed_at=at) for at in (late, after)])
    assert [row["won"] for (_, period), row in sorted(standing(known).items()) if period == "2026-02"] == [True, False]


def test_the_amount_is_the_one_of_the_beginning_never_todays():
    change = {"deal_id": "a", "changed_at": datetime(2026, 2, 10), "field": "amount"}
    known = company(deal("won", 900, ("lead", 36), deal_id="a"), fields=[change | {"old_value": "100"}])
    row = standing(known, [FEBRUARY], field_changes=fields_table([change | {"old_value": "100", "new_value": "900"}]))[
        "a", "2026-02"
    ]
    assert (row["amount"], row["won_amount"]) == (100, 900)
    rows = asked(
        known,
        [FEBRUARY],
        field_changes=fields_table([change | {"old_value": "100", "new_value": "900"}]),
    )
    assert (rows["lead"]["yield"], rows["lead"]["factor"]) == (9, pytest.approx(1 / 9))


def test_a_deal_that_came_back_stands_where_it_was_then():
    known = company(deal("open", 7, ("meet", 30), ("lead", None), deal_id="a"))
    rows = standing(known)
    assert (rows["a", "2026-02"]["stage"], rows["a", "2026-03"]["stage"]) == ("meet", "lead")


def test_a_lost_deal_stands_nowhere_until_it_is_reopened():
    known = company(deal("open", 7, ("lead", 15), ("lost", 30), ("lead", None), deal_id="a"))
    assert {period: row["stage"] for (_, period), row in standing(known).items()} == {"2026-03": "lead"}


def test_a_deal_decided_on_an_unknown_day_stands_nowhere():
    assert standing(company(deal("lost", 7, ("lead", None), closed_at=None))) == {}


def test_deals_without_an_amount_are_left_out_and_counted():
    paths = [
        deal("won", None, ("lead", 36), deal_id="none"),
        deal("open", -5, ("lead", None), deal_id="below"),
        deal("won", 50, ("lead", 36), deal_id="known"),
    ]
    rows = asked(company(*paths), [FEBRUARY])
    assert (rows["lead"]["deals"], rows["lead"]["amount"], rows["lead"]["without_amount"]) == (1, 50, 2)
    assert (rows["all"]["bookings"], rows["lead"]["yield"]) == (50, 1)
    known = company(*paths)
    behind = rows_of(empirical_factor_deals(known.stays, known.deals, periods=[FEBRUARY], as_of=AS_OF))
    assert {row["deal_id"]: row["part"] for row in behind} == {
        "none": "without_amount",
        "below": "without_amount",
        "known": "won",
    }


def test_of_nothing_booked_and_nothing_standing_everything_is_unknown():
    rows = asked(company())
    assert set(rows) == {"new", "all"}
    nothing = [rows["all"][name] for name in ("yield", "share", "factor", "amount", "bookings", "periods")]
    assert nothing == [None, None, None, None, None, 0]
    rows = asked(company(deal("open", 7, ("lead", None))))
    assert (rows["lead"]["yield"], rows["lead"]["factor"], rows["lead"]["share"]) == (0, None, None)


def test_periods_before_the_history_are_left_out():
    # On 5 January something was won, and nobody knows where it had stood: it would halve the factor of lead.
    before = {"outcome": "won", "amount": 160, "path": [], "closed_at": datetime(2026, 1, 5)}
    rows = asked(company(*THREE, before), [Period(date(2026, 1, 1), date(2026, 2, 1)), *MONTHS])
    assert (rows["lead"]["factor"], rows["lead"]["periods"]) == (0.625, 2)


def test_the_interval_is_drawn_over_periods_and_needs_five():
    months = past_periods(Period(date(2026, 6, 1), date(2026, 7, 1)), 5)
    paths = []
    for number, month in enumerate(months):
        begin = month.starts_at
        paths.append(deal("won", 100 + 10 * number, ("lead", 20), at=begin - timedelta(days=10)))
        paths.append(deal("lost", 200 - 20 * number, ("lead", 20), at=begin - timedelta(days=10)))
    row = asked(company(*paths), months)["lead"]
    assert row["factor_low"] < row["factor"] < row["factor_high"]
    assert asked(company(*paths), months[1:])["lead"]["factor_low"] is None


def test_past_periods_come_one_after_the_other():
    assert [period.label for period in past_periods(MARCH, 2)] == ["2026-01", "2026-02"]
    with pytest.raises(ValueError, match="count is 0"):
        past_periods(MARCH, 0)


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        ([], "periods is empty"),
        ([Period(date(2026, 6, 1), date(2026, 7, 1))], "2026-06 is not over"),
        ([FEBRUARY, Period(date(2026, 2, 10), date(2026, 2, 20))], "must not overlap"),
    ],
)
def test_periods_that_tell_nothing_are_refused(periods, words):
    known = company(*THREE)
    with pytest.raises(ValueError, match=words):
        empirical_factor(known.stays, known.deals, periods=periods, as_of=AS_OF.replace(tzinfo=UTC))


def test_a_missing_column_is_named():
    known = company(*THREE)
    with pytest.raises(TableError, match='deals table, column "amount"'):
        openings(known.stays, known.deals.drop("amount"), periods=MONTHS, as_of=AS_OF)


def naive_amount(history, deal_id, moment):
    """The amount a deal had just before a moment."""
    mine = [change for change in history.fields if change["deal_id"] == deal_id]
    past = [change for change in mine if change["changed_at"] < moment]
    today = next((deal["amount"] for deal in history.deals if deal["deal_id"] == deal_id), None)
    value = past[-1]["new_value"] if past else mine[0]["old_value"] if mine else today
    return None if value is None else int(value)


@settings(max_examples=some(12), deadline=None)
@given(histories())
def test_it_finds_what_a_row_by_row_reader_finds(history):
    found = ibis.memtable(stays(*history.tables, as_of=AS_OF).to_pyarrow())
    deals = {row["deal_id"]: row for row in history.deals}
    expected = {}
    for row in naive_stays(history):
        for period in MONTHS:
            start = period.starts_at
            endless = row["left_at"] is None and row["outcome"] not in ("won", "lost")
            there = endless or (row["left_at"] is not None and start <= row["left_at"])
            if row["kind"] == "open" and row["entered_at"] < start and there:
                deal = deals.get(row["deal_id"], {"outcome": None, "closed_at": None})
                closed = deal["closed_at"]
                won = deal["outcome"] == "won" and closed is not None and start <= closed < period.ends_at
                amount = naive_amount(history, row["deal_id"], start)
                expected[row["deal_id"], period.label] = (row["stage"], row["pipeline"], amount, won)
    table = openings(
        found, deals_table(history.deals), periods=MONTHS, as_of=AS_OF, field_changes=fields_table(history.fields)
    )
    rows = {(row["deal_id"], row["period"]): row for row in rows_of(table)}
    assert {key: (row["stage"], row["pipeline"], row["amount"], row["won"]) for key, row in rows.items()} == expected
    booked = {row["period"]: row["won"] for row in rows_of(bookings(deals_table(history.deals), periods=MONTHS))}
    for period in MONTHS:
        wins = [
            deal
            for deal in history.deals
            if deal["outcome"] == "won" and deal["closed_at"] and period.starts_at <= deal["closed_at"] < period.ends_at
        ]
        assert booked.get(period.label, 0) == len(wins)
