"""What is known at a moment: answers and people that came later do not exist."""

from datetime import date, datetime

import pytest

import venturi as vt
from venturi.basis import last_event

DEALS = (
    "deal_id,outcome,created_at,closed_at",
    "A1,won,2026-01-05T09:00:00Z,2026-02-10T12:00:00Z",
)
ANSWERS = (
    "deal_id,stage,criterion,met,answered_at",
    "A1,Talk,buyer met,no,2026-01-20T10:00:00Z",
    "A1,Talk,buyer met,yes,2026-02-01T10:00:00Z",
)
STAKEHOLDERS = (
    "stakeholder_id,deal_id,role,identified_at",
    "P1,A1,user,2026-01-07T10:00:00Z",
    "P2,A1,champion,2026-02-03T10:00:00Z",
    "P3,A1,legal,",
)


@pytest.fixture
def files(tmp_path):
    named = {"deals": DEALS, "answers": ANSWERS, "stakeholders": STAKEHOLDERS}
    for name, lines in named.items():
        (tmp_path / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return [tmp_path / f"{name}.csv" for name in named]


def test_answers_later_than_the_moment_do_not_exist(files):
    for as_of, met in (("2026-01-31", [False]), ("2026-02-01", [False, True]), (None, [False, True])):
        with vt.read(*files, as_of=as_of) as data:
            assert data.tables.criteria_answers.order_by("answered_at").met.to_pyarrow().to_pylist() == met


def test_people_found_later_do_not_exist_and_of_some_nobody_knows_since_when(files):
    for as_of, there in (("2026-02-02", ["P1", "P3"]), ("2026-02-03", ["P1", "P2", "P3"])):
        with vt.read(*files, as_of=as_of) as data:
            found = data.tables.stakeholders.order_by("stakeholder_id")
            assert found.stakeholder_id.to_pyarrow().to_pylist() == there


def test_files_without_them_have_no_such_tables(files):
    with vt.read(files[0]) as data:
        assert (data.tables.criteria_answers, data.tables.stakeholders) == (None, None)


def test_answers_and_people_are_events_when_the_last_one_is_asked_for(files):
    with vt.read(*files) as data:
        tables = data.ingested.tables
        assert last_event(tables, until=datetime(2026, 1, 31)).date() == date(2026, 1, 20)
        assert last_event(tables, until=datetime(2026, 2, 4)).date() == date(2026, 2, 3)
