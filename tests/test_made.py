"""Tables that are made once: under a name that says all they depend on, whoever asks and in which order."""

from datetime import date

import ibis
import pytest
from ibis import _

import venturi as vt
from venturi.audit.data import data
from venturi.audit.process import process_section
from venturi.made import kept, name_of
from venturi.metrics.periods import Period

SPANS = [Period.parse(text) for text in ("2026Q2", "2025Q3")]
# First, last and number are the same; what lies between is not.
SERIES = [[Period.parse(f"2025Q{nth}") for nth in (1, *between, 4)] for between in [(2,), (3,)]]


@pytest.fixture(scope="module")
def shared(demo_export):
    with vt.read(*demo_export) as dataset:
        yield dataset


@pytest.fixture(scope="module")
def alone(demo_export):
    """One that is asked of no other period."""
    with vt.read(*demo_export) as dataset:
        yield dataset


def rough(told):
    """What is told without the last digits of its numbers, which depend on the order in which threads add."""
    if isinstance(told, dict):
        return {name: rough(value) for name, value in told.items()}
    if isinstance(told, list):
        return [rough(value) for value in told]
    return float(f"{told:.9g}") if isinstance(told, float) else told


def test_tables_of_one_kind_are_told_apart_by_everything_that_was_said():
    told = [
        {},
        {"during": SPANS[0]},
        {"during": SPANS[1]},
        {"during": Period(SPANS[0].start, SPANS[0].end, "Europe/Berlin")},
        {"entered_in": SPANS[0]},
        {"during": None},
        {"during": SPANS[0], "by": ["owner"]},
        {"during": SPANS[0], "by": ["own", "er"]},
        {"during": SPANS[0], "by": "owner"},
        {"periods": SERIES[0]},
        {"periods": SERIES[1]},
        {"where": _.part == "skip"},
        {"where": _.part == "back"},
        {"where": "_.part == 'back'"},
        {"last": 1},
        {"last": True},
        {"last": "1"},
        {"on": date(2026, 1, 1)},
        {"told": {"moved_in": SPANS[0]}},
        {"told": {"moved_in": None}},
    ]
    assert len({name_of("table", one) for one in told}) == len(told)
    assert name_of("table", {"by": ["owner"]}) == name_of("table", {"by": ("owner",)})
    assert name_of("table", {}) == "table"
    # It is the name of a file.
    assert len(name_of("table", {"periods": SERIES[0] * 100})) < 50


@pytest.mark.parametrize("value", [ibis.memtable({"a": [1]}), object(), [{1, 2}]], ids=["a table", "anything", "a set"])
def test_what_no_text_says_names_no_table(value):
    with pytest.raises(TypeError, match="cannot be named after a"):
        name_of("table", {"told": value})


def test_what_a_table_depends_on_cannot_be_taken_from_around_its_function():
    def within(period):
        @kept("taken from around")
        def make(prepared):
            return prepared.deals.filter(period.covers(_.created_at))

        return make

    with pytest.raises(TypeError, match="taken from around depends on period"):
        within(SPANS[0])


def test_two_kinds_of_tables_have_two_names():
    with pytest.raises(ValueError, match="kept as stood"):
        kept("stood")(lambda prepared: prepared.deals)


MADE = []


@kept("those of a test")
def of_a_test(prepared, span, by=("owner",)):
    MADE.append(span)
    return prepared.population("created_in", span).group_by(list(by)).agg(deals=_.count())


def test_a_table_is_made_once_for_each_set_of_arguments(shared):
    first = of_a_test(shared, SPANS[0])
    assert of_a_test(shared, span=SPANS[0], by=["owner"]) is first
    assert of_a_test(shared, SPANS[1]) is not first
    assert MADE == SPANS


def test_the_target_of_a_second_period_is_met_as_if_nobody_had_asked_before(shared, alone):
    first, second = (rough(shared.ask("shortfall", during=span).rows()) for span in SPANS)
    assert second == rough(alone.ask("shortfall", during=SPANS[1]).rows())
    assert first != second


@pytest.mark.parametrize("name", ["empirical_factor", "safe_multiple"])
def test_periods_between_the_first_and_the_last_count(name, shared, alone):
    first, second = (rough(shared.ask(name, periods=periods).rows()) for periods in SERIES)
    assert second == rough(alone.ask(name, periods=SERIES[1]).rows())
    assert first != second


def test_the_process_of_a_second_period_is_told_as_if_nobody_had_asked_before(shared, alone):
    stages = data(shared)["stages"]
    first, second = (rough(process_section(shared, span, stages)) for span in SPANS)
    assert second == rough(process_section(alone, SPANS[1], stages))
    for part in ("variants", "moves", "stages"):
        assert first[part] != second[part]


def test_two_tables_that_are_stored_under_one_name_are_two(shared):
    first, second = (shared.stored("one name", ibis.memtable({"nth": [nth]})) for nth in (1, 2))
    assert [table.nth.to_pyarrow().to_pylist() for table in (first, second)] == [[1], [2]]
