"""``venturi audit --engine``: what may go together, before any engine is asked."""

import pytest
from tests.audit.audited import written
from tests.cli.conftest import ROWS


@pytest.fixture
def deals(tmp_path):
    return written(tmp_path / "deals.csv", ROWS)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--engine", "flink"], '"flink" is not embedded or spark.'),
        (["--connect", "local"], "needs --engine spark."),
        (["--engine", "spark", "--column", "amount=Value"], "reads tables as they are"),
    ],
)
def test_wrong_use_is_said_at_once(venturi, deals, arguments, told):
    ran = venturi("audit", deals, *arguments)
    assert ran.code == 2
    assert told in ran.err


def test_a_place_on_shared_storage_needs_the_engine_that_reads_it(venturi):
    ran = venturi("audit", "s3a://bucket/deals")
    assert ran.code == 2
    assert "s3a://bucket/deals is read by --engine spark only." in ran.err


def test_the_engine_gets_the_files_to_the_letter_and_the_address(venturi, monkeypatch):
    from venturi.engines.spark import Spark
    from venturi.errors import Issue, IssuesFound

    asked = []

    def nobody(url):
        asked.append(url)
        raise IssuesFound(Issue(code="engine-unreachable", message="Nobody is there.", remedy="Go home."))

    monkeypatch.setattr(Spark, "connect", nobody)
    for options, address in (([], "local[*]"), (["--connect", "sc://head"], "sc://head")):
        ran = venturi("audit", "s3a://bucket//deals", "--engine", "spark", *options)
        assert ran.code == 1
        assert "Nobody is there." in ran.err
        assert asked[-1] == address
