"""The columns of many deals at once are what `rebuilt` says of each."""

from dataclasses import asdict
from datetime import timedelta

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.web.conftest import OPENED
from tests.web.deals.test_rebuilt import CHANGES, MOVES, done

from venturi.web.deals import selectors, services
from venturi.web.deals.bulk import History, record_histories
from venturi.web.deals.derived import amount_text, derived, whole
from venturi.web.deals.models import Deal, FieldChange, Opening, StageChange
from venturi.web.deals.state import NAMES, rebuilt, state_of
from venturi.web.deals.stored import stored
from venturi.web.process.models import Stage
from venturi.web.trail import chain, rows
from venturi.web.trail.chain import Told
from venturi.web.trail.lines import lines
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.texts import as_text

GONE = st.tuples(st.sampled_from(["delete", "restore"]), st.none(), st.none())


@settings(max_examples=some(25), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(MOVES | CHANGES | GONE, max_size=10))
def test_columns_by_columns_are_those_of_the_events(acts, cast, stages):
    deals = [
        services.open_deal(
            stages["Discovery"], by=cast.anna, at=OPENED, name="Any", owner_id=cast.anna.pk, currency="EUR"
        )
        for _ in range(2)
    ]
    for nth, act in enumerate(acts):
        deal = Deal.objects.get(pk=deals[nth % 2].pk)
        if act[0] == "delete" and not deal.deleted:
            services.delete_deal(deal, by=cast.anna, reason="a test")
        elif act[0] == "restore" and deal.deleted:
            services.restore_deal(deal, by=cast.renate, reason="a test")
        elif act[0] in {"move", "change"}:
            done(deal, act, stages, cast)
    known = rows.read(Stage, ["id", "pipeline_id", "kind"]).rename({"id": "stage_id"})
    found = derived(stored(pl.Series([deal.pk for deal in deals])), known).sort("id")
    for deal, row in zip(deals, found.select(NAMES).iter_rows(named=True), strict=True):
        said = asdict(rebuilt(selectors.events_of(deal)))
        amount = said.pop("amount")
        assert row.pop("amount") == (None if amount is None else int(amount * 10_000))
        assert row == said


UNTOLD = st.sampled_from([None, None, "since", "stage"])
SHOWN = st.tuples(st.sampled_from(["Discovery", "Proposal", "Won", "Lost"]), st.integers(-50, 200), UNTOLD)


@settings(max_examples=some(40), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=UNTOLD, undated=st.booleans(), moves=st.lists(SHOWN, max_size=6))
def test_what_nobody_told_is_as_unknown_by_columns_as_by_events(first, undated, moves, cast, stages):
    opening = Opening(
        at=OPENED,
        stage=stages["Discovery"],
        values={"name": "Any"},
        untold="stage" if undated and first is None else first,
        undated=undated or None,
    )
    changes = [
        StageChange(at=OPENED + timedelta(hours=at if undated else abs(at)), stage=stages[name], untold=untold)
        for name, at, untold in moves
    ]
    with recording("load", by=None, via=Via.COMMAND) as act:
        record_histories(act, [History(key=f"deal-{Deal.objects.count()}", opening=opening, changes=changes)])
    known = rows.read(Stage, ["id", "pipeline_id", "kind"]).rename({"id": "stage_id"})
    [row] = derived(stored(pl.Series([opening.deal.pk])), known).select(NAMES).iter_rows(named=True)
    assert row == asdict(rebuilt(selectors.events_of(opening.deal))) == asdict(state_of(Deal.objects.latest("pk")))
    assert (row["created_at"] is None) == undated
    assert row["outcome"] == "open" or row["stage_entered_at"] == row["closed_at"] is not None
    assert list(chain.verify_last(1)) == []


TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(
    found=st.lists(
        st.tuples(
            st.integers(1, 9) | st.none(),
            TEXTS,
            TEXTS,
            st.datetimes(min_value=OPENED.replace(tzinfo=None), max_value=OPENED.replace(tzinfo=None, year=2027)),
        ),
        max_size=6,
    )
)
def test_lines_by_columns_are_those_that_the_chain_reads(found):
    from datetime import UTC

    told, columns = Told(), {"at": [], "author_id": [], "deal_id": [], "field": [], "old": [], "new": []}
    for author, old, new, at in found:
        values = {
            "at": at.replace(tzinfo=UTC),
            "author_id": author,
            "deal_id": 7,
            "field": "name",
            "old": old,
            "new": new,
        }
        told.add(values[name] for name in FieldChange.told())
        for name, value in values.items():
            columns[name].append(value)
    frame = pl.DataFrame(columns, schema={name: rows.kind_of(FieldChange, name) for name in columns})
    by_columns = Told()
    by_columns.add_lines(lines(FieldChange, frame), frame.height)
    assert by_columns.said == told.said


def test_lines_of_columns_that_came_later_are_those_that_the_chain_reads():
    told = [(None, None), ("since", None), ("stage", True), (None, True)]
    columns = {name: [7] * 4 for name in ("author_id", "deal_id", "stage_id")} | {"at": [OPENED] * 4}
    columns |= {"values": ["{}"] * 4, "untold": [one for one, _ in told], "undated": [one for _, one in told]}
    frame = pl.DataFrame(columns, schema={name: rows.kind_of(Opening, name) for name in columns})
    row_by_row, by_columns = Told(), Told()
    for one in told:
        row_by_row.add(Opening.sealed([OPENED, 7, 7, 7, {}, *one]))
    by_columns.add_lines(lines(Opening, frame), frame.height)
    assert by_columns.said == row_by_row.said
    # What was sealed before there were such columns reads as it did.
    assert Opening.sealed([OPENED, 7, 7, 7, {}, None, None]) == [OPENED, 7, 7, 7, {}]


@pytest.mark.parametrize("amount", ["0", "1", "-1", "12000.5", "0.0001", "-0.5", "99999999999999.9999", "100"])
def test_amounts_and_their_texts_are_each_others_reverse(amount):
    frame = pl.DataFrame({"text": [amount]}).with_columns(whole(pl.col("text")).alias("whole"))
    assert frame.select(amount_text(pl.col("whole"))).item() == amount
    from decimal import Decimal

    assert as_text(Decimal(amount)) == amount


@pytest.mark.django_db
def test_reserved_ids_are_nobody_elses(cast, stages):
    first = rows.reserved(Deal, 10)
    deal = services.open_deal(stages["Discovery"], by=cast.anna, name="Next", owner_id=cast.anna.pk)
    assert deal.pk >= first + 10
    assert rows.reserved(Deal, 1) > deal.pk
