"""The process in the document: ways, departures from the order, times far off, and the last won deals."""

from datetime import date, timedelta

import pytest
from jsonschema import Draft202012Validator
from tests.audit.audited import SCHEMA, code, written

import venturi as vt
from venturi.audit.answers.process import process
from venturi.audit.data import data
from venturi.audit.process import process_section

CHANGES = ("deal_id", "changed_at", "stage", "pipeline")
STAGES = ("pipeline", "stage", "position", "kind")
HEADER = ("Deal ID", "Stage", "Status", "Amount", "Created", "Closed", "Owner", "Name")
KINDS = {"Lead": "open", "Meet": "open", "Offer": "open", "Won": "won", "Lost": "lost"}
# How many deals go each way, a week in every stage.
WAYS = {
    ("Lead", "Meet", "Offer", "Won"): 8,
    ("Lead", "Offer", "Won"): 4,  # Meet is left out
    ("Lead", "Meet", "Lead", "Meet", "Offer", "Lost"): 3,  # back once
    ("Lead", "Lost", "Meet"): 1,  # taken back, open now
    ("Lead",): 4,
}


def section(*paths, **options):
    dataset = vt.read(*paths, **options)
    try:
        stages = data(dataset)["stages"]
        return process_section(dataset, None, stages)
    finally:
        dataset.close()


def company(folder):
    deals, log = [], []
    for way, number in WAYS.items():
        for nth in range(number):
            deal, days = (
                f"{len(way)}{way[-1]}{nth}",
                [date(2025, 1, 6) + timedelta(days=7 * n) for n in range(len(way))],
            )
            log += [(deal, f"{day} 09:00", stage, "default") for stage, day in zip(way, days, strict=True)]
            decided = way[-1] in {"Won", "Lost"}
            closed = f"{days[-1]} 09:00" if decided else ""
            status = way[-1].lower() if decided else "open"
            deals.append((deal, way[-1], status, "100", "2025-01-06 09:00", closed, "Ann", ""))
    kinds = [("default", name, place, kind) for place, (name, kind) in enumerate(KINDS.items(), 1)]
    calls = [("4Won0", "2025-01-20 10:00", "call", "true"), ("4Won0", "2025-01-21 10:00", "call", "false")]
    return (
        written(folder / "deals.csv", deals, HEADER),
        written(folder / "stage_changes.csv", log, CHANGES),
        written(folder / "stages.csv", kinds, STAGES),
        written(folder / "activities.csv", calls, ("deal_id", "at", "kind", "by_buyer")),
    )


@pytest.fixture(scope="module")
def part(tmp_path_factory):
    return section(*company(tmp_path_factory.mktemp("company")), as_of="2025-06-30")


def keeps_schema(part):
    shape = SCHEMA["$defs"]["process"] | {"$defs": SCHEMA["$defs"]}
    return not list(Draft202012Validator(shape).iter_errors(part))


def flow(part, start, end):
    [found] = [row for row in part["flows"]["flows"] if (row["from"], row["to"]) == (start, end)]
    return found


def test_the_section_keeps_its_schema(part):
    assert keeps_schema(part)


def test_flows_are_the_deals_and_days_between_stages_and_say_which_way_they_lead(part):
    # 8 + 3 go from Lead to Meet, three of them twice; four jump to Offer.
    there = flow(part, "Lead", "Meet")
    assert (there["way"], there["deals"], there["moves"], there["median_days"]) == ("forward", 11, 14, 7)
    assert there["share"] == pytest.approx(11 / 20)
    ways = {(row["from"], row["to"]): row["way"] for row in part["flows"]["flows"]}
    assert ways["Meet", "Lead"] == "back"
    assert (ways["Lead", "Lost"], ways["Lost", "Meet"]) == ("closed", "reopened")
    assert (ways[None, "Lead"], ways["Offer", "won"], ways["Lead", "open"]) == ("begin", "won", "open")


def test_every_deal_begins_and_ends_once(part):
    assert part["flows"]["deals"] == 20
    [whole] = part["flows"]["pipelines"]
    assert whole == {"pipeline": "default", "begin": 20, "won": 12, "lost": 3, "open": 5, "outcome_unknown": 0}
    # One of twenty is no small flow.
    assert part["flows"]["small"] == {"below": 0.01, "flows": 0, "moves": 0, "deals": 0}


def test_paths_are_ranked_and_those_that_hold_most_deals_are_counted(part):
    variants = part["variants"]
    assert (variants["paths"], variants["deals"]) == (5, 20)
    first = variants["top"][0]
    assert (first["path"], first["deals"], first["win_rate"]) == ("Lead → Meet → Offer", 8, 1)
    assert first["behind"] == {"total": 8, "ids": [f"4Won{nth}" for nth in range(8)]}
    # 8, 4 and 4 are 16: four fifths of 20.
    assert variants["for_most"] == 3


def test_moves_off_the_order_have_the_deals_behind_them(part):
    moves = {row["part"]: row for row in part["moves"]}
    assert (moves["skip"]["deals"], moves["back"]["deals"], moves["reopened"]["deals"]) == (4, 3, 1)
    assert moves["back"]["behind"]["ids"] == ["6Lost0", "6Lost1", "6Lost2"]
    assert moves["next"]["behind"] is None


def test_each_stage_says_who_came_back_and_who_left_it_out(part):
    lead, meet, offer = part["stages"]
    assert (lead["deals"], lead["reentered"], lead["skip"], lead["back"]) == (20, 3, 4, 0)
    assert (lead["median_extra_days"], lead["median_days_away"]) == (7, 7)
    assert (meet["back"], meet["left_out_deals"]) == (3, 4)
    # Past Meet are 8 + 4 + 3; the reopened one stands in it and four never left Lead.
    assert meet["left_out_of_deals"] == 15
    assert meet["left_out_share"] == pytest.approx(4 / 15)
    assert lead["behind"]["total"] == 3
    assert offer["left_out_deals"] is None


def test_the_rule_that_most_deals_broke_comes_first(part):
    rules = part["conformance"]["rules"]
    assert (rules[0]["rule"], rules[0]["stage"], rules[0]["deals"]) == ("stage_left_out", "Meet", 4)
    assert part["conformance"]["broken"] == len(rules)


def test_behind_each_rule_are_the_deals_that_broke_it_each_once(part):
    behind = {(row["rule"], row["stage"]): (row["deals"], row["behind"]) for row in part["conformance"]["rules"]}
    # The four that jumped to Offer, and the three that went back from Meet.
    ids = {"stage_left_out": [f"3Won{nth}" for nth in range(4)], "moved_back": [f"6Lost{nth}" for nth in range(3)]}
    for rule, deals in ids.items():
        assert behind[rule, "Meet"] == (len(deals), {"total": len(deals), "ids": deals})
    assert behind["reopened", "Lost"] == (1, {"total": 1, "ids": ["3Meet0"]})


def test_open_deals_beyond_every_bound_of_their_stage_are_stuck(part):
    # Four wait in Lead since January; all who left it did so after a week.
    [waiting] = [row for row in part["temporal"]["steps"] if row["from_step"] == "Lead" and row["to_step"] is None]
    assert waiting["slow"] == 4
    assert set(part["temporal"]["stuck"]["ids"]) >= {f"1Lead{nth}" for nth in range(4)}
    assert part["temporal"]["slow"] >= 4


def test_the_last_ten_won_deals_are_told_back_from_the_close(part):
    assert len(part["review"]) == 10
    deal = next(one for one in part["review"] if one["deal_id"] == "4Won0")
    assert (deal["closed_on"], deal["owner"], deal["name"]) == ("2025-01-27", "Ann", None)
    told = [(event["what"], event["name"], round(event["days_before_close"], 1)) for event in deal["events"]]
    assert told[:3] == [("closed", "won", 0), ("activity", "call", 6.0), ("activity", "call", 7.0)]
    assert told[-2:] == [("stage", "Lead", 21), ("created", None, 21)]
    [touched] = [row for row in part["touchpoints"] if row["deal_id"] == "4Won0"]
    assert (touched["times"], touched["by_buyer"]) == (2, 1)


def test_the_typical_path_has_its_stages_in_order(part):
    assert [row["step"] for row in part["typical_path"]["steps"]] == ["Lead", "Meet", "Offer"]
    assert part["typical_path"]["share"] == pytest.approx(8 / part["typical_path"]["of_deals"])


def test_the_answer_says_how_many_ways_there_are_and_where_deals_go_back(part):
    assert process({"process": part}).replace("\N{NO-BREAK SPACE}", " ") == (
        "Deals take 5 different paths; the most frequent covers 40.0 %. 18.8 % of the deals that moved go back at "
        'least once, most often from "Meet" to "Lead"; 25.0 % jump over a stage, most often over "Meet".'
    )


def test_an_answer_is_one_of_what_there_is(part):
    one = part["variants"] | {"paths": 1}
    moves = [row for row in part["moves"] if row["part"] not in {"back", "skip"}]
    assert process({"process": part | {"variants": one, "moves": moves}}) == (
        "All deals take the same path. None goes back to an earlier stage."
    )
    none = part["variants"] | {"deals": 0, "paths": 0, "top": []}
    assert process({"process": part | {"variants": none}}) == "No deal of the period has a way through the stages."
    many = part["variants"] | {"paths": 9}
    assert "the 5 most frequent cover 100.0\N{NO-BREAK SPACE}%." in process({"process": part | {"variants": many}})


def test_without_a_history_every_part_says_so(tmp_path):
    [deals, *_] = company(tmp_path)
    part = section(deals)
    assert keeps_schema(part)
    assert {code(value) for name, value in part.items() if name != "touchpoints"} == {"no-history"}
    assert process({"process": part}) == "No answer without a history of stages."
