"""Cells: a text that a spreadsheet would compute gets an apostrophe; nothing else changes."""

import ibis
import pytest

from venturi.cells import defused, harmless


def written(value):
    [row] = defused(ibis.memtable([{"cell": value}], schema={"cell": "string"})).to_pyarrow().to_pylist()
    assert value is None or harmless(value) == row["cell"]
    return row["cell"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd|' /C calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        '=HYPERLINK("http://x")',
        "-",
        "+49 30 a",
        "+49 30 1234",
        "+3.14",
    ],
)
def test_what_begins_like_a_formula_gets_an_apostrophe(text):
    assert written(text) == f"'{text}"


@pytest.mark.parametrize("text", ["+49 30 1234", "+49", "+3.14"])
def test_a_number_with_a_plus_may_be_of_a_telephone_and_is_not_added_up(text):
    assert written(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "-3.14", "-1,234.50", "-1 234,50", "-1.5e-3", "-12 %"])
def test_numbers_stay_numbers(text):
    assert written(text) == text


@pytest.mark.parametrize("text", ["", "Ann", "a=b", "1-2", "deals.csv", " =1", None])
def test_everything_else_stays_as_it_is(text):
    assert written(text) == text


def test_columns_of_other_types_are_left_alone():
    table = ibis.memtable([{"row": -7, "amount": -1.5, "name": "=A1"}])
    assert defused(table).to_pyarrow().to_pylist() == [{"row": -7, "amount": -1.5, "name": "'=A1"}]
