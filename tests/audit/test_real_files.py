"""The facts that are known of the real files come out of the audit. Skipped where ../shared/data is not there."""

import pytest
from tests.audit.audited import audited, code, counts, faults, issue, refused

from venturi.audit.answers.win_rate import win_rate as answer
from venturi.ingest import FileMapping, Mapping, StageMapping, text_of

pytestmark = pytest.mark.shared_data


@pytest.fixture(scope="module")
def maven(shared_data):
    """A CRM without history whose lost deals carry the amount 0."""
    return audited(*sorted((shared_data / "maven_crm").glob("*.csv")))


def test_every_deal_is_there_with_its_outcome(maven):
    assert faults(maven) == []
    assert maven["deals"] == 8_800
    assert maven["outcomes"] == {"won": 4_238, "lost": 2_473, "open": 1_589 + 500}


def test_the_win_rate_by_count_is_63_15_percent(maven):
    closed = maven["win_rate"]["unit"]["closed_only"]
    assert counts(closed) == (4_238, 2_473, 2_089)
    assert round(closed["rate"], 4) == 0.6315


def test_by_value_there_is_none_because_lost_deals_carry_no_amount(maven):
    value = maven["win_rate"]["value"]
    assert code(value) == "amounts-one-sided"
    assert "2,473 of 2,473 lost deals carry no amount" in refused(value)


def test_of_five_quarters_those_in_which_older_deals_are_missing_are_marked(maven):
    quarters = maven["win_rate"]["by_period"]
    decided = [(one["period"], one["won"] + one["lost"], one["left_truncated"]) for one in quarters]
    # The first deals were engaged in October 2016 and the first was decided in March 2017.
    assert decided == [
        ("2016Q4", 0, True),
        ("2017Q1", 647, True),
        ("2017Q2", 2_032, False),
        ("2017Q3", 2_047, False),
        ("2017Q4", 1_985, False),
    ]
    assert [round(one["rate"], 3) for one in quarters[1:]] == [0.821, 0.617, 0.614, 0.603]


def test_a_way_of_counting_that_needs_promised_dates_refuses(maven):
    assert code(maven["win_rate"]["unit"]["overdue_as_lost"]) == "below-floor"


def test_the_won_amount_is_10_005_534(maven):
    overall = maven["velocity"]["overall"]
    assert overall["won"] * overall["average_amount"] == pytest.approx(10_005_534)


def test_the_file_that_is_no_table_is_named_and_is_not_the_first_thing_to_mend(maven):
    assert issue(maven, "file-not-used")["file"] == "data_dictionary.csv"
    assert all("data_dictionary" not in action["why"] for action in maven["actions"])


@pytest.fixture(scope="module")
def salesforce(shared_data):
    """Opportunities whose stage contradicts IsWon, with a history written by hand."""
    return audited(*sorted((shared_data / "salesforce_export").glob("*.csv")), sections=["integrity", "win_rate"])


def test_the_flags_decide_and_not_the_names_of_the_stages(salesforce):
    # IsClosed is true for 36 of 219, IsWon for 25 of these: 69.4 %. By the names of the stages it would be
    # 89 / (89 + 57) = 61.0 %, and 58.3 % by value, which is what one gets from a stage called "Closed Won".
    assert faults(salesforce) == []
    assert counts(salesforce["win_rate"]["unit"]["closed_only"]) == (25, 11, 183)
    assert round(salesforce["win_rate"]["unit"]["closed_only"]["rate"], 3) == 0.694
    # 10,951,470 of 14,693,660
    assert round(salesforce["win_rate"]["value"]["closed_only"]["rate"], 3) == 0.745


def test_the_contradiction_of_stage_and_outcome_is_counted(salesforce):
    told = "89 deals stand in a won stage, 25 are won, 14 are both"
    assert told in issue(salesforce, "outcome-contradicts-stage")["message"]
    assert issue(salesforce, "open-in-closed-stage")["count"] == 115  # 65 in Closed Won, 50 in Closed Lost


def test_events_before_creation_and_moves_out_of_order_are_counted(salesforce):
    assert salesforce["history"]["stage_changes"] == 584
    assert issue(salesforce, "event-before-creation")["count"] == 43
    assert issue(salesforce, "stage-moved-back")["count"] == 72


@pytest.fixture(scope="module")
def pipedrive(shared_data):
    """A change log of deals of which none is won."""
    return audited(*sorted((shared_data / "pipedrive").glob("*.csv")), skips="observed")


def test_the_funnel_of_real_visits(pipedrive):
    assert faults(pipedrive) == []
    assert pipedrive["funnel_skips"] == "observed"
    assert [row["entered"] for row in pipedrive["funnel"]] == [1995, 1479, 1305, 1086, 894, 741, 588, 479, 324]


def test_that_nothing_is_won_is_said(pipedrive):
    assert pipedrive["outcomes"]["won"] == 0
    assert pipedrive["answers"]["win_rate"] == "None of 1,995 decided deals was won."
    assert "none of" in pipedrive["answers"]["velocity"]


def test_the_worst_step_is_the_one_that_loses_most_deals(pipedrive):
    worst = max(pipedrive["danger_points"], key=lambda point: point["deals_lost_per_quarter"])
    assert pipedrive["danger_points"][0] == worst
    assert f'"{worst["stage"]}"' in pipedrive["answers"]["danger_points"]


KINDS = {"A_APPROVED": "won", "A_DECLINED": "lost", "A_CANCELLED": "lost"}
BANK = (2_246, 7_635 + 2_807, 399)  # approved, declined or cancelled, open


@pytest.fixture(scope="module")
def bank(shared_data, tmp_path_factory):
    """Loan applications of a bank as an event log, read through a mapping of its stages."""
    path = tmp_path_factory.mktemp("bpi") / "loans.toml"
    names = ["A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "O_SENT", "O_SENT_BACK", *KINDS]
    stages = [StageMapping(stage=n, kind=KINDS.get(n, "open"), position=i) for i, n in enumerate(names, 1)]
    files = [FileMapping(table="event_log")]
    path.write_text(text_of(Mapping(files=tuple(files), stages=tuple(stages))), encoding="utf-8")
    return audited(shared_data / "bpic2012" / "bpic2012.xes.gz", mapping=path, sections=["win_rate"])


def test_with_a_mapping_of_the_stages_the_facts_come_out(bank):
    assert faults(bank) == []
    assert bank["deals"] == 13_087
    closed = bank["win_rate"]["unit"]["closed_only"]
    assert counts(closed) == BANK
    assert round(closed["rate"], 4) == 0.1770
    assert round(bank["win_rate"]["value"]["closed_only"]["rate"], 4) == 0.2065


def test_without_a_mapping_the_guess_comes_to_the_same_and_says_that_it_is_one(shared_data):
    document = audited(shared_data / "bpic2012" / "bpic2012.xes.gz", sections=["integrity", "win_rate"])
    assert counts(document["win_rate"]["unit"]["closed_only"]) == BANK
    assert issue(document, "stage-kind-guessed")["count"] > 0
    assert document["rows"]["read"] == document["rows"]["taken"] == 262_200


def test_the_wide_export_is_read_with_its_amounts_in_thousands(shared_data):
    document = audited(shared_data / "salesforce_wide" / "opportunities_wide.csv", sections=["integrity", "win_rate"])
    assert faults(document) == []
    assert document["deals"] == 3_215
    # By the columns Closed and Won. By the names of the stages it would be 2,120 / (2,120 + 929) = 69.5 % and 638 deals
    # closed before they were created: six closed deals stand in a stage of another name.
    assert counts(document["win_rate"]["unit"]["closed_only"]) == (2_120, 935, 160)
    assert round(document["win_rate"]["value"]["closed_only"]["rate"], 3) == 0.639
    assert issue(document, "closed-before-created")["count"] == 639


def test_two_files_of_a_marketplace_become_deals_of_which_no_loss_is_recorded(shared_data):
    folder = shared_data / "olist_funnel"
    names = ("olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv")
    document = audited(*(folder / name for name in names))
    assert faults(document) == []
    assert document["outcomes"] == {"won": 842, "lost": 0, "open": 8_000 - 842}
    assert round(document["win_rate"]["unit"]["all_pursued"]["rate"], 4) == 0.1052  # 842 of 8,000
    assert "no losses are recorded" in document["answers"]["win_rate"]


def test_an_export_without_dates_of_closing_refuses_what_needs_them(shared_data):
    document = audited(
        *(shared_data / "pipeline_export_2024").glob("*.csv"), sections=["integrity", "velocity", "win_rate"]
    )
    assert faults(document) == []
    assert document["deals"] == 3_000
    assert code(document["velocity"]["overall"]) == "below-floor"
    assert code(document["win_rate"]["unit"]["survival"]) == "below-floor"
    assert issue(document, "close-date-missing")["share"] == 1.0
    assert issue(document, "close-date-on-open-deal")["count"] == 348


def test_a_log_that_is_not_about_sales_is_read_whole_and_shows_nothing_decided(shared_data):
    document = audited(shared_data / "helpdesk" / "helpdesk.xes.gz", sections=["win_rate", "process"])
    assert faults(document) == []
    assert document["rows"] == {"read": 21_348, "taken": 21_348, "with_issues": 0, "rejected": 0}
    assert document["outcomes"] == {"won": 0, "lost": 0, "open": 4_580}
    assert answer(document) == "Nothing was decided, so there is no win rate."
