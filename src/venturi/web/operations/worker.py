"""The worker: does what takes long, one task after the other, and takes up what dead workers left."""

import logging
import os
import signal
import threading
from contextlib import suppress

from django.db import DatabaseError, OperationalError, connection
from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import is_locked_database_exception

from venturi.web.operations.orphans import given_back, orphans, taken_up
from venturi.web.operations.presence import Presence, new_name

log = logging.getLogger(__name__)
INTERVAL, LOOKS_EVERY = 0.5, 2.0


class Worker(TaskWorker):
    """One worker. On SIGTERM it ends what it does and stops; on a second one it stops at once."""

    def __init__(self, *, batch: bool = False) -> None:
        super().__init__(
            queue_names=["*"],
            interval=INTERVAL,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=new_name(),
            excluded_queue_names=[],
        )

    def run(self) -> None:
        """Until it is told to stop."""
        with Watch(self.worker_id):
            while self.running:
                try:
                    super().run()
                except OperationalError as error:
                    # On SQLite somebody writes for long; anything else is for whoever restarts us.
                    if not is_locked_database_exception(error):
                        raise
                else:
                    return

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """One task; what failed only because the database was gone is done again."""
        super().run_task(db_task_result)
        given_back(db_task_result)


class Watch:
    """Beside a worker: says that it lives, and looks for the tasks of those that do not."""

    def __init__(self, name: str) -> None:
        self._presence = Presence(name)
        self._begun, self._over = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watch", daemon=True)

    def __enter__(self) -> None:
        self._thread.start()
        self._begun.wait()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        before: set[tuple[str, str]] = set()
        while not self._over.is_set():
            try:
                if self._presence.hold():
                    self._begun.set()
                now = orphans()
                # Only what had no worker at two looks: a session that broke is held again by the second.
                taken_up(now & before)
                before = now - before
            except DatabaseError as error:
                # Locked, or gone for a moment: the next look tells.
                log.warning("the database did not answer the worker", extra={"error": type(error).__name__})
                connection.close()
            self._over.wait(LOOKS_EVERY)
        with suppress(DatabaseError):
            self._presence.end()
        connection.close()


def attached() -> None:
    """Work until standard input is closed: whoever started this process stopped it, or is dead."""
    one = Worker()
    one.configure_signals()
    threading.Thread(target=_end_with_parent, name="parent", daemon=True).start()
    one.run()


def _end_with_parent() -> None:
    # Not through `sys.stdin`: its lock would be held when the interpreter ends.
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
