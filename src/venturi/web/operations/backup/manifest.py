"""The manifest: what a backup says of itself, so that it can be proved whole."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self

from venturi.errors import Issue, IssuesFound

NAME, FORMAT = "manifest.json", 1
DATABASE, KEY, FILES = "database", "secret-key", "files/"
# The folders of the data folder that are part of a backup; what lies in the others is made anew.
FOLDERS = {"attachments", "imports"}
# Still being written, or hidden.
PASSING = ("coming-", ".")


def belongs(name: str) -> bool:
    """Whether a file, by its path in the data folder, is part of a backup: plainly written, in one of its folders.

    >>> belongs("attachments/ab/abcdef"), belongs("secret-key"), belongs("/etc/passwd"), belongs("imports/../x")
    (True, False, False, False)
    """
    first, *others = name.split("/")
    plain = all(part and not part.startswith(".") and "\\" not in part and "\0" not in part for part in others)
    return first in FOLDERS and plain and bool(others) and not others[-1].startswith(PASSING)


@dataclass(frozen=True, slots=True)
class Manifest:
    """``members``: size in bytes and SHA-256 of each; ``counts``: rows by table; ``migrations``: those applied."""

    version: str
    database: str
    taken_at: str
    head_number: int
    head_digest: str
    counts: Mapping[str, int]
    migrations: list[list[str]]
    with_key: bool
    members: Mapping[str, Mapping[str, Any]]
    format: int = FORMAT

    def written(self) -> str:
        """As it stands in the backup."""
        return json.dumps(asdict(self), indent=1, sort_keys=True)

    @classmethod
    def read(cls, text: bytes, file: str) -> Self:
        """From a backup; raises `IssuesFound` for one of another form."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError) as error:
            raise damaged(file, "its manifest cannot be read") from error


# A row of one column from the database that a backup is of, as it was at that moment.
Ask = Callable[[str], list[tuple[Any, ...]]]


def told(ask: Ask, tables: list[str]) -> dict[str, Any]:
    """What a manifest says of the database; asked of the very state that is kept."""
    [(number, digest)] = ask("SELECT number, digest FROM trail_head")
    return {
        "head_number": number,
        "head_digest": digest,
        "counts": {table: ask(f'SELECT count(*) FROM "{table}"')[0][0] for table in sorted(tables)},
        "migrations": [list(row) for row in ask("SELECT app, name FROM django_migrations ORDER BY app, name")],
    }


def damaged(file: str, why: str) -> IssuesFound:
    """The backup is not what was written."""
    remedy = "Nothing was restored. Take another copy of the file, or an earlier backup."
    return IssuesFound(Issue(code="backup-damaged", file=file, message=f"{why}.", remedy=remedy))
