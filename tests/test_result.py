"""A result prints well, converts, shows its definition; a refused one says why and gives no number."""

import pyarrow as pa
import pytest

from venturi.errors import Refusal
from venturi.metrics.registry import METRICS
from venturi.result import Refused, Result

ROWS = [{"source": "inbound", "won": 3, "unit": 0.75}, {"source": None, "won": 1, "unit": None}]


@pytest.fixture
def result():
    return Result(METRICS["win_rate"], pa.Table.from_pylist(ROWS))


@pytest.fixture
def refused():
    return Result(METRICS["velocity"], None, Refusal("below-floor", "3 of 9 won deals have an <amount>."))


def test_it_prints_its_question_and_its_rows(result):
    told = repr(result)
    assert told.startswith("Of the deals decided in a period")
    assert "inbound" in told
    assert "0.7500" in told


def test_one_row_is_printed_as_a_list_of_names_and_values():
    told = repr(Result(METRICS["velocity"], pa.Table.from_pylist([{"n": 1234, "per_day": 833.333333, "low": None}])))
    assert [line.split() for line in told.splitlines()[1:]] == [
        ["n", "1,234"],
        ["per_day", "833.3333"],
        ["low", "null"],
    ]


def test_headings_are_not_folded_however_many_there_are():
    names = [f"a_rather_long_heading_{n}" for n in range(15)]
    told = repr(Result(METRICS["velocity"], pa.Table.from_pylist([dict.fromkeys(names, 1)] * 2)))
    assert [name for name in names if name not in told] == []


def test_long_tables_say_how_many_rows_there_are():
    told = repr(Result(METRICS["velocity"], pa.Table.from_pylist([{"n": n, "m": n} for n in range(100)])))
    assert "… 60 more rows" in told


def test_it_converts(result):
    assert result.to_arrow().num_rows == len(result) == 2
    assert result.to_polars()["won"].to_list() == [3, 1]
    assert result.rows() == ROWS
    pandas = pytest.importorskip("pandas")
    assert isinstance(result.to_pandas(), pandas.DataFrame)


def test_it_shows_its_definition(result):
    told = result.definition
    for said in ("Question: ", "Formula: ", "Population: ", "Careful: Misleads when"):
        assert said in told


def test_it_is_a_table_in_a_notebook(result):
    assert "<table" in result._repr_html_()


def test_a_refused_result_prints_the_reason_and_gives_no_table(refused):
    assert repr(refused) == "velocity: no number. 3 of 9 won deals have an <amount>. [below-floor]"
    assert "&lt;amount&gt;" in refused._repr_html_()
    for ask in (refused.to_arrow, refused.to_polars, refused.rows, lambda: len(refused)):
        with pytest.raises(Refused, match="velocity: 3 of 9 won deals"):
            ask()
