"""What the terminal shows: progress, tables, complaints. Results go to standard output, everything else beside it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from venturi.ingest.progress import Progress as Told

out = Console(highlight=False, soft_wrap=True)
aside = Console(stderr=True, highlight=False, soft_wrap=True)


def complain(text: str) -> None:
    """Say what is wrong, one issue a line."""
    aside.print(text, markup=False, style="red" if aside.is_terminal else None)


@contextmanager
def progress(*, quiet: bool = False) -> "Iterator[Told]":
    """A bar for each step of long work, on a terminal; silence elsewhere."""
    if quiet or not aside.is_terminal:
        # The package reads files: what only complains does not wait for it.
        from venturi.ingest.progress import silent

        yield silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=aside, transient=True) as bars:
        steps: dict[str, TaskID] = {}

        def tell(step: str, done: float, of: float) -> None:
            if step not in steps:
                steps[step] = bars.add_task(step, total=of or None)
            bars.update(steps[step], completed=done, total=of or None)

        yield tell
