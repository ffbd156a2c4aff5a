from decimal import Decimal

import pytest

from venturi.errors import MappingError
from venturi.ingest import Corrections, amounts, sql
from venturi.ingest.run import Run

HEAD = "deal id;stage;amount;probability"


@pytest.fixture(scope="module")
def run():
    made = Run()
    yield made
    made.close()


def read(run, *values):
    """The decimal sign found for a column of these values, and what it reads."""
    run.execute("CREATE OR REPLACE TABLE given (v VARCHAR)")
    for value in values:
        run.execute(f"INSERT INTO given VALUES ({sql.text(value)})")
    found = amounts.evidence(run, "given", "v")
    if found.decimal is None:
        return None, None
    rows = run.rows(f"SELECT {amounts.exact('v', found.decimal, plain=found.plain)} FROM given")
    return found.decimal, [None if value is None else float(value) for (value,) in rows]


@pytest.mark.parametrize(
    ("values", "sign", "numbers"),
    [
        (("1054", "12.5", "-3"), ".", [1054, 12.5, -3]),
        (("1.234,50", "7"), ",", [1234.5, 7]),
        (("1,234.50", "7"), ".", [1234.5, 7]),
        (("1 234,5", "1\u00a0000"), ",", [1234.5, 1000]),
        (("1'234.50",), ".", [1234.5]),
        (("1.234.567",), ",", [1234567]),
        (("$0K", "$1.2M", "3B"), ".", [0, 1_200_000, 3e9]),
        (("€ 5,00", "5,25 EUR", "R$ 7,10"), ",", [5, 5.25, 7.1]),
        (("(12.00)", "12-", "-$3.00"), ".", [-12, -12, -3]),
        (("1e3", "2.5E-1"), ".", [1000, 0.25]),
        ((".5", "0.125"), ".", [0.5, 0.125]),
        (("=1+1", "nan", "abc", "12abc"), ".", [None, None, None, None]),
        (("0", "0.00"), ".", [0, 0]),
    ],
)
def test_numbers_are_read_as_they_are_written(run, values, sign, numbers):
    assert read(run, *values) == (sign, numbers)


def test_a_point_before_three_digits_only_is_ambiguous(run):
    assert read(run, "1.234", "5.678") == (None, None)


def test_an_ambiguous_amount_stops_and_asks_until_the_sign_is_said(desk):
    path = desk.file("deals.csv", HEAD, "1;Won;1.234;", "2;Lost;5.678;")
    with pytest.raises(MappingError, match="amount-ambiguous"):
        desk.read(path)
    said = desk.deals(path, corrections=Corrections(decimals={"amount": ","}))
    assert said["1"]["amount"] == Decimal("1234.0000")


def test_commas_before_three_digits_are_thousands_and_that_is_said(desk):
    path = desk.file("deals.csv", HEAD, "1;Won;1,234;", "2;Lost;5,678;")
    found = desk.read(path)
    assert "amount-format-assumed" in {issue.code for issue in found.issues}
    assert desk.deals(path)["2"]["amount"] == 5678


def test_zero_stays_zero_and_nothing_stays_nothing(desk):
    found = desk.deals(desk.file("deals.csv", HEAD, "1;Won;0;", "2;Lost;;", "3;Lost;n/a;"))
    assert [found[key]["amount"] for key in "123"] == [0, None, None]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("a lot", "amount-unreadable"),
        ("NaN", "amount-unreadable"),
        ("=SUM(A1:A2)", "amount-unreadable"),
        ("123456789012345678", "amount-out-of-range"),
        ("-5", "amount-negative"),
    ],
)
def test_a_faulty_amount_is_named_with_its_row_and_value(desk, value, code):
    found = desk.read(desk.file("deals.csv", HEAD, "1;Won;10;", "2;Won;20;", f"3;Lost;{value};"))
    [issue] = [issue for issue in found.issues if issue.code == code]
    assert (issue.row, issue.column, issue.count) == (4, "amount", 1)
    assert value in issue.message
    assert found.rows_with_issues == 1


@pytest.mark.parametrize(
    ("values", "shares"), [(("90", "5"), [0.9, 0.05]), (("0.9", "0.05"), [0.9, 0.05]), (("90 %", "5%"), [0.9, 0.05])]
)
def test_a_chance_is_a_share_whether_written_in_percent_or_not(desk, values, shares):
    found = desk.deals(desk.file("deals.csv", HEAD, f"1;Won;1;{values[0]}", f"2;Won;1;{values[1]}"))
    assert [found[key]["probability"] for key in "12"] == pytest.approx(shares)


@pytest.mark.parametrize(
    ("values", "shares"),
    [
        (("0.2", "0.5", "0", "1", "80"), [0.2, 0.5, 0.0, 1.0, 80.0]),
        (("0.2", "0.5", "0", "1", "80%"), [0.2, 0.5, 0.0, 1.0, 0.8]),
        (("0", "0", "0", "50", "100"), [0.0, 0.0, 0.0, 0.5, 1.0]),
        (("20", "50", "0", "100", "0.9"), [0.2, 0.5, 0.0, 1.0, 0.009]),
    ],
)
def test_one_stray_chance_does_not_tell_how_the_column_is_written(desk, values, shares):
    rows = [f"{nth};Won;1;{value}" for nth, value in enumerate(values)]
    found = desk.read(desk.file("deals.csv", HEAD, *rows))
    told = {row["deal_id"]: row["probability"] for row in found.tables.deals.to_pyarrow().to_pylist()}
    assert [told[str(nth)] for nth in range(len(values))] == pytest.approx(shares)
    outside = [issue.message for issue in found.issues if issue.code == "probability-outside"]
    assert len(outside) == (80.0 in shares)


def test_a_chance_of_a_thousand_is_reported(desk):
    found = desk.read(desk.file("deals.csv", HEAD, "1;Won;1;1000", "2;Won;1;5"))
    assert "probability-outside" in {issue.code for issue in found.issues}
