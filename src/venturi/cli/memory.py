"""Memory: how often are objects looked through that nobody needs any more?"""

import gc

# Expressions are large graphs of small objects that live until they are compiled. With Python's usual threshold (700)
# looking through them again and again takes a quarter of the time of an audit, and finds little.
THRESHOLD = 200_000, 50, 50


def collect_seldom() -> None:
    """Let the collector of this process run after many new objects only; a program's choice, not a library's."""
    gc.set_threshold(*THRESHOLD)
