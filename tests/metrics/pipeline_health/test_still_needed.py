from datetime import UTC, date, datetime, timedelta

import ibis
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.histories import deals_table, histories, naive_stays, rows_of, stages_table
from tests.metrics.pipeline_health.paths import by_stage, company

from venturi.metrics.conversion import conversion_deals
from venturi.metrics.periods import Period
from venturi.metrics.pipeline_health.still_needed import still_needed, still_needed_deals
from venturi.metrics.stays import stays

Q2 = Period(date(2026, 4, 1), date(2026, 7, 1))
# Ten days before the end of the quarter.
NOW = datetime(2026, 6, 21)


def asked(*paths, target=1000, **choices):
    known = company(*paths, as_of=NOW)
    table = still_needed(known.stays, known.stages, known.deals, during=Q2, as_of=NOW, target=target, **choices)
    return by_stage(table)


def deal(outcome, amount, *path, **more):
    return {"outcome": outcome, "amount": amount, "path": path} | more


# From lead one of four is won after 5 days, one after 40, two are lost; from close one of two is won after 2 days.
PAST = [
    deal("won", 1, ("lead", 5)),
    deal("won", 1, ("lead", 40)),
    deal("lost", 1, ("lead", 3)),
    deal("lost", 1, ("lead", 60)),
]
JUST = {"at": NOW - timedelta(hours=1)}


def test_the_worked_example():
    # Within 10 days 1 of 4 is won from lead: 25 % of the 400 that stand there. 1,000 less 300 won so far leave 700,
    # less 100 expected 600; from lead alone 600 / 0.25 = 2,400 more would be needed.
    rows = asked(*PAST, deal("won", 300, ("meet", 3), at=datetime(2026, 5, 1)), deal("open", 400, ("lead", 0), **JUST))
    lead, whole = rows["lead"], rows[None]
    assert (whole["won_amount"], whole["remaining"], whole["target"]) == (300, 700, 1000)
    # The deal that is open since an hour is at risk for that hour only, and changes nothing.
    assert (lead["chance"], lead["expected"], lead["can_close"]) == (pytest.approx(0.25), pytest.approx(100), True)
    assert lead["in_time"] == pytest.approx(0.5)
    assert (whole["gap"], lead["needed_here"]) == (pytest.approx(600), pytest.approx(2400))
    assert (lead["days_left"], whole["days_left"], whole["part"]) == (10, 10, "all")
    assert lead["chance_low"] < 0.25 < lead["chance_high"]


def test_a_stage_whose_wins_take_longer_can_no_longer_close():
    paths = [deal("won", 1, ("lead", 40)), deal("open", 400, ("lead", 0), **JUST)]
    lead = asked(*paths)["lead"]
    assert (lead["chance"], lead["can_close"], lead["expected"], lead["needed_here"]) == (0, False, 0, None)


def test_at_least_says_how_many_of_the_wins_must_come_in_time():
    assert [asked(*PAST, least=least)["lead"]["can_close"] for least in (0.5, 0.51)] == [True, False]


def test_where_nothing_was_ever_won_nobody_knows():
    rows = asked(deal("lost", 1, ("lead", 3)), deal("open", 400, ("meet", 0), **JUST))
    assert (rows["lead"]["chance"], rows["lead"]["can_close"], rows["lead"]["needed_here"]) == (0, None, None)
    assert rows["offer"]["chance"] is None
    assert (rows["offer"]["expected"], rows[None]["gap"]) == (None, 1000)


def test_open_deals_are_censored_not_lost():
    # On day 5 one of four is won; the one seen for 8 days is then out, and on day 9 one of the two others is won:
    # 1/4 + 3/4 · 1/2 = 0.625. Dropped it would be 2/3, lost 1/2.
    paths = [deal("won", 1, ("lead", 5)), deal("won", 1, ("lead", 9)), deal("lost", 1, ("lead", 50))]
    paths.append(deal("open", 1, ("lead", 0), at=NOW - timedelta(days=8)))
    assert asked(*paths)["lead"]["chance"] == pytest.approx(0.625)


def test_when_more_is_won_than_asked_for_nothing_is_needed():
    rows = asked(*PAST, deal("won", 1200, ("lead", 3), at=datetime(2026, 5, 1)))
    assert (rows[None]["remaining"], rows[None]["gap"], rows["lead"]["needed_here"]) == (0, 0, 0)


def test_what_was_won_on_the_first_day_counts_and_the_day_before_does_not():
    edges = [Q2.starts_at, Q2.starts_at - timedelta(seconds=1)]
    rows = asked(*[deal("won", 100, ("lead", 3), closed_at=at) for at in edges], deal("won", None, ("lead", 3)))
    assert rows[None]["won_amount"] == 100


def test_deals_decided_on_an_unknown_day_are_left_out_and_counted():
    rows = asked(deal("won", 1, ("lead", 5)), deal("won", 1, ("lead", 5), closed_at=None))
    # Won, it jumped over the three stages above as well: four entries without an end.
    assert (rows["lead"]["chance"], rows[None]["without_end"]) == (1, 4)


def test_deals_that_stand_in_no_open_stage_are_named():
    rows = asked(*PAST, deal("open", 50, ("lead", 3), ("won", 0)), deal("open", 70, ("unlisted", 0)))
    assert (rows[None]["elsewhere"], rows[None]["deals"]) == (2, 0)


def test_stored_entries_give_the_same():
    known = company(*PAST, as_of=NOW)
    entries = ibis.memtable(conversion_deals(known.stays, known.stages).to_pyarrow())
    asked_ = {"during": Q2, "as_of": NOW, "target": 10}
    table = still_needed(known.stays, known.stages, known.deals, entries=entries, **asked_)
    assert by_stage(table)["lead"]["chance"] == asked(*PAST, target=10)["lead"]["chance"]


@pytest.mark.parametrize(
    ("choices", "words"),
    [
        ({"during": Period(date(2026, 7, 1), date(2026, 10, 1))}, "2026Q3 does not run at 2026-06-21"),
        ({"as_of": Q2.ends_at.replace(tzinfo=UTC)}, "2026Q2 does not run at 2026-07-01"),
        ({"least": 5}, "least is 5"),
    ],
)
def test_what_cannot_be_asked_is_refused(choices, words):
    known = company(*PAST, as_of=NOW)
    with pytest.raises(ValueError, match=words):
        still_needed(known.stays, known.stages, known.deals, **({"during": Q2, "as_of": NOW, "target": 1} | choices))


def naive_chance(ages, left):
    """Won within the days left, by walking through the days: who is still there, and who of them is won."""
    remaining, chance = 1.0, 0.0
    for day in sorted({days for days, _ in ages}):
        there = sum(days >= day for days, _ in ages)
        ended = [outcome for days, outcome in ages if days == day and outcome != "open"]
        if day <= left:
            chance += remaining * ended.count("won") / there
        remaining *= 1 - len(ended) / there
    return chance


@settings(max_examples=some(6), deadline=None)
@given(histories())
def test_it_finds_what_a_row_by_row_reader_finds(history):
    ages = {}
    for row in naive_stays(history, NOW):
        until = NOW if row["outcome"] == "open" else row["closed_at"]
        if row["kind"] == "open" and row["visit"] == 1 and row["outcome"] and until and until >= row["entered_at"]:
            days = (until - row["entered_at"]).total_seconds() / 86400
            ages.setdefault((row["pipeline"], row["stage"]), []).append((days, row["outcome"]))
    deals = deals_table(
        [
            row if row["closed_at"] is None or row["closed_at"] <= NOW else row | {"outcome": "open", "closed_at": None}
            for row in history.deals
        ]
    )
    found = ibis.memtable(stays(history.tables[0], stages_table(), deals, as_of=NOW).to_pyarrow())
    table = still_needed(found, stages_table(), deals, during=Q2, as_of=NOW, target=1, skips="observed")
    rows = {(row["pipeline"], row["stage"]): row["chance"] for row in rows_of(table) if row["part"] == "stage"}
    assert {place: chance for place, chance in rows.items() if chance is not None} == {
        place: pytest.approx(naive_chance(seen, 10)) for place, seen in ages.items()
    }
    behind = rows_of(still_needed_deals(found, stages_table(), deals, as_of=NOW, skips="observed"))
    assert sum(row["part"] != "without_end" for row in behind) == sum(map(len, ages.values()))
