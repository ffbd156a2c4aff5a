"""The database refuses to change history, whoever asks, and the chain tells when somebody did it all the same."""

import pytest
from django.db import DatabaseError, connection, transaction

from venturi.web.deals import services
from venturi.web.deals.models import FieldChange, Opening, StageChange
from venturi.web.trail import chain
from venturi.web.trail.guards import guard, unguard
from venturi.web.trail.models import Entry, events


@pytest.fixture
def history(deal, stages, cast):
    services.move_to_stage(deal, stages["Proposal"], by=cast.anna)
    services.change_fields(deal, {"next_step": "Call"}, by=cast.anna)
    return deal


def tables():
    return [Entry._meta.db_table, *(model._meta.db_table for model in events())]


def test_every_kind_of_event_is_guarded(history):
    assert {Opening, StageChange, FieldChange} <= set(events())
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT count(*) FROM "{table}"')
            if cursor.fetchone()[0] == 0:
                continue
            for statement in (f'UPDATE "{table}" SET id = id', f'DELETE FROM "{table}"'):
                with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                    cursor.execute(statement)


def test_an_event_is_saved_once(history):
    with pytest.raises(ValueError, match="is history"):
        StageChange.objects.get().save()


def test_the_chain_is_whole(history):
    assert list(chain.verify()) == []
    assert Entry.objects.count() == 3


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE deals_stagechange SET at = '2020-01-01 00:00:00+00:00'", 2),
        ("UPDATE deals_fieldchange SET new = 'Write'", 3),
        ("DELETE FROM deals_fieldchange", 3),
        ("UPDATE trail_entry SET verb = 'open' WHERE number = 2", 2),
        ("UPDATE trail_entry SET author_id = (SELECT max(id) FROM people_person) WHERE number = 2", 2),
    ],
)
def test_whatever_is_changed_behind_its_back_is_found(statement, number, history):
    unguard()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    guard()
    assert [one.number for one in chain.verify()] == [number]


def test_an_entry_that_is_gone_is_missed(history):
    unguard()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM deals_fieldchange")
        cursor.execute("DELETE FROM trail_entry WHERE number = 3")
    guard()
    assert [one.reason for one in chain.verify()] == ["the trail ends at 2, and 3 were sealed"]


def test_what_history_is_about_is_not_deleted_and_deals_keep_their_keys(history):
    statements = ["UPDATE deals_deal SET key = 'other'"]
    statements += [f"DELETE FROM {table}" for table in ("deals_deal", "process_stage", "people_person")]
    for statement in statements:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    history.save()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a statement of SQLite")
def test_history_is_not_replaced_either(history):
    statement = "INSERT OR REPLACE INTO deals_fieldchange SELECT * FROM deals_fieldchange"
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
