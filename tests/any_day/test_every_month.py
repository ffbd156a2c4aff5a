"""A number computed on the data exported on a day is the number computed as of that day on the full history.

Here on the demo company: its exports at the ends of months. Two of them are asked everything, and every sixth one for
its deals. All 36 of them, every metric by its groups and with the deals behind it, take half an hour:

    VENTURI_EVERY_MONTH=1 pytest -n2 tests/any_day/test_every_month.py
"""

import csv
import os
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from tests.any_day.alike import unlike, unlike_tables
from tests.demo.exports import FORGOTTEN, exported_at, faultless

import venturi as vt
from venturi.dataset import Dataset
from venturi.metrics.periods import add_months
from venturi.registry import METRICS

DEALS = 150
EVERY_MONTH = "VENTURI_EVERY_MONTH" in os.environ
ENDS = [(add_months(date(2023, 11, 1), nth) - timedelta(days=1)).isoformat() for nth in range(36)]
# When the process has just changed, and when many owners have left.
ASKED = ENDS if EVERY_MONTH else ["2025-11-30", "2026-06-30"]
REBUILT = ENDS if EVERY_MONTH else ENDS[2::6]
# From here on there is enough of everything.
RICH = "2026-01-31"


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return faultless(tmp_path_factory.mktemp("company") / "export", deals=DEALS)


@pytest.fixture(scope="module")
def today(whole):
    with vt.read(*sorted(whole.glob("*.csv"))) as dataset:
        yield dataset


@contextmanager
def pair(whole, today, folder, day):
    """The data set of what was exported on that day, and that of today as of that day."""
    exported_at(whole, folder, day)
    _known_by_then(folder / "rates.csv", day)
    with vt.read(*sorted(folder.glob("*.csv")), as_of=day) as told:
        yield told, Dataset(today.ingested, as_of=day)


def _known_by_then(path, day):
    """Nobody knows a rate of exchange of a day to come."""
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(row for row in rows if row["on"] <= day)


@pytest.mark.thorough
@pytest.mark.parametrize("day", ASKED)
def test_every_metric_is_the_same_as_of_that_day(day, whole, today, tmp_path):
    found, empty = [], []
    with pair(whole, today, tmp_path / "then", day) as (told, rebuilt):
        assert (told.currency, told.currency_note) == (rebuilt.currency, rebuilt.currency_note)
        for nth, name in enumerate(METRICS):
            closely = EVERY_MONTH or nth % len(ASKED) == ASKED.index(day)
            differing, answered = unlike(name, told, rebuilt, closely=closely)
            found += differing
            empty += [] if answered else [name]
    assert not found
    assert not empty if day >= RICH else len(empty) < len(METRICS) / 2


@pytest.mark.parametrize("day", REBUILT)
def test_every_deal_is_rebuilt(day, whole, today, tmp_path):
    with pair(whole, today, tmp_path / "then", day) as (told, rebuilt):
        assert told.deals.count().to_pyarrow().as_py() > 0
        assert not unlike_tables(told, rebuilt, names=["deals"], without=FORGOTTEN)
