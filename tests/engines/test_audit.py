"""The audit that Spark computes is the embedded one: the whole document, from a store and from tables as they are."""

import pytest
from tests.engines.same import differences

import venturi as vt
from venturi import store
from venturi.audit import audit
from venturi.demo import write
from venturi.engines.embedded import Embedded
from venturi.engines.spark import Spark
from venturi.metrics.tables import CONTRACTS


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    write(folder / "export", deals=200, format="parquet")
    store.refresh(folder / "store", sorted((folder / "export").glob("*.parquet")))
    return folder / "store"


def test_a_store(kept, spark_session):
    with vt.read(kept) as here:
        embedded = audit(here, by=["source"])
    with vt.read(kept, engine=Spark(spark_session)) as there:
        assert differences(embedded, audit(there, by=["source"])) == []


def test_tables_as_they_are(kept, tmp_path, spark_session):
    with store.opened(kept) as found:
        tables = {name: getattr(found.tables, name) for name in CONTRACTS}
        for name in ("deals", "stages"):
            tables[name].to_parquet(tmp_path / f"{name}.parquet")
    files = [tmp_path / "deals.parquet", tmp_path / "stages.parquet"]
    with vt.read(*files, engine=Embedded()) as here:
        embedded = audit(here)
    with vt.read(*files, engine=Spark(spark_session)) as there:
        assert differences(embedded, audit(there)) == []
