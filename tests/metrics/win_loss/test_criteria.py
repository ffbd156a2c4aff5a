import random
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics.some_deals import FIRST_OF_Q2, Q1, within
from tests.metrics.win_loss.closed_deals import BEFORE, DECIDED_AT, answers, companies, deals, only, rows_of, stays
from tests.metrics.win_loss.test_at_decision import naive, pipeline_then

from venturi.metrics.tables import TableError
from venturi.metrics.win_loss.criteria import PARTS, criteria, criteria_deals


def many(*cells):
    """Deals and answers: for each (source, met, won, lost) so many of each outcome."""
    rows, told = [], []
    for source, met, won, lost in cells:
        for outcome in ["won"] * won + ["lost"] * lost:
            told.append({"deal_id": f"d{len(rows)}", "met": met})
            rows.append({"source": source, "outcome": outcome})
    return rows, told


def asked(rows, told, visits=None, **options):
    return criteria(deals(*rows), answers(*told), visits, **{"decided_in": Q1} | options)


EXAMPLE = many(
    ("inbound", True, 24, 16), ("inbound", False, 4, 6), ("outbound", True, 3, 7), ("outbound", False, 4, 36)
)


def test_the_rates_with_and_without_and_their_difference_like_for_like():
    # As they are: 27 of 50 and 8 of 50, 38 points. But most of the met are inbound, which wins more anyway.
    # Weights 40 × 10 / 50 = 8 each: (60 % + 30 %) / 2 = 45 % and (40 % + 10 %) / 2 = 25 %, 20 points.
    row = only(asked(*EXAMPLE))
    assert (row["met_won"], row["met_lost"], row["unmet_won"], row["unmet_lost"]) == (27, 23, 8, 42)
    assert (row["met_rate"], row["unmet_rate"]) == (0.54, 0.16)
    assert [row[name] for name in ("met_alike", "unmet_alike", "difference")] == pytest.approx([0.45, 0.25, 0.2])
    assert row["difference_low"] < 0.2 < row["difference_high"]
    assert (row["compared"], row["unmatched"]) == (100, 0)


def test_without_strata_the_difference_is_that_of_the_rates():
    assert only(asked(*EXAMPLE, like=[]))["difference"] == pytest.approx(0.38)


def test_what_is_unknown_of_a_deal_is_a_value_of_its_own():
    row = only(asked(*many((None, True, 3, 1), ("inbound", False, 2, 2))))
    assert (row["compared"], row["unmatched"]) == (0, 8)


def test_open_deals_are_in_neither_term():
    rows, told = many(("inbound", True, 1, 1))
    row = only(asked([*rows, {"outcome": "open", "closed_at": None}], [*told, {"deal_id": "d2"}]))
    assert sum(row[part] for part in PARTS) == 2


def test_nothing_answered_gives_no_rows():
    assert rows_of(asked([{}], [])) == []
    assert rows_of(asked([], [{"deal_id": "d0"}])) == []


def test_the_first_day_counts_and_the_last_does_not():
    edges = [{"closed_at": moment, "outcome": "won"} for moment in (Q1.starts_at, FIRST_OF_Q2)]
    told = [{"deal_id": f"d{nth}", "answered_at": datetime(2025, 12, 1)} for nth in range(2)]
    assert only(asked(edges, told))["met_won"] == 1
    assert only(asked(edges, told, decided_in=None))["met_won"] == 2


def test_an_answer_that_came_with_the_decision_or_later_is_late():
    told = [{"deal_id": "d0", "answered_at": DECIDED_AT}, {"deal_id": "d1", "answered_at": FIRST_OF_Q2}]
    row = only(asked([{"outcome": "won"}, {}], told))
    assert (row["late_won"], row["late_lost"], row["met_rate"]) == (1, 1, None)


def test_deals_decided_on_an_unknown_day_are_counted_apart():
    for span in (Q1, None):
        row = only(asked([{"closed_at": None}], [{"deal_id": "d0"}], decided_in=span))
        assert (row["without_date"], row["met_lost"]) == (1, 0)


def test_deals_that_entered_the_stage_and_were_not_asked_are_unanswered():
    visits = stays(
        {"deal_id": "d0", "entered_at": BEFORE, "left_at": DECIDED_AT},
        {"deal_id": "d1", "entered_at": BEFORE},
        {"deal_id": "d2", "entered_at": datetime(2026, 1, 31)},
        {"deal_id": "d3", "entered_at": BEFORE, "stage": "Offer"},
        {"deal_id": "d4", "entered_at": BEFORE, "stage": "Talk", "kind": "lost"},
    )
    # The criterion was first answered on 1 February: the deal of 31 January could not be asked, the others did not
    # enter its stage.
    row = only(asked([{"outcome": "won"}] * 5, [{"deal_id": "d0"}], visits))
    assert (row["met_won"], row["unanswered_won"], row["unanswered_lost"]) == (1, 1, 0)


def test_a_stage_of_the_same_name_in_another_pipeline_asks_nothing():
    """Only Talk of new business has the criterion; three deals enter a Talk after it was answered first."""
    visits = stays(
        {"deal_id": "d0", "pipeline": "new"},
        *[{"deal_id": f"d{nth}", "pipeline": "renewal", "entered_at": BEFORE} for nth in (1, 2)],
        {"deal_id": "d3", "pipeline": "new", "entered_at": BEFORE},
    )
    for told in ({}, {"pipeline": "new"}):
        row = only(asked([{}] * 4, [{"deal_id": "d0"} | told], visits))
        assert (row["met_lost"], row["unanswered_lost"]) == (1, 1)


def test_each_group_is_judged_on_its_own():
    rows, told = EXAMPLE
    found = {row["source"]: row for row in rows_of(asked(rows, told, by=["source"]))}
    assert found["inbound"]["difference"] == pytest.approx(0.2)
    assert (found["outbound"]["met_rate"], found["outbound"]["unmet_rate"]) == (0.3, 0.1)


def test_criteria_and_stages_are_told_apart():
    told = [{"deal_id": "d0"}, {"deal_id": "d0", "stage": "Offer"}, {"deal_id": "d0", "criterion": "savings agreed"}]
    found = rows_of(asked([{}], told))
    keys = [("Offer", "buyer met"), ("Talk", "buyer met"), ("Talk", "savings agreed")]
    assert [(row["stage"], row["criterion"]) for row in found] == keys


def test_the_order_of_deals_and_answers_does_not_matter():
    rows, told = EXAMPLE
    rows = [row | {"deal_id": f"d{nth}"} for nth, row in enumerate(rows)]
    shuffle = random.Random(5)
    other = asked(shuffle.sample(rows, len(rows)), shuffle.sample(told, len(told)))
    assert only(other) == pytest.approx(only(asked(rows, told)))


def planted(seed, deals_made=3_000):
    """A company in which "buyer met" adds 25 points in every source, and "form filled" nothing: but inbound deals,
    which win more, have it far more often. With it, what everybody writes down once the outcome is known."""
    rng = np.random.default_rng(seed)
    rows, told = [], []
    for number in range(deals_made):
        inbound, met = rng.random() < 0.5, rng.random() < 0.5
        filled = rng.random() < (0.8 if inbound else 0.2)
        won = rng.random() < (0.45 if inbound else 0.15) + 0.25 * met
        rows.append({"source": "inbound" if inbound else "outbound", "outcome": "won" if won else "lost"})
        told += [
            {"deal_id": f"d{number}", "met": bool(met)},
            {"deal_id": f"d{number}", "met": bool(filled), "criterion": "form filled"},
            {"deal_id": f"d{number}", "met": bool(won), "criterion": "form filled", "answered_at": DECIDED_AT},
        ]
    return rows, told


def test_what_matters_is_found_and_what_only_seems_to_is_not():
    found = {row["criterion"]: row for row in rows_of(asked(*planted(7)))}
    matters, seems = found["buyer met"], found["form filled"]
    assert matters["predicts"]
    assert matters["difference_low"] < 0.25 < matters["difference_high"]
    # As they are, the rates of the one that tells nothing are 15 points apart and more.
    assert seems["met_rate"] - seems["unmet_rate"] > 0.15
    assert not seems["predicts"]
    assert seems["difference_low"] < 0 < seems["difference_high"]


def test_what_is_written_down_once_the_outcome_is_known_changes_nothing():
    rows, told = planted(8, deals_made=200)
    honest = [answer for answer in told if answer.get("answered_at") != DECIDED_AT]
    assert rows_of(asked(rows, told)) == rows_of(asked(rows, honest))


def test_the_deals_behind_a_cell_are_named():
    rows = [{"outcome": "won", "owner": "ana"}, {"closed_at": None}, {}]
    told = [{"deal_id": "d0", "met": False}, {"deal_id": "d1"}, {"deal_id": "d2", "answered_at": DECIDED_AT}]
    found = rows_of(criteria_deals(deals(*rows), answers(*told), decided_in=Q1, by=["owner"]))
    shown = sorted((row["deal_id"], row["owner"], row["criterion"], row["part"]) for row in found)
    assert shown == [
        ("d0", "ana", "buyer met", "unmet_won"),
        ("d1", None, "buyer met", "without_date"),
        ("d2", None, "buyer met", "late_lost"),
    ]


def test_a_missing_column_is_named_with_its_table():
    with pytest.raises(TableError, match=r'deals table, column "branch"'):
        asked([{}], [{"deal_id": "d0"}], like=["branch"])


@given(companies())
@settings(max_examples=some(12), deadline=None)
def test_a_naive_count_of_every_deal_and_criterion_agrees(company):
    rows, answered, visited = company
    known = naive(rows, answered, visited)
    since = {}
    deal_of = {deal["deal_id"]: deal for deal in rows}
    for answer in answered:
        pipeline = pipeline_then(answer, deal_of.get(answer["deal_id"], {}), visited)
        key = pipeline, answer["stage"], answer["criterion"]
        since[key] = min(since.get(key, answer["answered_at"]), answer["answered_at"])
    expected = {}
    for deal in rows:
        mine = {(a["stage"], a["criterion"]) for a in answered if a["deal_id"] == deal["deal_id"]}
        entered = [v for v in visited if v["deal_id"] == deal["deal_id"] and v["kind"] == "open"]
        mine |= {
            (stage, criterion)
            for (pipeline, stage, criterion), at in since.items()
            for visit in entered
            if (visit["pipeline"], visit["stage"]) == (pipeline, stage) and visit["entered_at"] >= at
        }
        for key in mine:
            if deal["outcome"] == "open" or (deal["closed_at"] is not None and not within(Q1, deal["closed_at"])):
                continue
            state = {True: "met", False: "unmet", None: "late"}[known.get((deal["deal_id"], *key))]
            state = state if (deal["deal_id"], *key) in known else "unanswered"
            part = f"{state}_{deal['outcome']}" if deal["closed_at"] is not None else "without_date"
            expected[deal["deal_id"], *key] = part
    found = criteria_deals(deals(*rows), answers(*answered), stays(*visited), decided_in=Q1)
    assert {(r["deal_id"], r["stage"], r["criterion"]): r["part"] for r in rows_of(found)} == expected


@given(companies())
@settings(max_examples=some(4), deadline=None)
def test_groups_add_up_to_the_deals_behind_them(company):
    rows, answered, visited = company
    behind = criteria_deals(deals(*rows), answers(*answered), stays(*visited), decided_in=Q1)
    counted = rows_of(asked(rows, answered, stays(*visited), by=["owner"]))
    assert sum(row[part] for row in counted for part in PARTS) == behind.count().to_pyarrow().as_py()
