"""A result prints well, converts, shows its definition; a refused one says why and gives no number."""

import ibis
import pyarrow as pa
import pytest

from venturi.errors import Refusal
from venturi.registry import METRICS
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


def test_the_population_stands_above_the_rows_without_markup(result):
    assert repr(result).splitlines()[1].startswith("Population: Deals whose closed_at lies in decided_in.")


def test_rows_are_sorted_by_their_groups_whoever_shows_them():
    rows = [{"source": name, "team": team, "won": 1} for name in ("web", "fair", "mail") for team in ("b", "a")]
    result = Result(
        METRICS["win_rate"], ibis.memtable(rows, schema={"source": "string", "team": "string", "won": "int64"})
    )
    wanted = [("fair", "a"), ("fair", "b"), ("mail", "a"), ("mail", "b"), ("web", "a"), ("web", "b")]
    assert [(row["source"], row["team"]) for row in result.rows()] == wanted
    assert [(line.split()[0], line.split()[1]) for line in repr(result).splitlines()[3:]] == wanted
    assert result.to_polars()["source"].to_list() == [source for source, _team in wanted]


def test_stages_come_in_their_order_not_by_name():
    rows = [
        {"pipeline": "default", "stage": name, "position": place, "entered": 1}
        for name, place in (("Close", 3), ("Approach", 2), ("Prospect", 1))
    ]
    result = Result(METRICS["conversion"], ibis.memtable(rows))
    assert [row["stage"] for row in result.rows()] == ["Prospect", "Approach", "Close"]


def test_a_ranking_keeps_its_order():
    ranked = pa.Table.from_pylist([{"stage": "b", "money": 9.0}, {"stage": "a", "money": 1.0}])
    assert [row["stage"] for row in Result(METRICS["danger_points"], ranked).rows()] == ["b", "a"]


def test_a_result_without_rows_says_so():
    empty = pa.table({"stage": pa.array([], pa.string())})
    assert repr(Result(METRICS["conversion"], empty)).endswith("No rows: nothing is there to count.")


def test_one_row_is_printed_as_a_list_of_names_and_values():
    told = repr(Result(METRICS["velocity"], pa.Table.from_pylist([{"n": 1234, "per_day": 833.333333, "low": None}])))
    assert [line.split() for line in told.splitlines()[2:]] == [
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
    told = result._repr_html_()
    assert "<table" in told
    assert METRICS["win_rate"].question in told
    assert "Population: Deals whose closed_at lies in decided_in." in told


def test_a_refused_result_prints_the_reason_and_gives_no_table(refused):
    question, population, reason = repr(refused).splitlines()
    assert question == METRICS["velocity"].question
    assert population.startswith("Population: ")
    assert reason == "velocity: no number. 3 of 9 won deals have an <amount>. [below-floor]"
    assert "3 of 9 won deals have an &lt;amount&gt;. [below-floor]" in refused._repr_html_()
    for ask in (refused.to_arrow, refused.to_polars, refused.rows, lambda: len(refused)):
        with pytest.raises(Refused, match="velocity: 3 of 9 won deals"):
            ask()
