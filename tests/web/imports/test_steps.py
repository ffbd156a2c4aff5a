"""The steps of an import, and what becomes of them where they are interrupted."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.web.imports.conftest import DEALS, file, fresh

from venturi.web.accounts.models import Account
from venturi.web.deals import services as deals
from venturi.web.deals.models import Deal
from venturi.web.imports import folders, services, tasks, writing
from venturi.web.imports.models import Import, SavedMapping, State
from venturi.web.trail.models import Entry
from venturi.web.trail.prepared import Prepared
from venturi.web.trail.refusals import Forbidden, Refused


@pytest.fixture
def killed(monkeypatch):
    """The worker dies in the middle of writing."""

    def died(self, act):
        del self
        assert act.entry
        raise KeyboardInterrupt

    def done(what):
        with monkeypatch.context() as patched:
            patched.setattr(Prepared, "write", died)
            with pytest.raises(KeyboardInterrupt):
                what()

    return done


def started(one, state):
    """As it stands in the database once the worker has begun."""
    Import.objects.filter(pk=one.pk).update(state=state, beat_at=timezone.now() - timedelta(hours=1))
    return fresh(one)


def test_killed_while_writing_nothing_is_there_and_resuming_ends_it(imported, cast, killed):
    one = started(imported(dry=True), State.IMPORTING)
    entries = Entry.objects.count()
    killed(lambda: tasks._import(one))
    assert (fresh(one).state, fresh(one).entry, Deal.objects.count()) == (State.IMPORTING, None, 0)
    assert Entry.objects.count() == entries
    services.resume(started(one, State.IMPORTING), by=cast.abe)
    assert (fresh(one).state, Deal.objects.count()) == (State.DONE, 4)


def test_a_worker_that_was_taken_for_dead_does_nothing_any_more(imported, cast):
    one = started(imported(dry=True), State.IMPORTING)
    services.resume(one, by=cast.abe)
    count = Entry.objects.count()
    with pytest.raises(tasks.Superseded):
        tasks._import(one)
    assert (Entry.objects.count(), Deal.objects.count()) == (count, 4)


def test_whoever_is_at_it_is_not_resumed(imported, cast):
    one = imported(dry=True)
    Import.objects.filter(pk=one.pk).update(state=State.IMPORTING, beat_at=timezone.now())
    with pytest.raises(Refused, match="elsewhere already: importing"):
        services.resume(fresh(one), by=cast.abe)


def test_what_others_changed_meanwhile_is_prepared_anew(imported, cast, monkeypatch):
    imported()
    one = started(imported(file(DEALS.replace("12000.50", "1")), dry=True), State.IMPORTING)
    prepare, changed = tasks._prepared, []

    def prepared(of):
        found = prepare(of)
        if not changed:
            from venturi.web.deals import services as deals

            changed.append(deals.change_fields(Deal.objects.get(key="D1"), {"channel": "fair"}, by=cast.abe))
        return found

    monkeypatch.setattr(tasks, "_prepared", prepared)
    tasks._import(one)
    deal = Deal.objects.get(key="D1")
    assert (deal.channel, deal.amount, deal.version) == ("fair", 1, 3)


@pytest.mark.parametrize("who", ["anna", "renate", "jack", "gil", "ada"])
def test_only_administrators_import(who, cast, imported, client):
    person = getattr(cast, who)
    with pytest.raises(Forbidden):
        services.upload([file(DEALS)], by=person)
    one = imported(dry=True)
    for act in (services.compare, services.start, services.undo, services.resume, services.again):
        with pytest.raises(Forbidden):
            act(one, by=person)
    client.force_login(person)
    for path in ("", f"{one.pk}/", f"{one.pk}/refused.csv", f"{one.pk}/duplicates/"):
        assert client.get(f"/data/imports/{path}").status_code == 404
    assert client.post(f"/data/imports/{one.pk}/run/").status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("deals.exe", b"x", "upload-kind"),
        ("deals.csv", b"", "upload-empty"),
        ("deals.csv", b"x" * 2_000_000, "upload-too-large"),
    ],
)
def test_what_is_no_file_of_deals_is_refused(name, content, code, cast, settings):
    settings.VENTURI_IMPORT_MEGABYTES = 1
    with pytest.raises(Refused) as refusal:
        services.upload([file(content.decode(), name)], by=cast.abe)
    assert refusal.value.issues[0].code == code
    assert not Import.objects.exists()


@pytest.mark.parametrize("name", ["../../secret-key.csv", "..\\..\\x.csv", "/etc/passwd.csv", "a\x00b.csv", ".csv"])
def test_a_name_never_leads_out_of_the_folder(name):
    assert "/" not in folders.plain(name)
    assert folders.plain(name) not in {"", ".", ".."}
    assert "\x00" not in folders.plain(name)


def test_a_saved_mapping_is_used_again(read, cast):
    one = read(currency="CHF")
    saved = services.save_mapping(one, "Our CRM", by=cast.abe)
    again = services.save_mapping(one, "Our CRM", by=cast.abe)
    assert saved.pk == again.pk == SavedMapping.objects.get().pk
    assert 'currency = "CHF"' in read(saved=saved).mapping


def test_nothing_is_written_over_a_change_that_nobody_looked_at(imported, cast, monkeypatch):
    imported()
    one = started(imported(file(DEALS.replace("12000.50", "1")), dry=True), State.IMPORTING)
    ready = tasks._prepared(one)
    deals.change_fields(Deal.objects.get(key="D1"), {"channel": "fair"}, by=cast.abe)
    monkeypatch.setattr(writing, "_check", lambda ready: None)
    with pytest.raises(writing.Overtaken):
        writing.written(one, ready, by=cast.abe, verb="import", state=State.DONE, field="entry")
    deal = Deal.objects.get(key="D1")
    assert (deal.channel, deal.version, fresh(one).state) == ("fair", 2, State.IMPORTING)


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="this database has one writer at a time")
def test_every_deal_that_changes_is_locked_by_its_id_however_many_there_are(imported, monkeypatch):
    imported()
    monkeypatch.setattr(writing, "LOCKED", 1)
    with CaptureQueriesContext(connection) as asked:
        imported(file(DEALS.replace("12000.50", "1").replace("900", "901")))
    locks = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"] and "deals_deal" in one["sql"]]
    assert [" IN (" in lock for lock in locks] == [True, True]


def test_what_is_discarded_keeps_its_line_and_loses_its_files(imported, cast, django_capture_on_commit_callbacks):
    one = imported(dry=True)
    with django_capture_on_commit_callbacks(execute=True):
        services.discard(one, by=cast.abe)
    assert (fresh(one).state, fresh(one).issues, folders.folder_of(one).exists()) == (State.DISCARDED, [], False)
    for act in (services.again, services.compare, services.start, services.discard):
        with pytest.raises(Refused):
            act(fresh(one), by=cast.abe)


def test_a_worker_whose_import_was_discarded_leaves_nothing_behind(
    read, cast, monkeypatch, django_capture_on_commit_callbacks
):
    one, prepare = started(read(), State.COMPARING), tasks.prepare

    def discarded(*given, **about):
        with django_capture_on_commit_callbacks(execute=True):
            services.discard(one, by=cast.abe)
        return prepare(*given, **about)

    monkeypatch.setattr(tasks, "prepare", discarded)
    tasks.work.call(one.pk, one.attempt)
    assert (fresh(one).state, folders.folder_of(one).exists()) == (State.DISCARDED, False)


def test_what_was_imported_is_not_discarded(imported, cast):
    with pytest.raises(Refused, match="elsewhere already: imported"):
        services.discard(imported(), by=cast.abe)


def test_an_answer_takes_the_records_before_the_end_of_the_trail(imported, cast):
    Account.objects.create(key="x", name="acme")
    one = imported()
    with CaptureQueriesContext(connection) as asked:
        services.answer(one, 0, same=True, by=cast.abe)
    said = [query["sql"] for query in asked]
    held = [nth for nth, sql in enumerate(said) if "UPDATE" in sql and "trail_head" not in sql]
    ends = [nth for nth, sql in enumerate(said) if "trail_head" in sql]
    assert [sql for nth, sql in enumerate(said) if nth in held and '"accounts_account"' in sql]
    sealed = {nth for nth in held if "trail_entry" in said[nth]}
    assert max(set(held) - sealed) < min(ends)
