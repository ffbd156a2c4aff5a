"""How long work tells how far it is. The command line draws it; the library stays silent by default."""

from typing import Protocol


class Progress(Protocol):
    """Told what is being done and how much of it is done."""

    def __call__(self, step: str, done: float, of: float) -> None:
        """`step` is a sentence without a full stop; `done` of `of` units are finished (of = 0: unknown)."""


def silent(step: str, done: float, of: float) -> None:
    """Says nothing."""
