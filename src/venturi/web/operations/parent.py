"""A process of the server ends with the one that started it, also when that one was killed: it would keep the port."""

import multiprocessing
import os
import threading


def end_with_parent() -> None:
    """Where there is a process that started this one to answer requests, watch it."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        # At once, as the parent did: whatever is going on is all or nothing.
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()
