import json

import ibis
import pyarrow as pa
import pytest

from venturi.demo import Parameters, simulate
from venturi.demo.simulation import setting
from venturi.demo.truth import summary

DEALS = 12_000  # more than one cell, few enough for twenty people


class Demo:
    """A simulated company: tables as lists of rows and as Arrow, its truth, its parameters."""

    def __init__(self, parameters, **options):
        chunks = list(simulate(parameters, **options))
        self.parameters = parameters
        self.chunks = chunks
        self.tables = _joined([chunk.tables for chunk in chunks])
        self.truth = _joined([chunk.truth for chunk in chunks])
        here, _ = setting(parameters)
        tally = sum((chunk.tally for chunk in chunks[1:]), chunks[0].tally)
        self.company = json.loads(json.dumps(summary(parameters, here.clock, here.staff, tally), default=str))

    def rows(self, table):
        return self.tables[table].to_pylist()

    def ibis(self, table):
        return ibis.memtable(self.tables[table])

    def planted(self, code, *, cause="planted"):
        """The records the truth names for a rule."""
        faults = self.truth["faults"].to_pylist()
        return [fault["record"] for fault in faults if fault["code"] == code and fault["cause"] == cause]


def _joined(parts):
    names = [name for part in parts for name in part]
    return {name: pa.concat_tables([part[name] for part in parts if name in part]) for name in dict.fromkeys(names)}


@pytest.fixture(scope="session")
def demo():
    return Demo(Parameters.load(deals=DEALS))


@pytest.fixture(scope="session")
def simulated():
    return Demo
