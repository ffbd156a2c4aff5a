"""Every metric can be grouped by every level it lists, and says so of every other."""

from copy import copy
from dataclasses import replace

import ibis
import pytest
from ibis import _
from tests.audit.audited import HEADER, written
from tests.cli.conftest import ROWS

import venturi as vt
from venturi.dataset import Dataset, options_of
from venturi.demo import write
from venturi.metrics.metric import LEVELS
from venturi.own_columns import RENAME, NameTaken
from venturi.registry import METRICS

DEALS = 60
GROUPED = [name for name, metric in METRICS.items() if metric.levels]
PLACED = [name for name, metric in METRICS.items() if metric.rows]
# Columns of the deals that make no groups, and one that they do not have.
STRANGE = ("deal_id", "amount", "closed_at", "planet")
# What says how a deal stands makes groups too, without being a level; the audit asks by it.
STANDING = ["stage", "outcome", "currency"]


# What somebody may well call a column of a file, and what metrics call columns of theirs, on the way or in the answer.
OWN = (
    *("deals", "share", "n", "part", "days", "rate", "value", "won", "Deals", "Share", "Days", "period", "position"),
    *("was_in", "kind", "last", "stage_name", "key", "at", "rule", "Won", "total", "entered_at", "exists", "sequence"),
)
OF_DEALS = [name for name in GROUPED if set(LEVELS) <= set(METRICS[name].levels)]


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    folder = tmp_path_factory.mktemp("company") / "export"
    write(folder, deals=DEALS)
    with vt.read(*sorted(folder.glob("*.csv"))) as dataset:
        yield dataset


def coloured(company, names, **tables):
    """The company with columns of its own that all hold the same two colours."""
    files, known = copy(company.ingested), company.ingested.tables
    deals = known.deals.mutate(**dict.fromkeys(names, ibis.ifelse(_.source_row % 2 == 0, "blue", "red")))
    files.tables = replace(known, deals=deals, **tables)
    return Dataset(files, as_of=company.as_of)


# The rule about capital letters is one for all metrics: every fourth of them is asked.
LARGE = [(name, "painted_large") for name in OF_DEALS[::4]]


@pytest.fixture(scope="module")
def painted(company):
    return coloured(company, ["Colour", "exchange_rate", *(name for name in OWN if name.islower())])


@pytest.fixture(scope="module")
def painted_large(company):
    """With capital letters, between which and small ones engines know no difference."""
    return coloured(company, ["Colour", *(name for name in OWN if not name.islower())])


@pytest.mark.parametrize("name", METRICS)
def test_it_lists_levels_where_it_takes_groups(name):
    assert bool(METRICS[name].levels) == ("by" in options_of(name))


@pytest.mark.parametrize("name", GROUPED)
def test_it_is_grouped_by_every_level_it_lists(name, company):
    metric = METRICS[name]
    standing = STANDING if set(LEVELS) <= set(metric.levels) else []
    for by in [[level] for level in metric.levels] if metric.one_level else [[*metric.levels, *standing]]:
        result = company.ask(name, by=by)
        assert result.refusal is None
        assert set(by) <= set(columns(result.table))
        assert set(by) <= set(columns(result.behind()))


@pytest.mark.parametrize("name", PLACED)
def test_what_its_rows_have_by_themselves_is_not_added_twice(name, company):
    rows = METRICS[name].rows
    assert METRICS[name].grouped([*rows, "team"]) == ["team"]
    assert set(rows) <= set(columns(company.ask(name, by=rows).table))


@pytest.mark.parametrize("name", METRICS)
def test_a_level_it_does_not_list_is_refused_by_name(name, company):
    metric = METRICS[name]
    for level in {*LEVELS, *STRANGE} - {*metric.levels, *metric.rows}:
        told = f'by is "{level}"; {name} is grouped by ' if metric.levels else f'{name} has no option "by"'
        with pytest.raises(ValueError, match=told):
            company.ask(name, by=[level])


def test_the_pipeline_of_a_stage_is_told_once_and_changes_no_number(company):
    for name in ("conversion", "stay_times", "rework"):
        assert company.ask(name, by="pipeline").rows() == company.ask(name).rows()
    assert company.ask("stay_times", by="pipeline").deals().equals(company.ask("stay_times").deals())


def test_what_is_no_move_is_in_no_pipeline(company):
    whole = company.variants(of="events").rows()
    assert sum(row["deals"] for row in whole) == len(company.variants(of="events").deal_ids())
    with pytest.raises(ValueError, match='by is "pipeline", and an activity is in none; say of="stages"'):
        company.variants(of="events", by="pipeline")


@pytest.mark.parametrize("name", ["variants", "directly_follows", "temporal_profile", "typical_path", "concentration"])
def test_groups_by_pipeline_add_up_to_the_whole(name, company):
    counts = {"directly_follows": "moves", "temporal_profile": "n"}.get(name, "deals")
    if name == "typical_path":
        parts = company.ask(name, by="pipeline").deals()
        assert len(parts) == len(company.ask(name).deals())
        return
    whole, parts = company.ask(name).rows(), company.ask(name, by="pipeline").rows()
    assert sum(row[counts] for row in parts) == sum(row[counts] for row in whole)
    assert {row["pipeline"] for row in parts} <= set(company.stages.pipeline.to_pyarrow().to_pylist())


def test_a_column_of_the_file_that_is_no_level_makes_groups_too(tmp_path):
    rows = [(*row, "blue") for row in ROWS]
    with vt.read(written(tmp_path / "deals.csv", rows, header=(*HEADER, "Colour"))) as p:
        assert [row["Colour"] for row in p.win_rate(by="Colour").rows()] == ["blue"]


@pytest.mark.parametrize(("name", "data"), [(name, "painted") for name in OF_DEALS] + LARGE)
def test_a_column_of_the_file_may_be_called_like_one_of_a_metric_or_is_refused_by_name(name, data, request):
    dataset = request.getfixturevalue(data)
    own = [column for column in OWN if column in dataset.deals.columns]
    plain = dataset.ask(name, by="Colour")
    assert plain.refusal is None
    taken, behind = ({column.lower() for column in columns(table)} for table in (plain.table, plain.behind()))
    taken |= {*METRICS[name].rows}
    free = [column for column in own if column.lower() not in taken]
    for column in [column for column in own if column not in free][:3]:
        with pytest.raises(NameTaken, match=f'^by is "{column}", and .* a column .* beside yours. {RENAME}$'):
            dataset.ask(name, by=column)
    if listed := [column for column in free if column.lower() not in behind]:
        found, both = (dataset.ask(name, by=["source", *own]) for own in (listed, ["Colour"]))
        assert set(listed) <= set(columns(found.table))
        assert _alike(found.rows(), listed) == _alike(both.rows(), ["Colour"])
        assert _alike(found.deals().to_pylist(), listed) == _alike(both.deals().to_pylist(), ["Colour"])
    # What only the deals behind the numbers have too is told when these are asked for.
    for column in [column for column in free if column not in listed][:1]:
        answer = dataset.ask(name, by=column)
        assert column in columns(answer.table)
        with pytest.raises(NameTaken, match=f'^by is "{column}", and .* beside yours. {RENAME}$'):
            answer.deals()


def _alike(rows, own):
    """The rows in one order, with one colour in the place of the own columns, which must all hold the same one."""
    assert rows
    assert all(len({row[column] for column in own}) == 1 for row in rows)
    told = [{"Colour": row[own[0]]} | {name: row[name] for name in row if name not in own} for row in rows]
    # The order of adding shows in the last places of a float.
    exact = [{name: value for name, value in row.items() if not isinstance(value, float)} for row in told]
    order = sorted(range(len(told)), key=lambda nth: repr(sorted(exact[nth].items())))
    return [{name: _near(value) for name, value in told[nth].items()} for nth in order]


def _near(value):
    return pytest.approx(value, rel=1e-9) if isinstance(value, float) else value


def test_a_column_that_reading_replaces_by_one_of_ours_is_refused_by_name(painted, company):
    column = "exchange_rate"
    with pytest.raises(NameTaken, match=f'by is "{column}", and the deals have a column of that name .* {RENAME}'):
        painted.win_rate(by=column)
    # Where no file has it, it is no column of anybody's: what we add for ourselves makes no groups.
    with pytest.raises(ValueError, match=f'by is "{column}"; win_rate is grouped by'):
        company.win_rate(by=column)


def test_what_a_column_of_the_file_was_then_is_told_by_the_log_whatever_it_is_called(company):
    log, names = company.ingested.tables.field_changes, ("Colour", "n")
    moves = log.filter(_.field == "amount")
    logged = [moves.mutate(field=ibis.literal(name), old_value=ibis.literal("green")) for name in names]
    repainted = coloured(company, names, field_changes=ibis.union(log, *logged))
    plain, named = (repainted.bridge(during="2025", by=by).rows() for by in names)
    assert {row["Colour"] for row in plain} == {"green", "blue", "red"}
    assert sum(row["events"] for row in plain if row["movement"] == "moved out") > 0
    assert _alike(named, ["n"]) == _alike(plain, ["Colour"])


def test_a_metric_that_is_grouped_by_some_levels_only_refuses_any_other_column_alike(painted):
    for column in ("Colour", "deals"):
        with pytest.raises(ValueError, match=f'by is "{column}"; shortfall is grouped by '):
            painted.shortfall(by=column)


def test_a_method_is_asked_as_ask_asks_and_keeps_its_own_signature(painted):
    assert painted.win_rate(by="n").rows() == painted.ask("win_rate", by=["n"]).rows()
    assert Dataset.win_rate.__doc__.startswith("`venturi.metrics.win_rate`")
    assert list(options_of("win_rate")) == ["decided_in", "by"]


def columns(table):
    """Its columns, compiled to a query where it is one: that fails where it cannot be asked."""
    if isinstance(table, ibis.Table):
        assert ibis.to_sql(table)
        return list(table.columns)
    return table.column_names


@pytest.mark.parametrize(
    ("name", "option", "column"),
    [
        ("person_stage", "like", ["stage"]),
        ("person_win_rate", "like", ["source", "outcome"]),
        ("comparison_times", "side", "position"),
        ("danger_points", "like", ["nobody has it"]),
    ],
)
def test_deals_are_not_alike_by_how_they_stand(name, option, column, company):
    wrong = column if isinstance(column, str) else column[-1]
    with pytest.raises(ValueError, match=rf'^{option} is "{wrong}"; {name} takes .* or a column of your own\.$'):
        company.ask(name, **{option: column})
