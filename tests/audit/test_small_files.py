"""The ways real exports are read, each on small files: flags against stages, logs, two files that join, $0K."""

import gzip

from tests.audit.audited import audited, code, counts, faults, issue, written

from venturi.ingest import FileMapping, Mapping, StageMapping, text_of


def test_lost_deals_that_carry_0_refuse_the_win_rate_by_value(tmp_path):
    # 3 won of 5 decided: 60 %.
    header = (
        "opportunity_id",
        "sales_agent",
        "product",
        "account",
        "deal_stage",
        "engage_date",
        "close_date",
        "close_value",
    )
    rows = [(f"W{n}", "Ann", "GTX", "Acme", "Won", "10/20/2016", "3/1/2017", 100 * n) for n in (1, 2, 3)]
    rows += [(f"L{n}", "Bob", "GTX", "Acme", "Lost", "1/25/2017", "6/13/2017", 0) for n in (1, 2)]
    rows += [
        ("E1", "Bob", "GTX", "", "Engaging", "12/20/2016", "", ""),
        ("P1", "Bob", "GTX", "", "Prospecting", "", "", ""),
    ]
    document = audited(written(tmp_path / "sales_pipeline.csv", rows, header), sections=["win_rate"])
    assert faults(document) == []
    assert counts(document["win_rate"]["unit"]["closed_only"]) == (3, 2, 2)
    assert document["win_rate"]["unit"]["closed_only"]["rate"] == 0.6
    assert code(document["win_rate"]["value"]) == "amounts-one-sided"
    truncated = {one["period"]: one["left_truncated"] for one in document["win_rate"]["by_period"]}
    assert truncated["2016Q4"] is True


def salesforce(folder):
    header = ("Id", "CreatedDate", "Name", "StageName", "Amount", "CloseDate", "IsClosed", "IsWon", "OwnerId")
    rows = [
        ("O1", "13/01/2022", "One", "Closed Won", 100, "20/02/2022", "TRUE", "TRUE", "Ann"),
        ("O2", "14/01/2022", "Two", "Closed Won", 200, "21/02/2022", "TRUE", "FALSE", "Ann"),
        ("O3", "15/01/2022", "Three", "Closed Lost", 300, "22/02/2022", "FALSE", "FALSE", "Bob"),
        ("O4", "16/01/2022", "Four", "Prospecting", 400, "23/02/2022", "TRUE", "TRUE", "Bob"),
        ("O5", "17/01/2022", "Five", "Prospecting", 500, "24/02/2022", "FALSE", "FALSE", "Bob"),
    ]
    log = [
        ("O1", "14/01/2022", "Prospecting", 1),
        ("O1", "20/02/2022", "Closed Won", 3),
        ("O2", "01/01/2022", "Prospecting", 1),
        ("O2", "15/02/2022", "Qualification", 2),
        ("O2", "16/02/2022", "Prospecting", 1),
        ("O2", "21/02/2022", "Closed Won", 3),
        ("O4", "17/01/2022", "Prospecting", 1),
    ]
    return (
        written(folder / "Opportunity.csv", rows, header),
        written(folder / "Opportunity History.csv", log, ("OppID", "CreatedDate", "StageName", "SortOrder")),
    )


def test_flags_decide_where_the_stage_contradicts_them(tmp_path):
    # Closed: O1, O2, O4; of these O1 and O4 are won. By the stages O1 and O2 would be won and O3 lost.
    document = audited(*salesforce(tmp_path), sections=["integrity", "win_rate"])
    assert faults(document) == []
    assert counts(document["win_rate"]["unit"]["closed_only"]) == (2, 1, 2)
    assert "2 deals stand in a won stage, 2 are won, 1 " in issue(document, "outcome-contradicts-stage")["message"]


def test_moves_before_creation_and_back_are_counted(tmp_path):
    document = audited(*salesforce(tmp_path), sections=["integrity", "win_rate"])
    assert issue(document, "event-before-creation")["count"] == 1  # O2 on 1 January
    assert issue(document, "stage-moved-back")["count"] == 1  # O2 from Qualification to Prospecting


def test_a_log_without_a_single_win_says_so_and_shows_its_funnel(tmp_path):
    header = ("deal_id", "changed_at", "stage", "pipeline", "outcome")
    steps = {"A": ["Lead", "Demo", "Offer", "Lost"], "B": ["Lead", "Offer", "Lost"], "C": ["Lead", "Lost"]}
    log = [
        (deal, f"2025-01-{day + 1:02d}", stage, "default")
        for deal, path in steps.items()
        for day, stage in enumerate(path)
    ]
    deals = [
        (deal, "Lost", "lost", "", "2025-01-01", f"2025-01-{len(path):02d}", "Ann", "inbound")
        for deal, path in steps.items()
    ]
    kinds = [
        ("default", name, place, kind)
        for place, (name, kind) in enumerate(
            {"Lead": "open", "Demo": "open", "Offer": "open", "Won": "won", "Lost": "lost"}.items(), 1
        )
    ]
    files = (
        written(tmp_path / "deals.csv", deals),
        written(tmp_path / "stage_changes.csv", log, header[:4]),
        written(tmp_path / "stages.csv", kinds, ("pipeline", "stage", "position", "kind")),
    )
    observed, implied = audited(*files, skips="observed"), audited(*files, sections=["funnel"])
    assert faults(observed) == []
    # B jumped from Lead to Offer: it was never in Demo.
    assert [row["entered"] for row in observed["funnel"] if row["entered"]] == [3, 1, 2]
    assert [row["entered"] for row in implied["funnel"] if row["entered"]] == [3, 2, 2]
    assert observed["answers"]["win_rate"] == "None of 3 decided deals was won."
    assert [action["title"] for action in observed["actions"] if action["section"] == "danger_points"] == []


EVENT = """<event><string key="concept:name" value="{}"/><date key="time:timestamp" value="{}"/>
<string key="org:resource" value="{}"/></event>"""


def event_log(folder, cases):
    """An XES file, zipped. `cases`: name → activities, one a day from 1 October 2011 in mixed offsets."""
    traces = []
    for name, activities in cases.items():
        events = [
            EVENT.format(activity, f"2011-10-{day + 1:02d}T10:00:00.000+0{1 + day % 2}:00", "112")
            for day, activity in enumerate(activities)
        ]
        case = f'<string key="concept:name" value="{name}"/><string key="AMOUNT_REQ" value="1000"/>'
        traces.append(f"<trace>{case}{''.join(events)}</trace>")
    path = folder / "loans.xes.gz"
    text = f'<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0">{"".join(traces)}</log>'
    path.write_bytes(gzip.compress(text.encode()))
    return path


CASES = {
    **{f"won{n}": ["A_SUBMITTED", "O_SENT", "A_APPROVED"] for n in range(6)},
    # The first offer was cancelled, another one won.
    **{f"won late{n}": ["A_SUBMITTED", "O_SENT", "O_CANCELLED", "O_SENT", "A_APPROVED"] for n in range(6)},
    **{f"cancelled{n}": ["A_SUBMITTED", "O_SENT", "A_CANCELLED"] for n in range(5)},
    **{f"offer cancelled{n}": ["A_SUBMITTED", "O_SENT", "O_CANCELLED", "A_CANCELLED"] for n in range(5)},
    **{f"declined{n}": ["A_SUBMITTED", "A_DECLINED"] for n in range(2)},
    "waits for another offer": ["A_SUBMITTED", "O_SENT", "O_CANCELLED"],
    "new": ["A_SUBMITTED"],
}
ENDED = (6 + 6, 5 + 5 + 2, 2)


def test_an_event_log_without_a_mapping_guesses_what_ends_a_case(tmp_path):
    document = audited(event_log(tmp_path, CASES), sections=["integrity", "win_rate", "process"])
    assert faults(document) == []
    # A cancelled offer loses no case: nearly all that had one went on to another end.
    assert counts(document["win_rate"]["unit"]["closed_only"]) == ENDED
    assert issue(document, "stage-kind-guessed")["count"] == 6


def test_an_event_log_with_a_mapping_counts_as_it_says(tmp_path):
    kinds = {"A_SUBMITTED": "open", "O_SENT": "open", "A_APPROVED": "won", "A_DECLINED": "lost", "A_CANCELLED": "lost"}
    stages = tuple(StageMapping(stage=name, kind=kind, position=n) for n, (name, kind) in enumerate(kinds.items(), 1))
    mapping = tmp_path / "loans.toml"
    mapping.write_text(text_of(Mapping(files=(FileMapping(table="event_log"),), stages=stages)), encoding="utf-8")
    document = audited(event_log(tmp_path, CASES), mapping=mapping, sections=["win_rate", "funnel"])
    assert faults(document) == []
    assert counts(document["win_rate"]["unit"]["closed_only"]) == ENDED
    assert [row["stage"] for row in document["funnel"]] == ["A_SUBMITTED", "O_SENT"]


def test_leads_and_closed_deals_in_two_files_are_joined_and_no_loss_is_recorded(tmp_path):
    leads = [(f"lead{n}", f"2018-0{1 + n % 3}-10", "page", "organic_search") for n in range(8)]
    closed = [(f"lead{n}", f"seller{n}", "2018-05-01 10:00:00", "pet", 0.0) for n in (1, 2)]
    files = (
        written(tmp_path / "leads.csv", leads, ("mql_id", "first_contact_date", "landing_page_id", "origin")),
        written(
            tmp_path / "closed.csv", closed, ("mql_id", "seller_id", "won_date", "segment", "declared_monthly_revenue")
        ),
    )
    document = audited(*files)
    assert faults(document) == []
    assert document["outcomes"] == {"won": 2, "lost": 0, "open": 6}
    assert document["win_rate"]["unit"]["all_pursued"]["rate"] == 0.25
    assert "no losses are recorded" in document["answers"]["win_rate"]


def test_amounts_in_thousands_and_doubled_headers_are_read_and_said(tmp_path):
    header = ("Opportunity ID", "Stage", "Closed", "Won", "Close Date", "Created Date", "Amount", "Close Date", "Sales")
    rows = [
        ("006A", "Closed Won", "TRUE", "TRUE", "1/18/2011", "1/8/2011", "$2K", "", "$0K"),
        ("006B", "Closed Lost", "TRUE", "FALSE", "1/28/2011", "1/9/2011", "$1.5K", "", "$0K"),
    ]
    document = audited(written(tmp_path / "wide.csv", rows, header), sections=["integrity", "velocity", "win_rate"])
    assert faults(document) == []
    assert document["velocity"]["overall"]["average_amount"] == 2_000
    assert document["win_rate"]["value"]["closed_only"]["rate"] == 2_000 / 3_500
    assert issue(document, "duplicate-header")["column"] == "Close Date"


def test_an_issue_of_reading_names_its_place(tmp_path):
    rows = [(n, "Won", "won", "100", "2025-01-10", "2025-03-01", "Ann", "inbound") for n in range(5)]
    rows += [(7, "Won", "won", "100", "2025-01-10", "31/02/2026", "Ann", "inbound")]
    document = audited(written(tmp_path / "deals.csv", rows), sections=["integrity"])
    found = issue(document, "date-unreadable")
    assert (found["file"], found["row"], found["column"]) == ("deals.csv", 7, "Closed")
    assert found["message"].startswith('deals.csv, row 7, column "Closed": "31/02/2026" is not a date')
