"""Memory: how often are objects looked through that nobody needs any more?"""

import gc

# Expressions are large graphs of small objects that live until they are compiled. With Python's usual threshold (700)
# they are looked through again and again, at a good part of the time of a small audit, and little is found.
THRESHOLD = 200_000, 50, 50


def collect_seldom() -> None:
    """Let the collector of this process run after many new objects only; a program's choice, not a library's."""
    gc.set_threshold(*THRESHOLD)
