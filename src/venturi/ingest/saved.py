"""Saved: a mapping as a TOML file that people read, correct and use again."""

import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

import tomli_w

from venturi.errors import Issue, MappingError, Severity
from venturi.ingest.mapping import FileMapping, Mapping, StageMapping
from venturi.ingest.vocabulary import NotAWordError

_LISTS = ("dimensions",)


def load(path: Path) -> Mapping:
    """Read a mapping file. Raises `MappingError` naming what is wrong in it."""
    try:
        return parse(path.read_text("utf-8"))
    except NotAWordError as error:
        raise MappingError(
            Issue(
                code="meaning-unknown",
                severity=Severity.STOP,
                file=path.name,
                message=f"In the mapping {error}",
                remedy="Write one of these words there.",
            )
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise MappingError(
            Issue(
                code="mapping-unreadable",
                severity=Severity.STOP,
                file=path.name,
                message=f"This is not a mapping file: {error}.",
                remedy="Begin from one that `venturi inspect --save-mapping` wrote.",
            )
        ) from error


def parse(text: str) -> Mapping:
    """A mapping from the text of its file."""
    document = tomllib.loads(text)
    return Mapping(
        files=tuple(_file(entry) for entry in document.pop("files", [])),
        stages=tuple(_stage(entry, nth) for nth, entry in enumerate(document.pop("stages", []), 1)),
        **document,
    )


def _file(entry: dict[str, Any]) -> FileMapping:
    entry = dict(entry)
    for name in _LISTS:
        entry[name] = tuple(entry.get(name, ()))
    entry["where"] = {column: tuple(values) for column, values in entry.get("where", {}).items()}
    return FileMapping(**entry)


def _stage(entry: dict[str, Any], nth: int) -> StageMapping:
    return StageMapping(**({"position": nth} | entry))


def text_of(mapping: Mapping) -> str:
    """The text of a mapping's file: what is empty or as usual is left out."""
    document: dict[str, Any] = {name: getattr(mapping, name) for name in ("name", "zone", "currency")}
    document["stages"] = [_said(stage) for stage in mapping.stages]
    document["files"] = [_said(file) for file in mapping.files]
    return tomli_w.dumps({name: value for name, value in document.items() if value not in ("", None, [])})


def _said(record: FileMapping | StageMapping) -> dict[str, Any]:
    found = {}
    for one in fields(record):
        value = getattr(record, one.name)
        if value in (None, (), {}, False, "") and one.name not in {"table", "file"}:
            continue
        if isinstance(value, tuple):
            value = list(value)
        elif isinstance(value, dict):
            value = {key: list(entry) if isinstance(entry, tuple) else entry for key, entry in value.items()}
        found[one.name] = value
    simple = {name: value for name, value in found.items() if not isinstance(value, dict)}
    return simple | {name: value for name, value in found.items() if isinstance(value, dict) and value}
