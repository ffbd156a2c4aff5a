"""Each planted fault is found again by counting in the tables alone, the simplest way there is."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from venturi.metrics.tables import CONTRACTS, violations

END = date(2026, 9, 30)


@pytest.fixture(scope="module")
def deals(demo):
    return demo.rows("deals")


@pytest.fixture(scope="module")
def once(deals):
    """One row for each identifier, the first."""
    return list({deal["deal_id"]: deal for deal in reversed(deals)}.values())


@pytest.fixture(scope="module")
def moves(demo):
    found = defaultdict(list)
    for move in demo.rows("stage_changes"):
        found[move["deal_id"]].append(move)
    return found


@pytest.fixture(scope="module")
def kinds(demo):
    return {stage["stage"]: stage["kind"] for stage in demo.rows("stages")}


def ids(rows):
    return sorted(row["deal_id"] for row in rows)


@pytest.mark.parametrize(
    ("code", "column"),
    [
        ("owner-missing", "owner"),
        ("amount-missing", "amount"),
        ("source-missing", "source"),
        ("currency-missing", "currency"),
        ("expected-date-missing", "expected_close_on"),
    ],
)
def test_empty_values_are_exactly_the_planted_ones(demo, deals, code, column):
    assert ids(deal for deal in deals if deal[column] is None) == sorted(demo.planted(code)) != []


@pytest.mark.parametrize(
    ("code", "broken"),
    [
        ("closed-before-created", lambda d: d["closed_at"] and d["closed_at"] < d["created_at"]),
        ("close-date-missing", lambda d: d["outcome"] != "open" and d["closed_at"] is None),
        ("close-date-on-open-deal", lambda d: d["outcome"] == "open" and d["closed_at"] is not None),
        ("loss-reason-missing", lambda d: d["outcome"] == "lost" and d["loss_reason"] is None),
        ("next-step-missing", lambda d: d["outcome"] == "open" and d["next_step"] is None),
        ("next-step-past", lambda d: d["next_step_on"] is not None and d["next_step_on"] <= END),
        ("probability-outside-range", lambda d: not 0 <= d["probability"] <= 1),
        ("id-scientific", lambda d: re.fullmatch(r"\d\.\d+E\+\d+", d["deal_id"])),
    ],
)
def test_impossible_values_are_exactly_the_planted_ones(demo, deals, code, broken):
    assert ids(deal for deal in deals if broken(deal)) == sorted(demo.planted(code)) != []


def test_an_expected_date_gone_by_is_listed_as_behaviour(demo, deals):
    late = [d for d in deals if d["outcome"] == "open" and d["expected_close_on"] and d["expected_close_on"] < END]
    assert ids(late) == sorted(demo.planted("expected-date-past", cause="behaviour")) != []


def test_open_deals_of_people_who_left_are_listed_as_behaviour(demo, deals):
    gone = {person["person"] for person in demo.rows("people") if not person["active"]}
    left = [deal for deal in deals if deal["outcome"] == "open" and deal["owner"] in gone]
    assert ids(left) == sorted(demo.planted("owner-inactive", cause="behaviour")) != []


def test_stages_contradict_outcomes_only_where_planted(demo, deals, kinds):
    def at(code):
        return sorted(demo.planted(code))

    assert ids(d for d in deals if d["stage"] not in kinds) == at("stage-unknown") != []
    known = [deal for deal in deals if deal["stage"] in kinds]
    opened = [d for d in known if d["outcome"] == "open" and kinds[d["stage"]] != "open"]
    assert ids(opened) == at("open-in-closed-stage") != []
    decided = [d for d in known if d["outcome"] != "open" and kinds[d["stage"]] == "open"]
    assert ids(decided) == at("decided-in-open-stage") != []


def test_events_come_before_creation_only_where_planted(demo, deals, moves):
    early = {d["deal_id"] for d in deals if any(m["changed_at"] < d["created_at"] for m in moves[d["deal_id"]])}
    assert sorted(early) == sorted(demo.planted("event-before-creation")) != []


def test_events_are_out_of_order_only_where_planted(demo, moves):
    def disordered(of_deal):
        ordered = sorted(of_deal, key=lambda move: move["ordinal"])
        times = [move["changed_at"] for move in ordered]
        return times != sorted(times)

    found = sorted(deal for deal, of_deal in moves.items() if disordered(of_deal))
    assert found == sorted(demo.planted("events-out-of-order")) != []


def test_bulk_moves_are_many_moves_of_one_lead_in_one_minute(demo):
    minutes = defaultdict(list)
    for move in demo.rows("stage_changes"):
        minutes[move["author"], move["changed_at"].replace(second=0)].append(move["deal_id"])
    bulk = sorted(deal for together in minutes.values() if len(together) >= 10 for deal in together)
    assert bulk == sorted(demo.planted("bulk-moves")) != []


def test_copies_of_an_identifier_are_exactly_the_planted_ones(demo, deals):
    rows = defaultdict(list)
    for deal in deals:
        rows[deal["deal_id"]].append(deal)
    twice = {deal: group for deal, group in rows.items() if len(group) > 1}
    same = [deal for deal, (first, second) in twice.items() if first == second]
    assert sorted(same) == sorted(demo.planted("id-twice")) != []
    assert sorted(set(twice) - set(same)) == sorted(demo.planted("id-twice-different")) != []


def test_a_deal_entered_twice_has_the_same_account_product_and_amount(demo, once):
    entered = defaultdict(list)
    for deal in once:
        entered[deal["account"], deal["product"], deal["amount"]].append(deal)
    planted = set(demo.planted("deal-twice"))
    assert planted
    for group in entered.values():
        for copy in (deal for deal in group if deal["deal_id"] in planted):
            days = [abs((copy["created_at"] - deal["created_at"]).days) for deal in group if deal is not copy]
            assert min(days) <= 3
            planted.discard(copy["deal_id"])
    assert not planted


def test_amounts_change_after_the_close_only_where_planted(demo, once):
    closed = {deal["deal_id"]: deal["closed_at"] for deal in once if deal["closed_at"] and deal["outcome"] != "open"}
    untouched = closed.keys() - set(demo.planted("closed-before-created"))
    late = {
        change["deal_id"]
        for change in demo.rows("field_changes")
        if change["field"] == "amount" and change["deal_id"] in untouched
        if change["changed_at"] > closed[change["deal_id"]]
    }
    assert sorted(late) == sorted(demo.planted("amount-changed-after-close")) != []


def test_meetings_without_a_note_are_exactly_the_planted_ones(demo):
    silent = [a["activity_id"] for a in demo.rows("activities") if a["kind"] == "meeting" and a["note"] is None]
    assert sorted(silent) == sorted(demo.planted("meeting-without-note")) != []


def test_skipped_stages_are_listed_with_why(demo, moves):
    position = {stage["stage"]: stage["position"] for stage in demo.rows("stages") if stage["kind"] != "lost"}

    def skips(of_deal):
        places = [position.get(m["stage"]) for m in sorted(of_deal, key=lambda move: move["ordinal"])]
        steps = pairwise(places)
        return any(a is not None and b is not None and b > a + 1 for a, b in steps)

    found = {deal for deal, of_deal in moves.items() if skips(of_deal)}
    damaged = {f"{int(deal):.11E}": deal for deal in found}
    listed = {
        damaged.get(record, record)
        for cause in ("behaviour", "process change")
        for record in demo.planted("stage-skipped", cause=cause)
    }
    assert listed == found != set()


@pytest.mark.parametrize("code", ["owner-missing", "amount-missing", "source-missing", "currency-missing"])
def test_the_rate_of_a_fault_is_the_parameter(demo, code):
    # 12,000 deals at a rate p: four standard deviations are 4 · √(12,000 p (1 − p)); copies and structure take 5 %.
    rate, n = demo.parameters.faults[code], 12_000
    assert abs(len(demo.planted(code)) - rate * n * 0.97) < 4 * (n * rate * (1 - rate)) ** 0.5 + 0.03 * n * rate


def test_a_fault_with_rate_zero_strikes_nothing(simulated, demo):
    clean = simulated(replace(demo.parameters, faults={}, company=replace(demo.parameters.company, deals=800)))
    causes = Counter(fault["cause"] for fault in clean.truth["faults"].to_pylist())
    assert causes["planted"] == 0
    assert not any(issue for name in CONTRACTS for issue in violations(clean.ibis(name), CONTRACTS[name]))


def test_contracts_are_kept_but_for_the_identifiers_planted_twice(demo):
    issues = {name: violations(demo.ibis(name), contract) for name, contract in CONTRACTS.items()}
    [twice] = issues.pop("deals")
    assert twice.code == "key-twice"
    assert twice.count == len(demo.planted("id-twice")) + len(demo.planted("id-twice-different"))
    assert not any(issues.values())
