"""Columns whose names say nothing are known by their values."""

import pytest

from venturi.ingest import read

ROWS = [
    ("d1", "Proposal", "100", "Won", "EUR", "inbound"),
    ("d2", "Proposal", "200", "Lost", "USD", "outbound"),
    ("d3", "Proposal", "300", "Open", "EUR", "inbound"),
]


def deals(tmp_path, names=("x1", "x2", "x3"), rows=ROWS):
    path = tmp_path / "deals.csv"
    lines = [",".join(("deal_id", "stage", "amount", *names)), *(",".join(row) for row in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def guessed(path):
    with_file = read(path)
    try:
        [mapping] = with_file.mapping.files
        return mapping.columns, mapping.guessed
    finally:
        with_file.close()


def test_words_for_won_and_lost_codes_of_currencies_and_directions_give_a_column_away(tmp_path):
    columns, why = guessed(deals(tmp_path))
    assert (columns["outcome"], columns["currency"], columns["source"]) == ("x1", "x2", "x3")
    assert why["outcome"] == "its content; 100% of its values are won, lost or open"


def test_what_a_name_says_is_not_overruled_by_what_another_column_holds(tmp_path):
    columns, _ = guessed(deals(tmp_path, names=("x1", "currency", "source")))
    rows = [(*row[:4], row[4], row[4]) for row in ROWS]
    named, _ = guessed(deals(tmp_path, names=("x1", "x2", "currency"), rows=rows))
    assert (columns["currency"], named["currency"]) == ("currency", "currency")


def test_of_two_columns_that_look_alike_neither_is_guessed(tmp_path):
    rows = [(*row[:4], row[4], row[4]) for row in ROWS]
    columns, _ = guessed(deals(tmp_path, rows=rows))
    assert "currency" not in columns


@pytest.mark.parametrize("outcomes", [("open", "open", "open"), ("won", "won", "open"), ("won", "lost", "green")])
def test_words_that_prove_too_little_are_no_outcome(tmp_path, outcomes):
    rows = [(*row[:3], outcome, *row[4:]) for row, outcome in zip(ROWS, outcomes, strict=True)]
    columns, _ = guessed(deals(tmp_path, rows=rows))
    assert "outcome" not in columns
