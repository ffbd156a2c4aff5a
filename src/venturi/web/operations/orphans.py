"""Orphans: tasks that were being done by a worker that is dead. They are done again, and not for ever."""

import logging
from importlib import import_module

from django.db import transaction
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from venturi.web.operations.presence import alive

log = logging.getLogger(__name__)
# A task that killed so many workers will kill the next one too.
ATTEMPTS = 3


# The database went away while the task was done: it says nothing of the task.
LOST = {"django.db.utils.OperationalError", "django.db.utils.InterfaceError"}


class WorkerKilled(Exception):
    """A worker was killed while it did the task."""


def orphans() -> set[tuple[str, str]]:
    """Tasks that are being done by nobody: each with the dead worker that had begun it."""
    running = DBTaskResult.objects.running().values_list("pk", "worker_ids")
    begun = {(str(key), workers[-1]) for key, workers in running if workers}
    # Whoever began one of them holds a lock before: so who lives is asked after what is running.
    living = alive() if begun else set()
    return {(task, worker) for task, worker in begun if worker not in living}


def taken_up(found: set[tuple[str, str]]) -> int:
    """Put orphans back among what is to be done, or mark as failed what was begun too often; how many."""
    return sum(_taken_up(task, worker) for task, worker in sorted(found))


def given_back(task: DBTaskResult) -> None:
    """Put a task back among what is to be done that failed because its database was gone, and not for ever."""
    if task.status == TaskResultStatus.FAILED and task.exception_class_path in LOST and len(task.worker_ids) < ATTEMPTS:
        task.status, task.exception_class_path, task.traceback = TaskResultStatus.READY, "", ""
        task.finished_at = None
        task.save(update_fields=["status", "exception_class_path", "traceback", "finished_at"])
        log.warning("task whose database was gone taken up", extra={"task": task.task_path})
    elif task.status == TaskResultStatus.FAILED:
        _tell(task)


def _taken_up(key: str, worker: str) -> bool:
    with transaction.atomic():
        task = DBTaskResult.objects.select_for_update().filter(pk=key).first()
        # Another worker may have been here first.
        if task is None or task.status != TaskResultStatus.RUNNING or task.worker_ids[-1] != worker:
            return False
        if len(task.worker_ids) >= ATTEMPTS:
            task.set_failed(WorkerKilled(f"{len(task.worker_ids)} workers were killed while they did this task"))
            log.error("task given up", extra={"task": task.task_path, "attempts": len(task.worker_ids)})
            _tell(task)
        else:
            task.status = TaskResultStatus.READY
            task.save(update_fields=["status"])
            log.warning("task of a dead worker taken up", extra={"task": task.task_path})
    return True


def _tell(task: DBTaskResult) -> None:
    """Have the work say that nobody does it any more: by ``given_up`` of the module of its task, where it has one."""
    module, _, name = task.task_path.rpartition(".")
    if tell := getattr(import_module(module), "given_up", None):
        tell(name, *task.args_kwargs["args"])
