import pytest

from venturi import ingest
from venturi.errors import MappingError, Severity
from venturi.ingest import Corrections, dates, sql
from venturi.ingest.run import Run

HEAD = "deal id,stage,created,closed on"


@pytest.fixture(scope="module")
def run():
    made = Run()
    yield made
    made.close()


def read(run, *values, zone="UTC"):
    """The format found for a column of these values, and what it reads."""
    run.execute("CREATE OR REPLACE TABLE given (v VARCHAR)")
    for value in values:
        run.execute(f"INSERT INTO given VALUES ({sql.text(value)})")
    found = dates.evidence(run, "given", "v")
    if found.format is None:
        return found, None
    moments = run.rows(f"SELECT CAST({dates.moment('v', found.format, zone=zone)} AS VARCHAR) FROM given")
    return found, [row[0] for row in moments]


@pytest.mark.parametrize(
    ("value", "written", "moment"),
    [
        ("2026-03-01", "ISO", "2026-03-01 00:00:00+00"),
        ("2026-03-01T10:00:00+02:00", "ISO", "2026-03-01 08:00:00+00"),
        ("2026-03-01 10:00:00.5", "ISO", "2026-03-01 10:00:00.5+00"),
        ("31/03/2026", "DD/MM/YYYY", "2026-03-31 00:00:00+00"),
        ("3/31/2026", "MM/DD/YYYY", "2026-03-31 00:00:00+00"),
        ("3/31/2026 1:05 PM", "MM/DD/YYYY", "2026-03-31 13:05:00+00"),
        ("31.3.26", "DD.MM.YY", "2026-03-31 00:00:00+00"),
        ("01.02.2026 08:30", "DD.MM.YYYY", "2026-02-01 08:30:00+00"),
        ("2026/3/1", "YYYY/MM/DD", "2026-03-01 00:00:00+00"),
        ("1 Mar 2026", "D MMM YYYY", "2026-03-01 00:00:00+00"),
        ("12-Mar-26", "D-MMM-YY", "2026-03-12 00:00:00+00"),
        ("March 5, 2026", "MMMM D, YYYY", "2026-03-05 00:00:00+00"),
        ("20260301", "YYYYMMDD", "2026-03-01 00:00:00+00"),
        ("46082", "excel", "2026-03-01 00:00:00+00"),
        ("46082.5", "excel", "2026-03-01 12:00:00+00"),
        ("1772323200", "epoch", "2026-03-01 00:00:00+00"),
        ("1772323200000", "epoch-ms", "2026-03-01 00:00:00+00"),
    ],
)
def test_a_format_is_found_and_read(run, value, written, moment):
    found, moments = read(run, value)
    assert (found.format, moments) == (written, [moment])


def test_one_value_with_a_day_beyond_twelve_decides_for_the_whole_column(run):
    assert read(run, "03/04/2026", "05/06/2026", "13/01/2026")[0].format == "DD/MM/YYYY"
    assert read(run, "03/04/2026", "05/06/2026", "01/13/2026")[0].format == "MM/DD/YYYY"


def test_a_column_that_fits_both_readings_has_no_format(run):
    found, _ = read(run, "03/04/2026", "05/06/2026")
    assert (found.format, found.either) == (None, ("DD/MM/YYYY", "MM/DD/YYYY"))


def test_equal_day_and_month_decide_nothing_and_need_no_question(run):
    assert read(run, "01/01/2026", "02/02/2026")[1] == ["2026-01-01 00:00:00+00", "2026-02-02 00:00:00+00"]


def test_a_day_that_does_not_exist_is_null(run):
    assert read(run, "31/02/2026", "13/03/2026")[1] == [None, "2026-03-13 00:00:00+00"]


def test_naive_moments_are_of_the_zone_and_offsets_keep_their_own(run):
    # Berlin is one hour ahead in winter, two in summer.
    values = ("2026-01-01 10:00", "2026-07-01 10:00", "2026-07-01T10:00:00Z")
    assert read(run, *values, zone="Europe/Berlin")[1] == [
        "2026-01-01 09:00:00+00",
        "2026-07-01 08:00:00+00",
        "2026-07-01 10:00:00+00",
    ]


def test_an_ambiguous_date_stops_and_asks(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,03/04/2026,", "2,Lost,05/06/2026,")
    with pytest.raises(MappingError) as stopped:
        desk.read(path)
    [issue] = [issue for issue in stopped.value.issues if issue.severity is Severity.STOP]
    assert (issue.code, issue.file, issue.column) == ("date-ambiguous", "deals.csv", "created")
    assert '--date-format "created=DD/MM/YYYY"' in issue.remedy


def test_an_inspection_of_it_shows_the_question_instead(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,03/04/2026,", "2,Lost,05/06/2026,")
    seen = ingest.inspect(path)
    assert seen.stopped
    assert "date-ambiguous" in {issue.code for issue in seen.issues}
    assert [column.ours for column in seen.files[0].columns][:3] == ["deal_id", "stage", "created_at"]


def test_a_format_that_is_said_is_used(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,03/04/2026,", "2,Lost,05/06/2026,")
    for written, month in (("DD/MM/YYYY", 4), ("MM/DD/YYYY", 3)):
        found = desk.deals(path, corrections=Corrections(date_formats={"created": written}))
        assert found["1"]["created_at"].month == month


def test_a_neighbour_that_is_clear_is_followed_and_that_is_said(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,03/04/2026,25/04/2026", "2,Lost,05/06/2026,06/06/2026")
    found = desk.read(path)
    [issue] = [issue for issue in found.issues if issue.code == "date-format-assumed"]
    assert (issue.severity, issue.column) == (Severity.WARNING, "created")
    assert desk.deals(path)["1"]["created_at"].month == 4


def test_a_column_that_mixes_both_stops(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,13/04/2026,", "2,Lost,04/13/2026,")
    with pytest.raises(MappingError, match="date-formats-mixed"):
        desk.read(path)


def test_an_unreadable_date_is_named_with_its_row_and_the_row_is_taken(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,13/04/2026,", "2,Lost,31/02/2026,")
    found = desk.read(path)
    [issue] = [issue for issue in found.issues if issue.code == "date-unreadable"]
    assert str(issue).startswith('deals.csv, row 3, column "created": "31/02/2026" is not a date. Write dates as')
    assert (found.rows_read, found.rows_taken, found.rows_with_issues, found.rows_rejected) == (2, 2, 1, 0)
    assert desk.deals(path)["2"]["created_at"] is None


def test_a_date_that_stands_for_never_is_reported_and_not_the_last_moment(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,2026-04-13,9999-12-31")
    found = desk.read(path)
    assert "date-implausible" in {issue.code for issue in found.issues}
    assert found.latest.year == 2026


def test_a_format_nobody_can_read_is_refused(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,03/04/2026,")
    with pytest.raises(MappingError, match="date-format-unknown"):
        desk.read(path, corrections=Corrections(date_formats={"created": "whenever"}))


def test_two_unclear_columns_are_both_asked_for_and_none_is_read_like_the_other(desk):
    path = desk.file("deals.csv", HEAD, "1,Won,03/04/2026,05/04/2026", "2,Lost,05/06/2026,06/07/2026")
    with pytest.raises(MappingError) as stopped:
        desk.read(path)
    asked = [(issue.code, issue.column) for issue in stopped.value.issues if issue.code.startswith("date-")]
    assert asked == [("date-ambiguous", "created"), ("date-ambiguous", "closed on")]
