"""Coming to Spark, and what is said when nobody is there."""

import builtins
import socket
from decimal import Decimal

import ibis
import pyarrow as pa
import pytest

from venturi.engines.spark import Spark
from venturi.errors import IssuesFound


def code_of(url):
    with pytest.raises(IssuesFound) as told:
        Spark.connect(url)
    return told.value.issues[0].code


def test_a_session_that_is_there_is_used_and_stays_open(spark_session):
    engine = Spark(spark_session)
    table = engine.store("one day", ibis.memtable({"n": [1]}))
    assert table.to_pyarrow().to_pylist() == [{"n": 1}]
    engine.close()
    engine.close()
    assert not engine.folder.exists()
    assert spark_session.range(1).count() == 1


def test_what_is_stored_keeps_its_types(spark_session):
    engine = Spark(spark_session)
    moments = ibis.timestamp("2026-01-02T03:04:05").cast("timestamp('UTC')").name("at").as_table()
    stored = engine.store("moments", moments)
    assert stored.schema() == moments.schema()
    [row] = stored.to_pyarrow().to_pylist()
    assert row["at"].isoformat() == "2026-01-02T03:04:05+00:00"
    engine.close()


def test_without_spark_the_remedy_is_to_install_it(monkeypatch):
    real = builtins.__import__

    def without(name, *rest, **named):
        if name.startswith("pyspark"):
            raise ImportError(name)
        return real(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    assert code_of("local") == "engine-missing"


@pytest.mark.spark
def test_an_address_at_which_nobody_answers_is_named(monkeypatch):
    from pyspark.sql import SparkSession

    def unreachable(builder):
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", unreachable)
    with pytest.raises(IssuesFound) as told:
        Spark.connect("spark://nowhere:7077")
    assert told.value.issues[0].code == "engine-unreachable"
    assert "spark://nowhere:7077" in str(told.value)
    assert "Name or service not known" in str(told.value)


def test_whole_numbers_beside_a_null_come_to_spark_whole(spark_session):
    engine = Spark(spark_session)
    rows = [{"n": 4, "amount": Decimal("1.5000")}, {"n": None, "amount": None}]
    table = ibis.memtable(pa.Table.from_pylist(rows, pa.schema({"n": pa.int64(), "amount": pa.decimal128(18, 4)})))
    assert sorted(engine.store("numbers", table).to_pyarrow().to_pylist(), key=str) == sorted(rows, key=str)
    engine.close()


def test_a_count_of_nothing_is_0_and_numbers_with_a_point_are_floating(spark_session):
    engine = Spark(spark_session)
    one = engine.store("one", ibis.literal(1).name("n").as_table().mutate(part=ibis.null("string")))
    counted = one.aggregate(n=one.count(where=one.part == "won"))
    assert counted.to_pyarrow().to_pylist() == [{"n": 0}]
    third = one.select(share=one.n / (one.n * 3.0)).to_pyarrow().to_pylist()
    assert third == [{"share": 1 / 3}]
    engine.close()
