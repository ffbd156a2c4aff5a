"""Whatever is wrong is said in issues, in one shape, with the status that belongs to it."""

import pytest
from django.db import IntegrityError, OperationalError
from tests.web.api.conftest import Program, codes

from venturi.errors import Issue
from venturi.web.api import deals as of_deals
from venturi.web.api.models import Scope

SHAPE = set(Issue(code="", message="", remedy="").as_dict())


@pytest.fixture
def refused(program, deal, stages):
    """Asks and takes the answer apart."""

    def asked(method, path, body=None, name="anna", **headers):
        answer = program(name)(method, path.format(deal=deal.pk, stage=stages["Proposal"].pk), body, **headers)
        assert answer.headers["Content-Type"] == "application/json"
        assert all(set(issue) == SHAPE and issue["message"] and issue["remedy"] for issue in answer.said["issues"])
        return answer.status, codes(answer)

    return asked


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("{", "body-unreadable"),
        ('{"name": "A", "name": "B"}', "body-unreadable"),
        ('{"stage_id": NaN}', "body-unreadable"),
        (b'{"name": "\xff"}', "body-unreadable"),
        ("[" * 100_000, "body-unreadable"),
        ('{"stage_id": ' + "9" * 5000 + "}", "body-unreadable"),
    ],
)
def test_what_is_no_json_document_is_refused(body, code, refused):
    assert refused("POST", "/deals", body) == (400, [code])


def test_everything_that_is_wrong_is_said_at_once(refused):
    said = {"stage_id": "7", "colour": "red", "amount": 12.5}
    status, found = refused("POST", "/deals", said)
    assert status == 422
    assert sorted(found) == ["field-malformed", "field-malformed", "field-missing", "field-unknown"]


@pytest.mark.parametrize(
    "said",
    [
        {"name": "nul \0"},
        {"name": "half \ud800"},
        {"name": " "},
        {"name": "n" * 301},
        {"name": None},
        {"owner_id": 2**63},
        {"owner_id": True},
        {"amount": "1e3"},
        {"amount": "123456789012345"},
        {"amount": "1.00001"},
        {"amount": 12},
        {"currency": "eu"},
        {"expected_close_on": "2026-02-30"},
        {"expected_close_on": "2026-06-30T00:00:00"},
        {"at": "2026-06-30T09:00:00"},
        {"at": "0001-01-01T00:00:00+14:00"},
        {"at": "9999-12-31T23:59:59-14:00"},
        {"source": "sideways"},
    ],
)
def test_a_value_that_no_field_takes_is_refused_and_named(said, refused):
    assert refused("PATCH", "/deals/{deal}", said, If_Match='"1"') == (422, ["field-malformed"])


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_is_are_days(day, program, deal):
    answer = program("anna")("PATCH", f"/deals/{deal.pk}", {"expected_close_on": day}, If_Match='"1"')
    assert answer.said["expected_close_on"] == day
    assert program("anna")("GET", f"/deals?expected_from={day}&expected_until={day}").said["items"] == [answer.said]


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        ("/deals?colour=red", ["field-unknown"]),
        ("/deals?limit=1&limit=2", ["parameter-twice"]),
        ("/deals?limit=0", ["field-malformed"]),
        ("/deals?limit=201", ["field-malformed"]),
        ("/deals?limit=1.0", ["field-malformed"]),
        ("/deals?owner_id=1_0", ["field-malformed"]),
        ("/deals?key=%00", ["field-malformed"]),
        ("/deals/1.0", ["field-malformed"]),
        ("/deals/99999999999999999999", ["field-malformed"]),
        ("/deals/{deal}?limit=1", ["field-unknown"]),
    ],
)
def test_parameters_that_are_not_described_are_refused(path, codes, refused):
    assert refused("GET", path) == (422, codes)


def test_addresses_and_methods_that_are_not_there(refused, program):
    assert refused("GET", "/nowhere") == (404, ["record-absent"])
    assert refused("GET", "/deals/") == (404, ["record-absent"])
    assert refused("PUT", "/deals") == (405, ["method-not-allowed"])
    assert set(program("anna")("PUT", "/deals").headers["Allow"].split(", ")) == {"GET", "POST"}


def test_formats_that_are_not_spoken(refused, program, token, client):
    assert refused("GET", "/deals", Accept="text/csv") == (406, ["format-not-acceptable"])
    headers = {"Authorization": f"Bearer {token('anna')}"}
    sent = client.post("/api/v1/deals", "name=A", content_type="application/x-www-form-urlencoded", headers=headers)
    assert (sent.status_code, sent.json()["issues"][0]["code"]) == (415, "format-unknown")


def test_a_body_that_is_too_large(refused, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert refused("POST", "/deals", {"name": "n" * 200}) == (413, ["body-too-large"])


@pytest.mark.parametrize("header", ["3", '"0"', '"x"', "*", '"1", "2"'])
def test_an_etag_that_is_none_is_refused(header, refused):
    assert refused("PATCH", "/deals/{deal}", {"name": "A"}, If_Match=header) == (422, ["field-malformed"])


@pytest.mark.parametrize(
    ("raised", "status", "code"),
    [
        (IntegrityError("UNIQUE"), 409, "written-meanwhile"),
        (OperationalError("database is locked"), 503, "database-busy"),
        (ZeroDivisionError(), 500, "mistake-of-the-program"),
    ],
)
def test_what_the_program_did_not_foresee_is_an_answer_too(raised, status, code, monkeypatch, refused):
    def broken(*_, **__):
        raise raised

    monkeypatch.setattr(of_deals.services, "change_fields", broken)
    assert refused("PATCH", "/deals/{deal}", {"name": "A"}, If_Match='"1"') == (status, [code])


def test_without_a_token_one_is_told_how_to_get_one(db):
    answer = Program("")("GET", "/deals")
    assert (answer.status, codes(answer)) == (401, ["token-missing"])
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="Venturi"'


def test_a_token_that_may_read_changes_nothing(program, deal):
    anna = program("anna", scope=Scope.READ)
    assert anna("GET", f"/deals/{deal.pk}").status == 200
    for method, path in (("POST", ""), ("PATCH", f"/{deal.pk}"), ("DELETE", f"/{deal.pk}?reason=a")):
        answer = anna(method, f"/deals{path}", {"name": "A"} if method != "DELETE" else None, If_Match='"1"')
        assert (answer.status, codes(answer)) == (403, ["scope-missing"])
