"""Writing files: never over one that is there without being told so, never half a file, never half of the files."""

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from venturi.errors import Issue, IssuesFound, OutputExists


def claim(paths: Iterable[Path | None], *, force: bool, inputs: Iterable[Path] = ()) -> None:
    """Refuse before any work if an output is there already, names an input, or is named twice."""
    wanted = [path for path in paths if path is not None]
    read = {path.resolve() for path in inputs}
    for path in wanted:
        if path.resolve() in read:
            raise OutputExists(f"{path} is one of the files to read; it is not overwritten, with --force or without.")
        if not path.parent.is_dir():
            raise OutputExists(f"{path} lies in a folder that is not there. Make {path.parent}, or name another file.")
        if path.is_dir():
            raise OutputExists(f"{path} is a folder. Name a file in it.")
        if path.exists() and not force:
            raise OutputExists(f"{path} is there already. Name another file, or add --force to replace it.")
    resolved = [path.resolve() for path in wanted]
    doubled = next((path for path in wanted if resolved.count(path.resolve()) > 1), None)
    if doubled:
        raise OutputExists(f"{doubled} is named for two outputs. Give each a name of its own.")


def write_all(contents: Mapping[Path, str | bytes]) -> None:
    """Write all files whole or none: each into a neighbour first; when all are written, they take their names."""
    neighbours: dict[Path, Path] = {}
    path = Path()
    try:
        for path, content in contents.items():
            neighbours[path] = _neighbour(path)
            neighbours[path].write_bytes(content.encode() if isinstance(content, str) else content)
        for path, neighbour in neighbours.items():
            neighbour.chmod(0o644)
            neighbour.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        for neighbour in neighbours.values():
            neighbour.unlink(missing_ok=True)


def _neighbour(path: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


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
