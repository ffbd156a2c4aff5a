"""The columns of many deals at once are what `rebuilt` says of each."""

from dataclasses import asdict

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.examples import some
from tests.web.conftest import OPENED
from tests.web.deals.test_rebuilt import CHANGES, MOVES, done

from venturi.web.deals import selectors, services
from venturi.web.deals.derived import amount_text, derived, whole
from venturi.web.deals.models import Deal, FieldChange
from venturi.web.deals.state import NAMES, rebuilt
from venturi.web.deals.stored import stored
from venturi.web.process.models import Stage
from venturi.web.trail import rows
from venturi.web.trail.chain import Told
from venturi.web.trail.lines import lines
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
