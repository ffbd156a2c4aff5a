"""A data set answers like the metrics, prints well, and says which moment it describes."""

from datetime import UTC, date, datetime

import pytest
from tests.audit.audited import written

import venturi as vt
from venturi.audit import audit

ROWS = [
    (1, "Won", "won", "1200", "2025-01-10", "2025-03-01", "Ann", "inbound"),
    (2, "Lost", "lost", "800", "2025-01-12", "2025-02-20", "Bob", "outbound"),
    (3, "Won", "won", "500", "2025-02-01", "2025-04-03", "Ann", "outbound"),
    (4, "Demo", "open", "700", "2025-03-05", "", "Bob", "inbound"),
]


@pytest.fixture
def path(tmp_path):
    return written(tmp_path / "deals.csv", ROWS)


@pytest.fixture
def p(path):
    with vt.read(path) as dataset:
        yield dataset


def test_it_prints_what_it_is(p):
    assert repr(p) == "4 deals as of 2025-04-03 (the end of the day of the last event in the data)"


def test_a_metric_is_asked_by_period_and_group(p):
    won = {row["source"]: (row["won"], row["lost"]) for row in p.win_rate(decided_in="2025Q1", by=["source"]).rows()}
    assert won == {"inbound": (1, 0), "outbound": (0, 1)}


def test_one_column_to_group_by_needs_no_brackets(p, path):
    assert p.win_rate(by="owner").rows() == p.win_rate(by=["owner"]).rows()
    assert p.velocity(by="source").rows() == p.velocity(by=["source"]).rows()
    assert list(audit(p, by="owner")["win_rate"]["by"]) == ["owner"]


def test_to_read_no_file_is_the_mistake_of_who_calls():
    with pytest.raises(ValueError, match="Name at least one file to read"):
        vt.read()


def test_every_metric_without_history_answers_or_refuses(p):
    asked = [p.win_rate(), p.win_rates(), p.velocity(), p.conversion(), p.conversion_to_win(), p.stay_times()]
    asked += [
        p.danger_points(),
        p.stage_flow(),
        p.throughput(during="2025Q1"),
        p.velocity_change(before="2025Q1", after="2025Q2"),
    ]
    refused = {one.metric.name for one in asked if one.refusal}
    assert refused == {"conversion", "conversion_to_win", "stay_times", "stage_flow", "danger_points"}
    assert all(repr(one) for one in asked)


def test_with_history_every_metric_answers(demo_export):
    with vt.read(*demo_export) as p:
        asked = [p.conversion(by="source"), p.conversion_to_win(), p.stay_times(), p.danger_points()]
        for result in (*asked, p.stage_flow(by="source"), p.throughput(during=[p.last_complete_quarter])):
            assert len(result) > 0
            assert result.refusal is None
        assert p.verdict.score > 50


@pytest.mark.parametrize(
    ("as_of", "moment"),
    [
        ("2025-03-02", datetime(2025, 3, 2, 23, 59, 59, 999999)),
        (date(2025, 3, 2), datetime(2025, 3, 2, 23, 59, 59, 999999)),
        ("2025-03-02T12:00:00", datetime(2025, 3, 2, 12)),
        (datetime(2025, 3, 2, 12, tzinfo=UTC), datetime(2025, 3, 2, 12)),
    ],
)
def test_the_moment_can_be_a_day_or_an_instant(path, as_of, moment):
    with vt.read(path, as_of=as_of) as p:
        assert (p.as_of, p.as_of_basis) == (moment, "as asked")
        # Deal 3 was decided on 3 April; on 2 March it was open.
        assert [(row["won"], row["lost"], row["open"]) for row in p.win_rate().rows()] == [(1, 1, 1)]


def test_the_end_of_a_day_is_that_of_the_zone(path):
    with vt.read(path, as_of="2025-03-02", zone="America/New_York") as p:
        assert p.as_of == datetime(2025, 3, 3, 4, 59, 59, 999999)
        assert p.today == date(2025, 3, 2)


def test_without_any_date_somebody_has_to_say_the_day(tmp_path):
    path = written(tmp_path / "bare.csv", [(1, "Won", "won"), (2, "Lost", "lost")], ("Deal ID", "Stage", "Status"))
    with pytest.raises(vt.IssuesFound, match="as-of-unknown"):
        vt.read(path)
    with vt.read(path, as_of="2025-01-01") as p:
        assert p.win_rate().rows()[0]["unit"] == 0.5


def test_without_a_row_the_reason_is_that_and_not_an_unknown_moment(tmp_path):
    path = tmp_path / "deals.csv"
    path.write_text("deal id,stage,created\n", encoding="utf-8")
    with pytest.raises(vt.IssuesFound) as stopped:
        vt.read(path)
    assert [issue.code for issue in stopped.value.issues] == ["no-records"]


def test_a_date_far_ahead_is_believed_unless_somebody_knows_the_day(tmp_path):
    path = written(tmp_path / "slip.csv", [*ROWS, (9, "Won", "won", "1", "2025-01-01", "2099-01-01", "Ann", "inbound")])
    with vt.read(path) as p:
        assert p.today == date(2099, 1, 1)
    with vt.read(path, today=date(2026, 1, 1)) as p:
        assert p.today == date(2025, 4, 3)
        assert "up to 2099-01-01" in p.as_of_basis


def test_when_everything_lies_ahead_the_day_of_asking_counts(tmp_path):
    path = written(tmp_path / "ahead.csv", [(9, "Won", "won", "1", "2098-01-01", "2099-01-01", "Ann", "inbound")])
    with vt.read(path, today=date(2026, 1, 1)) as p:
        assert p.today == date(2026, 1, 1)
        assert p.deals.count().to_pyarrow().as_py() == 0


def test_after_it_is_closed_its_folder_is_gone(path):
    p = vt.read(path)
    folder = p.ingested.folder
    assert folder.is_dir()
    p.close()
    assert not folder.exists()


def test_a_period_that_cannot_be_read_is_the_mistake_of_who_calls(p):
    with pytest.raises(ValueError, match='"2025Q7" is not a period'):
        p.win_rate(decided_in="2025Q7")


def test_an_unknown_column_to_group_by_is_named(p):
    with pytest.raises((vt.IssuesFound, ValueError), match="planet"):
        p.win_rate(by=["planet"])


DAYS = [
    "1970-01-01",
    *(f"2025-{month:02}-{day:02}" for month in range(1, 8) for day in range(1, 29)),
]


def test_what_is_seen_begins_with_the_history_and_ends_with_what_is_known(tmp_path):
    # 197 deals: one of 1970 is less than a hundredth of them.
    rows = [(n, "Demo", "open", "100", day, "", "Ann", "inbound") for n, day in enumerate(DAYS)]
    deals = written(tmp_path / "deals.csv", rows)
    moves = [(n, "Demo", day) for n, day in enumerate(DAYS)]
    log = written(tmp_path / "stage_changes.csv", moves, header=("Deal ID", "Stage", "Changed At"))
    with vt.read(deals, log, as_of="2025-08-15") as dataset:
        assert dataset.span.start == date(1970, 1, 1)
        assert (dataset.seen().start, dataset.seen().end) == (date(2025, 1, 1), date(2025, 8, 16))
        # A year that is not over is as long as what has passed of it, one that lies ahead has no part to see.
        assert (dataset.seen("2025").start, dataset.seen("2025").end) == (date(2025, 1, 1), date(2025, 8, 16))
        assert dataset.seen("2025Q1") == dataset.period("2025Q1")
        assert dataset.seen("2026") == dataset.period("2026")
