"""Shipped: the mappings that come with the package, and the words by which columns and values are known."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from venturi.ingest.targets import columns_of

ORDER = ("canonical", "salesforce", "hubspot", "pipedrive", "zoho", "event_log", "words")
_PREFIXES = ("properties", "property")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """How a kind of file is recognised, and what its columns may be called (normalised, best first).

    ``signature`` : all of these must be there.  ``needs`` : these columns of ours must be found.  ``also`` : one of
    these at least.  ``without`` : none of these may be there.  ``unique``, ``repeats`` : our column whose values never,
    or do, repeat.
    """

    origin: str
    table: str
    columns: dict[str, tuple[str, ...]]
    signature: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    unique: str | None = None
    repeats: str | None = None
    values: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)

    @property
    def generic(self) -> bool:
        return not self.signature


def normal(name: str) -> str:
    """A name without case, accents, spaces, punctuation and the prefixes of exports.

    >>> normal("Close Date"), normal("close_date"), normal("CloseDate"), normal("properties.closedate.value")
    ('closedate', 'closedate', 'closedate', 'closedate')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = [part for part in re.split(r"[^\w]+|_", plain) if part]
    if len(letters) > 1 and letters[0] in _PREFIXES:
        letters = letters[1:-1] if letters[-1] == "value" and len(letters) > 2 else letters[1:]
    return "".join("".join(letter for letter in part if not unicodedata.combining(letter)) for part in letters)


@cache
def recognitions() -> tuple[Recognition, ...]:
    """Every shipped way to recognise a file, in the order of `ORDER`."""
    return tuple(_recognition(entry, document["name"]) for document in _documents() for entry in document["files"])


@cache
def generic(table: str) -> dict[str, tuple[str, ...]]:
    """The common words for the columns of `table`, our own names first."""
    found: dict[str, tuple[str, ...]] = {name: (normal(name),) for name in columns_of(table)}
    for known in recognitions():
        if known.generic and known.columns and known.table == table:
            found |= {name: (normal(name), *words) for name, words in known.columns.items()}
    return found


@cache
def words(kind: str) -> dict[str, str]:
    """Normalised value → what it means, for `kind`: outcome, source, boolean, nothing."""
    table = next(document["words"] for document in _documents() if "words" in document)[kind]
    return {normal(word) or word: meaning for meaning, alternatives in table.items() for word in alternatives}


@cache
def spelled(kind: str, meaning: str) -> tuple[str, ...]:
    """The words of `kind` that mean `meaning`, in small letters."""
    table = next(document["words"] for document in _documents() if "words" in document)[kind]
    return tuple(word.lower() for word in table[meaning])


@cache
def field_names() -> dict[str, str]:
    """Normalised name of a changed field → our name."""
    entry = next(known for known in recognitions() if known.generic and known.table == "field_changes")
    return {word: name for name, alternatives in entry.values["field"].items() for word in alternatives}


@cache
def _documents() -> tuple[dict[str, Any], ...]:
    folder = files("venturi.ingest") / "mappings"
    return tuple(tomllib.loads((folder / f"{name}.toml").read_text("utf-8")) for name in ORDER)


def _recognition(entry: dict[str, Any], origin: str) -> Recognition:
    def normals(words: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(normal(word) for word in words))

    return Recognition(
        origin=origin,
        table=entry["table"],
        columns={name: normals(words) for name, words in entry.get("columns", {}).items()},
        signature=normals(entry.get("signature", [])),
        without=normals(entry.get("without", [])),
        needs=tuple(entry.get("needs", ())),
        also=tuple(entry.get("also", ())),
        unique=entry.get("unique"),
        repeats=entry.get("repeats"),
        values={
            name: {meaning: normals(words) for meaning, words in meanings.items()}
            for name, meanings in entry.get("values", {}).items()
        },
    )
