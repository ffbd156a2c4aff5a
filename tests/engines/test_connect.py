"""Coming to Spark, and what is said when nobody is there."""

import builtins
import socket

import ibis
import pytest

from venturi.engines.spark import Spark
from venturi.errors import IssuesFound


def code_of(url):
    with pytest.raises(IssuesFound) as told:
        Spark.connect(url)
    return told.value.issues[0].code


def test_a_session_that_is_there_is_used_and_stays_open(spark_session):
    engine = Spark(spark_session)
    table = engine.store("one day", ibis.literal(1).name("n").as_table())
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


def test_an_address_at_which_nobody_answers_is_named(monkeypatch):
    pytest.importorskip("pyspark")
    from pyspark.sql import SparkSession

    def unreachable(builder):
        raise socket.gaierror("Name or service not known")

    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", unreachable)
    with pytest.raises(IssuesFound) as told:
        Spark.connect("spark://nowhere:7077")
    assert told.value.issues[0].code == "engine-unreachable"
    assert "spark://nowhere:7077" in str(told.value)
    assert "Name or service not known" in str(told.value)
