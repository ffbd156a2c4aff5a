"""How many random cases a test draws: some of them each time, all of them by `make thorough`."""

import os

THOROUGH = os.environ.get("VENTURI_THOROUGH") == "1"
LEAST, SHARE = 3, 5


def some(number: int) -> int:
    """Of so many cases, those that are drawn each time."""
    return number if THOROUGH else max(min(number, LEAST), number // SHARE)
