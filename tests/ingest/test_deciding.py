"""Which activities of an event log decide a case, when nobody said."""

import csv

from venturi import ingest


def log(path, cases):
    """An event log: for each case its activities, a day apart."""
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["case:concept:name", "concept:name", "time:timestamp"])
        for nth, (case, activities) in enumerate(cases.items()):
            for day, activity in enumerate(activities):
                rows.writerow([case, activity, f"2026-{1 + nth % 9:02}-{1 + day:02}T09:00:00Z"])
    return path


def outcomes(path):
    with ingest.read([path]) as found:
        rows = found.tables.deals.group_by("outcome").aggregate(deals=lambda t: t.count()).to_pyarrow().to_pylist()
    return {row["outcome"]: row["deals"] for row in rows}


def test_an_offer_that_is_cancelled_and_made_anew_does_not_lose_the_case(tmp_path):
    # All six wins saw a cancelled offer, so did the five cancelled cases and one that waits: it is a step.
    won = {f"w{n}": ["SUBMITTED", "O_SENT", "O_CANCELLED", "O_SENT", "A_APPROVED"] for n in range(6)}
    cancelled = {f"c{n}": ["SUBMITTED", "O_SENT", "O_CANCELLED", "A_CANCELLED"] for n in range(5)}
    declined = {f"d{n}": ["SUBMITTED", "A_DECLINED"] for n in range(2)}
    waits = {"x": ["SUBMITTED", "O_SENT", "O_CANCELLED"]}
    assert outcomes(log(tmp_path / "log.csv", won | cancelled | declined | waits)) == {"won": 6, "lost": 7, "open": 1}


def test_ends_that_never_meet_both_decide(tmp_path):
    by_us = {f"u{n}": ["SUBMITTED", "DECLINED_BY_US"] for n in range(4)}
    by_buyer = {f"b{n}": ["SUBMITTED", "OFFER", "DECLINED_BY_BUYER"] for n in range(3)}
    won = {f"w{n}": ["SUBMITTED", "OFFER", "APPROVED"] for n in range(2)}
    assert outcomes(log(tmp_path / "log.csv", by_us | by_buyer | won)) == {"won": 2, "lost": 7}


def test_of_two_ends_that_always_come_together_one_remains(tmp_path):
    both = {f"b{n}": ["SUBMITTED", "O_DECLINED", "A_DECLINED"] for n in range(5)}
    alone = {f"a{n}": ["SUBMITTED", "A_DECLINED"] for n in range(3)}
    won = {f"w{n}": ["SUBMITTED", "APPROVED"] for n in range(2)}
    assert outcomes(log(tmp_path / "log.csv", both | alone | won)) == {"won": 2, "lost": 8}
