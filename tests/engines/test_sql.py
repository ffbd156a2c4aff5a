"""What metrics become on engines we do not run: the SQL is kept, and the page says that nobody ran it."""

import re

import pytest
from ibis.common.exceptions import IbisError
from tests.docs.pages import DOCS
from tests.engines.snapshots import DIALECTS, FOLDER, IN_PYTHON, KEPT, expression, place, text_of

PAGE = (DOCS / "reference" / "engines.md").read_text("utf-8")
# No exact quantile among their aggregates; an estimate would not be the number that is defined.
WITHOUT_QUANTILES = {
    "directly_follows",
    "headcount",
    "rework",
    "throughput",
    "typical_path",
    "variants",
    "win_rate_by_period",
}
NOT_COMPILING = {"bigquery": WITHOUT_QUANTILES, "trino": WITHOUT_QUANTILES}


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", KEPT)
def test_the_sql_is_what_was_reviewed(name, dialect):
    kept = place(name, dialect).read_text("utf-8") if place(name, dialect).exists() else None
    assert text_of(name, dialect) == kept, "read the difference after: python -m tests.engines.snapshots"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_does_not_compile_is_known_and_named(dialect):
    assert {name for name in KEPT if not place(name, dialect).exists()} == NOT_COMPILING.get(dialect, set())


@pytest.mark.parametrize("name", sorted(IN_PYTHON))
def test_what_is_not_kept_asks_queries_on_the_way(name):
    with pytest.raises((IbisError, ValueError)):
        expression(name)


def test_nothing_is_kept_of_metrics_that_are_gone():
    there = {(path.parent.name, path.stem) for path in FOLDER.rglob("*.sql")}
    assert there <= {(dialect, name) for dialect in DIALECTS for name in KEPT}


def test_the_page_says_what_is_run_and_what_only_compiled():
    rows = dict(re.findall(r"^\| (\w+) \| (run|compiled only)", PAGE, re.MULTILINE))
    assert rows == {"DuckDB": "run", "Spark": "run"} | dict.fromkeys(DIALECTS.values(), "compiled only")


def test_the_page_names_what_does_not_compile():
    for dialect, names in NOT_COMPILING.items():
        [row] = re.findall(rf"^\| {DIALECTS[dialect]} \|.*$", PAGE, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", row)) == names
