from datetime import date, datetime

import pytest
from tests.metrics.integrity.company import deal, deals, moves, verdict

from venturi.errors import Issue, Severity
from venturi.metrics.integrity import refusal
from venturi.metrics.integrity.fix_first import fix_first
from venturi.metrics.integrity.floors import State
from venturi.metrics.integrity.rule import Finding
from venturi.metrics.metric import Metric, Need


def metric(name, *needs):
    return Metric(name=name, function=metric, unit="share", good="up", needs=needs)


BY_SOURCE = metric("by_source", Need("deals", "source", 0.8))
VALUE = metric("value", Need("deals", "amount", 0.8, of="decided"))
FLOW = metric("flow", Need("stage_changes", "changed_at", 0.8))
COST = metric("cost", Need("costs", "amount", 0.5))
PEOPLE = metric("people", Need("people", "started_on", 0.5))


def states(judged):
    return {state.name: state.state for state in judged.metrics}


def with_sources(filled):
    """Ten deals of which this many have a source."""
    return [row if nth < filled else {**row, "source": None} for nth, row in enumerate(deals())]


@pytest.mark.parametrize(("filled", "state"), [(10, "trusted"), (9, "doubtful"), (8, "doubtful"), (7, "refused")])
def test_a_metric_is_refused_below_its_floor_and_doubtful_above_it(filled, state):
    judged = verdict(base=with_sources(filled), metrics=[BY_SOURCE])
    assert states(judged) == {"by_source": state}


def test_a_refusal_names_the_field_the_share_and_the_floor():
    judged = verdict(base=with_sources(7), metrics=[BY_SOURCE])
    refused = refusal(BY_SOURCE, judged.completeness)
    assert refused.code == "below-floor"
    assert refused.reason == "Only 7 of 10 deals have a source; it takes 80 % of them."
    assert refusal(BY_SOURCE, verdict(base=with_sources(8)).completeness) is None


def test_a_need_is_asked_of_its_population_only():
    # The four open deals have no amount; the six decided ones all have one.
    rows = [{**row, "amount": None} if row["outcome"] == "open" else row for row in deals()]
    assert states(verdict(base=rows, metrics=[VALUE])) == {"value": "trusted"}


def test_without_a_history_what_rests_on_it_is_refused():
    assert states(verdict(moved=[], metrics=[FLOW])) == {"flow": "refused"}
    half = [move for row in deals()[:5] for move in moves(row)]
    judged = verdict(moved=half, metrics=[FLOW])
    assert refusal(FLOW, judged.completeness).reason.startswith("Only 5 of 10 deals have a history")


def test_a_history_that_contradicts_itself_is_doubtful():
    early = {"changed_at": datetime(2025, 1, 1, 9, 1), "stage": "talk", "pipeline": "default"}
    judged = verdict(added=[{"deal_id": "D-000", **early}], metrics=[FLOW])
    # One of ten deals has a move before its creation: 90 % is sound.
    [state] = judged.metrics
    assert (state.state, state.reason) == (
        "doubtful",
        "The history is there and not contradicted for 90.0\N{NO-BREAK SPACE}% of deals only.",
    )


def test_amounts_of_one_outcome_only_make_value_doubtful():
    rows = [{**row, "amount": 0 if row["outcome"] == "lost" else 5} for row in deals()]
    [state] = verdict(base=rows, metrics=[VALUE]).metrics
    assert (state.state, state.reason) == ("doubtful", "Amounts are known for one outcome only.")


def test_a_table_that_is_not_there_refuses_what_needs_it():
    judged = verdict(metrics=[COST, PEOPLE])
    assert states(judged) == {"cost": "refused", "people": "refused"}
    reason = "There are no costs; add a file of what was spent: date, source, amount."
    assert refusal(COST, judged.completeness).reason == reason
    assert "None of 2 records of people" in refusal(PEOPLE, judged.completeness).reason


def test_nothing_to_count_is_no_refusal():
    still_open = [row for row in deals() if row["outcome"] == "open"]
    judged = verdict(base=still_open, metrics=[VALUE])
    assert refusal(VALUE, judged.completeness) is None
    assert judged.metrics[0].reason == "There are no decided deals to count."


def test_what_unlocks_most_metrics_comes_first_then_what_touches_most_records():
    other = metric("other", Need("deals", "source", 0.9))
    rows = [{**row, "source": None if nth < 3 else "inbound"} for nth, row in enumerate(deals())]
    rows = [{**row, "expected_close_on": date(2026, 1, 1)} if row["outcome"] == "open" else row for row in rows]
    rows[9] = {**rows[9], "owner": None}
    judged = verdict(base=rows, metrics=[BY_SOURCE, other, VALUE])
    assert [fix.code for fix in judged.fix_first] == ["source-missing", "expected-date-past", "owner-missing"]
    assert judged.fix_first[0].unlocks == ("by_source", "other")
    assert judged.fix_first[1].unlocks == ()


def test_as_long_as_the_stages_are_guesses_what_reads_the_history_is_doubtful():
    guess = Issue(
        code="stage-kind-guessed", severity=Severity.WARNING, table="stages", count=5, message="guesses", remedy="r"
    )
    judged = verdict(metrics=[FLOW, VALUE], read_issues=[guess])
    assert states(judged) == {"flow": "doubtful", "value": "trusted"}
    assert judged.metrics[0].reason == "The order and kinds of the stages are guesses nobody confirmed."
    assert (judged.fix_first[0].code, judged.fix_first[0].unlocks) == ("stage-kind-guessed", ("flow",))
    # Below its floor a metric stays refused.
    assert states(verdict(moved=[], metrics=[FLOW], read_issues=[guess])) == {"flow": "refused"}


def test_a_history_in_stages_of_unknown_order_gives_no_number():
    lost = Issue(
        code="stage-order-unknown", severity=Severity.ERROR, table="stages", count=5, message="No order.", remedy="r"
    )
    judged = verdict(metrics=[FLOW, VALUE], read_issues=[lost])
    assert states(judged) == {"flow": "refused", "value": "trusted"}
    refused = refusal(FLOW, judged.completeness, judged.findings)
    assert (refused.code, refused.reason) == ("stage-order-unknown", "No order.")
    assert refusal(VALUE, judged.completeness, judged.findings) is None
    assert (judged.fix_first[0].code, judged.fix_first[0].unlocks) == ("stage-order-unknown", ("flow",))


def test_a_guessed_order_of_stages_is_a_doubt():
    guess = Issue(
        code="stage-order-guessed", severity=Severity.WARNING, table="stages", count=5, message="m", remedy="r"
    )
    judged = verdict(metrics=[FLOW, VALUE], read_issues=[guess])
    assert states(judged) == {"flow": "doubtful", "value": "trusted"}
    assert judged.metrics[0].reason == "The order of the stages is a guess nobody confirmed."


def test_how_exact_a_date_is_counts_as_no_field_to_fill():
    fields = {row["field"] for row in verdict().completeness.fields}
    assert "closed_at" in fields
    assert not fields & {"created_day_only", "closed_day_only"}


def test_an_expected_date_that_nobody_has_may_be_unknown_on_that_day():
    rows = [row | {"expected_close_on": None} for row in deals()]
    [absent] = [finding for finding in verdict(base=rows).findings if finding.code == "field-absent"]
    assert absent.message.endswith("it is empty throughout, or nobody knows what it was on that day.")


def test_notes_are_nothing_to_fix():
    note = Finding(code="n", severity=Severity.NOTE, message="m", remedy="r", count=9)
    assert fix_first([note], [State(name="x", state="refused", wanting=("deals.owner",))]) == ()


def test_an_absent_history_unlocks_all_that_rests_on_it():
    by_stage = metric("by_stage", Need("stage_changes", "stage", 0.8))
    judged = verdict(moved=[], metrics=[FLOW, by_stage])
    assert (judged.fix_first[0].code, judged.fix_first[0].unlocks) == ("field-absent", ("flow", "by_stage"))


def test_completeness_is_told_by_field_over_its_population():
    rows = deals()
    rows[0] |= {"closed_at": None}
    fields = {row["field"]: row for row in verdict(base=rows, moved=[]).completeness.fields}
    assert (fields["closed_at"]["of"], fields["closed_at"]["filled"], fields["closed_at"]["population"]) == (
        "decided",
        5,
        6,
    )
    assert fields["expected_close_on"]["population"] == 4
    assert fields["team"]["share"] == 0
    assert fields["changed_at"]["table"] == "stage_changes"


def test_completeness_is_told_by_person_with_the_worst_field():
    rows = deals()
    # Ben has the odd deals, five of them, each with amount, source, creation, close, stage: 25 values, 2 missing.
    rows[1] |= {"source": None}
    rows[3] |= {"source": None}
    people = {row["person"]: row for row in verdict(base=rows).completeness.people}
    assert people["ben"] == {"person": "ben", "deals": 5, "share": 23 / 25, "worst_field": "source"}
    assert people["ana"]["share"] == 1


def test_a_field_nobody_has_is_nobodys_worst_field():
    rows = [{**row, "source": None} for row in deals()]
    rows[0] |= {"amount": None}
    people = {row["person"]: row for row in verdict(base=rows).completeness.people}
    # Ana has five deals with four fields each.
    assert (people["ana"]["share"], people["ana"]["worst_field"]) == (19 / 20, "amount")


def test_completeness_is_told_by_quarter_of_creation():
    rows = deals()
    rows[0] |= {"created_at": datetime(2025, 12, 31, 23, 30)}
    rows[1] |= {"created_at": datetime(1995, 1, 1)}
    rows[2] |= {"created_at": None}
    history = [move for row in deals() for move in moves(row)]
    periods = verdict(base=rows, moved=history).completeness.periods
    # Twelve quarters up to 2026Q1 begin with 2023Q2.
    assert [(row["period"], row["deals"]) for row in periods] == [
        ("before 2023Q2", 1), ("2025Q4", 1), ("2026Q1", 7), (None, 1),
    ]  # fmt: skip
    in_berlin = verdict(base=rows, moved=history, zone="Europe/Berlin").completeness.periods
    assert [(row["period"], row["deals"]) for row in in_berlin] == [("before 2023Q2", 1), ("2026Q1", 8), (None, 1)]


def test_quarters_of_creation_are_those_of_the_fiscal_year():
    rows = deals()
    rows[0] |= {"created_at": datetime(2025, 12, 5)}
    periods = verdict(base=rows, fiscal_start=2).completeness.periods
    whole = {row["period"]: row["deals"] for row in verdict(base=rows).completeness.periods}
    told = {row["period"]: row["deals"] for row in periods}
    assert whole == {"2025Q4": 1, "2026Q1": 9}
    # The quarter from November to January, then the one that began in February.
    assert set(told) <= {"2025-11-01..2026-02-01", "2026-02-01..2026-05-01"}
    assert sum(told.values()) == 10


def test_what_readers_noticed_stands_among_the_findings_with_its_place():
    issue = Issue(
        code="value-unreadable", message='"31/02/2026" is not a date.', remedy="Mend it.", file="a.csv", row=214
    )
    [finding] = verdict(read_issues=[issue]).as_dict()["issues"]
    assert (finding["file"], finding["row"], finding["severity"], finding["share"]) == ("a.csv", 214, "error", None)


def test_the_worst_stands_first():
    judged = verdict(deal(20, owner=None), deal(21, amount=-1), deal(22, next_step=None, next_step_on=None))
    assert [finding.severity for finding in judged.findings] == [Severity.ERROR, Severity.WARNING, Severity.NOTE]


def test_the_sentence_says_how_much_can_be_trusted():
    judged = verdict(base=with_sources(7), metrics=[BY_SOURCE, VALUE])
    # 67 of 70 values: 95.7.
    assert judged.sentence == (
        "96 of 100: one kind of fault was found; of 2 metrics 1 can be trusted and 1 is refused."
    )


def test_the_verdict_as_a_document_has_the_parts_that_interfaces_read():
    document = verdict(base=with_sources(9), metrics=[BY_SOURCE], moved=[]).as_dict()
    assert set(document) == {
        "score", "sentence", "issues", "not_checked", "completeness", "metrics", "fix_first"
    }  # fmt: skip
    assert set(document["completeness"]) == {"fields", "people", "periods"}
    assert document["metrics"][0]["name"] == "by_source"
    assert {"code": "events-out-of-order", "reason": "there are no stage changes"} in document["not_checked"]
    assert document["fix_first"][0]["unlocks"] == ["by_source"]
