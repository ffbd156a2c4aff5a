"""The steps of the process in the document: funnel by group, flow, danger points, and throughput of few decisions."""

import pytest
from tests.audit.audited import audited, code, faults, written

from venturi.audit.answers.danger_points import danger_points
from venturi.audit.answers.throughput import throughput

CHANGES = ("deal_id", "changed_at", "stage", "pipeline")
STAGES = ("pipeline", "stage", "position", "kind")
KINDS = {"Lead": "open", "Offer": "open", "Won": "won", "Lost": "lost"}


def company(folder, *, owner="", source="", product="", wins=(9, 9, 21, 21), of=30):
    """Each quarter of 2025 `of` deals come to an offer on the 5th of its first month, and so many of them are won."""
    deals, log = [], []
    for quarter, won in enumerate(wins):
        month = 3 * quarter + 1
        for nth in range(of):
            deal, outcome = f"{quarter}-{nth}", "Won" if nth < won else "Lost"
            day = f"2025-{month:02d}-07"
            deals.append((deal, outcome, outcome.lower(), "100", f"2025-{month:02d}-05", day, owner, source, product))
            steps = {f"2025-{month:02d}-05": "Lead", f"2025-{month:02d}-06": "Offer", day: outcome}
            log += [(deal, moment, stage, "default") for moment, stage in steps.items()]
    kinds = [("default", name, place, kind) for place, (name, kind) in enumerate(KINDS.items(), 1)]
    header = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Source", "Product")
    return (
        written(folder / "deals.csv", deals, header),
        written(folder / "stage_changes.csv", log, CHANGES),
        written(folder / "stages.csv", kinds, STAGES),
    )


@pytest.fixture(scope="module")
def demo(demo_export):
    return audited(*demo_export, by=["source", "stage"], sections=["funnel", "funnel_by", "flow", "danger_points"])


def test_groups_of_the_funnel_add_up_to_it(demo):
    assert faults(demo) == []
    for dimension in ("source", "stage"):
        rows = demo["funnel_by"][dimension]
        assert len({row["group"] for row in rows}) > 1
        for stage in demo["funnel"]:
            same = [row for row in rows if (row["pipeline"], row["stage"]) == (stage["pipeline"], stage["stage"])]
            for name in ("entered", "advanced", "lost", "still_here", "elsewhere"):
                assert sum(row[name] for row in same) == stage[name]


def test_without_groups_there_is_no_funnel_by_group(tmp_path):
    assert audited(*company(tmp_path), sections=["funnel_by"])["funnel_by"] == {}


def test_what_was_there_and_came_and_did_not_go_is_there_at_the_end(demo):
    for row in demo["flow"]["stages"]:
        assert row["at_start"] + row["entered"] - row["left"] == row["at_end"]
        assert row["left"] == sum(row[way] for way in ("forward", "back", "won", "lost", "elsewhere"))


def test_the_flow_is_that_of_the_last_complete_quarter_or_of_the_period_asked_for(tmp_path):
    files = company(tmp_path)
    # As of 7 October 2025 the third quarter is the last that is over: 30 deals came and went on, 21 were won.
    last, asked = (audited(*files, period=one, sections=["flow"])["flow"] for one in (None, "2025Q1"))
    assert (last["period"], asked["period"]) == ("2025Q3", "2025Q1")
    lead, offer = (next(row for row in last["stages"] if row["stage"] == stage) for stage in ("Lead", "Offer"))
    assert (lead["entered"], lead["left"], lead["forward"]) == (30, 30, 30)
    assert (offer["won"], offer["lost"]) == (21, 9)
    assert next(row for row in asked["stages"] if row["stage"] == "Offer")["won"] == 9


def test_without_history_there_is_no_flow_and_no_funnel_by_group(tmp_path):
    document = audited(company(tmp_path)[0], by=["source"], sections=["flow", "funnel_by"])
    assert (code(document["flow"]), code(document["funnel_by"])) == ("no-history", "no-history")
    assert faults(document) == []


def test_without_owners_quarters_are_compared_and_the_document_says_what_is_not_alike(tmp_path):
    document = audited(*company(tmp_path), period="2025", as_of="2025-12-31")
    assert faults(document) == []
    [point] = document["danger_points"]
    assert (point["stage"], point["benchmark_kind"]) == ("Offer", "best quartile of quarters")
    assert point["like_for_like"] == []
    assert "not like for like: the export names neither source nor product" in document["answers"]["danger_points"]
    # 30 deals a quarter, each win 100: the money is that of the wins.
    assert point["money_per_quarter"] == pytest.approx(100 * point["wins_per_quarter"])
    assert point["wins_per_quarter"] == pytest.approx(30 * (point["target"] - 0.5))
    assert point["gap"]["kind"] == "quarter"


def test_a_named_source_makes_it_like_for_like(tmp_path):
    parts = ["funnel", "danger_points"]
    document = audited(*company(tmp_path, source="inbound"), period="2025", as_of="2025-12-31", sections=parts)
    assert document["danger_points"][0]["like_for_like"] == ["source"]
    assert "not like for like" not in danger_points(document)


def test_an_evidence_of_owners_is_that_of_the_step(demo):
    for point in demo["danger_points"]:
        lost = sum(row["lost"] for row in point["evidence"]["owners"])
        assert 0 < lost <= point["behind"]["total"]


def test_throughput_of_less_than_a_deal_each_refuses(tmp_path):
    # Ten people, two of whom decide one deal a quarter; the others wait: 0.2 deals each.
    rows = [
        (f"{quarter}-{nth}", "Won", "won", "100", "2024-01-01", f"2025-{3 * quarter + 1:02d}-07", f"p{nth}", "")
        for quarter in range(4)
        for nth in range(2)
    ]
    rows += [(f"w{nth}", "Lead", "open", "100", "2024-01-01", "", f"p{nth}", "") for nth in range(10)]
    document = audited(written(tmp_path / "deals.csv", rows), sections=["throughput"])
    assert faults(document) == []
    assert code(document["throughput"]) == "too-few-decisions"
    assert "0.2 deals on average" in throughput(document)


def test_a_year_that_is_not_over_is_divided_by_what_has_passed_of_it(tmp_path):
    # 10, 10, 10 lost in three quarters: ten a quarter, however long the year still is.
    document = audited(
        *company(tmp_path, wins=(20, 20, 20)), period="2025", as_of="2025-09-30", sections=["danger_points"]
    )
    [point] = document["danger_points"]
    assert point["deals_lost_per_quarter"] == 10
    # Owners of today are no owners then: without a log of them there is nobody to name.
    assert (point["evidence"]["owners"], point["benchmark_note"] is None) == ([], False)
