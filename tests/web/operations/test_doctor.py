"""The doctor finds whatever was done past the gate, and says what to do."""

from io import BytesIO

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from venturi.web.activities.files import keep, place_of
from venturi.web.activities.models import Attachment
from venturi.web.deals import services
from venturi.web.deals.models import Deal
from venturi.web.operations.doctor import database, examine, history, surroundings
from venturi.web.operations.presence import Presence, new_name
from venturi.web.people.models import Person
from venturi.web.trail.guards import guard, unguard
from venturi.web.trail.models import Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, made


def codes(finding):
    return [issue.code for issue in finding.issues]


@pytest.fixture
def history_of_two(deal, stages, cast):
    services.move_to_stage(deal, stages["Proposal"], by=cast.anna)
    return Deal.objects.get(pk=deal.pk)


@pytest.fixture
def attachment(deal):
    kept = keep("note.txt", BytesIO(b"what we agreed on"))
    with recording("attach", by=None, via=Via.COMMAND) as act:
        yield made(act, Attachment(deal=deal, name="note.txt", **{n: getattr(kept, n) for n in kept.__slots__}))
    place_of(kept.digest).unlink(missing_ok=True)


def write(statement):
    unguard()
    with connection.cursor() as cursor:
        cursor.execute(statement)
    guard()


@pytest.mark.parametrize("whole", [True, False])
def test_a_workspace_that_is_well_has_nothing_to_mend(history_of_two, whole):
    looks = [look(whole) for look in (history.trail, history.deals)]
    assert [codes(one) for one in looks] == [[], []]
    assert [one.said for one in looks] == ["2 of 2 entries read", "1 of 1 rebuilt"]
    assert codes(database.migrated()) == codes(database.guarded()) == codes(database.reachable()) == []


@pytest.mark.parametrize("whole", [True, False])
def test_a_changed_entry_and_a_changed_event_are_found(history_of_two, whole):
    write("UPDATE deals_stagechange SET reason = 'other'")
    assert codes(history.trail(whole)) == ["trail-broken"]
    write("UPDATE trail_entry SET verb = 'other' WHERE number = 1")
    assert len(history.trail(whole).issues) == 2


def test_a_chain_that_was_cut_is_found_at_its_end(history_of_two):
    write("DELETE FROM deals_stagechange")
    write("DELETE FROM trail_entry WHERE number = 2")
    assert "the trail ends at 1, and 2 were sealed" in history.trail(False).issues[0].message


def test_only_the_latest_entries_are_read_unless_all_are_asked_for(history_of_two, monkeypatch):
    write("UPDATE trail_entry SET verb = 'other' WHERE number = 1")
    monkeypatch.setattr(history, "LATEST", 1)
    assert codes(history.trail(False)) == []
    assert codes(history.trail(True)) == ["trail-broken"]


def test_a_deal_that_is_not_what_its_events_say_is_named(history_of_two):
    Deal.objects.update(next_step="Something else")
    found = history.deals(False)
    assert codes(found) == ["deals-differ"]
    assert history_of_two.key in found.issues[0].message


def test_a_record_that_was_changed_past_the_gate_is_named(db):
    with recording("begin", by=None, via=Via.COMMAND) as act:
        person = made(act, Person(key="abe", name="Abe"))
        changed(act, person, {"region": "North"})
    assert codes(history.records(False)) == []
    Person.objects.update(region="South")
    [issue] = history.records(False).issues
    assert (issue.code, issue.message) == (
        "records-differ",
        f"1 people are not what their history adds up to: {person.pk} (region).",
    )


def test_an_attachment_that_is_gone_or_holds_something_else_is_found(attachment):
    assert codes(history.attachments(True)) == []
    place = place_of(attachment.digest)
    place.write_bytes(b"what we agreed of")
    assert codes(history.attachments(True)) == ["attachment-changed"]
    assert codes(history.attachments(False)) == []
    place.write_bytes(b"")
    assert codes(history.attachments(False)) == ["attachment-changed"]
    place.unlink()
    assert codes(history.attachments(False)) == ["attachment-missing"]


def test_missing_guards_are_named_and_put_back(db):
    unguard()
    [issue] = database.guarded().issues
    assert issue.code == "guard-missing"
    assert "deals_stagechange_no_update" in issue.message
    guard()
    assert codes(database.guarded()) == []


def test_without_a_worker_or_after_a_failure_something_is_to_be_done(db):
    assert codes(database.work()) == ["worker-missing"]
    presence = Presence(new_name())
    presence.hold()
    try:
        assert codes(database.work()) == []
        task = DBTaskResult(task_path="x.y", args_kwargs={}, backend_name="default", run_after=None)
        task.set_failed(ValueError("no"))
        DBTaskResult.objects.bulk_create([task]) if task.pk is None else None
        assert codes(database.work()) == ["tasks-failed"]
    finally:
        presence.end()


def test_a_full_disk_is_told(monkeypatch):
    monkeypatch.setattr(surroundings, "ROOM", 1e9)
    assert codes(surroundings.disk()) == ["disk-nearly-full"]


def test_what_rests_on_an_older_database_is_not_looked_at(db):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'deals'")
    found = list(examine())
    assert found[-1].issues[0].code == "database-not-migrated"
    assert "trail" not in {one.name for one in found}


def test_everything_is_looked_at(history_of_two):
    names = [one.name for one in examine(whole=True)]
    looked = "settings disk clock mails database tables guards writing work trail deals records attachments"
    assert " ".join(names) == looked
