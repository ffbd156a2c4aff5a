"""Every rule about a deal: one that breaks it, one that comes close, and one where the value is missing."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.metrics.integrity.company import AS_OF, deal, deals, found, moves, tables, unchecked, verdict

from venturi.metrics.integrity import RULES, integrity

# (outcome, what is changed on a deal that breaks nothing, every code it then breaks)
CASES = [
    ("open", {"owner": None}, {"owner-missing"}),
    ("open", {"owner": "gil"}, {"owner-inactive"}),
    ("won", {"owner": "gil"}, set()),  # that a person left after winning it is no fault
    ("open", {"owner": "hal"}, {"owner-inactive"}),  # left on a day before as_of
    ("open", {"owner": "ida"}, set()),  # leaves tomorrow
    ("open", {"owner": "nobody"}, {"owner-unknown"}),
    ("open", {"amount": None}, {"amount-missing"}),
    ("open", {"amount": 0}, {"amount-zero"}),
    ("open", {"amount": -5}, {"amount-negative"}),
    ("open", {"amount": 90_000_000}, {"amount-huge"}),
    ("open", {"amount": 9_000}, set()),  # nine times the usual is no outlier
    ("open", {"source": None}, {"source-missing"}),
    ("won", {"created_at": None}, {"created-date-missing"}),
    ("open", {"expected_close_on": None}, {"expected-date-missing"}),
    ("won", {"expected_close_on": None}, set()),
    ("open", {"expected_close_on": date(2026, 3, 30)}, {"expected-date-past"}),
    ("open", {"expected_close_on": date(2026, 3, 31)}, set()),  # due today
    ("won", {"expected_close_on": date(2026, 1, 1)}, set()),
    ("open", {"expected_close_on": date(2099, 12, 31)}, {"expected-date-absurd"}),
    ("open", {"expected_close_on": date(1899, 12, 31)}, {"expected-date-absurd", "expected-date-past"}),
    ("lost", {"loss_reason": None}, {"loss-reason-missing"}),
    ("won", {"loss_reason": None}, set()),
    ("open", {"probability": 1.2}, {"probability-outside-range"}),
    ("open", {"probability": -0.1}, {"probability-outside-range"}),
    ("open", {"probability": 1.0}, set()),
    ("open", {"probability": None}, set()),
    ("won", {"closed_at": datetime(2025, 12, 1, 9, 11)}, {"closed-before-created"}),
    ("won", {"created_at": datetime(2026, 2, 9, 14, 5), "closed_at": datetime(2026, 2, 9)}, set()),  # a day, no moment
    # Where clocks go forward a day has 23 hours: two days in the wrong order are then less than a day apart.
    (
        "won",
        {
            "created_at": datetime(2026, 2, 9, 22),
            "closed_at": datetime(2026, 2, 8, 23),
            "created_day_only": True,
            "closed_day_only": True,
        },
        {"closed-before-created"},
    ),
    # Created on the 9th at 23:40, closed "on the 9th": the day as a whole does not lie before the moment.
    (
        "won",
        {"created_at": datetime(2026, 2, 9, 23, 40), "closed_at": datetime(2026, 2, 9), "closed_day_only": True},
        set(),
    ),
    (
        "won",
        {"created_at": datetime(2026, 2, 9), "closed_at": datetime(2026, 2, 9, 8, 1), "created_day_only": True},
        set(),
    ),
    (
        "won",
        {"created_at": datetime(2026, 2, 9), "closed_at": datetime(2026, 2, 8, 21, 1), "created_day_only": True},
        {"closed-before-created"},
    ),
    ("won", {"closed_at": None}, {"close-date-missing"}),
    ("open", {"closed_at": datetime(2026, 3, 1, 9, 1)}, {"close-date-on-open-deal"}),
    ("won", {"created_at": datetime(1970, 1, 1)}, {"created-date-absurd"}),
    ("open", {"created_at": datetime(2026, 5, 2, 9, 1)}, {"created-date-absurd"}),
    ("won", {"closed_at": datetime(9999, 12, 31)}, {"close-date-absurd"}),
    ("open", {"stage": None}, {"stage-missing"}),
    ("open", {"stage": "dreams"}, {"stage-unknown"}),
    ("open", {"stage": "offer", "pipeline": "other"}, {"stage-unknown"}),
    ("open", {"stage": "won"}, {"open-in-closed-stage"}),
    ("open", {"stage": "lost"}, {"open-in-closed-stage"}),
    ("won", {"stage": "terms"}, {"decided-in-open-stage"}),
    ("won", {"stage": "lost"}, {"outcome-contradicts-stage"}),
    ("lost", {"stage": "won"}, {"outcome-contradicts-stage"}),
    ("open", {"currency": None}, {"currency-missing"}),
    ("open", {"currency": None, "amount": None}, {"amount-missing"}),
    ("open", {"next_step": None, "next_step_on": None}, {"next-step-missing"}),
    ("open", {"next_step": None}, set()),  # it has a day
    ("open", {"next_step_on": None}, set()),  # it has words
    ("won", {"next_step": None, "next_step_on": None}, set()),
    ("open", {"next_step_on": date(2026, 3, 30)}, {"next-step-past"}),
    ("open", {"next_step_on": date(2026, 3, 31)}, set()),
    ("won", {"next_step_on": date(2026, 3, 30)}, set()),
    ("open", {"deal_id": "1.23E+15"}, {"id-scientific"}),
    ("open", {"deal_id": "1042.0"}, {"id-decimal"}),
    ("open", {"deal_id": "12345678901234500"}, {"id-digits-lost"}),
    ("open", {"deal_id": "1234567890123450"}, set()),  # sixteen digits still fit
    ("open", {"account": "twin", "amount": 77, "created_at": datetime(2026, 1, 3, 9, 1)}, set()),
    ("open", {"account": "twin", "amount": 77, "created_at": datetime(2026, 1, 10, 9, 1)}, {"deal-twice"}),
    ("open", {"account": "twin", "amount": 77, "created_at": datetime(2026, 1, 18, 9, 1)}, set()),  # 8 days later
    ("open", {"account": "twin", "amount": 77, "product": "hose", "created_at": datetime(2026, 1, 4, 9, 1)}, set()),
    ("open", {"account": None, "amount": 78, "created_at": datetime(2026, 1, 4, 9, 1)}, set()),
    ("open", {"account": None, "amount": 78, "created_at": datetime(2026, 1, 4, 9, 1)}, set()),
]
STAFF = [
    {"person": "ana", "active": True},
    {"person": "ben"},
    {"person": "gil", "active": False},
    {"person": "hal", "left_on": date(2026, 3, 1)},
    {"person": "ida", "left_on": date(2026, 4, 1)},
]
EVENTS = ("moves", "meetings")


@pytest.fixture(scope="module")
def judged():
    broken = [deal(100 + nth, outcome, **changed) for nth, (outcome, changed, _codes) in enumerate(CASES)]
    history = [move for row in [*deals()] for move in moves(row)]
    return [row["deal_id"] for row in broken], verdict(*broken, moved=history, people=STAFF)


@pytest.mark.parametrize("code", sorted({code for _outcome, _changed, codes in CASES for code in codes}))
def test_a_rule_finds_the_deals_that_break_it_and_no_other(judged, code):
    ids, result = judged
    expected = sorted(one for one, (_o, _c, codes) in zip(ids, CASES, strict=True) if code in codes)
    count, _population, records = found(result, code)
    assert (count, list(records)) == (len(expected), expected)


def test_no_rule_about_deals_finds_anything_else(judged):
    _ids, result = judged
    known = {code for _outcome, _changed, codes in CASES for code in codes} | {"history-missing"}
    assert {finding.code for finding in result.findings} == known


@pytest.mark.parametrize("unpriced", [1, 10])
def test_an_amount_without_a_rate_is_not_an_amount_nobody_entered(unpriced):
    # What the conversion leaves behind: no amount in the reporting currency, and the mark.
    made = tables()
    unknown = made.deals.deal_id < f"D-{unpriced:03}"
    emptied = made.deals.mutate(amount=(~unknown).ifelse(made.deals.amount, None))
    converted = emptied.mutate(rate_missing=emptied.amount.isnull())
    judged, without = (integrity(replace(made, deals=one), stays=None, as_of=AS_OF) for one in (converted, emptied))
    assert found(judged, "amount-missing") is None
    assert found(judged, "rate-missing")[:2] == (unpriced, 10)
    assert found(judged, "field-absent") is None
    # Such an amount is worth nothing to the metrics: as much is lost as by one that is missing.
    assert judged.score == without.score < 100


@pytest.mark.parametrize("mark", ["state_unknown", "close_ahead"])
def test_a_stage_nobody_can_know_on_that_day_is_no_stage_nobody_entered(mark):
    # What rewinding leaves behind: an open deal without a stage, and the mark.
    made = tables()
    unknown = made.deals.deal_id == made.deals.filter(made.deals.outcome == "open").deal_id.min().as_scalar()
    emptied = made.deals.mutate(stage=unknown.ifelse(None, made.deals.stage), state_unknown=unknown)
    marked = emptied.mutate(close_ahead=unknown & (mark == "close_ahead"))
    judged = integrity(replace(made, deals=marked), stays=None, as_of=AS_OF)
    assert found(judged, "stage-missing") is None
    codes = {"state_unknown": "state-unknown-then", "close_ahead": "close-date-future"}
    assert found(judged, codes.pop(mark))[0] == 1
    assert [found(judged, other) for other in codes.values()] == [None]


def test_one_deal_is_spoken_of_as_one():
    rows = [deal(0, "won"), deal(1, "lost"), deal(2, "open", stage="lost")]
    [finding] = [one for one in verdict(base=rows).findings if one.code == "open-in-closed-stage"]
    assert finding.message.endswith("1 deal stands in a won stage, 1 is won, 1 is both.")


def test_every_rule_about_deals_has_a_case_here_or_in_a_file_of_its_own():
    elsewhere = {"id-twice", "id-twice-different", "id-zeros-lost", "amounts-one-sided", "history-missing", "stale"}
    elsewhere |= {"amount-changed-after-close", "rate-missing", "state-unknown-then", "close-date-future"}
    here = {code for _outcome, _changed, codes in CASES for code in codes}
    assert {rule.code for rule in RULES if rule.of not in EVENTS} == here | elsewhere


def test_all_records_of_a_finding_can_be_fetched(judged):
    _ids, result = judged
    finding = next(one for one in result.findings if one.code == "open-in-closed-stage")
    fetched = finding.all_records.order_by("deal_id").deal_id.to_pyarrow().to_pylist()
    assert tuple(fetched) == finding.records
    assert finding.records_total == len(fetched)


def test_a_finding_is_a_sentence_with_its_count(judged):
    finding = next(one for one in judged[1].findings if one.code == "owner-missing")
    # 10 deals that break nothing and those of CASES.
    assert finding.message == f"1 of {10 + len(CASES)} deals has no owner."
    assert finding.as_dict()["share"] == 1 / (10 + len(CASES))


def test_stage_and_outcome_are_held_against_each_other_in_numbers():
    # Won stage: 3 sound ones and the lost one. Won: 3. Both: 3.
    judged = verdict(deal(20, "lost", stage="won"))
    [finding] = [one for one in judged.findings if one.code == "outcome-contradicts-stage"]
    assert finding.message.endswith("4 deals stand in a won stage, 3 are won, 3 are both.")


def test_a_company_without_faults_has_none():
    judged = verdict()
    assert (judged.findings, judged.score) == ((), 100.0)


def test_a_field_that_no_deal_has_is_said_once_and_its_rule_is_not_checked():
    judged = verdict(base=[{**row, "source": None} for row in deals()])
    assert found(judged, "source-missing") is None
    assert unchecked(judged, "source-missing") == 'the deals have no "source" (no such column, or empty throughout)'
    assert found(judged, "field-absent")[:2] == (10, 10)


def test_rules_without_their_tables_are_named_with_the_reason():
    judged = verdict(people=())
    assert unchecked(judged, "owner-inactive") == "there are no people"
    assert unchecked(judged, "meeting-without-note") == "there are no activities"
    assert unchecked(judged, "amount-changed-after-close") == "there are no field changes"
    assert unchecked(judged, "stale") == "there are no stays"


def test_no_currency_at_all_is_no_fault():
    judged = verdict(base=[{**row, "currency": None} for row in deals()])
    assert found(judged, "currency-missing") is None


def test_today_is_a_day_of_the_reporting_zone():
    # 23:30 in UTC on 31 March is 1 April in Berlin: a deal due on 31 March is past.
    late = datetime(2026, 3, 31, 23, 30)
    due = deal(20, expected_close_on=date(2026, 3, 31))
    assert found(verdict(due, as_of=late), "expected-date-past") is None
    assert found(verdict(due, as_of=late, zone="Europe/Berlin"), "expected-date-past")[0] == 1


def test_no_deals_give_no_score_and_no_findings():
    judged = verdict(base=[], moved=[], people=())
    assert (judged.score, judged.findings) == (None, ())
    assert judged.sentence == "There are no deals, so there is nothing to judge."


def test_no_more_than_fifty_ids_are_shown_and_the_total_is_told():
    judged = verdict(*[deal(100 + nth, owner=None) for nth in range(60)])
    [finding] = [one for one in judged.findings if one.code == "owner-missing"]
    assert (len(finding.records), finding.records_total) == (50, 60)
    assert list(finding.records) == [f"D-{100 + nth}" for nth in range(50)]


def test_a_copy_with_the_same_content_and_one_with_different_content():
    rows = deals()
    copies = [{**rows[0], "source_row": 90}, {**rows[1], "source_row": 91, "amount": 5}]
    judged = integrity(
        tables(base=[*rows, *copies], moved=[m for r in rows for m in moves(r)]), as_of=datetime(2026, 4, 1)
    )
    assert found(judged, "id-twice") == (1, 12, ("D-000",))
    assert found(judged, "id-twice-different") == (1, 12, ("D-001",))
    # Their moves are counted with the first record only: all moves belong to a deal, none twice.
    assert found(judged, "move-without-deal") is None


def test_identifiers_that_lost_their_zeros_are_suspected_but_counters_are_not():
    def named(ids):
        rows = [{**deal(nth), "deal_id": one} for nth, one in enumerate(ids)]
        return found(verdict(base=rows, moved=[]), "id-zeros-lost")

    fixed = ["48213377", "71530041", "62918850", "90417712", "33018264", "57120933"]
    assert named([*fixed, "1942268"]) == (1, 7, ("1942268",))  # one of 00…09 million was cut
    assert named([*fixed, "01942268"]) is None  # a zero survived, so none were cut
    assert named([str(nth) for nth in range(7, 14)]) is None  # a counter


@pytest.mark.parametrize(("empty", "full"), [("lost", "won"), ("won", "lost")])
def test_amounts_of_one_outcome_only_are_an_error(empty, full):
    rows = [{**row, "amount": 0 if row["outcome"] == empty else 900} for row in deals()]
    count, population, ids = found(verdict(base=rows), "amounts-one-sided")
    assert (count, population, len(ids)) == (3, 6, 3)
    rows[0 if empty == "won" else 3]["amount"] = 1
    assert found(verdict(base=rows), "amounts-one-sided") is None
    assert full != empty


def test_columns_that_the_source_does_not_have_need_not_be_there():
    bare = tables().deals.select("deal_id", "outcome")
    judged = integrity(type(tables())(deals=bare), as_of=datetime(2026, 4, 1))
    assert {one.column for one in judged.findings if one.code == "field-absent"} >= {
        "owner",
        "amount",
        "source",
        "stage",
    }
    assert found(judged, "close-date-missing")[0] == 6
    assert judged.score is not None


OPEN_STAGES = [("talk", 1, "open"), ("offer", 2, "open"), ("terms", 3, "open")]


@pytest.mark.parametrize(
    ("stages", "broken"),
    [
        (OPEN_STAGES, None),  # the status alone decides: there is no other place for a decided deal
        ([*OPEN_STAGES, ("lost", 4, "lost")], (1, 2, ("D-002",))),  # a lost deal has a place, a won deal has none
        ([*OPEN_STAGES, ("won", 4, "won"), ("lost", 5, "lost")], (2, 2, ("D-001", "D-002"))),
    ],
)
def test_a_decided_deal_keeps_its_open_stage_where_the_pipeline_has_no_stage_for_its_outcome(stages, broken):
    rows = [deal(1, "won", stage="terms"), deal(2, "lost", stage="talk"), deal(3)]
    judged = verdict(base=rows, moved=[], stages=stages)
    assert found(judged, "decided-in-open-stage") == broken


def test_a_deal_that_was_moved_on_after_its_end_is_told_once():
    one = deal(20, "won", stage="terms")
    late = {"deal_id": "D-020", "changed_at": datetime(2026, 3, 15), "stage": "terms", "pipeline": "default"}
    judged = verdict(one, added=[late | {"ordinal": 9, "author": "x"}])
    assert found(judged, "event-after-close")[0] == 1
    assert found(judged, "decided-in-open-stage") is None
