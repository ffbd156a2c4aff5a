"""Tokens: shown once, kept as a digest, never more than their person, gone when they are to be."""

import json
import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from tests.web.api.conftest import Program, codes

from venturi.web.api import access
from venturi.web.api.counts import Counts
from venturi.web.api.models import Token, Use
from venturi.web.api.services import digest, make_token
from venturi.web.people.models import Person
from venturi.web.trail.models import RecordChange
from venturi.web.trail.refusals import Refused

OK, MADE, FOUND, UNKNOWN, ABSENT, REFUSED, TOO_OFTEN = 200, 201, 302, 401, 404, 422, 429


def asked(**more):
    day = timezone.now().date() + timedelta(days=30)
    return {"name": "Weekly export", "scope": "read", "expires_on": day.isoformat(), **more}


def test_a_token_is_shown_once_and_only_its_digest_is_kept(page):
    made = page("anna").post(reverse("tokens"), asked())
    text = made.context["text"]
    assert made.status_code == MADE
    assert text in made.content.decode()
    assert "no-store" in made.headers["Cache-Control"]
    assert text not in page("anna").get(reverse("tokens")).content.decode()
    assert Use.objects.get().digest == digest(text)
    assert Program(text)("GET", "/deals").status == OK
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert text not in repr(cursor.fetchall()), table


def test_that_a_token_was_made_is_in_the_trail_and_what_it_is_recognised_by_is_not(token):
    text = token("anna")
    change = RecordChange.objects.get(record_type="api.Token")
    assert (change.values["name"], change.entry.verb) == ([None, "Export"], "make a token")
    assert digest(text) not in json.dumps(change.values)


def test_a_revoked_token_opens_nothing(page, token):
    text = token("anna")
    assert Program(text)("GET", "/deals").status == OK
    found = Token.objects.get()
    assert page("jack").post(reverse("revocation", args=[found.pk])).status_code == ABSENT
    assert Program(text)("GET", "/deals").status == OK
    assert page("anna").post(reverse("revocation", args=[found.pk])).status_code == FOUND
    answer = Program(text)("GET", "/deals")
    assert (answer.status, codes(answer)) == (UNKNOWN, ["token-missing"])


def test_a_token_holds_until_the_end_of_its_last_day(token):
    text, today = token("anna"), timezone.now().date()
    for day, status in ((today, OK), (today - timedelta(days=1), UNKNOWN)):
        Token.objects.update(expires_on=day)
        assert Program(text)("GET", "/deals").status == status


def test_a_token_ends_with_its_person(token):
    text = token("anna")
    Person.objects.filter(key="anna").update(is_active=False)
    assert Program(text)("GET", "/deals").status == UNKNOWN


@pytest.mark.parametrize("text", ["vnt_wrong", "vnt_", "wrong", "vnt_\xe4"])
def test_a_token_that_nobody_made_is_unknown(text, db):
    assert Program(text)("GET", "/deals").status == UNKNOWN


def test_a_session_opens_nothing_here(page, deal):
    assert page("anna").get("/api/v1/deals").status_code == UNKNOWN
    sent = page("anna").post("/api/v1/deals", {"name": "A"}, content_type="application/json")
    assert sent.status_code == UNKNOWN


@pytest.mark.parametrize("days", [-1, 367])
def test_a_token_holds_a_year_at_most(days, page, cast):
    day = (timezone.now().date() + timedelta(days=days)).isoformat()
    answer = page("anna").post(reverse("tokens"), asked(expires_on=day))
    assert answer.status_code == REFUSED
    assert "Weekly export" in answer.content.decode()
    with pytest.raises(Refused, match="token-too-long"):
        make_token(by=cast.anna, name="A", expires_on=timezone.now().date() + timedelta(days=days))


def test_a_form_that_makes_no_sense_is_shown_again_with_what_was_typed(page):
    answer = page("anna").post(reverse("tokens"), asked(scope="everything"))
    assert answer.status_code == REFUSED
    assert "Weekly export" in answer.content.decode()


def test_one_sees_ones_own_tokens_and_when_they_were_used(page, token):
    text = token("anna")
    assert "never" in page("anna").get(reverse("tokens")).content.decode()
    Program(text)("GET", "/deals")
    told = page("anna").get(reverse("tokens")).content.decode()
    assert "Export" in told
    assert "never" not in told
    assert "Export" not in page("jack").get(reverse("tokens")).content.decode()


def test_the_page_of_tokens_asks_as_often_whatever_there_is(page, token, django_assert_num_queries):
    client = page("anna")
    for more in (1, 5):
        for _ in range(more):
            token("anna")
        # Session and person, the tokens with their use.
        with django_assert_num_queries(3):
            client.get(reverse("tokens"))


def test_a_token_is_used_so_often_a_minute_and_told_how_often(token, settings, monkeypatch):
    settings.VENTURI_API_RATE = 3
    first, second = (Program(token(name)) for name in ("anna", "renate"))
    left = [first("GET", "/deals").headers["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    answer = first("GET", "/deals")
    assert (answer.status, codes(answer)) == (TOO_OFTEN, ["rate-exceeded"])
    assert 0 < int(answer.headers["Retry-After"]) <= 60
    assert answer.headers["RateLimit-Limit"] == "3"
    assert second("GET", "/deals").status == OK
    later = timezone.now() + timedelta(minutes=1)
    monkeypatch.setattr(access.timezone, "now", lambda: later)
    assert first("GET", "/deals").status == OK


def test_processes_share_the_count(tmp_path):
    code = "from pathlib import Path; from venturi.web.api.counts import Counts; import sys\n"
    code += "found = Counts(Path(sys.argv[1])); print([found.add('token', 7) for _ in range(100)][-1])"
    command = [sys.executable, "-c", code, str(tmp_path / "rates")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in "12"]
    assert max(int(one.communicate(timeout=60)[0]) for one in both) == 200
    assert Counts(tmp_path / "rates").add("token", 8) == 1


def test_what_cannot_be_counted_is_let_through(tmp_path, caplog):
    assert Counts(tmp_path / "nowhere" / "rates").add("token", 7) == 1
    assert "was not counted" in caplog.text


def test_the_moment_of_the_last_use_is_written_once_a_minute(token, monkeypatch, django_assert_num_queries):
    program, now = Program(token("abe")), timezone.now().replace(second=20)
    monkeypatch.setattr(access.timezone, "now", lambda: now)
    # The token, its last use, the stages.
    for queries in (3, 2, 2):
        with django_assert_num_queries(queries):
            program("GET", "/stages")
    assert Use.objects.get().last_used_at == now.replace(second=0, microsecond=0)
