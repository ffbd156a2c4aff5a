"""Writing files: never over one that is there without being told so, never half a file."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from venturi.errors import Issue, IssuesFound, OutputExists


def claim(paths: Iterable[Path | None], *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Refuse before any work is done if an output is there already, names an input, or its folder cannot be written."""
    wanted = [path for path in paths if path is not None]
    read = {path.resolve() for path in inputs}
    for path in wanted:
        if path.resolve() in read:
            raise OutputExists(f"{path} is one of the files to read; it is not overwritten, with --force or without.")
        if path.exists() and not force:
            raise OutputExists(f"{path} is there already. Name another file, or add --force to replace it.")
        if path.is_dir():
            raise OutputExists(f"{path} is a folder. Name a file in it.")
    doubled = {path for path in wanted if [other.resolve() for other in wanted].count(path.resolve()) > 1}
    if doubled:
        raise OutputExists(f"{doubled.pop()} is named for two outputs. Give each a name of its own.")


def write(path: Path, content: str | bytes) -> None:
    """Write the whole file or nothing: into a neighbour first, which then takes its name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, neighbour = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        Path(neighbour).chmod(0o644)
        Path(neighbour).replace(path)
    except OSError as error:
        Path(neighbour).unlink(missing_ok=True)
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> IssuesFound:
    reason = error.strerror or type(error).__name__
    return IssuesFound(
        Issue(
            code="output-unwritable",
            file=str(path),
            message=f"cannot be written: {reason}.",
            remedy="Name a file in a folder that you may write to.",
        )
    )
