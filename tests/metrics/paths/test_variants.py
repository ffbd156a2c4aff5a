from collections import Counter
from datetime import timedelta
from statistics import median

import pytest
from hypothesis import given, settings
from statsmodels.stats.proportion import proportion_confint
from tests.examples import some
from tests.metrics.histories import deals_table, histories, rows_of, table
from tests.metrics.paths.journeys import CLOSED, by_key, days, naive_steps, name, tables_of, went
from tests.metrics.some_deals import Q1, within

from venturi.errors import TableError
from venturi.metrics.paths.packing import paths_of
from venturi.metrics.paths.steps import event_steps
from venturi.metrics.paths.variants import variants, variants_deals


def test_the_worked_example():
    # Four deals, three go lead → offer: share 3/4. Two of these are won and one lost: win rate 2/3, days 3, 3 and 2
    # from the first step to the end: median 3. The fourth is still in "lead".
    steps = went(("won", "lead", "offer", "won"), ("won", "lead", "offer"), ("lost", "lead", "offer"), ("open", "lead"))
    first, second = sorted(rows_of(variants(steps.steps)), key=lambda row: row["variant"])
    assert (first["variant"], first["path"], first["steps"]) == (1, "lead → offer", 2)
    assert (first["deals"], first["of_deals"], first["share"]) == (3, 4, 0.75)
    assert (first["won"], first["lost"], first["open"], first["outcome_unknown"]) == (2, 1, 0, 0)
    assert first["win_rate"] == pytest.approx(2 / 3)
    assert (first["low"], first["high"]) == pytest.approx(proportion_confint(2, 3, method="wilson"))
    assert (first["share_low"], first["share_high"]) == pytest.approx(proportion_confint(3, 4, method="wilson"))
    assert (first["first_example"], first["last_example"]) == ("d0", "d2")
    assert (second["path"], second["win_rate"], second["median_days"]) == ("lead", None, None)


def test_the_time_is_from_the_first_step_to_the_end():
    # Into the closed stage two days after the first step; decided without one two days after it.
    assert rows_of(variants(went(("won", "lead", "offer", "won")).steps))[0]["median_days"] == 2
    assert rows_of(variants(went(("won", "lead", "offer")).steps))[0]["median_days"] == 2


def test_a_deal_decided_on_an_unknown_day_is_counted_and_left_out_of_the_time():
    steps = went(("won", "lead")).steps
    steps = steps.mutate(until=steps.until.nullif(steps.until))
    [row] = rows_of(variants(steps))
    assert (row["won"], row["median_days"], row["without_end"]) == (1, None, 1)


def test_a_stage_that_was_come_back_to_is_two_steps():
    [row] = rows_of(variants(went(("open", "lead", "meet", "lead")).steps))
    assert row["path"] == "lead → meet → lead"


def test_skipping_a_stage_is_another_path():
    assert len(rows_of(variants(went(("open", "lead", "meet", "offer"), ("open", "lead", "offer")).steps))) == 2


def test_nothing_gives_no_row():
    assert rows_of(variants(went().steps)) == []


def test_both_edges_of_the_period():
    edges = [Q1.starts_at, Q1.starts_at - timedelta(seconds=1), Q1.ends_at - timedelta(seconds=1), Q1.ends_at]
    deals = [{"deal_id": f"d{nth}", "outcome": "won", "closed_at": at} for nth, at in enumerate(edges)]
    calls = [{"deal_id": f"d{nth}", "at": at, "kind": "call"} for nth, at in enumerate(edges)]
    activities = table(calls, {"deal_id": "string", "at": "timestamp", "kind": "string"})
    steps = event_steps(None, activities, deals_table(deals))
    assert {row["deal_id"] for row in rows_of(variants_deals(steps, decided_in=Q1))} == {"d0", "d2"}


def test_paths_that_are_stored_already_give_the_same_in_every_period():
    steps = went(("won", "lead", "offer"), ("lost", "lead"), ("open", "lead"), ("won", "lead", "offer")).steps
    paths = paths_of(steps)
    for decided_in, whole in ((None, 4), (Q1, 3), (Q1.next(), 0)):
        found = rows_of(variants(steps, decided_in=decided_in, paths=paths))
        assert by_key(variants(steps, decided_in=decided_in), "variant") == {row["variant"]: row for row in found}
        assert len(rows_of(variants_deals(steps, decided_in=decided_in, paths=paths))) == whole


def test_the_number_of_a_path_is_the_same_in_every_group():
    # Most of all go lead → meet, though of ben's deals most go lead → offer.
    paths = [("lead", "meet")] * 3 + [("lead", "offer")] * 2 + [("lead", "meet")]
    owners = ["ana"] * 3 + ["ben"] * 3
    tables = went(*[("open", *path) for path in paths], by=["owner"], owners=owners)
    found = by_key(variants(tables.steps, by=["owner"]), "owner", "variant")
    assert {key: (row["deals"], row["of_deals"]) for key, row in found.items()} == {
        ("ana", 1): (3, 3),
        ("ben", 1): (1, 3),
        ("ben", 2): (2, 3),
    }


def test_a_path_longer_than_the_words_is_shown_whole():
    path = ["lead", "meet"] * 40
    [row] = rows_of(variants(went(("open", *path)).steps))
    assert (row["steps"], row["path"]) == (80, " → ".join(path))


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='steps table, column "owner"'):
        variants(went().steps, by=["owner"])


@settings(max_examples=some(6), deadline=None)
@given(histories(max_deals=9))
def test_it_finds_what_a_row_by_row_reader_finds(history):
    owners = {deal["deal_id"]: deal["owner"] for deal in history.deals}
    paths, spans = {}, {}
    for deal_id, steps in naive_steps(history).items():
        key = (" → ".join(map(name, steps)), owners.get(deal_id))
        paths.setdefault(key, []).append((deal_id, steps[0]["outcome"]))
        if steps[0]["outcome"] in CLOSED and steps[-1]["left_at"]:
            spans.setdefault(key, []).append(days(steps[0]["entered_at"], steps[-1]["left_at"]))
    tables = tables_of(history, by=["owner"])
    found = by_key(variants(tables.steps, by=["owner"]), "path", "owner")
    told = ("deals", "won", "lost", "open", "outcome_unknown", "first_example", "last_example")
    assert {key: [row[one] for one in told] for key, row in found.items()} == {
        key: [
            len(deals),
            *(sum(outcome == one for _, outcome in deals) for one in ("won", "lost", "open", None)),
            min(deals)[0],
            max(deals)[0],
        ]
        for key, deals in paths.items()
    }
    for key, row in found.items():
        assert row["median_days"] == (pytest.approx(median(spans[key]), abs=1e-4) if key in spans else None)
    # The groups add up to the whole, and every deal is in the variant it is listed in.
    listed = Counter((row["part"], row["owner"]) for row in rows_of(variants_deals(tables.steps, by=["owner"])))
    assert listed == {(row["variant"], row["owner"]): row["deals"] for row in found.values()}


@settings(max_examples=some(6), deadline=None)
@given(histories())
def test_of_a_period_the_deals_decided_in_it_count(history):
    expected = {deal_id for deal_id, steps in naive_steps(history).items() if within(Q1, steps[0]["closed_at"])}
    listed = rows_of(variants_deals(tables_of(history).steps, decided_in=Q1))
    assert {row["deal_id"] for row in listed} == expected
