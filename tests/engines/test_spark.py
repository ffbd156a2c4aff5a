"""Every metric gives on Spark what it gives embedded: on the demo company, and on the log of a bank."""

from contextlib import ExitStack
from datetime import datetime

import pytest
from tests.engines.asked import COMPUTED, EXPRESSIONS
from tests.engines.companies import company, written
from tests.engines.same import differences, rows_of, told

import venturi as vt
from venturi import store
from venturi.demo import write
from venturi.engines.spark import Spark
from venturi.ingest import FileMapping, Mapping, StageMapping, text_of
from venturi.registry import METRICS

# Beside the metrics of the registry: what they are made of, choices that are not the usual ones, the deals behind them.
PIECES = {name: call for name, call in (EXPRESSIONS | COMPUTED).items() if name not in METRICS}
KINDS = {"A_APPROVED": "won", "A_DECLINED": "lost", "A_CANCELLED": "lost"}
STAGES = ("A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "O_SENT", "O_SENT_BACK", *KINDS)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demo company in a store, with all it has beside deals and history."""
    folder = tmp_path_factory.mktemp("demo")
    write(folder / "export", deals=300, format="parquet")
    store.refresh(folder / "store", sorted((folder / "export").glob("*.parquet")))
    return folder / "store"


@pytest.fixture(scope="module")
def bank(shared_data, tmp_path_factory):
    """Loan applications of a bank (BPI challenge 2012) as an event log, in a store."""
    folder = tmp_path_factory.mktemp("bank")
    stages = [StageMapping(stage=name, kind=KINDS.get(name, "open"), position=n) for n, name in enumerate(STAGES, 1)]
    mapping = Mapping(files=(FileMapping(table="event_log"),), stages=tuple(stages))
    (folder / "loans.toml").write_text(text_of(mapping), encoding="utf-8")
    log = shared_data / "bpic2012" / "bpic2012.xes.gz"
    store.refresh(folder / "store", [log], mapping=folder / "loans.toml")
    return folder / "store"


@pytest.fixture(scope="module")
def data_sets(spark_session):
    """Each store opened once on each engine."""
    found = {}
    with ExitStack() as open_ones:

        def opened(folder):
            if folder not in found:
                engines = (None, Spark(spark_session))
                found[folder] = [open_ones.enter_context(vt.read(folder, engine=engine)) for engine in engines]
            return found[folder]

        yield opened


@pytest.fixture(scope="module")
def pieces(demo, tmp_path_factory):
    with vt.read(demo) as dataset:
        moments = {"earlier": datetime(2025, 11, 17, 12), "period": "2026Q1", "before": "2025Q4"}
        return written(dataset, tmp_path_factory.mktemp("pieces"), **moments, by=["source"])


@pytest.mark.parametrize("name", METRICS)
def test_a_metric_of_the_demo_company_is_the_same_on_spark(name, demo, data_sets):
    here, there = (told(dataset.ask(name)) for dataset in data_sets(demo))
    assert here
    assert differences(here, there) == []


@pytest.mark.parametrize("name", PIECES)
def test_a_piece_of_the_demo_company_is_the_same_on_spark(name, pieces, embedded, spark):
    here, there = (rows_of(PIECES[name](company(engine, pieces))) for engine in (embedded, spark))
    assert here
    assert differences(here, there) == []


@pytest.mark.shared_data
@pytest.mark.parametrize("name", METRICS)
def test_a_metric_of_the_bank_is_the_same_on_spark(name, bank, data_sets):
    here, there = (told(dataset.ask(name)) for dataset in data_sets(bank))
    assert differences(here, there) == []
