from datetime import date, datetime, timedelta

import ibis
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.metrics.histories import (
    AS_OF,
    deals_table,
    fields_table,
    histories,
    naive_stays,
    rows_of,
    stages_table,
)
from tests.metrics.pipeline_health.paths import by_stage, company

from venturi.errors import TableError
from venturi.metrics.conversion import conversion_deals
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.factor_interval import mean_of_classes
from venturi.metrics.pipeline_health.value_factor import (
    value_factor,
    value_factor_deals,
    value_factor_with_interval,
)
from venturi.metrics.stays import carry, stays

MONTH = Period(date(2026, 1, 1), date(2026, 1, 31))
ENDS = ("factor_low", "factor_high", "factor_by_count_low", "factor_by_count_high")


def deal(outcome, *path, **more):
    return {"outcome": outcome, "path": path} | more


# 90 enter the first stage, 50 pass it on to the second, 20 are won: of 100, 90 and 50 entering the stages that is 20 %,
# 22.2 % and 40 %.
WORKED = [
    *[deal("lost", ("lead", 3))] * 10,
    *[deal("lost", ("lead", 3), ("meet", 4))] * 40,
    *[deal("lost", ("lead", 3), ("meet", 4), ("offer", 5))] * 30,
    *[deal("won", ("lead", 3), ("meet", 4), ("offer", 5), ("won", 0))] * 20,
]


def factors(*paths, **choices):
    known = company(*paths)
    table = value_factor(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH, **choices)
    return by_stage(table)


def test_the_worked_example():
    # Stays of 3, 4 and 5 days, a month of 30 days: 3 / (30 · 0.2) = 0.50, 4 / (30 · 0.222) = 0.60,
    # 5 / (30 · 0.4) = 0.417, together 1.52 and not "3×". The winners jump over the last stage and spend no day there.
    rows = factors(*WORKED)
    ladder = [rows[stage] for stage in ("lead", "meet", "offer", "close")]
    assert [row["stay_days"] for row in ladder] == pytest.approx([3, 4, 5, 0])
    assert [row["unit"] for row in ladder] == pytest.approx([0.2, 20 / 90, 0.4, 1])
    assert [row["factor"] for row in ladder] == pytest.approx([0.50, 0.60, 0.417, 0], abs=5e-4)
    assert rows[None]["factor"] == pytest.approx(1.52, abs=5e-3)
    assert [row["factor_by_count"] for row in ladder] == pytest.approx([row["factor"] for row in ladder])
    assert (rows["lead"]["days"], rows["lead"]["entered"], rows[None]["part"]) == (30, 100, "all")


def test_by_money_and_by_count_differ():
    # By count 1 of 2 is won, by money 300 of 400: 6 days / (30 · 0.5) and 6 / (30 · 0.75).
    row = factors(deal("won", ("lead", 6), amount=300), deal("lost", ("lead", 6), amount=100))["lead"]
    assert (row["factor_by_count"], row["factor"]) == (pytest.approx(0.4), pytest.approx(6 / 22.5))


def test_all_visits_of_a_deal_that_came_back_are_its_stay():
    # 2 days, then 3 more: 5 days of one deal.
    row = factors(deal("won", ("lead", 2), ("meet", 1), ("lead", 3)))["lead"]
    assert (row["entered"], row["visits"], row["stay_days"]) == (1, 2, pytest.approx(5))


def test_a_deal_that_jumped_over_a_stage_entered_it_and_spent_no_day_there():
    # One of two stayed in meet, 4 days: 2 days on average. Both were won.
    rows = factors(deal("won", ("lead", 1), ("meet", 4), ("offer", 1)), deal("won", ("lead", 1), ("offer", 1)))
    assert (rows["meet"]["entered"], rows["meet"]["stay_days"]) == (2, pytest.approx(2))
    assert rows["meet"]["factor"] == pytest.approx(2 / 30)


def test_open_deals_lengthen_the_stay_and_are_in_neither_term_of_the_conversion():
    # START is 171 days before AS_OF. One stay of 2 days, one of 171 and more: half of them lasts to the end.
    row = factors(deal("won", ("lead", 2)), deal("open", ("lead", None)))["lead"]
    assert (row["unit"], row["beyond_share"]) == (1, pytest.approx(0.5))
    assert row["stay_days"] == pytest.approx(2 / 2 + 171 / 2)


def test_where_nothing_was_won_it_is_unknown_and_so_is_the_whole():
    rows = factors(deal("lost", ("lead", 2)))
    assert (rows["lead"]["factor"], rows["lead"]["factor_by_count"], rows[None]["factor"]) == (None, None, None)


def test_a_stage_nobody_entered_has_none_and_does_not_spoil_the_whole():
    rows = factors(deal("lost", ("lead", 3)), deal("lost", ("lead", 3), ("meet", 3)), deal("won", ("meet", 3)))
    assert (rows["offer"]["entered"], rows["offer"]["factor"]) == (1, 0)
    rows = factors(deal("won", ("close", 3)), deal("lost", ("close", 3)))
    assert (rows["lead"]["entered"], rows["lead"]["factor"]) == (0, None)
    assert rows[None]["factor"] == pytest.approx(rows["close"]["factor"]) == pytest.approx(0.2)


def test_without_enough_amounts_there_is_a_factor_by_count_only():
    row = factors(deal("won", ("lead", 3), amount=None), deal("lost", ("lead", 3)))["lead"]
    assert (row["factor"], row["factor_by_count"], row["without_amount"]) == (None, pytest.approx(0.2), 1)


def test_of_a_period_the_deals_that_entered_in_it_count():
    january = Period(date(2026, 1, 1), date(2026, 2, 1))
    inside, outside = january.ends_at - timedelta(seconds=1), january.ends_at
    paths = [deal("won", ("lead", 4), at=inside), deal("lost", ("lead", 9), at=outside)]
    row = factors(*paths, entered_in=january)["lead"]
    assert (row["entered"], row["unit"], row["stay_days"]) == (1, 1, pytest.approx(4))


def test_the_target_is_shared_by_the_pipelines_as_the_money_won_was():
    paths = [
        deal("won", ("lead", 3), amount=300),
        deal("won", ("ask", 3), amount=100, pipeline="renewal"),
        deal("lost", ("ask", 3), amount=100, pipeline="renewal"),
    ]
    known = company(*paths)
    rows = rows_of(value_factor(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH))
    assert {row["pipeline"]: row["target_share"] for row in rows} == {"default": 0.75, "renewal": 0.25}


def test_groups_have_factors_of_their_own_and_null_is_one():
    known = company(
        deal("won", ("lead", 3), owner="ana"),
        deal("won", ("lead", 6), owner=None),
        deal("lost", ("lead", 6), owner=None),
    )
    table = value_factor(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH, by=["owner"])
    rows = {(row["owner"], row["stage"]): row for row in rows_of(table) if row["pipeline"] == "default"}
    assert rows["ana", "lead"]["factor"] == pytest.approx(0.1)
    assert rows[None, "lead"]["factor"] == rows[None, None]["factor"] == pytest.approx(0.4)


def test_stored_entries_give_the_same():
    known = company(deal("won", ("lead", 3)), deal("lost", ("lead", 6), ("meet", 2)))
    entries = ibis.memtable(conversion_deals(known.stays, known.stages).to_pyarrow())
    table = value_factor(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH, entries=entries)
    assert by_stage(table)["lead"]["factor"] == pytest.approx(4.5 / 15)
    behind = value_factor_deals(known.stays, known.stages, known.deals, entries=entries)
    # The winner jumped over the three stages above.
    assert behind.count().to_pyarrow().as_py() == 4 + 2


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "region"'):
        factors(deal("won", ("lead", 3)), by=["region"])


def test_the_interval_holds_the_factor_and_is_the_same_every_time():
    rng = np.random.default_rng(1)
    paths = [
        deal("won" if chance < 0.4 else "lost", ("lead", int(days)), ("close", 4), amount=int(amount))
        for chance, days, amount in zip(rng.random(60), rng.integers(1, 20, 60), rng.integers(1, 9, 60))
    ]
    known = company(*paths)

    def asked():
        table = value_factor_with_interval(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH)
        return by_stage(table)

    rows = asked()
    for row in (rows["lead"], rows["close"], rows[None]):
        for name in ("factor", "factor_by_count"):
            assert row[f"{name}_low"] < row[name] < row[f"{name}_high"]
    # The same deals are behind both stages: the ends of the sum are not the sums of the ends, but not far off.
    assert rows[None]["factor_low"] >= rows["lead"]["factor_low"] + rows["close"]["factor_low"] - 1e-9
    again = asked()
    assert [rows[None][end] for end in ENDS] == [again[None][end] for end in ENDS]


def test_the_interval_lies_around_the_factor_also_when_the_longest_stays_are_not_over():
    paths = [deal("won" if n % 2 else "lost", ("close", n % 9 + 1)) for n in range(60)]
    paths += [deal("open", ("close", None), at=datetime(2026, 1, 1 + n)) for n in range(12)]
    known = company(*paths)
    table = value_factor_with_interval(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH)
    row = by_stage(table)["close"]
    assert row["beyond_share"] > 0.1
    middle = (row["factor_by_count_low"] + row["factor_by_count_high"]) / 2
    assert middle == pytest.approx(row["factor_by_count"], rel=0.1)


def test_with_a_handful_of_wins_nobody_can_tell_how_sure_it_is():
    known = company(*[deal("lost", ("lead", days)) for days in range(1, 9)], deal("won", ("lead", 3)))
    table = value_factor_with_interval(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH)
    rows = by_stage(table)
    assert rows["lead"]["factor"] is not None
    assert [rows["lead"][end] for end in ENDS] == [None] * 4


def test_of_no_deals_there_is_nothing_to_draw():
    known = company()
    rows = by_stage(value_factor_with_interval(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH))
    assert (rows["lead"]["factor"], rows["lead"]["factor_low"]) == (None, None)


def test_intervals_are_made_for_each_group():
    # All came back: their stay is twice the mean of their stays.
    paths = [
        deal("won" if n % 3 else "lost", ("lead", n + 1), ("close", 1), ("lead", n + 1), owner="ben" if n % 2 else None)
        for n in range(40)
    ]
    known = company(*paths)
    table = value_factor_with_interval(known.stays, known.stages, known.deals, as_of=AS_OF, during=MONTH, by=["owner"])
    rows = {row["owner"]: row for row in rows_of(table) if row["stage"] == "lead" and row["pipeline"] == "default"}
    assert all(row["factor_low"] < row["factor"] < row["factor_high"] for row in rows.values())
    assert set(rows) == {"ben", None}


_class = st.tuples(st.integers(0, 4), st.integers(0, 4))


@settings(max_examples=some(30), deadline=None)
@given(st.lists(_class, min_size=1, max_size=8).filter(lambda found: any(map(sum, found))))
def test_classes_of_one_length_each_give_the_area_under_the_curve(classes):
    """`classes` holds (ended, still going on) at 1, 2, 3 … days, what goes on being seen to the end of its day."""
    ended, going = (np.array([column], float) for column in zip(*classes))
    lengths = np.arange(1.0, len(classes) + 1)
    area, at_risk, remaining = 0.0, sum(map(sum, classes)), 1.0
    longest = max(length for length, pair in zip(lengths, classes) if sum(pair))
    for pair in classes:
        area += remaining if at_risk else 0.0
        remaining *= 1 - (pair[0] / at_risk if at_risk else 0)
        at_risk -= sum(pair)
    found = mean_of_classes(ended + going, ended, (ended + going) * lengths, longest=longest)
    assert found == pytest.approx(area)


def naive(history):
    """By stage: entered, visits, won and lost of `skips` observed, and the sum of days where all stays ended."""
    found = {}
    for row in naive_stays(history):
        if row["kind"] != "open":
            continue
        held = found.setdefault(
            (row["pipeline"], row["stage"]), {"entered": 0, "visits": 0, "won": 0, "lost": 0, "days": []}
        )
        held["visits"] += 1
        if row["visit"] == 1:
            held["entered"] += 1
            for outcome in ("won", "lost"):
                held[outcome] += row["outcome"] == outcome
        left = row["left_at"]
        held["days"].append(None if left is None else (left - row["entered_at"]).total_seconds() / 86400)
    return found


@settings(max_examples=some(8), deadline=None)
@given(histories())
def test_it_finds_what_a_row_by_row_reader_finds(history):
    found = ibis.memtable(stays(*history.tables, as_of=AS_OF).to_pyarrow())
    deals = deals_table(history.deals)
    choices = {"field_changes": fields_table(history.fields), "skips": "observed"}
    table = value_factor(found, stages_table(), deals, as_of=AS_OF, during=MONTH, **choices)
    rows = {(row["pipeline"], row["stage"]): row for row in rows_of(table) if row["part"] == "stage"}
    for place, held in naive(history).items():
        row = rows[place]
        assert (row["entered"], row["visits"]) == (held["entered"], held["visits"])
        if held["won"] and None not in held["days"]:
            stay = sum(held["days"]) / held["entered"]
            assert row["stay_days"] == pytest.approx(stay)
            expected = stay * (held["won"] + held["lost"]) / (30 * held["won"])
            assert row["factor_by_count"] == pytest.approx(expected)
    behind = rows_of(value_factor_deals(found, stages_table(), deals, **choices))
    assert len(behind) == sum(row["entered"] for row in rows.values())
    with_owner = rows_of(value_factor_deals(carry(found, deals, ["owner"]), stages_table(), deals, by=["owner"]))
    assert {row["part"] for row in with_owner} <= {"won", "lost", "open", "outcome_unknown"}
