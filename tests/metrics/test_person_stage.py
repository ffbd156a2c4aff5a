from collections import defaultdict
from datetime import date, datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.danger_company import KEPT, START, company, of_owner, points
from tests.metrics.histories import AS_OF, fields_table, histories, rows_of

from venturi.errors import TableError
from venturi.metrics.conversion import conversion
from venturi.metrics.danger_points import danger_points_deals
from venturi.metrics.periods import Period
from venturi.metrics.person_stage import person_stage, person_stage_deals, person_stage_refusal
from venturi.metrics.stays import stays

LIKE = ("source", "product")
# What a person does at the last step: 30 inbound deals and 10 outbound ones, or the other way round.
MIXED = [
    *of_owner("ana", 24, 6, source="inbound"),
    *of_owner("ana", 2, 8, source="outbound"),
    *of_owner("ben", 6, 4, source="inbound"),
    *of_owner("ben", 8, 22, source="outbound"),
]
# Nine people alike, one far behind and one far ahead at the last step.
SPREAD = [
    deal for nth, advanced in enumerate([10, *[30] * 9, 52]) for deal in of_owner(f"p{nth:02}", advanced, 60 - advanced)
]


_companies = {}


def computed(deals):
    """Stays, stages and deals of a company, computed once for all tests that ask for it."""
    if repr(deals) not in _companies:
        visits, stages, table = company(deals)
        _companies[repr(deals)] = (ibis.memtable(visits.to_pyarrow()), stages, table)
    return _companies[repr(deals)]


def people_at(deals, stage="c", **choices):
    """The rows of a stage by person."""
    choices = {"field_changes": KEPT, "like": LIKE} | choices
    rows = rows_of(person_stage(*computed(deals), **choices))
    return {row["person"]: row for row in rows if row["stage"] == stage}


def test_the_worked_example():
    # Inbound 30 of 40 advance, outbound 10 of 40. Ana: 30 · .75 + 10 · .25 = 25 expected of 40, 26 did.
    # Like for like, half and half: ana (24/30 + 2/10) / 2 = .5, ben (6/10 + 8/30) / 2 = .4333.
    rows = people_at(MIXED)
    assert (rows["ana"]["conversion"], rows["ben"]["conversion"]) == (0.65, 0.35)
    assert (rows["ana"]["expected"], rows["ana"]["expected_share"], rows["ana"]["team"]) == (25.0, 0.625, 0.5)
    assert rows["ana"]["like_for_like"] == pytest.approx(0.5)
    assert rows["ben"]["like_for_like"] == pytest.approx(0.5 * (6 / 10 + 8 / 30))
    assert (rows["ana"]["deals_short"], rows["ben"]["deals_short"]) == (pytest.approx(-1.0), pytest.approx(1.0))


def test_without_anything_alike_everybody_is_beside_the_whole():
    rows = people_at(MIXED, like=())
    assert [row["expected_share"] for row in rows.values()] == [0.5, 0.5]
    assert rows["ana"]["like_for_like"] == pytest.approx(0.65)


def test_a_mix_somebody_has_no_deals_of_counts_as_everybodys():
    # Ben has only outbound deals, 5 of 20; ana 15 of 20 inbound and 5 of 20 outbound. Outbound 10 of 40, a quarter.
    deals = [
        *of_owner("ana", 15, 5, source="inbound"),
        *of_owner("ana", 5, 15, source="outbound"),
        *of_owner("ben", 5, 15, source="outbound"),
        # One that is still open tells as little as none.
        {"path": "abc", "outcome": "open", "owner": "ben", "source": "inbound"},
    ]
    rows = people_at(deals)
    assert rows["ben"]["like_for_like"] == pytest.approx(25 / 60)
    assert rows["ben"]["expected"] == pytest.approx(5.0)


def test_who_falls_behind_and_who_does_best_are_named():
    rows = people_at(SPREAD)
    assert {person for person, row in rows.items() if row["below"]} == {"p00"}
    assert {person for person, row in rows.items() if row["best"]} == {"p10"}
    assert rows["p10"]["shrunk_low"] > rows["p10"]["expected_share"]
    assert rows["p00"]["team_p"] < 0.05
    assert rows["p00"]["conversion"] < rows["p00"]["shrunk"] < rows["p00"]["expected_share"]


def test_without_evidence_nobody_does_the_step_best():
    deals = [deal for nth in range(6) for deal in of_owner(f"p{nth}", 14 + nth % 3, 16 - nth % 3)]
    rows = people_at(deals)
    assert not any(row["best"] or row["below"] for row in rows.values())
    assert {row["below"] for row in rows.values()} == {False}


def test_who_has_few_deals_is_not_compared_but_counted():
    rows = people_at([*SPREAD, *of_owner("new", 0, 3)])
    new = rows["new"]
    assert (new["below"], new["z"], new["p"], new["p_adjusted"]) == (None, None, None, None)
    assert (new["resolved"], new["conversion"], new["best"]) == (3, 0.0, False)
    assert new["low"] == 0.0


def test_open_deals_are_in_neither_term_and_a_share_of_nothing_is_unknown():
    rows = people_at([*MIXED, {"path": "abc", "outcome": "open", "owner": "zoe"}])
    zoe = rows["zoe"]
    assert (zoe["entered"], zoe["still_here"], zoe["resolved"]) == (1, 1, 0)
    unknown = ("conversion", "low", "expected", "expected_share", "like_for_like", "shrunk", "deals_short", "below")
    assert [zoe[name] for name in unknown] == [None] * len(unknown)


def test_the_person_is_the_owner_on_entry():
    change = {"deal_id": "d0", "changed_at": START + timedelta(days=1, hours=1), "field": "owner"}
    log = fields_table([change | {"old_value": "ana", "new_value": "ben"}])
    deals = [{"path": "abc", "outcome": "lost", "owner": "ben"}]
    found = rows_of(person_stage(*company(deals), field_changes=log, like=LIKE))
    assert {row["stage"]: row["person"] for row in found} == {"a": "ana", "b": "ana", "c": "ben"}


def test_without_a_change_of_an_owner_nobody_is_named():
    for log in (None, fields_table([])):
        rows = person_stage(*computed(MIXED), field_changes=log, like=LIKE)
        assert {row["person"] for row in rows_of(rows)} == {None}
        assert person_stage_refusal(rows).code == "owners-unknown"
    assert person_stage_refusal(person_stage(*computed(MIXED), field_changes=KEPT, like=LIKE)) is None


def test_deals_of_nobody_known_count_in_what_is_expected_and_are_compared_with_nothing():
    rows = people_at([*SPREAD, *of_owner(None, 60, 0)])
    assert (rows[None]["resolved"], rows[None]["below"], rows[None]["best"]) == (60, None, False)
    assert not rows[None]["biggest_in_deals"]
    assert rows["p01"]["team"] == pytest.approx((10 + 270 + 52 + 60) / 720)


def test_only_some_deals():
    rows = people_at(MIXED, only={"source": ["outbound"]})
    assert (rows["ana"]["resolved"], rows["ana"]["team"]) == (10, 0.25)
    with_unknown = [*MIXED, *of_owner("ana", 1, 0, source=None)]
    assert people_at(with_unknown, only={"source": ["outbound", None]})["ana"]["resolved"] == 11
    assert people_at(with_unknown, only={"source": [None]})["ana"]["resolved"] == 1
    assert people_at(MIXED, only={"source": ["fair"]}) == {}


def test_money_is_what_one_more_deal_brings_as_the_danger_points_have_it():
    deals = [*[deal | {"amount": 100} for deal in MIXED], {"path": "a", "outcome": "lost", "owner": "ana"}]
    worth = {stage: point["extra_money_per_deal"] for stage, point in points(deals).items()}
    for stage in "abc":
        row = people_at(deals, stage)["ana"]
        assert row["money_short"] == pytest.approx(row["deals_short"] * worth[stage])


def test_money_is_unknown_when_too_many_won_deals_have_no_amount():
    deals = [deal | {"amount": None} if nth % 2 else deal for nth, deal in enumerate(MIXED)]
    row = people_at(deals)["ana"]
    assert (row["money_short"], row["biggest_in_money"]) == (None, False)
    assert row["deals_short"] is not None


def test_money_is_unknown_where_a_later_step_was_never_resolved():
    deals = [{"path": "ab", "outcome": "open"}] * 3 + [{"path": "a", "outcome": "lost"}] * 2
    assert people_at(deals, "a")["ana"]["money_short"] is None
    # And where nobody ever came: the third stage is listed, and empty.
    assert people_at([{"path": "a", "outcome": "lost"}], "a")["ana"]["money_short"] is None


def test_the_biggest_drop_of_each_person():
    # At a, ana loses 5 of 20 and ben none; at c, both the same.
    deals = [
        *[{"path": "a", "outcome": "lost", "owner": "ana"}] * 5,
        *of_owner("ana", 9, 6),
        *of_owner("ben", 12, 8),
    ]
    rows = rows_of(person_stage(*company(deals), field_changes=KEPT, like=LIKE))
    assert [(row["person"], row["stage"]) for row in rows if row["biggest_in_deals"]] == [("ana", "a")]
    assert [(row["person"], row["stage"]) for row in rows if row["biggest_in_money"]] == [("ana", "a")]


def test_nothing_to_count():
    assert rows_of(person_stage(*company([]), like=LIKE)) == []


def test_the_last_day_of_the_period_is_outside():
    january = Period(date(2026, 1, 1), date(2026, 2, 1))
    starts = [datetime(2026, 1, 1), datetime(2026, 1, 31, 23, 59), datetime(2026, 2, 1)]
    deals = [{"path": "a", "outcome": "lost", "start": start} for start in starts]
    assert people_at(deals, "a", entered_in=january)["ana"]["entered"] == 2


def test_order_does_not_matter():
    one, other = people_at(SPREAD), people_at(SPREAD[::-1])
    assert one.keys() == other.keys()
    for person, row in one.items():
        assert row == pytest.approx(other[person], nan_ok=True)


def test_a_missing_column_is_named():
    visits, stages, deals = computed(MIXED)
    with pytest.raises(TableError, match='deals table, column "segment"'):
        person_stage(visits, stages, deals)


def test_stored_entries_give_the_same():
    visits, stages, deals = computed(MIXED)
    year = Period(date(2026, 1, 1), date(2027, 1, 1))
    stored = danger_points_deals(visits, stages, deals, entered_in=year, field_changes=KEPT)
    found = person_stage(visits, stages, deals, like=LIKE, entries=stored)
    by_hand = person_stage(visits, stages, deals, like=LIKE, field_changes=KEPT)
    assert rows_of(found) == rows_of(by_hand)


@settings(max_examples=some(4), deadline=None)
@given(histories())
def test_it_agrees_with_counting_deal_by_deal(history):
    changes, stages, deals = history.tables
    visits = ibis.memtable(stays(changes, stages, deals, as_of=AS_OF).to_pyarrow())
    listed = rows_of(person_stage_deals(visits, stages, deals, field_changes=KEPT, like=LIKE))
    resolved = defaultdict(list)
    for row in listed:
        if row["part"] in ("advanced", "lost"):
            resolved[row["pipeline"], row["stage"]].append(row)
    rows = rows_of(person_stage(visits, stages, deals, field_changes=KEPT, like=LIKE))
    for row in rows:
        everybody = resolved[row["pipeline"], row["stage"]]
        mine = [deal for deal in everybody if deal["person"] == row["person"]]
        assert row["resolved"] == len(mine)
        assert row["advanced"] == sum(deal["part"] == "advanced" for deal in mine)
        if mine:
            expected = sum(rate_of([deal for deal in everybody if alike(deal, one)]) for one in mine)
            assert row["expected"] == pytest.approx(expected)
            assert row["like_for_like"] == pytest.approx(standardised(mine, everybody))
    # The people of a stage are the funnel of it.
    funnel = {(row["pipeline"], row["stage"]): row["entered"] for row in rows_of(conversion(visits, stages))}
    for place, entered in funnel.items():
        assert sum(row["entered"] for row in rows if (row["pipeline"], row["stage"]) == place) == entered


def alike(one, other):
    return all(one[name] == other[name] for name in LIKE)


def rate_of(deals):
    return sum(deal["part"] == "advanced" for deal in deals) / len(deals)


def standardised(mine, everybody):
    total = 0.0
    for deal in everybody:
        own = [one for one in mine if alike(one, deal)]
        total += rate_of(own or [one for one in everybody if alike(one, deal)])
    return total / len(everybody)
