"""Most metrics on Spark, in a minute or two: `make spark` runs all of them, and on more data."""

import re

import pytest
from tests.docs.pages import DOCS
from tests.engines.same import differences, told

import venturi as vt
from venturi import store
from venturi.demo import write
from venturi.engines.spark import Spark
from venturi.registry import METRICS

pytestmark = pytest.mark.spark_short

DEALS = 150
# Spark takes seconds to plan each of these. A new metric is not among them: it is run unless it takes as long.
LONG = {
    "conformance",
    "headcount",
    "phantom_open",
    "shortfall",
    "skips",
    "still_needed",
    "throughput_chance",
}
SHORT = [name for name in METRICS if name not in LONG]


@pytest.fixture(scope="module")
def both(spark_session, tmp_path_factory):
    """The demo company embedded and on Spark. The verdict on the data is the embedded one: `make spark` compares it."""
    folder = tmp_path_factory.mktemp("small")
    write(folder / "export", deals=DEALS, format="parquet")
    store.refresh(folder / "store", sorted((folder / "export").glob("*.parquet")))
    with vt.read(folder / "store") as here, vt.read(folder / "store", engine=Spark(spark_session)) as there:
        there.verdict = here.verdict
        yield here, there


@pytest.mark.parametrize("name", SHORT)
def test_a_metric_is_the_same_on_spark(name, both):
    here, there = (told(dataset.ask(name)) for dataset in both)
    assert isinstance(here, list), f"refused: {here}"
    assert here
    assert differences(here, there) == []


def test_every_package_of_metrics_is_represented():
    def packages(names):
        return {METRICS[name].function.__module__.rpartition(".")[0] for name in names}

    # Conformance is alone in its package, and most of what it is made of is in that of the paths.
    assert packages(SHORT) == packages(METRICS) - {"venturi.process"}


def test_the_page_names_what_the_quick_tests_leave_out():
    page = (DOCS / "reference" / "engines.md").read_text("utf-8")
    [told] = re.findall(r"demo company of \d+ deals, but (.*?) which take Spark long to plan", page, re.DOTALL)
    assert set(re.findall(r"`(\w+)`", told)) == LONG & METRICS.keys() == LONG
