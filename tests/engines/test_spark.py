"""Every metric gives on Spark what it gives embedded: on the demo company, and on the log of a bank."""

from datetime import datetime

import pytest
from tests.engines.asked import COMPUTED, EXPRESSIONS
from tests.engines.companies import company, written
from tests.engines.same import differences, rows_of

import venturi as vt
from venturi.demo import write
from venturi.ingest import FileMapping, Mapping, StageMapping, text_of
from venturi.registry import METRICS

ASKED = EXPRESSIONS | COMPUTED
KINDS = {"A_APPROVED": "won", "A_DECLINED": "lost", "A_CANCELLED": "lost"}
STAGES = ("A_SUBMITTED", "A_PREACCEPTED", "A_ACCEPTED", "O_SENT", "O_SENT_BACK", *KINDS)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo")
    write(folder / "export", deals=300, format="parquet")
    with vt.read(*sorted((folder / "export").glob("*.parquet"))) as dataset:
        moments = {"earlier": datetime(2025, 11, 17, 12), "period": "2026Q1", "before": "2025Q4"}
        return written(dataset, folder, **moments, by=["source"])


@pytest.fixture(scope="module")
def bank(shared_data, tmp_path_factory):
    """Loan applications of a bank (BPI challenge 2012) as an event log."""
    folder = tmp_path_factory.mktemp("bank")
    stages = [StageMapping(stage=name, kind=KINDS.get(name, "open"), position=n) for n, name in enumerate(STAGES, 1)]
    mapping = Mapping(files=(FileMapping(table="event_log"),), stages=tuple(stages))
    (folder / "loans.toml").write_text(text_of(mapping), encoding="utf-8")
    with vt.read(shared_data / "bpic2012" / "bpic2012.xes.gz", mapping=folder / "loans.toml") as dataset:
        moments = {"earlier": datetime(2012, 1, 17, 12), "period": "2012Q1", "before": "2011Q4"}
        return written(dataset, folder, **moments)


def test_every_metric_is_asked():
    assert set(METRICS) <= set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_the_demo_company_is_the_same_on_spark(name, demo, embedded, spark):
    here, there = (rows_of(ASKED[name](company(engine, demo))) for engine in (embedded, spark))
    assert here
    assert differences(here, there) == []


@pytest.mark.shared_data
@pytest.mark.parametrize("name", ASKED)
def test_the_bank_is_the_same_on_spark(name, bank, embedded, spark):
    here, there = (rows_of(ASKED[name](company(engine, bank))) for engine in (embedded, spark))
    assert differences(here, there) == []
