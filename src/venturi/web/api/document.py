"""The description of the API: what ninja knows of it, and every header and status that can come."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic.json_schema import models_json_schema

from venturi.web.api.answers import BASE
from venturi.web.api.api import NOUNS, api
from venturi.web.api.examples import example
from venturi.web.api.parts import HEADERS, PARAMETERS, RESPONSES, TEXT
from venturi.web.api.shapes import Issues

Tree = dict[str, Any]
REF = "#/components/{}/{}"
RATE = ("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset")
ALWAYS = (401, 406, 422, 429, 503)
OF_BODIES, OF_WRITES, OF_RECORDS, OF_VERSIONS = (400, 413, 415), (403, 409), (404,), (412, 428)


@cache
def document() -> Tree:
    """The description, as OpenAPI 3.1. It is the same for everybody and holds nothing of the workspace."""
    found: Tree = json.loads(json.dumps(api.get_openapi_schema(path_prefix=f"{BASE}/"), default=str))
    found["info"] |= {"description": TEXT, "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}
    found["servers"] = [{"url": "/", "description": "This workspace."}]
    found["tags"] = [{"name": noun.plural.capitalize(), "description": noun.about} for noun in NOUNS]
    found["security"] = [{"PersonalToken": []}]
    _, issues = models_json_schema([(Issues, "serialization")], ref_template="#/components/schemas/{model}")
    found["components"] |= {"headers": HEADERS, "parameters": PARAMETERS, "responses": RESPONSES}
    found["components"]["schemas"] |= issues["$defs"]
    for path, method, operation in operations(found):
        _complete(path, method, operation, found)
    _prune(found)
    return found


def operations(found: Tree) -> Iterator[tuple[str, str, Tree]]:
    """Path, method and operation of each."""
    for path, methods in found["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _complete(path: str, method: str, operation: Tree, found: Tree) -> None:
    one = "{id}" in path
    writes, versioned = method != "get", method != "get" and one
    named = [("IfNoneMatch", method == "get" and path.endswith("{id}"))]
    named += [("IfMatch", versioned), ("IdempotencyKey", writes)]
    for parameter in operation["parameters"]:
        parameter["schema"] = _plain(parameter["schema"])
    operation["parameters"] += [{"$ref": REF.format("parameters", name)} for name, there in named if there]
    body = operation.get("requestBody")
    for status, response in operation["responses"].items():
        _headed(status, response, etag=path.endswith("{id}") or writes)
    statuses = {*ALWAYS, *(OF_BODIES if body else ()), *(OF_WRITES if writes else ())}
    statuses |= {*(OF_RECORDS if one else ()), *(OF_VERSIONS if versioned else ())}
    operation["responses"] |= {str(status): {"$ref": REF.format("responses", status)} for status in sorted(statuses)}
    for content in [body or {}, *operation["responses"].values()]:
        for media in content.get("content", {}).values():
            media["example"] = example(media["schema"], found["components"]["schemas"])


def _headed(status: str, response: Tree, *, etag: bool) -> None:
    names = [*RATE, *(["ETag"] if etag else []), *(["Location"] if status == "201" else [])]
    response["headers"] = {name: {"$ref": REF.format("headers", name)} for name in names}
    if status == "304":
        response["description"] = "It is still the version that you have."


def _plain(schema: Tree) -> Tree:
    """The schema of a parameter without what only Python knows: one that is left out is not null."""
    about = {name: value for name, value in schema.items() if name not in {"anyOf", "title"}}
    branches = [one for one in schema.get("anyOf", []) if one != {"type": "null"}]
    return {**about, **(branches[0] if len(branches) == 1 else {"anyOf": branches} if branches else {})}


def _prune(found: Tree) -> None:
    """Leave out what nothing refers to, and names that repeat other names."""
    schemas = found["components"]["schemas"]
    _untitled(found)
    said = json.dumps(found)
    for name in [name for name in schemas if f'"#/components/schemas/{name}"' not in said]:
        del schemas[name]


def _untitled(tree: Any) -> None:
    if isinstance(tree, dict):
        if isinstance(tree.get("title"), str) and ("type" in tree or "anyOf" in tree or "$ref" in tree):
            del tree["title"]
        for part in tree.values():
            _untitled(part)
    if isinstance(tree, list):
        for part in tree:
            _untitled(part)


def as_text() -> str:
    """As it is sent."""
    return json.dumps(document(), ensure_ascii=False)
