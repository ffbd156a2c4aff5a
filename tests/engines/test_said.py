"""A question is put into SQL once; its answer is found anew each time."""

import re
from itertools import combinations

import ibis
import pytest
from ibis import _
from ibis.backends.duckdb import Backend as IbisBackend
from tests.audit.audited import audited
from tests.engines.same import differences

from venturi.audit.sections import SECTIONS
from venturi.engines import embedded
from venturi.engines.embedded import Embedded
from venturi.engines.said import Keys, Said

OVERVIEW = ("integrity", "velocity", "danger_points", "definitions")
SCHEMA = {"n": "int64", "kind": "string"}


@pytest.fixture
def built(monkeypatch):
    """The statements that had to be built, by a process that has built none before."""
    found, build = [], IbisBackend.compile

    def compile(self, expr, /, **options):  # noqa: A001
        found.append(build(self, expr, **options))
        return found[-1]

    monkeypatch.setattr(IbisBackend, "compile", compile)
    monkeypatch.setattr(embedded, "_said", Said())
    return found


def stored(engine, rows):
    return engine.store("rows", ibis.memtable(rows, schema=SCHEMA))


def asked(table):
    return table.group_by("kind").aggregate(n=_.n.sum()).order_by("kind").to_pyarrow().to_pylist()


def test_the_same_question_of_other_rows_is_built_once_and_answered_anew(built):
    answers = []
    for n in (1, 2):
        engine = Embedded()
        table = stored(engine, [{"n": n, "kind": "a"}])
        before = len(built)
        answers.append(asked(table))
        engine.close()
        assert len(built) - before == (1 if n == 1 else 0)
    assert answers == [[{"kind": "a", "n": 1}], [{"kind": "a", "n": 2}]]


def test_a_table_of_other_types_is_another_question(built):
    for n, kind in ((1, "int64"), (0.5, "float64")):
        engine = Embedded()
        table = engine.store("rows", ibis.memtable([{"n": n, "kind": "a"}], schema=SCHEMA | {"n": kind}))
        assert asked(table) == [{"kind": "a", "n": n}]
        engine.close()


def test_rows_in_memory_are_never_taken_for_others():
    one, other = (ibis.memtable([{"n": n}]) for n in (1, 2))
    assert Keys().of(one.op()) is None
    assert [table.n.sum().to_pyarrow().as_py() for table in (one, other, one)] == [1, 2, 1]


def test_a_function_of_ones_own_is_never_taken_for_another():
    @ibis.udf.scalar.builtin
    def upper(text: str) -> str: ...

    assert Keys().of(ibis.table(SCHEMA, name="t").mutate(u=upper(_.kind)).op()) is None


def test_questions_that_differ_in_anything_have_different_keys():
    table = ibis.table(SCHEMA, name="t")
    moment = ibis.timestamp("2026-01-01 00:00:00")
    questions = [
        table,
        ibis.table(SCHEMA, name="u"),
        ibis.table(SCHEMA | {"n": "!int64"}, name="t"),
        ibis.table(dict(reversed(SCHEMA.items())), name="t"),
        *(table.mutate(m=value) for value in (1, 1.0, True, moment)),
        *(table.mutate(m=value) for value in (ibis.literal("1"), ibis.null("int64"), ibis.null("string"))),
        *(table.mutate(m=ibis.literal(value)) for value in (0.0, -0.0, float("nan"))),
        *(table.mutate(**{name: _.n}) for name in ("a", "b")),
        *(table.drop(name) for name in SCHEMA),
        *(table.filter(_.n.isin(several)) for several in ([1, 2], [2, 1], [1])),
        *(table.order_by(order) for order in ("n", ibis.desc("n"), ["n", "kind"], ["kind", "n"])),
        *(table.limit(most) for most in (1, 2)),
        *(table.group_by("kind").aggregate(m=of) for of in (_.n.sum(), _.n.mean(), _.n.sum(where=_.n > 1))),
        *(table.mutate(m=_.n.sum().over(group_by=by)) for by in ("kind", "n")),
        *(getattr(table, how)(ibis.table(SCHEMA, name="u"), "n") for how in ("inner_join", "left_join", "semi_join")),
    ]
    keys = Keys()
    for one, other in combinations(questions, 2):
        assert keys.of(one.op()) != keys.of(other.op()), (one, other)
    again = Keys()
    assert [keys.of(one.op()) for one in questions] == [again.of(one.op()) for one in questions]


def test_however_deep_a_question_is():
    table = ibis.table(SCHEMA, name="t")
    total = table.n
    for step in range(1_500):
        total = total + step
    assert Keys().of(total.op())


def test_the_oldest_statement_is_forgotten():
    said = Said(most=2)
    for key in (b"a", b"b"):
        said.keep(key, key.decode())
    assert said.get(b"a") == "a"
    said.keep(b"c", "c")
    assert [said.get(key) for key in (b"a", b"b", b"c")] == ["a", None, "c"]


def named(sql):
    """A statement in which what Ibis names by chance is named alike."""
    return re.sub(r"ibis_table_unnest(_column)?_\w+", "unnested", sql)


@pytest.mark.parametrize(
    "sections", [OVERVIEW, pytest.param(tuple(SECTIONS), marks=pytest.mark.thorough)], ids=["overview", "everything"]
)
def test_what_was_said_is_what_would_be_said(demo_export, built, monkeypatch, sections):
    first = audited(*demo_export, sections=sections)
    anew, build = len(built), IbisBackend.compile
    told = []
    compile = embedded.Backend.compile  # noqa: A001

    def compared(self, expr, /, **options):
        told.append((compile(self, expr, **options), build(self, expr, **options)))
        return told[-1][0]

    monkeypatch.setattr(embedded.Backend, "compile", compared)
    assert differences(first, audited(*demo_export, sections=sections)) == []
    assert [said for said, fresh in told if named(said) != named(fresh)] == []
    # What holds rows has no key: it was built again, beside what is built here to compare.
    assert len(built) - anew - len(told) < anew / 5
