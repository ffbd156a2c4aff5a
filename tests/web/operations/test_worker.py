"""Tasks are done once, by whoever lives; those of a dead worker are done again, and not for ever."""

import signal

import pytest
from django.db import OperationalError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.web.operations.conftest import PATIENCE, wait_until

from venturi.web.data.models import Export
from venturi.web.imports.models import Import
from venturi.web.imports.models import State as Step
from venturi.web.operations.orphans import given_back, orphans, taken_up
from venturi.web.operations.presence import Presence, alive, new_name

LIVING = "from venturi.web.operations.presence import alive; print(len(alive()))"


@pytest.fixture
def begun(db):
    """A task that somebody of a name began, after others of that name."""

    def of(worker, times=1):
        return DBTaskResult.objects.create(
            task_path="tests.web.operations.tasks.noted",
            args_kwargs={"args": [], "kwargs": {}},
            status="RUNNING",
            worker_ids=[worker] * times,
            backend_name="default",
            run_after=None,
        )

    return of


@pytest.fixture
def living():
    """A worker that lives."""
    presence = Presence(new_name())
    assert presence.hold()
    yield presence
    presence.end()


def test_a_task_of_a_living_worker_is_left_to_it(begun, living):
    begun(living.name)
    assert living.name in alive()
    assert orphans() == set()


def test_a_task_of_a_dead_worker_waits_again(begun, living):
    task, others = begun("0000dead"), begun(living.name)
    assert orphans() == {(str(task.pk), "0000dead")}
    assert taken_up(orphans()) == 1
    assert orphans() == set()
    assert [DBTaskResult.objects.get(pk=one.pk).status for one in (task, others)] == ["READY", "RUNNING"]


def test_a_task_that_killed_three_workers_is_given_up(begun):
    task = begun("0000dead", times=3)
    taken_up(orphans())
    task.refresh_from_db()
    assert task.status == "FAILED"
    assert "3 workers were killed" in task.traceback


def test_an_export_whose_workers_were_killed_says_that_it_failed(begun, cast, client):
    one = Export.objects.create(asked_by=cast.abe, asked_at=timezone.now())
    for times, state in ((1, "waiting"), (3, "failed")):
        task = begun("0000dead", times=times)
        task.task_path, task.args_kwargs = "venturi.web.data.tasks.export", {"args": [one.pk], "kwargs": {}}
        task.save()
        taken_up(orphans())
        one.refresh_from_db()
        assert one.state == state
    client.force_login(cast.abe)
    assert "Make it again." in client.get("/data/exports/").content.decode()


def test_an_import_whose_workers_were_killed_leads_back_and_says_so(begun, cast, monkeypatch):
    mails = []
    monkeypatch.setattr("venturi.web.imports.tasks.post", lambda kind, to, about: mails.append((kind.value, to, about)))
    one = Import.objects.create(by=cast.abe, state=Step.IMPORTING)
    task = begun("0000dead", times=3)
    task.task_path, task.args_kwargs = "venturi.web.imports.tasks.work", {"args": [one.pk, one.attempt], "kwargs": {}}
    task.save()
    taken_up(orphans())
    one.refresh_from_db()
    assert (one.state, one.issues[0]["code"]) == (Step.COMPARED, "import-failed")
    assert mails == [("not-imported", cast.abe, one.pk)]


@pytest.mark.parametrize(
    ("error", "times", "status"),
    [(OperationalError("gone"), 1, "READY"), (OperationalError("gone"), 3, "FAILED"), (ValueError("no"), 1, "FAILED")],
)
def test_a_task_that_failed_because_the_database_was_gone_is_done_again(error, times, status, begun):
    task = begun("00000001", times=times)
    task.set_failed(error)
    given_back(task)
    task.refresh_from_db()
    assert (task.status, bool(task.traceback)) == (status, status == "FAILED")


def test_what_another_worker_took_up_is_left_to_it(begun, living):
    task = begun("0000dead")
    found = orphans()
    task.claim(living.name)
    assert taken_up(found) == 0
    task.refresh_from_db()
    assert task.status == "RUNNING"


def test_a_worker_that_ended_is_not_alive(db):
    presence = Presence(new_name())
    presence.hold()
    presence.end()
    assert presence.name not in alive()


def test_what_a_killed_worker_did_is_done_again_and_what_one_does_is_ended(workspace, tmp_path):
    file = tmp_path / "notes"
    code = "from tests.web.operations import tasks; tasks.{}.enqueue(*sys.argv[1:])"
    workspace.python(code.format("deadly"), file)
    with workspace.worker() as first, workspace.worker() as second:
        wait_until(lambda: file.exists() and file.read_text().count("begun") == 2)
        codes = [one.poll() for one in (first, second)]
        assert sorted(codes, key=str) == [-signal.SIGKILL, None]
        workspace.python(code.format("slow"), file)
        wait_until(lambda: "slow begun" in file.read_text())
        left = second if codes[1] is None else first
        left.terminate()
        assert left.wait(PATIENCE) == 0
    assert file.read_text().split("\n") == ["begun", "begun", "slow begun", "slow ended", ""]
    code = "from django_tasks_db.models import DBTaskResult as T; print(*T.objects.values_list('status', flat=True))"
    assert workspace.python(code) == "SUCCESSFUL SUCCESSFUL"
    with workspace.worker() as orphan:
        wait_until(lambda: [*workspace.folder.glob("workers/*")] or workspace.python(LIVING) == "1")
        orphan.stdin.close()
        assert orphan.wait(PATIENCE) == 0
