"""Tasks that the tests of the worker give it."""

import os
import signal
import time
from pathlib import Path

from django_tasks import task

TAKES = 1.0


@task()
def deadly(file):
    """Kill the worker that does it, the first time."""
    notes = Path(file)
    first = not notes.exists()
    with notes.open("a") as told:
        told.write("begun\n")
    if first:
        os.kill(os.getpid(), signal.SIGKILL)


@task()
def slow(file):
    """Take a while."""
    with Path(file).open("a") as told:
        told.write("slow begun\n")
        told.flush()
        time.sleep(TAKES)
        told.write("slow ended\n")
