"""``venturi worker``, and the one that ``venturi serve`` has beside it."""

import subprocess
import sys
import threading
import time
from typing import Annotated, Self

import typer

from venturi.cli.screen import complain, out
from venturi.cli.workspace.start import set_up, telling

# Straight to the work, past the command line: a worker that listens to its parent is none for people to start.
WORK = "import django; django.setup(); from venturi.web.operations.worker import attached; attached()"
# Seconds: what a worker gets to end what it does, and how long is waited before one that dies at once is started anew.
PATIENCE, FIRST_PAUSE, LONGEST_PAUSE, LIVED = 20.0, 0.5, 30.0, 10.0


@telling
def worker(
    batch: Annotated[bool, typer.Option("--batch", help="Do what is waiting, then end.")] = False,
) -> None:
    """Do what takes long: imports, refreshes, mails. Several may run."""
    set_up()
    from venturi.web.operations.worker import Worker

    one = Worker(batch=batch)
    one.configure_signals()
    if not batch:
        out.print(f"Worker {one.worker_id} waits for tasks, until ctrl c", markup=False)
    one.run()


class Beside:
    """A worker beside the server: started anew when it dies, stopped with the server, and never outliving it."""

    def __init__(self) -> None:
        self._over = threading.Event()
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._watch, name="worker", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._child is not None:
            self._child.terminate()
        self._thread.join(PATIENCE)
        if self._child is not None and self._child.poll() is None:
            # What it does is all or nothing, and is taken up by the next one.
            self._child.kill()

    def _watch(self) -> None:
        pause = FIRST_PAUSE
        while not self._over.is_set():
            begun = time.monotonic()
            self._child = _started()
            code = self._child.wait()
            if self._over.is_set():
                return
            pause = FIRST_PAUSE if time.monotonic() - begun > LIVED else min(pause * 2, LONGEST_PAUSE)
            complain(f"The worker ended ({code}); another one starts in {pause:g} s.")
            self._over.wait(pause)


def _started() -> subprocess.Popen[bytes]:
    """A worker that ends when this process does: it listens to a pipe that nobody writes to."""
    # In a session of its own: ctrl c is for the server, which then stops it.
    return subprocess.Popen([sys.executable, "-c", WORK], stdin=subprocess.PIPE, start_new_session=True)
