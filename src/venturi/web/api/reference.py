"""The description of the API as its page shows it."""

import json
from functools import cache
from typing import Any, NamedTuple

from venturi.web.api.document import Tree, document, operations
from venturi.web.api.parts import TEXT

ANY = "anything"
WORDS = {"string": "text", "integer": "whole number", "boolean": "true or false", "date": "day", "date-time": "moment"}


class Field(NamedTuple):
    """A parameter or a field of a body."""

    name: str
    where: str
    kind: str
    required: bool
    about: str


class Operation(NamedTuple):
    """One thing that can be asked for."""

    name: str
    method: str
    path: str
    summary: str
    fields: list[Field]
    body: str
    answer: str
    statuses: list[tuple[str, str]]


class Part(NamedTuple):
    """What belongs to one noun."""

    name: str
    about: str
    operations: list[Operation]


def text() -> list[tuple[str, str]]:
    """What holds for all of it: a word, and what it is about."""
    parts = [part.replace("\n", " ").removeprefix("**") for part in TEXT.strip().split("\n\n")[1:]]
    return [(name.rstrip("."), said.strip()) for name, said in (part.split("**", 1) for part in parts)]


@cache
def parts() -> list[Part]:
    """All nouns with their operations."""
    found = document()
    made = [(operation["tags"][0], _operation(*one, found)) for one in operations(found) for operation in one[2:]]
    return [
        Part(tag["name"], tag["description"], [one for name, one in made if name == tag["name"]])
        for tag in found["tags"]
    ]


def _operation(path: str, method: str, operation: Tree, found: Tree) -> Operation:
    parameters = [_resolved(one, found) for one in operation["parameters"]]
    fields = [_field(one["name"], one["in"], one["schema"] | one, one["required"], found) for one in parameters]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    if body:
        schema = _resolved(body["schema"], found)
        needed = schema.get("required", [])
        names = schema.get("properties", {})
        fields += [_field(name, "body", one, name in needed, found) for name, one in names.items()]
    responses = {status: _resolved(one, found) for status, one in operation["responses"].items()}
    done = next(iter(responses.values()))
    answer = done.get("content", {}).get("application/json", {})
    statuses = [(status, one["description"]) for status, one in responses.items()]
    told = (operation["operationId"], method.upper(), path, operation["summary"], fields)
    return Operation(*told, _written(body), _written(answer), statuses)


def _field(name: str, where: str, schema: Tree, required: bool, found: Tree) -> Field:
    return Field(name, where, _kind(schema, found), required, schema.get("description", ""))


def _kind(schema: Tree, found: Tree) -> str:
    schema = _resolved(schema, found)
    branches = [_kind(one, found) for one in schema.get("anyOf", [])]
    if branches:
        return " or ".join(branches)
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("pattern") and "." in str(schema.get("examples", [""])[0]):
        return "exact number as text"
    kind = str(schema.get("format") or schema.get("type", ANY))
    return WORDS.get(kind, kind)


def _resolved(tree: Tree, found: Any) -> Tree:
    for name in tree.get("$ref", "#").split("/")[1:]:
        found = found[name]
    return found if "$ref" in tree else tree


def _written(media: Tree) -> str:
    return json.dumps(media["example"], indent=2) if media else ""
