from tests.metrics.danger_company import YEAR, company, of_owner
from tests.metrics.histories import rows_of

from venturi.metrics.danger_evidence import days_before_loss, loss_reasons, losses_by
from venturi.metrics.danger_points import danger_points_deals


def test_loss_reasons_are_counted_with_their_money():
    entries = danger_points_deals(
        *(tables := company([{"path": "a", "outcome": "lost", "loss_reason": r} for r in ("price", "price", None)])),
        entered_in=YEAR,
    )
    rows = {row["reason"]: (row["deals"], row["amount"]) for row in rows_of(loss_reasons(entries, tables[2]))}
    assert rows == {"price": (2, 200), None: (1, 100)}


def test_the_days_before_a_loss_are_all_visits_together():
    # One deal was two times a day in "b", the other once: half of 2 + 1. In "a" nobody was lost.
    tables = company([{"path": "bab", "outcome": "lost"}, {"path": "b", "outcome": "lost"}])
    entries = danger_points_deals(*tables, entered_in=YEAR)
    [row] = rows_of(days_before_loss(entries, tables[0]))
    assert (row["stage"], row["median_days"], row["deals"], row["unknown"]) == ("b", 1.5, 2, 0)


def test_who_loses_is_a_share_of_what_was_resolved():
    tables = company([*of_owner("ana", 1, 3), *of_owner("ben", 0, 1)])
    entries = danger_points_deals(*tables, entered_in=YEAR)
    rows = [row for row in rows_of(losses_by(entries, tables[2], column="owner")) if row["stage"] == "c"]
    assert {row["group"]: (row["lost"], row["resolved"], row["share"]) for row in rows} == {
        "ana": (3, 4, 0.75),
        "ben": (1, 1, 1),
    }


def test_a_loss_on_an_unknown_day_has_unknown_days():
    found, stages, deals = company([{"path": "a", "outcome": "lost", "closed_at": None}])
    entries = danger_points_deals(found, stages, deals, entered_in=YEAR)
    [row] = rows_of(days_before_loss(entries, found))
    assert (row["median_days"], row["deals"], row["unknown"]) == (None, 0, 1)
