"""Period, moment, dimensions, skips, currency and zone: what is asked for is what the document describes."""

import csv
from datetime import date

import pytest
from tests.audit.audited import audited, code, counts, faults, issue, written

from venturi.errors import IssuesFound

DEALS = ("Deal ID", "Stage", "Status", "Amount", "Currency", "Created", "Closed", "Owner")


@pytest.fixture(scope="module")
def whole(demo_export):
    return audited(*demo_export, sections=["win_rate", "funnel"])


def rows_of(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def cut(files, folder, day):
    """The export somebody would have made at the end of `day`: later deals and moves are not there yet, deals decided
    later are open and stand where they stood. Changes of fields stay: what was replaced tells the amount of that day.
    """
    tables = {path.stem: rows_of(path) for path in files}
    last = f"{day}T23:59:59Z"
    tables["deals"] = [row for row in tables["deals"] if row["created_at"] <= last]
    known = {row["deal_id"] for row in tables["deals"]}
    tables["field_changes"] = [row for row in tables["field_changes"] if row["deal_id"] in known]
    for table, moment in {"stage_changes": "changed_at", "activities": "at"}.items():
        tables[table] = [row for row in tables[table] if row[moment] <= last]
    moves = sorted(tables["stage_changes"], key=lambda row: (row["changed_at"], int(row["ordinal"])))
    stage = {row["deal_id"]: row["stage"] for row in moves}
    for row in tables["deals"]:
        if row["closed_at"] > last:
            row |= {"outcome": "open", "closed_at": "", "stage": stage.get(row["deal_id"], row["stage"])}
    return [written(folder / f"{n}.csv", [row.values() for row in rows], rows[0]) for n, rows in tables.items()]


def rounded(part):
    """Sums of floats depend on the order of the rows in their last digits."""
    if isinstance(part, float):
        return float(f"{part:.9g}")
    if isinstance(part, dict):
        return {name: rounded(value) for name, value in part.items()}
    return [rounded(value) for value in part] if isinstance(part, list) else part


@pytest.mark.parametrize("day", [date(2024, 9, 30), pytest.param(date(2025, 11, 15), marks=pytest.mark.thorough)])
def test_an_audit_as_of_an_earlier_day_is_the_audit_of_the_data_cut_at_that_day(demo_export, tmp_path, day):
    parts = ["win_rate", "velocity", "funnel", "danger_points", "throughput"]
    asked = audited(*demo_export, as_of=day.isoformat(), sections=parts)
    seen = audited(*cut(demo_export, tmp_path, day), as_of=day.isoformat(), sections=parts)
    assert asked["as_of"] == seen["as_of"] == f"{day}T23:59:59Z"
    assert asked["as_of_basis"] == "as asked"
    for part in ("deals", "outcomes", "period", *parts):
        assert rounded(asked[part]) == rounded(seen[part]), part


def test_earlier_days_know_less(demo_export, whole):
    early = audited(*demo_export, as_of="2024-06-30", sections=["integrity", "movement"])
    assert 0 < early["deals"] < whole["deals"]
    assert early["history"]["stage_changes"] < whole["history"]["stage_changes"]
    assert faults(early) == []


def test_a_day_before_everything_knows_nothing_and_stops_nothing(tmp_path):
    document = audited(in_currencies(tmp_path, MIXED), as_of="1999-12-31")
    assert faults(document) == []
    assert document["deals"] == 0
    assert document["actions"] == []


def test_a_period_counts_what_was_decided_in_it_and_is_compared_with_the_one_before(demo_export, whole):
    document = audited(*demo_export, period="2025Q2", sections=["win_rate", "velocity", "throughput"])
    assert faults(document) == []
    assert document["period"] == {"label": "2025Q2", "start": "2025-04-01", "end": "2025-07-01"}
    assert document["previous_period"]["label"] == "2025Q1"
    [quarter] = [one for one in whole["win_rate"]["by_period"] if one["period"] == "2025Q2"]
    closed = document["win_rate"]["unit"]["closed_only"]
    assert (closed["won"], closed["lost"]) == (quarter["won"], quarter["lost"])
    assert document["velocity"]["change"]["from"] == "2025Q1"
    assert {row["period"] for row in document["throughput"]} == {"2025Q2"}


def test_a_period_that_is_not_over_is_compared_with_the_same_part_of_the_one_before(tmp_path):
    # One deal a month, all alike: three in each half year. Against a whole half year, three months would be slower.
    rows = [
        (f"d{month}{status}", status.title(), status, 100, f"2025-{month:02}-05", f"2025-{month:02}-15", "Ana", "web")
        for month in range(1, 10)
        for status in ("won", "lost")
    ]
    document = audited(written(tmp_path / "deals.csv", rows), period="2025H2", as_of="2025-09-30")
    assert faults(document) == []
    change = document["velocity"]["change"]
    assert (change["from"], change["to"], change["so_far"]) == ("2025Q1", "2025Q3", True)
    assert change["difference"] == pytest.approx(0.0)
    assert "That is as fast as in 2025Q1, the same part of the period before." in document["answers"]["velocity"]


def test_a_period_that_has_not_begun_holds_no_decision(tmp_path):
    document = audited(in_currencies(tmp_path, MIXED), period="2026Q2", as_of="2026-01-31")
    assert faults(document) == []
    assert code(document["throughput"]) == "period-ahead"
    assert code(document["velocity"]["overall"]) == "velocity-undefined"


def test_skips_say_what_a_deal_did_in_a_stage_it_jumped_over(demo_export, whole):
    observed = audited(*demo_export, skips="observed", sections=["funnel"])
    assert (whole["funnel_skips"], observed["funnel_skips"]) == ("implied", "observed")
    entered = [sum(row["entered"] for row in one["funnel"]) for one in (observed, whole)]
    assert entered[0] < entered[1]


def test_a_dimension_that_is_not_there_is_answered_with_those_there_are(demo_export):
    with pytest.raises(IssuesFound, match=r"(?s)planet.*owner.*dimension-unknown"):
        audited(*demo_export, by=["planet"])
    with pytest.raises(IssuesFound, match=r"(?s)amount.*make no groups.*created_at.*make no groups.*owner"):
        audited(*demo_export, by=["amount", "created_at"])


def in_currencies(folder, rows):
    return written(folder / "deals.csv", rows, header=DEALS)


def deal(n, status, amount, currency, closed="2025-03-10"):
    return (n, status, status, amount, currency, "2025-01-10", closed, "Ann")


# Nine won deals in euros of 100 to 900 (500 on average), one in dollars, and one lost.
EUROS = [deal(n, "won", 100 * n, "EUR") for n in range(1, 10)]
MIXED = [*EUROS, deal(10, "won", 2_000, "USD"), deal(11, "lost", 50, "EUR")]


def test_amounts_without_a_rate_are_left_out_counted_and_named(tmp_path):
    document = audited(in_currencies(tmp_path, MIXED), sections=["velocity", "definitions"])
    overall = document["velocity"]["overall"]
    assert faults(document) == []
    assert document["reporting_currency"] == "EUR"
    assert "USD" in document["currency_note"]
    assert overall["average_amount"] == 500  # (100 + … + 900) / 9
    assert overall["without_amount"] == 1
    assert document["definitions"]["velocity"]["excluded"] == [
        {"reason": "won deal in a currency without a rate", "count": 1}
    ]


def test_amounts_with_a_rate_are_converted_at_the_rate_of_the_day(tmp_path):
    rates = [
        ("USD", "EUR", "2025-01-01", "0.9"),
        ("USD", "EUR", "2025-03-01", "0.5"),
        ("USD", "EUR", "2025-04-01", "2"),
    ]
    files = in_currencies(tmp_path, MIXED), written(tmp_path / "rates.csv", rates, ("currency", "into", "on", "rate"))
    overall = audited(*files, sections=["velocity"])["velocity"]["overall"]
    assert overall["average_amount"] == pytest.approx((4_500 + 2_000 * 0.5) / 10)
    assert overall["without_amount"] == 0


def test_a_currency_can_be_asked_for_and_too_few_rates_refuse(tmp_path):
    document = audited(in_currencies(tmp_path, MIXED), currency="USD", sections=["velocity"])
    assert document["reporting_currency"] == "USD"
    assert "EUR" in document["currency_note"]
    assert code(document["velocity"]["overall"]) == "below-floor"  # one of ten won deals has an amount in dollars


def test_where_the_source_names_no_currency_none_is_invented(tmp_path):
    rows = [deal(n, "won", 100, "") for n in range(4)]
    assert audited(in_currencies(tmp_path, rows), sections=["integrity"])["reporting_currency"] is None


def test_a_deal_decided_at_midnight_belongs_to_the_day_of_the_zone(tmp_path):
    # 31 March 2025, 23:30 UTC is 1 April, 01:30 in Berlin.
    rows = [
        deal(1, "won", 100, "EUR", closed="2025-03-31T23:30:00Z"),
        deal(2, "lost", 1, "EUR", closed="2025-05-05T10:00:00Z"),
    ]
    path = in_currencies(tmp_path, rows)
    for zone, quarter in (("UTC", "2025Q1"), ("Europe/Berlin", "2025Q2")):
        document = audited(path, zone=zone, sections=["win_rate"])
        assert document["time_zone"] == zone
        [won_in] = [one["period"] for one in document["win_rate"]["by_period"] if one["won"]]
        assert won_in == quarter


def test_the_fiscal_year_begins_when_it_is_said_to(tmp_path):
    document = audited(in_currencies(tmp_path, MIXED), period="2025Q1", fiscal_start=2, sections=["integrity"])
    assert document["period"]["start"] == "2024-02-01"  # the fiscal year 2025 begins in February 2024


def test_a_date_typed_far_ahead_is_no_event_for_who_knows_the_day(tmp_path):
    path = in_currencies(tmp_path, [*MIXED, deal(12, "won", 1, "EUR", closed="2099-01-01")])
    document = audited(path, today=date(2026, 1, 1), sections=["integrity", "win_rate"])
    assert document["as_of"] == "2025-03-10T23:59:59Z"
    assert "2099-01-01, lie in the future" in document["as_of_basis"]
    assert counts(document["win_rate"]["unit"]["closed_only"]) == (10, 1, 1)
    assert issue(document, "close-date-future")["count"] == 1
    codes = {one["code"] for one in document["integrity"]["issues"]}
    assert not codes & {"open-in-closed-stage", "state-unknown-then", "stage-missing"}


def test_without_a_history_where_deals_stood_on_an_earlier_day_is_not_known(tmp_path):
    rows = [*MIXED, deal(12, "lost", 1, "EUR", closed="2025-06-01"), deal(13, "lost", 1, "EUR", closed="")]
    document = audited(in_currencies(tmp_path, rows), as_of="2025-04-01", sections=["integrity"])
    assert document["outcomes"] == {"won": 10, "lost": 1, "open": 2}
    assert issue(document, "state-unknown-then")["count"] == 2
    codes = {one["code"] for one in document["integrity"]["issues"]}
    assert not codes & {"open-in-closed-stage", "stage-missing", "close-date-future"}
    assert audited(in_currencies(tmp_path, rows), sections=["integrity"])["outcomes"] == {
        "won": 10,
        "lost": 3,
        "open": 0,
    }


def test_an_amount_below_nothing_is_said_once_with_its_place(tmp_path):
    document = audited(in_currencies(tmp_path, [*MIXED, deal(12, "lost", -1, "EUR")]), sections=["integrity"])
    found = issue(document, "amount-negative")
    assert (found["count"], found["records"], found["file"], found["row"]) == (1, ["12"], "deals.csv", 13)
