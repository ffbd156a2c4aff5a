"""The document of an audit keeps its schema and agrees with itself, whatever the data are."""

import re
from functools import cache

import pytest
from tests.audit.audited import audited, counts, faults, refused, written

SECTIONS = (
    *("integrity", "velocity", "win_rate", "funnel", "comparison", "danger_points", "process"),
    *("win_loss", "pipeline", "movement", "throughput", "people", "economics"),
)
LEVERS = ("number", "win_rate", "amount", "cycle")


def row(n, status, *, amount="100", created="2025-01-10", closed="2025-03-20", stage="", owner="Ann"):
    return (n, stage or status, status, amount, created, closed if status != "open" else "", owner, "inbound")


ODD = {
    "header only": [],
    "one deal": [row(1, "won")],
    "all open": [row(n, "open", stage="Demo") for n in range(5)],
    "all lost": [row(n, "lost") for n in range(5)],
    "all won": [row(n, "won") for n in range(5)],
    "no amounts": [row(n, status, amount="") for n, status in enumerate(["won", "lost", "open"] * 3)],
    "no dates": [row(n, status, created="", closed="") for n, status in enumerate(["won", "lost"] * 3)],
    "no owners": [row(n, status, owner="") for n, status in enumerate(["won", "lost", "open"] * 3)],
    "amounts of 0 and below": [row(1, "won", amount="0"), row(2, "won", amount="-5"), row(3, "lost", amount="9e15")],
    "closed before created": [row(n, "won", created="2025-05-01", closed="2025-01-01") for n in range(3)],
}


@pytest.fixture(scope="module")
def demo(demo_export):
    return audited(*demo_export, by=["owner", "segment"])


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    """The audit of odd data by their name, made once."""

    @cache
    def audit_of(name):
        options = {"as_of": "2025-06-30"} if name in {"header only", "no dates"} else {}
        path = tmp_path_factory.mktemp("odd") / "deals.csv"
        return audited(written(path, ODD[name]), by=["owner"], **options)

    return audit_of


def check(document):
    """Everything that must hold for any data."""
    assert faults(document) == []
    rows, outcomes = document["rows"], document["outcomes"]
    assert rows["read"] == rows["taken"] + rows["rejected"]
    for name in rows:
        assert rows[name] == sum(file["rows"][name] for file in document["files"])
    assert sum(outcomes.values()) == document["deals"]
    assert set(document["answers"]) == {*SECTIONS}
    for answer in document["answers"].values():
        assert answer[0].isupper() or answer[0].isdigit(), answer
        assert not re.search(r"\bNone\b(?! of)|\bnan\b|\bnull\b", answer), answer
    assert len(document["actions"]) <= 3
    check_win_rate(document)
    check_velocity(document["velocity"])
    check_funnel(document["funnel"])
    check_behind(document)


def check_win_rate(document):
    part = document["win_rate"]
    for rate in part["unit"].values():
        if not refused(rate) and rate["rate"] is not None:
            assert 0 <= rate["rate"] <= 1
            assert rate["low"] is None or 0 <= rate["low"] <= rate["rate"] <= rate["high"] <= 1
    closed = part["unit"]["closed_only"]
    if refused(closed):
        return
    decided = closed["won"] + closed["lost"]
    assert closed["rate"] == (pytest.approx(closed["won"] / decided) if decided else None)
    assert counts(closed) == tuple(part["behind"][name]["total"] for name in ("won", "lost", "open"))
    for groups in part["by"].values():
        assert tuple(map(sum, zip(*map(counts, groups), strict=True))) == counts(closed) or not groups


def check_velocity(part):
    overall = part["overall"]
    if refused(overall):
        return
    if overall["per_day"] is not None:
        product = overall["n"] * overall["win_rate"] * overall["average_amount"] / overall["cycle_days"]
        assert overall["per_day"] == pytest.approx(product)
    assert overall["won"] == part["behind"]["won"]["total"]
    assert overall["n"] == part["behind"]["won"]["total"] + part["behind"]["lost"]["total"]
    for groups in part["by"].values():
        assert sum(group["n"] for group in groups) == overall["n"]
        assert sum(group["won"] for group in groups) == overall["won"]
    change = part["change"]
    if change and not refused(change):
        assert sum(change["contributions"][lever] for lever in LEVERS) == pytest.approx(change["difference"], abs=0.01)
        assert change["after"] - change["before"] == pytest.approx(change["difference"])


def check_funnel(part):
    if refused(part):
        return
    for stage in part:
        assert stage["entered"] >= stage["advanced"] + stage["lost"] + stage["still_here"] + stage["elsewhere"]
        resolved = stage["advanced"] + stage["lost"]
        assert stage["conversion"] == (pytest.approx(stage["advanced"] / resolved) if resolved else None)
        for name in ("advanced", "lost", "still_here", "elsewhere"):
            assert stage["behind"][name]["total"] == stage[name]


def check_behind(document):
    """Wherever ids are listed, there are as many as the count says, as far as they are shown, and none twice."""
    listed = list(behinds(document))
    assert listed or not document["deals"]
    for one in listed:
        assert len(one["ids"]) == min(one["total"], 200) or len(one["ids"]) == min(one["total"], 50)
        assert len(set(one["ids"])) == len(one["ids"])


def behinds(part):
    if isinstance(part, dict):
        if set(part) == {"total", "ids"}:
            yield part
        for value in part.values():
            yield from behinds(value)
    elif isinstance(part, list):
        for value in part:
            yield from behinds(value)


def test_the_audit_of_the_demo_company_keeps_schema_and_agrees_with_itself(demo):
    check(demo)
    assert demo["deals"] > 0
    assert demo["funnel"]
    assert demo["danger_points"]
    assert demo["throughput"]


@pytest.mark.parametrize("name", ODD)
def test_an_audit_of_odd_data_keeps_schema_and_agrees_with_itself(odd, name):
    check(odd(name))


def test_entered_is_advanced_lost_still_open_and_what_nobody_knows(demo):
    for stage in demo["funnel"]:
        unknown = stage["entered"] - sum(stage[part] for part in ("advanced", "lost", "still_here", "elsewhere"))
        assert 0 <= unknown <= 0.05 * stage["entered"]


def test_groups_add_up_to_the_whole(demo):
    whole = counts(demo["win_rate"]["unit"]["closed_only"])
    for dimension in ("owner", "segment"):
        groups = demo["win_rate"]["by"][dimension]
        assert len(groups) > 1
        assert tuple(map(sum, zip(*map(counts, groups), strict=True))) == whole
        assert sum(group["n"] for group in demo["velocity"]["by"][dimension]) == demo["velocity"]["overall"]["n"]


def test_quarters_add_up_to_the_whole_except_for_what_has_no_date(demo):
    closed = demo["win_rate"]["unit"]["closed_only"]
    quarters = demo["win_rate"]["by_period"]
    assert sum(one["won"] for one in quarters) <= closed["won"]
    undated = sum(closed[part] - sum(one[part] for one in quarters) for part in ("won", "lost"))
    assert 0 <= undated <= 0.02 * (closed["won"] + closed["lost"])


def test_danger_points_are_ranked_by_the_money_they_return(demo):
    money = [point["money_per_quarter"] for point in demo["danger_points"]]
    known = [value for value in money if value is not None]
    assert known == sorted(known, reverse=True)
    assert money == known + [None] * (len(money) - len(known))


def test_files_without_a_single_deal_say_so_in_every_section(odd):
    document = odd("header only")
    assert document["deals"] == 0
    assert document["integrity"]["score"] is None
    assert document["actions"] == []
    assert document["answers"]["win_rate"] == "There are no deals: deals.csv has no rows."


def test_without_history_every_section_that_needs_it_refuses_with_the_reason(odd):
    document = odd("all won")
    for section in ("funnel", "danger_points"):
        assert document[section]["refused"]["code"] == "no-history"
        assert document["answers"][section] == "No answer without a history of stages."


def test_all_won_is_called_no_losses_recorded(odd):
    document = odd("all won")
    assert "no losses are recorded" in document["answers"]["win_rate"]


def test_all_lost_is_called_none_won(odd):
    document = odd("all lost")
    assert document["answers"]["win_rate"] == "None of 5 decided deals was won."


def test_no_amount_at_all_refuses_every_rate_by_value(tmp_path):
    rows = [row(n, status, amount="") for n, status in enumerate(["won", "lost", "lost", "open"])]
    document = audited(written(tmp_path / "deals.csv", rows), by=["owner"], sections=["win_rate"])
    assert faults(document) == []
    assert document["win_rate"]["value"]["refused"]["code"] == "amounts-missing"
    assert document["win_rate"]["by"]["owner"][0]["value"]["refused"]["code"] == "amounts-missing"


def test_without_a_win_velocity_and_pipeline_say_why_there_is_none(odd):
    document = odd("all lost")
    for part in ("overall", "pipeline"):
        assert "none of its 5 decided deals was won" in refused(document["velocity"][part])
    assert "none of its 5 decided deals was won" in document["answers"]["velocity"]


def test_a_closing_without_a_time_is_no_fault_and_one_before_creation_is_counted(tmp_path):
    header = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Source")
    times = [("2025-01-10 15:00", "2025-01-10"), ("2025-01-10 15:00", "2025-01-14"), ("2025-01-10 15:00", "2025-01-09")]
    rows = [(f"D{n}", "", "won", "100", created, closed, "Ann", "inbound") for n, (created, closed) in enumerate(times)]
    rows.append(("D9", "", "open", "100", "2025-01-10 15:00", "", "Ann", "inbound"))
    document = audited(written(tmp_path / "deals.csv", rows, header), sections=["velocity", "win_rate"])
    assert faults(document) == []
    overall = document["velocity"]["overall"]
    # 0 and 4 days by the calendar.
    assert (overall["cycle_days"], overall["without_cycle"], overall["closed_before_created"]) == (2, 1, 1)
    assert document["win_rate"]["without_date"]["survival"]["closed_before_created"] == 1
    pipeline = document["velocity"]["pipeline"]
    # One open deal, 3 of 3 won, 100 each, in 2 days: 50 a day.
    assert (pipeline["n"], pipeline["decided"], pipeline["per_day"]) == (1, 3, 50)


def test_the_history_knows_the_time_of_a_closing_that_has_none(tmp_path):
    header = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Source")
    deals = [(f"D{n}", "Won", "won", "100", "2025-01-08 12:00", "2025-01-10", "Ann", "inbound") for n in (1, 2)]
    log = [(f"D{n}", "2025-01-08 12:00", "Lead") for n in (1, 2)] + [("D1", "2025-01-10 18:00", "Won")]
    kinds = [("default", "Lead", 1, "open"), ("default", "Won", 2, "won")]
    document = audited(
        written(tmp_path / "deals.csv", deals, header),
        written(tmp_path / "stage_changes.csv", log, ("deal_id", "changed_at", "stage")),
        written(tmp_path / "stages.csv", kinds, ("pipeline", "stage", "position", "kind")),
        sections=["velocity"],
    )
    # 2 days and 6 hours for the first, 2 days by the calendar for the second.
    assert document["velocity"]["overall"]["cycle_days"] == 2.125


def test_a_win_rate_that_needs_dates_refuses_when_there_are_none(tmp_path):
    # Two of four won, nobody knows when. Followed by age nobody would ever be won: 0 %, which would be wrong.
    rows = [row(n, status, closed="") for n, status in enumerate(["won", "lost", "won", "lost", "open"])]
    document = audited(written(tmp_path / "deals.csv", rows), as_of="2025-06-30", sections=["win_rate"])
    unit = document["win_rate"]["unit"]
    assert unit["closed_only"]["rate"] == 0.5
    assert refused(unit["survival"])
    assert refused(document["win_rate"]["by_period"])
    assert "followed as far as they got" not in document["win_rate"]["gap"]
