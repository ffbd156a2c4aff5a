from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from tests.examples import some
from tests.metrics import histories
from tests.metrics.histories import changes_table, deals_table, rows_of, stages_table, table
from tests.metrics.some_customers import deals
from tests.metrics.some_deals import AS_OF, KINDS, only

from venturi.errors import TableError
from venturi.metrics import phantom_open as module
from venturi.metrics.phantom_open import chances, phantom_open, phantom_open_deals
from venturi.metrics.stays import stays


def closed(outcome, days, count=1, **more):
    created = AS_OF - timedelta(days=500)
    row = {"outcome": outcome, "created_at": created, "closed_at": created + timedelta(days=days), "stage": outcome}
    return [row | more] * count


def still(days, amount=100, **more):
    return {"outcome": "open", "created_at": AS_OF - timedelta(days=days), "amount": amount, "stage": "offer"} | more


def by_deal(*rows, **options):
    found = rows_of(phantom_open_deals(deals(*rows), **({"as_of": AS_OF} | options)))
    return {row["deal_id"]: row for row in found}


HISTORY = closed("won", 10, 20) + closed("lost", 20, 18) + closed("won", 30, 1) + closed("lost", 40, 1)


@pytest.mark.parametrize(("amount", "moment"), KINDS)
def test_the_worked_example(amount, moment):
    # 40 decided deals and three open ones. After 10 days 20 of 43 are won, after 20 days 18 of the 22 that are left are
    # lost (one open deal left at 15). Open at 25: of 4 left, open ones among them, one is won at 30 and one lost at 40.
    # 3 are left at 30 (the one of 25 days is not seen longer): 1/3 won. Open for 35 days: 0.
    rows = [*HISTORY, still(15), still(25), still(35, 300)]
    table_of = deals(*rows, amount=amount, moment=moment)
    found = {row["days"]: row for row in rows_of(phantom_open_deals(table_of, as_of=AS_OF))}
    assert found[35]["chance"] == 0
    assert found[25]["chance"] == pytest.approx(1 / 3)
    # At 15 days: S = 23/43 × ..., of 22 left 18 lost at 20, then 1/3 of what is left: 4/22 × 1/3.
    assert found[15]["chance"] == pytest.approx(4 / 22 / 3)
    assert [found[days]["part"] for days in (15, 25, 35)] == ["alive", "alive", "phantom"]
    assert {row["basis"] for row in found.values()} == {"pipeline"}
    assert (found[25]["lasted"], found[25]["decided_later"]) == (4, 2)
    assert (found[35]["lasted"], found[35]["decided_later"]) == (2, 1)
    assert found[25]["chance_low"] < 1 / 3 < found[25]["chance_high"]
    row = only(phantom_open(table_of, as_of=AS_OF))
    assert (row["open"], row["phantom"], row["share"]) == (3, 1, pytest.approx(1 / 3))
    assert (row["open_amount"], row["phantom_amount"], row["amount_share"]) == (500, 300, pytest.approx(0.6))
    assert (row["expected_won"], row["beyond"], row["by_pipeline"]) == (0, 0, 3)


def test_a_deal_older_than_anything_decided_is_a_phantom_of_which_nobody_knows_how_surely():
    rows = [*HISTORY, still(90)]
    row = by_deal(*rows)["d40"]
    assert (row["part"], row["chance"], row["decided_later"]) == ("phantom", 0, 0)
    assert (row["chance_low"], row["chance_high"]) == (None, None)
    assert only(phantom_open(deals(*rows), as_of=AS_OF))["beyond"] == 1


def test_the_threshold_is_not_below_itself():
    rows = [*HISTORY, still(25)]
    chance = by_deal(*rows)["d40"]["chance"]
    assert by_deal(*rows, threshold=chance)["d40"]["part"] == "alive"
    assert by_deal(*rows, threshold=chance + 1e-9)["d40"]["part"] == "phantom"


def test_with_too_few_decided_deals_no_chance_is_told():
    rows = [*closed("won", 10, 29), still(90)]
    assert (by_deal(*rows)["d29"]["part"], by_deal(*rows)["d29"]["basis"]) == ("without_chance", None)
    row = only(phantom_open(deals(*rows), as_of=AS_OF))
    assert (row["open"], row["phantom"], row["share"], row["without_chance"]) == (1, 0, None, 1)
    assert (row["open_amount"], row["phantom_amount"], row["amount_share"]) == (None, None, None)
    assert by_deal(*closed("won", 10, 30), still(90))["d30"]["part"] == "phantom"


def test_a_deal_of_unknown_age_has_no_chance():
    rows = [*HISTORY, still(90, created_at=None)]
    assert by_deal(*rows)["d40"]["part"] == "without_chance"


def test_amounts_are_of_deals_with_a_usable_one():
    rows = [*HISTORY, still(90, None), still(90, -5), still(5, 50)]
    row = only(phantom_open(deals(*rows), as_of=AS_OF))
    assert (row["phantom"], row["open_amount"], row["phantom_amount"], row["without_amount"]) == (2, 50, 0, 2)


def test_nothing_open_is_null_not_zero():
    row = only(phantom_open(deals(*HISTORY), as_of=AS_OF))
    assert (row["open"], row["share"], row["amount_share"], row["expected_won"]) == (0, None, None, 0)


def test_pipelines_are_not_compared_with_each_other():
    fast = [row | {"pipeline": "renewal"} for row in HISTORY]
    slow = closed("won", 200, 40, pipeline="default")
    found = by_deal(*fast, *slow, still(90, pipeline="renewal"), still(90, pipeline="default"))
    assert (found["d80"]["part"], found["d81"]["part"]) == ("phantom", "alive")


def test_groups_add_up_to_the_whole_and_null_is_a_group():
    rows = [*HISTORY, still(90, owner="ana"), still(5, owner="ana"), still(90, owner=None)]
    parts = {row["owner"]: row for row in rows_of(phantom_open(deals(*rows), as_of=AS_OF, by=["owner"]))}
    whole = only(phantom_open(deals(*rows), as_of=AS_OF))
    assert {owner: row["phantom"] for owner, row in parts.items()} == {"ana": 1, None: 1}
    for name in ("open", "phantom", "open_amount", "phantom_amount", "beyond", "by_pipeline", "without_chance"):
        assert sum(row[name] for row in parts.values()) == whole[name]


@pytest.mark.parametrize("threshold", [0, 1, -0.2])
def test_a_threshold_is_a_chance(threshold):
    with pytest.raises(ValueError, match="A chance lies between 0 and 1; got"):
        phantom_open(deals(), as_of=AS_OF, threshold=threshold)


def test_a_missing_column_is_named():
    with pytest.raises(TableError, match='deals table, column "stage"'):
        phantom_open(deals().drop("stage"), as_of=AS_OF)
    with pytest.raises(TableError, match='stays table, column "left_at"'):
        phantom_open(deals(), table([], {"deal_id": "string"}), as_of=AS_OF)


# By stage: lead (1) → meet (2) → won or lost.


def journey(number, outcome, lead, meet=None, ago=600):
    """A deal that stood in lead, and perhaps in meet, for so many days; the last of them is going on while open."""
    days = lead + (meet or 0)
    created = AS_OF - timedelta(days=days if outcome == "open" else ago)
    deal = {"deal_id": f"j{number}", "pipeline": "default", "stage": "lead" if meet is None else "meet"}
    deal |= {"outcome": outcome, "created_at": created, "amount": 100}
    deal |= {"closed_at": None if outcome == "open" else created + timedelta(days=days)}
    moves = [("lead", created)] + ([] if meet is None else [("meet", created + timedelta(days=lead))])
    changes = [{"deal_id": deal["deal_id"], "stage": stage, "changed_at": at, "pipeline": None} for stage, at in moves]
    return deal, changes


def told(*journeys):
    """Deals and stays of journeys, each the arguments of `journey` after the number."""
    made = [journey(number, *one) for number, one in enumerate(journeys)]
    rows, moves = deals_table([deal for deal, _ in made]), changes_table([move for _, own in made for move in own])
    return rows, stays(moves, stages_table(), rows, as_of=AS_OF)


def judged(*journeys, **options):
    rows, visits = told(*journeys)
    return {row["deal_id"]: row for row in rows_of(phantom_open_deals(rows, visits, as_of=AS_OF, **options))}


def test_a_deal_stuck_in_an_early_stage_is_compared_with_those_that_stood_there_as_long():
    # Lead is left within 10 days or lost by day 60, and of 40 that went on 30 are won after 200 days in meet.
    past = [("won", 10, 200)] * 30 + [("lost", 10, 200)] * 10 + [("lost", 60)] * 40
    found = judged(*past, ("open", 50), ("open", 10, 40))
    stuck, on = found["j80"], found["j81"]
    # Both are 50 days old. Of the stuck ones all are lost; of the others 3 in 4 are won.
    assert (stuck["chance"], stuck["part"], stuck["basis"], stuck["days"]) == (0, "phantom", "stage", 50)
    assert (on["chance"], on["part"], on["basis"], on["days"]) == (pytest.approx(0.75), "alive", "stage", 40)
    # By the age of the deal alone both would have the same chance: 30 of 80.
    rows, _visits = told(*past, ("open", 50), ("open", 10, 40))
    assert [row["chance"] for row in rows_of(phantom_open_deals(rows, as_of=AS_OF))] == pytest.approx([30 / 80] * 2)


def test_a_deal_that_went_on_and_is_open_counts_with_the_chance_of_its_next_stage():
    # From meet 20 of 40 are won. 40 leads went on and were decided, 40 were lost at 60 days, and 20 went on and are
    # still open in meet, as long as none was decided before: each counts as half a win. (20 + 20/2) / 100 = 30 %.
    past = [("won", 10, 50)] * 20 + [("lost", 10, 50)] * 20 + [("lost", 60)] * 40 + [("open", 10, 5)] * 20
    row = judged(*past, ("open", 5))["j100"]
    assert row["chance"] == pytest.approx(0.3)
    assert (row["lasted"], row["decided_later"]) == (101, 100)


def test_too_few_visits_to_a_stage_fall_back_to_the_pipeline_and_say_so():
    past = [("won", 10, 20)] * 29 + [("lost", 10)] * 10
    found = judged(*past, ("open", 10, 25), ("open", 5))
    # 29 visits to meet are over. By the age of the deal, 35 days: nothing was ever decided after 30.
    assert (found["j39"]["basis"], found["j39"]["days"], found["j39"]["chance"]) == ("pipeline", 35, 0)
    assert (found["j40"]["basis"], found["j40"]["days"]) == ("stage", 5)


def test_a_deal_without_a_known_visit_falls_back_to_the_pipeline():
    rows, visits = told(*[("won", 10, 20)] * 40, ("open", 50))
    unknown = visits.filter(visits.deal_id != "j40")
    [row] = rows_of(phantom_open_deals(rows, unknown, as_of=AS_OF))
    assert (row["basis"], row["days"], row["part"]) == ("pipeline", 50, "phantom")


def test_nothing_is_ever_lost_on_the_way():
    for name in ("deal_id", "pipeline", "stage", "owner", "amount", "part", "basis", "days", "chance"):
        assert name in phantom_open_deals(deals(), as_of=AS_OF, by=["owner"]).columns


def test_chances_are_those_of_a_process_that_forgets_where_it_came_from():
    # Known truth: in lead a deal is lost with 2 % and goes on with 3 % a day, until day 40; then it is lost with 2 % a
    # day only, for ever. From meet it is won with 60 %. Open at 20 days in lead: the chance to go on within 20 more
    # days is .03/.05 × (1 − .95^20) = .385; × .6 = .231. Open at 60: 0.
    draw = np.random.default_rng(8)
    journeys = []
    for _number in range(3_000):
        age = int(draw.integers(1, 500))
        leave = int(draw.geometric(0.05))
        goes_on = draw.random() < 0.6
        if leave > 40:
            leave, goes_on = 40 + int(draw.geometric(0.02)), False
        if leave > age:
            journeys.append(("open", age))
        elif not goes_on:
            journeys.append(("lost", leave))
        else:
            meet = int(draw.integers(5, 60))
            open_still = leave + meet > age
            decided = "won" if draw.random() < 0.6 else "lost"
            journeys.append(("open", leave, max(age - leave, 1)) if open_still else (decided, leave, meet))
    rows, visits = told(*journeys, ("open", 20), ("open", 60))
    found = {row["deal_id"]: row for row in rows_of(phantom_open_deals(rows, visits, as_of=AS_OF))}
    assert found["j3000"]["chance"] == pytest.approx(0.231, abs=0.04)
    assert found["j3001"]["chance"] == 0


VISITS = {"deal_id": "string", "pipeline": "string", "stage": "string", "kind": "string", "outcome": "string"}
VISITS |= {"entered_at": "timestamp", "left_at": "timestamp", "closed_at": "timestamp"}
VISITS |= {"next_pipeline": "string", "next_stage": "string", "next_kind": "string"}


def naive_chances(history, fewest):
    """Deal by deal and day by day, from the stays: the chance of each open deal by stage, or null."""
    visits = [row for row in histories.naive_stays(history) if row["kind"] == "open"]
    for row in visits:
        row["days"] = int(((row["left_at"] or AS_OF_H) - row["entered_at"]).total_seconds() // 86_400)
    chance_of_win = {place: _final(members) for place, members in _by_place(visits).items()}
    found = {}
    for members in _by_place(visits).values():
        led = [(row["days"], _worth(row, chance_of_win)) for row in members if not _unknown_end(row)]
        over = [one for one in led if one[1] is not None]
        for row in members:
            if row["outcome"] == "open" and row["left_at"] is None and len(over) >= fewest:
                found[row["deal_id"]] = _later(led, row["days"])
    return found


AS_OF_H = histories.AS_OF


def _by_place(visits):
    places = {}
    for row in visits:
        places.setdefault((row["pipeline"], row["stage"]), []).append(row)
    return places


def _unknown_end(row):
    return row["left_at"] is None and row["outcome"] in ("won", "lost")


def _worth(row, chance_of_win):
    if row["left_at"] is None:
        return None
    if row["outcome"] in ("won", "lost"):
        return 1.0 if row["outcome"] == "won" else 0.0
    if row["next_kind"] == "open":
        return chance_of_win.get((row["next_pipeline"], row["next_stage"]))
    return None


def _final(visits):
    """Aalen–Johansen from the entry into a stage to the decision."""
    members = []
    for row in visits:
        until = AS_OF_H
        if row["outcome"] in ("won", "lost"):
            if row["closed_at"] is None or row["closed_at"] < row["entered_at"]:
                continue
            until = row["closed_at"]
        days = int((until - row["entered_at"]).total_seconds() // 86_400)
        worth = {"won": 1.0, "lost": 0.0}.get(row["outcome"])
        # A visit of a deal nobody exported competes: its outcome is unknown, not open.
        members.append((days, 0.0 if row["outcome"] is None else worth))
    return _later(members, -1) if members else None


def _later(members, age):
    chance, survival = 0.0, 1.0
    for day in sorted({days for days, _ in members if days > age}):
        at_risk = sum(days >= day for days, _ in members)
        ended = [worth for days, worth in members if days == day and worth is not None]
        chance += survival * sum(ended) / at_risk
        survival *= 1 - len(ended) / at_risk
    return chance


@settings(max_examples=some(8), deadline=None)
@given(histories.histories())
def test_it_agrees_with_walking_through_the_days(history):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(module, "FEWEST_ENDED", 1)
        later = [row["closed_at"] is not None and row["closed_at"] > AS_OF_H for row in history.deals]
        known = [
            row | ({"outcome": "open", "closed_at": None} if ahead else {}) for row, ahead in zip(history.deals, later)
        ]
        visits = table(histories.naive_stays(history), VISITS)
        listed = rows_of(phantom_open_deals(deals_table(known), visits, as_of=AS_OF_H))
    expected = naive_chances(history, 1)
    assert len(listed) == sum(row["outcome"] == "open" for row in known)
    for row in listed:
        if row["basis"] == "stage":
            assert row["chance"] == pytest.approx(expected[row["deal_id"]], abs=1e-8)
        else:
            assert row["deal_id"] not in expected


def test_chances_need_enough_that_ended():
    rows = [
        {"days": 1, "outcome": "won", "weight": 29.0, "stage": "a"},
        {"days": 1, "outcome": "won", "weight": 30.0, "stage": "b"},
    ]
    rows += [{"days": 0, "outcome": "open", "weight": 1.0, "stage": stage} for stage in "ab"]
    schema = {"days": "int64", "outcome": "string", "weight": "float64", "stage": "string"}
    found = rows_of(chances(table(rows, schema), by=["stage"]))
    # At day 1 everything has ended: nothing is left to ask.
    assert [(row["stage"], row["days"], row["chance"], row["decided_later"]) for row in found] == [("b", 0, 1.0, 30)]
