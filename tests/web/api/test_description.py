"""The description of the API is whole, the same for everybody, and readable on a page of ours."""

import json
import re

import pytest
from django.urls import reverse
from jsonschema import Draft202012Validator

from venturi.errors import Issue
from venturi.web.api.api import NOUNS
from venturi.web.api.document import document, operations
from venturi.web.api.reference import parts

OK, TO_SIGN_IN = 200, 302


def test_anybody_may_read_the_description_for_it_holds_nothing_of_the_workspace(client, deal):
    answer = client.get("/api/v1/openapi.json")
    assert (answer.status_code, answer.headers["Content-Type"]) == (OK, "application/json")
    assert answer.json() == document()
    assert document()["openapi"] == "3.1.0"
    assert deal.key not in answer.content.decode()


def test_every_way_of_every_noun_is_described():
    paths = {path.split("/")[3] for path, _, _ in operations(document())}
    assert paths == {noun.many for noun in NOUNS}
    names = [operation["operationId"] for _, _, operation in operations(document())]
    assert len(set(names)) == len(names) == 75


def test_every_operation_says_what_can_go_wrong_and_has_examples():
    for path, method, operation in operations(document()):
        statuses = set(operation["responses"])
        assert {"401", "406", "422", "429", "503"} <= statuses, path
        assert ("412" in statuses) == ("428" in statuses) == (method != "get" and "{id}" in path), path
        assert ("403" in statuses) == (method != "get"), path
        for part in (operation.get("requestBody"), *operation["responses"].values()):
            for media in (part or {}).get("content", {}).values():
                assert "example" in media, path


def test_examples_are_as_their_schemas_say():
    found = document()
    checked = 0
    for _, _, operation in operations(found):
        responses = [
            found["components"]["responses"].get(one.get("$ref", "").rsplit("/", 1)[-1], one)
            for one in operation["responses"].values()
        ]
        for part in (operation.get("requestBody", {}), *responses):
            for media in part.get("content", {}).values():
                schema = {**media["schema"], "components": found["components"]}
                Draft202012Validator(schema).validate(media["example"])
                checked += 1
    assert checked > 500


def test_the_shape_of_issues_is_that_of_the_library():
    described = set(document()["components"]["schemas"]["IssueShape"]["properties"])
    assert described == set(Issue(code="", message="", remedy="").as_dict())


def test_nothing_is_described_that_nothing_refers_to():
    text = json.dumps(document())
    for kind, found in document()["components"].items():
        for name in found:
            assert f'"#/components/{kind}/{name}"' in text or kind == "securitySchemes"


@pytest.mark.parametrize("name", ["anna", "gil"])
def test_its_page_shows_every_operation_without_anything_from_elsewhere(name, client, cast):
    client.force_login(getattr(cast, name))
    answer = client.get(reverse("api"))
    shown = answer.content.decode()
    assert all(f'id="{one.name}"' in shown for part in parts() for one in part.operations)
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', shown)
    assert "<style" not in shown
    assert " style=" not in shown
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_pages_are_for_those_who_are_signed_in(client, db):
    for page in ("tokens", "api"):
        assert client.get(reverse(page)).status_code == TO_SIGN_IN
