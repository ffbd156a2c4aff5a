from datetime import date, datetime, timedelta

import ibis
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from scipy import stats
from tests.examples import some
from tests.metrics.some_deals import (
    AS_OF,
    BERLIN_Q2,
    FIRST_OF_Q2,
    IN_Q1,
    KINDS,
    Q1,
    deals,
    random_deals,
    rows_of,
    within,
)

from venturi.errors import TableError
from venturi.metrics.periods import Period
from venturi.metrics.throughput import throughput, throughput_deals, throughput_refusal
from venturi.metrics.throughput_chance import SIGNIFICANT, chance, throughput_chance

LONG_AGO = datetime(2025, 1, 1)


def closed(owner, count, **more):
    row = {"owner": owner, "created_at": LONG_AGO, "closed_at": IN_Q1, "source": "inbound", "product": "a"} | more
    return [row] * count


def team(*counts, **more):
    return [row for number, count in enumerate(counts) for row in closed(f"p{number}", count, **more)]


def by_person(table):
    return {row["person"]: row for row in rows_of(table)}


def measured(*rows, during=Q1, as_of=AS_OF, **options):
    return by_person(throughput(deals(*rows), during=during, as_of=as_of, **options))


def people(*rows):
    columns = {"person": "string", "started_on": "date", "left_on": "date"}
    return ibis.memtable([dict(zip(columns, row)) for row in rows], schema=columns)


def activities(*rows):
    columns = {"deal_id": "string", "person": "string", "at": "timestamp", "done": "boolean"}
    return ibis.memtable([dict(zip(columns, row)) for row in rows], schema=columns)


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example_flags_nobody(amount, moment):
    # 20 + 25 + 21 = 66, mean 22: −9.1 %, +13.6 %, −4.5 %; band 17.6 to 26.4.
    table = deals(*team(20, 25, 21), amount=amount, moment=moment)
    found = by_person(throughput(table, during=Q1, as_of=AS_OF))
    assert [found[f"p{n}"]["closed"] for n in range(3)] == [20, 25, 21]
    assert [f"{found[f'p{n}']['deviation']:.1%}" for n in range(3)] == ["-9.1%", "13.6%", "-4.5%"]
    assert [found[f"p{n}"]["flagged"] for n in range(3)] == [False] * 3
    assert found["p0"]["mean"] == 22
    assert (found["p0"]["band_low"], found["p0"]["band_high"]) == (pytest.approx(17.6), pytest.approx(26.4))


@pytest.mark.parametrize("scale", [1, 3, 7, 11])
def test_exactly_20_percent_is_not_more_than_20_percent(scale):
    # Mean 20 × scale: 24 and 16 are off by exactly a fifth, which 24 / 20 − 1 in floats would miss.
    found = measured(*team(24 * scale, 20 * scale, 16 * scale))
    assert [row["flagged"] for row in found.values()] == [False] * 3


def test_one_deal_more_than_20_percent_is_flagged():
    # 25 + 20 + 15 = 60: +25 % and −25 %.
    found = measured(*team(25, 20, 15))
    assert [found[f"p{n}"]["flagged"] for n in range(3)] == [True, False, True]


def test_per_day_per_week_and_per_month():
    # 45 deals in the 90 days of the quarter: one every second day; a month has 365.25 / 12 = 30.4375 days.
    row = measured(*closed("ana", 45))["ana"]
    assert (row["days"], row["per_day"], row["per_week"], row["per_month"]) == (90, 0.5, 3.5, 15.21875)


def test_a_period_that_is_not_over_ends_with_the_day_of_the_computation():
    # 1 January to 14 February: 31 + 14 days. The deal of the 15th does not exist yet.
    rows = closed("ana", 9, closed_at=datetime(2026, 2, 14, 10)) + closed("ana", 1, closed_at=datetime(2026, 2, 15))
    row = measured(*rows, as_of=datetime(2026, 2, 14, 12))["ana"]
    assert (row["closed"], row["days"], row["per_day"]) == (9, 45, 0.2)


def test_a_period_that_has_not_begun_is_a_mistake():
    with pytest.raises(ValueError, match="2026Q1 has not begun as of 2025-12-31"):
        throughput(deals(), during=Q1, as_of=datetime(2025, 12, 31, 12))


def test_both_edges_of_the_period_in_summer_time():
    edges = [BERLIN_Q2.starts_at, BERLIN_Q2.starts_at - timedelta(seconds=1), BERLIN_Q2.ends_at]
    rows = [row for moment in edges for row in closed("ana", 1, closed_at=moment)]
    row = measured(*rows, during=BERLIN_Q2, as_of=datetime(2027, 1, 1))["ana"]
    # In hand: the one decided in it and the one decided after it.
    assert (row["closed"], row["in_hand"], row["days"]) == (1, 2, 91)


def test_who_has_open_deals_only_has_closed_none_and_is_in_the_mean():
    found = measured(*closed("ana", 10), {"owner": "ben", "outcome": "open", "created_at": LONG_AGO})
    assert (found["ben"]["closed"], found["ben"]["mean"], found["ben"]["flagged"]) == (0, 5.0, True)


def test_who_has_nothing_in_hand_has_no_row():
    later = {"owner": "cid", "outcome": "open", "created_at": Q1.ends_at}
    before = {"owner": "dan", "created_at": LONG_AGO, "closed_at": Q1.starts_at - timedelta(seconds=1)}
    assert set(measured(*closed("ana", 1), later, before)) == {"ana"}


def test_nobody_at_all_gives_no_rows():
    assert measured() == {}


def test_deals_without_an_owner_have_a_row_and_stay_out_of_the_mean():
    found = measured(*closed("ana", 10), *closed(None, 90))
    assert (found[None]["closed"], found[None]["flagged"], found[None]["compared"]) == (90, None, False)
    assert found["ana"]["mean"] == 10


def test_new_people_stand_apart_for_their_first_90_days():
    staff = people(("p0", None, None), ("p1", date(2025, 10, 3), None), ("p2", date(2025, 10, 4), None))
    found = measured(*team(10, 10, 1), people=staff)
    # 3 October + 90 days is 1 January, when the quarter begins; 4 October + 90 days is the day after.
    assert [found[f"p{n}"]["ramping"] for n in range(3)] == [None, False, True]
    assert (found["p2"]["flagged"], found["p2"]["compared"], found["p0"]["mean"]) == (None, False, 10)


def test_without_people_a_first_deal_long_after_the_beginning_of_the_data_is_a_start():
    rows = team(10, 10) + closed("new", 2, created_at=datetime(2025, 12, 1))
    found = measured(*rows)
    assert (found["p0"]["ramping"], found["new"]["ramping"]) == (None, True)


def test_who_came_or_left_in_the_period_is_measured_by_the_days_there():
    # Left on 15 February: 45 of 90 days, 5 deals are 10 for the whole quarter, as many as the other.
    found = measured(*team(10, 5), people=people(("p1", date(2020, 1, 1), date(2026, 2, 15))))
    assert (found["p1"]["days"], found["p1"]["per_day"], found["p1"]["deviation"]) == (45, 1 / 9, 0)


def test_who_was_gone_before_the_period_keeps_a_row_and_is_not_compared():
    found = measured(*team(10, 5), people=people(("p1", None, date(2025, 12, 1))))
    assert (found["p1"]["closed"], found["p1"]["days"], found["p1"]["per_day"]) == (5, 0, None)
    assert (found["p1"]["compared"], found["p0"]["mean"]) == (False, 10)


def test_who_is_gone_without_a_date_left_when_last_seen():
    # Decided 10 deals on 1 January, and is listed as no longer active: one day of the quarter, not ninety.
    rows = [*team(20, 20), *closed("gone", 10, closed_at=datetime(2026, 1, 1, 12))]
    columns = {"person": "string", "started_on": "date", "left_on": "date", "active": "boolean"}
    types = ibis.schema(columns).to_pyarrow()
    names = [("p0", True), ("p1", None), ("gone", False), ("never", False)]
    listed = ibis.memtable(pa.Table.from_pylist([{"person": name, "active": active} for name, active in names], types))
    found = measured(*rows, *closed("never", 1, outcome="open", closed_at=None), people=listed)
    assert [found[name]["days"] for name in ("p0", "p1", "gone", "never")] == [90, 90, 1, 0]
    assert (found["never"]["compared"], found["never"]["flagged"]) == (False, None)
    later = activities(("d1", "gone", datetime(2026, 1, 10, 9), True), ("d1", "gone", datetime(2026, 2, 1), False))
    assert measured(*rows, people=listed, activities=later)["gone"]["days"] == 10


def test_a_person_twice_in_the_list_is_still_one_person():
    found = measured(*team(10, 5), people=people(("p0", date(2020, 1, 1), None), ("p0", date(2021, 1, 1), None)))
    assert found["p0"]["closed"] == 10


def test_deals_worked_are_counted_once_for_each_person_who_did_something():
    done = [
        ("d0", "ana", IN_Q1, True),
        ("d0", "ana", IN_Q1, None),
        ("d1", None, IN_Q1, True),  # nobody named: the owner
        ("d2", "ana", IN_Q1, False),  # planned only
        ("d2", "ana", Q1.ends_at, True),  # outside
        (None, "ana", IN_Q1, True),  # no deal
        ("d2", "eve", IN_Q1, True),  # has no deals of her own: no row
        ("d4", None, IN_Q1, True),  # nobody named and nobody's deal
    ]
    rows = [*closed("ana", 3), {"owner": "ben", "outcome": "open", "created_at": LONG_AGO}]
    rows += closed(None, 1)
    found = measured(*rows, activities=activities(*done))
    assert (found["ana"]["worked"], found["ben"]["worked"], found[None]["worked"]) == (2, 0, 1)
    assert measured(*rows)["ana"]["worked"] is None


def test_like_for_like_removes_the_luck_of_the_mix():
    # Ana has 30 inbound and 10 outbound in hand, Ben 10 and 30. Inbound 23 + 7 = 30 of 40 are decided, outbound
    # 2 + 8 = 10 of 40. Ana decided 25 and Ben 15, and that is the mix alone.
    def hand(owner, source, done, left):
        waiting = {"owner": owner, "outcome": "open", "created_at": LONG_AGO, "source": source, "product": "a"}
        return closed(owner, done, source=source) + [waiting] * left

    rows = hand("ana", "inbound", 23, 7) + hand("ana", "outbound", 2, 8)
    rows += hand("ben", "inbound", 7, 3) + hand("ben", "outbound", 8, 22)
    found = measured(*rows, alike=["source"])
    # Inbound 30 / 40, outbound 10 / 40: ana 30 × 3/4 + 10 × 1/4 = 25, ben 10 × 3/4 + 30 × 1/4 = 15.
    assert (found["ana"]["expected"], found["ben"]["expected"]) == (pytest.approx(25), pytest.approx(15))
    # With half of each: ana 40 × (23/30 + 2/10) / 2 = 19.33, ben 40 × (7/10 + 8/30) / 2 = 19.33: no difference is left.
    assert found["ana"]["like_for_like"] == pytest.approx(40 * (23 / 30 + 2 / 10) / 2)
    assert found["ben"]["like_for_like"] == pytest.approx(found["ana"]["like_for_like"])


def test_a_group_the_person_has_no_deals_of_keeps_everybodys_pace():
    # Ana only inbound, 5 of 10; Ben only outbound, 10 of 10. Half of each: ana 10 × (5/10 + 10/10) / 2 = 7.5.
    waiting = {"owner": "ana", "outcome": "open", "created_at": LONG_AGO, "source": "inbound", "product": "a"}
    found = measured(*closed("ana", 5), *[waiting] * 5, *closed("ben", 10, source="outbound"), alike=["source"])
    assert found["ana"]["like_for_like"] == pytest.approx(7.5)
    assert found["ana"]["expected"] == pytest.approx(5)


def test_chance_explains_what_equal_people_differ_by():
    # Mean 22: (4 + 9 + 1) / 22 = 0.636 on 2 degrees of freedom, p = exp(−0.318) = 0.727.
    found = by_person(throughput_chance(deals(*team(20, 25, 21)), during=Q1, as_of=AS_OF))
    assert found["p0"]["team_p"] == pytest.approx(np.exp(-14 / 44))
    assert all(row["chance_explains"] for row in found.values())


def test_chance_does_not_explain_a_person_far_off_in_a_team_that_differs():
    found = by_person(throughput_chance(deals(*team(40, 40, 40, 5)), during=Q1, as_of=AS_OF))
    assert found["p3"]["team_p"] < 0.001
    # Mean 31.25; chance of 5 or less, twice.
    assert found["p3"]["chance_p"] == pytest.approx(2 * stats.poisson.cdf(5, 31.25))
    assert (found["p3"]["chance_explains"], found["p3"]["flagged"]) == (False, True)


def test_one_person_alone_or_nothing_closed_leaves_nothing_to_test():
    alone = by_person(throughput_chance(deals(*closed("ana", 9)), during=Q1, as_of=AS_OF))["ana"]
    assert (alone["team_p"], alone["chance_p"], alone["chance_explains"]) == (None, None, None)
    idle = [{"owner": name, "outcome": "open", "created_at": LONG_AGO} for name in ("ana", "ben")]
    found = by_person(throughput_chance(deals(*idle), during=Q1, as_of=AS_OF))
    assert [(row["team_p"], row["deviation"], row["flagged"]) for row in found.values()] == [(None, None, None)] * 2


def test_equal_people_are_rarely_called_different():
    # 20 people at 30 deals each, 1,000 quarters: the 20 % rule flags somebody nearly always,
    # and chance is ruled out in one of twenty.
    draw = np.random.default_rng(11)
    alarms = rule = 0
    for _number in range(1_000):
        counts = draw.poisson(30, 20).tolist()
        verdicts = chance(counts, [90] * 20)
        alarms += any(not verdict.explains for verdict in verdicts)
        rule += any(abs(count / (sum(counts) / 20) - 1) > 0.2 for count in counts)
    assert rule / 1_000 > 0.9
    assert alarms / 1_000 == pytest.approx(SIGNIFICANT, abs=0.02)


def test_the_deals_behind_it_are_listed():
    rows = closed("ana", 1) + closed("ana", 1, outcome="lost") + [{"owner": "ana", "outcome": "open"}]
    rows[-1] = rows[-1] | {"created_at": LONG_AGO}
    done = activities(("d0", "ana", IN_Q1, True))
    listed = rows_of(throughput_deals(deals(*rows), during=Q1, as_of=AS_OF, activities=done))
    found = sorted((row["deal_id"], row["person"], row["part"]) for row in listed)
    assert found == [("d0", "ana", "won"), ("d0", "ana", "worked"), ("d1", "ana", "lost"), ("d2", "ana", "open")]


def test_missing_columns_are_named():
    with pytest.raises(TableError, match='deals table, column "product"'):
        throughput(deals().drop("product"), during=Q1, as_of=AS_OF)
    with pytest.raises(TableError, match='people table, column "left_on"'):
        measured(people=people().drop("left_on"))
    with pytest.raises(TableError, match='activities table, column "at"'):
        measured(activities=activities().drop("at"))


def naive_hand(rows, during):
    hand = []
    for row in rows:
        done = row["outcome"] != "open" and within(during, row["closed_at"]) and row["closed_at"] <= AS_OF
        begun = row["created_at"] is not None and row["created_at"] < min(during.ends_at, AS_OF)
        waits = row["outcome"] == "open" or (row["closed_at"] is not None and row["closed_at"] >= during.starts_at)
        if done or (begun and waits):
            hand.append((row["owner"], row["source"], row["product"], done))
    return hand


@settings(max_examples=some(20), deadline=None)
@given(random_deals)
def test_it_agrees_with_counting_row_by_row_and_expectations_add_up(rows):
    for during in (Q1, BERLIN_Q2):
        found = measured(*rows, during=during)
        hand = naive_hand(rows, during)
        assert set(found) == {owner for owner, *_ in hand}
        named = [deal for deal in hand if deal[0] is not None]
        for person, row in found.items():
            own = [deal for deal in hand if deal[0] == person]
            assert (row["closed"], row["in_hand"]) == (sum(deal[3] for deal in own), len(own))
            if person is not None:
                expected = like = 0.0
                for cell in {deal[1:3] for deal in named}:
                    alike = [deal for deal in named if deal[1:3] == cell]
                    mine = [deal for deal in own if deal[1:3] == cell]
                    usual = sum(deal[3] for deal in alike) / len(alike)
                    expected += len(mine) * usual
                    pace = sum(deal[3] for deal in mine) / len(mine) if mine else usual
                    like += len(own) * len(alike) / len(named) * pace
                assert (row["expected"], row["like_for_like"]) == (pytest.approx(expected), pytest.approx(like))
        people_of_it = [row for row in found.values() if row["person"] is not None]
        assert sum(row["expected"] for row in people_of_it) == pytest.approx(sum(deal[3] for deal in named))
        listed = rows_of(throughput_deals(deals(*rows), during=during, as_of=AS_OF))
        assert len(listed) == len(hand)
        assert sum(row["part"] != "open" for row in listed) == sum(row["closed"] for row in found.values())


@settings(max_examples=some(10), deadline=None)
@given(random_deals)
def test_several_periods_in_one_pass_are_each_as_alone(rows):
    periods = [Q1, Q1.next()]
    done = activities(("d0", "ana", IN_Q1, True), ("d1", None, FIRST_OF_Q2, True))
    staff = people(("ana", date(2025, 12, 24), date(2026, 5, 3)))
    choices = {"as_of": AS_OF, "activities": done, "people": staff}
    together = rows_of(throughput_chance(deals(*rows), during=periods, **choices))
    alone = [row for one in periods for row in rows_of(throughput_chance(deals(*rows), during=one, **choices))]
    assert len(together) == len(alone)
    for row, expected in zip(together, alone, strict=True):
        for name, value in expected.items():
            assert row[name] == (pytest.approx(value) if isinstance(value, float) else value), name
    listed = rows_of(throughput_deals(deals(*rows), during=periods, as_of=AS_OF, activities=done))
    apart = [
        row
        for one in periods
        for row in rows_of(throughput_deals(deals(*rows), during=one, as_of=AS_OF, activities=done))
    ]
    assert sorted(map(str, listed)) == sorted(map(str, apart))


def test_of_less_than_one_deal_each_20_percent_mean_nothing():
    # Five people, four deals: mean 0.8; two deals are "150 % more". With five deals the mean is 1, and it counts.
    idle = [{"owner": f"q{n}", "outcome": "open", "created_at": LONG_AGO} for n in range(3)]
    few = measured(*team(2, 2), *idle)
    assert few["p0"]["mean"] == 0.8
    assert [(row["deviation"], row["flagged"]) for row in few.values()] == [(None, None)] * 5
    enough = measured(*team(3, 2), *idle)
    assert (enough["p0"]["deviation"], enough["p0"]["flagged"]) == (2, True)


def test_it_refuses_when_no_period_has_a_deal_each():
    rows = [{"period": "2026Q1", "mean": 0.4}, {"period": "2026Q2", "mean": 0.8}, {"period": "2026Q2", "mean": None}]
    refused = throughput_refusal(rows)
    assert refused.code == "too-few-decisions"
    assert refused.reason.startswith("In 2026Q2 each person decided 0.8 deals on average")
    assert throughput_refusal([*rows, {"period": "2026Q3", "mean": 1.0}]) is None
    assert throughput_refusal([{"period": "2026Q1", "mean": None}]) is None
    # Where nobody decided anything a longer period changes nothing.
    none = [{"period": "2026Q2", "mean": 0.0}, {"period": "2026Q1", "mean": 0.0}]
    assert throughput_refusal(none).reason == "Nobody who could be compared decided a deal in 2026Q1, 2026Q2."
    assert throughput_refusal([]) is None


def test_a_whole_year_works_as_well():
    assert measured(*closed("ana", 365), during=Period.parse("2025"), as_of=AS_OF) != {}
