from datetime import timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from statsmodels.stats.proportion import proportion_confint
from tests.examples import some
from tests.metrics.histories import histories, rows_of
from tests.metrics.paths.journeys import by_key, days, tabled, tables_of, visits_by_deal, went
from tests.metrics.some_deals import Q1

from venturi.errors import TableError
from venturi.metrics.paths.rework import rework, rework_deals


def reworked(tables, **options):
    return by_key(rework(tables.stays, **options), "stage")


def test_the_worked_example():
    # Of four deals in "lead" one goes to "meet" after a day, comes back after another, and is won after a third.
    tables = went(("won", "lead", "meet", "lead"), *[("open", "lead")] * 3)
    lead, meet = reworked(tables)["lead"], reworked(tables)["meet"]
    assert (lead["deals"], lead["reentered"], lead["share"], lead["reentries"]) == (4, 1, 0.25, 1)
    assert (lead["low"], lead["high"]) == pytest.approx(proportion_confint(1, 4, method="wilson"))
    assert (lead["extra_days"], lead["median_extra_days"], lead["median_days_away"]) == (1, 1, 1)
    assert (meet["reentered"], meet["reentries"], meet["share"], meet["extra_days"]) == (0, 0, 0, None)


def test_a_stage_skipped_over_was_not_come_back_to():
    assert [row["reentries"] for row in reworked(went(("open", "lead", "offer", "meet"))).values()] == [0, 0, 0]


def test_the_same_stage_twice_in_a_row_is_no_loop():
    assert reworked(went(("open", "lead", "lead")))["lead"]["reentries"] == 0


def test_coming_back_from_a_closed_stage_is_a_re_entry():
    tables = went(("open", "lead", "lost", "lead"))
    assert reworked(tables)["lead"]["reentries"] == 1
    [row] = rows_of(rework_deals(tables.stays))
    assert (row["came_from"], row["visit"], row["days_away"]) == ("lost", 2, 1)


def test_a_visit_not_over_has_no_length_and_is_counted():
    row = reworked(went(("open", "lead", "meet", "lead")))["lead"]
    assert (row["reentries"], row["extra_days"], row["without_end"]) == (1, None, 1)


def test_of_a_period_the_visits_that_began_in_it_count():
    edges = [Q1.starts_at, Q1.starts_at - timedelta(seconds=1), Q1.ends_at - timedelta(seconds=1), Q1.ends_at]
    moves = [
        {"deal_id": f"d{nth}", "changed_at": at - timedelta(days=days_before), "stage": stage}
        for nth, at in enumerate(edges)
        for days_before, stage in ((200, "lead"), (150, "meet"), (0, "lead"))
    ]
    tables = tabled(moves, [{"deal_id": f"d{nth}", "outcome": "open"} for nth in range(4)])
    row = reworked(tables, entered_in=Q1)["lead"]
    assert (row["deals"], row["reentered"], row["share"]) == (2, 2, 1)
    assert {one["deal_id"] for one in rows_of(rework_deals(tables.stays, entered_in=Q1))} == {"d0", "d2"}


def test_nothing_visited_gives_no_row():
    assert reworked(went()) == {}


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='stays table, column "owner"'):
        rework(went().stays, by=["owner"])


@settings(max_examples=some(10), deadline=None)
@given(histories(max_deals=8))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    owners = {deal["deal_id"]: deal["owner"] for deal in history.deals}
    visits, again = {}, {}
    for deal_id, rows in visits_by_deal(history).items():
        for row in (row for row in rows if row["kind"] == "open"):
            place = (row["pipeline"], row["stage"], owners.get(deal_id))
            visits.setdefault(place, set()).add(deal_id)
            before = [one for one in rows[: row["sequence"] - 1] if place[:2] == (one["pipeline"], one["stage"])]
            if before:
                came_from = rows[row["sequence"] - 2]["stage"]
                away = days(before[-1]["left_at"], row["entered_at"])
                length = days(row["entered_at"], row["left_at"])
                again.setdefault(place, []).append((deal_id, came_from, away, length))
    tables = tables_of(history, by=["owner"])
    found = by_key(rework(tables.stays, by=["owner"]), "pipeline", "stage", "owner")
    assert {place: row["deals"] for place, row in found.items()} == {place: len(of) for place, of in visits.items()}
    for place, row in found.items():
        mine = again.get(place, [])
        known = [length for *_others, length in mine if length is not None]
        assert (row["reentries"], row["reentered"]) == (len(mine), len({one[0] for one in mine}))
        assert row["extra_days"] == (pytest.approx(sum(known), abs=1e-3) if known else None)
        assert row["median_days_away"] == (pytest.approx(median(one[2] for one in mine), abs=1e-4) if mine else None)
        assert row["without_end"] == len(mine) - len(known)
    listed = sorted((row["deal_id"], row["came_from"]) for row in rows_of(rework_deals(tables.stays)))
    assert listed == sorted((deal_id, came_from) for one in again.values() for deal_id, came_from, *_others in one)
