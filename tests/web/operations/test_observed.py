"""What is told of requests: to whoever watches, in the log, in what is measured. Nothing of it names anybody."""

import io
import json
import logging
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from prometheus_client import REGISTRY
from tests.web.conftest import PASSWORD

from venturi.web.deals import services
from venturi.web.insight import copy
from venturi.web.operations import views
from venturi.web.operations.logs import Lines, configuration
from venturi.web.operations.measures import begin
from venturi.web.trail.models import Entry

ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}
PRIVATE = ("@", "example.com", "anna", "Anna", "Flow meters", "12000", "13577", "Plant", PASSWORD, "wrong-password")


@pytest.fixture
def log():
    """What a deployment would log."""
    told, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(told)
    handler.setFormatter(Lines())
    levels = {name: logging.getLogger(name).level for name in ("venturi", "django.request", "django", "allauth")}
    for name in levels:
        logging.getLogger(name).setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in told.getvalue().splitlines()]
    root.removeHandler(handler)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def sign_in(client, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": "anna@example.com", "password": password})


def test_no_line_of_the_log_names_anybody_or_anything(log, client, deal, cast):
    sign_in(client, "wrong-password")
    sign_in(client)
    client.get("/pipeline/", {"q": "Anna Plant 13577"}, follow=True)
    client.get("/search/", {"q": "Flow meters"})
    client.get("/anna@example.com/")
    page = f"/deals/{deal.pk}/"
    client.get(page)
    client.post(f"{page}fields/", {"name": "Plant", "amount": "13577", "currency": "EUR", "version": deal.version})
    client.get(page, HTTP_HOST="anna.example.com")
    lines = log()
    assert {200, 302, 404} <= {line.get("status") for line in lines}
    assert cast.anna.pk in {line.get("person") for line in lines}
    text = json.dumps(lines)
    assert [word for word in PRIVATE if word in text] == []


def test_an_error_is_told_by_its_kind_and_place_alone(log, client, deal, cast, monkeypatch):
    def broken(*_, **__):
        raise ValueError("anna@example.com has 12000 EUR")

    client.force_login(cast.anna)
    client.raise_request_exception = False
    monkeypatch.setattr("django.template.context.RequestContext.bind_template", broken)
    assert client.get(f"/deals/{deal.pk}/").status_code == 500
    [line] = [line for line in log() if line["level"] == "ERROR"]
    assert line["exception"].startswith("builtins.ValueError < ")
    assert "test_observed.py" in line["exception"]
    assert [word for word in PRIVATE if word in json.dumps(line)] == []


def test_all_lines_of_a_request_have_its_number(log, client, db):
    answer = client.get("/sign-in/", headers={"X-Request-Id": "from-the-proxy-1"})
    assert answer["X-Request-Id"] == "from-the-proxy-1"
    assert {line["request"] for line in log()} == {"from-the-proxy-1"}
    other = client.get("/sign-in/", headers={"X-Request-Id": "no <number>"})["X-Request-Id"]
    assert len(other) == 32


def test_a_route_is_told_and_not_the_address(log, client, deal, cast):
    client.force_login(cast.anna)
    client.get(f"/deals/{deal.pk}/")
    [line] = [line for line in log() if line["logger"] == "venturi.requests"]
    assert str(deal.pk) not in line["route"]
    assert (line["method"], line["status"], line["person"]) == ("GET", 200, cast.anna.pk)
    assert line["queries"] > 0


def test_people_who_try_it_out_read_lines():
    formatter = configuration(readable=True)["formatters"]["ours"]["()"]()
    record = logging.makeLogRecord({"route": "deals/", "method": "GET", "status": 200, "ms": 12.5, "queries": 3})
    assert formatter.format(record) == "GET deals/ 200 in 12.5 ms, 3 queries"


@pytest.mark.parametrize("sign", ["health", "ready"])
def test_signs_of_life_are_given_to_whoever_asks_by_any_name_and_without_encryption(sign, client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    settings.ALLOWED_HOSTS = ["sales.example.com"]
    assert client.get(f"/{sign}/", headers={"Host": "10.0.0.3:8000"}).status_code == 200
    assert client.post(f"/{sign}/").status_code == 405


def test_ready_says_how_the_database_is(client, db, monkeypatch):
    told = client.get("/ready/").json()
    assert told.pop("workers") >= 0
    assert told == {"ready": True, "database": "answers", "tables": "of this version"}
    monkeypatch.setattr(views, "_known", set())
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'deals'")
    behind = client.get("/ready/")
    assert (behind.status_code, behind.json()["ready"]) == (503, False)


def test_what_is_measured_is_told_to_this_machine_and_to_whoever_knows_the_token(client, deal, cast, settings):
    assert client.get("/metrics/").status_code == 200
    assert client.get("/metrics/", **ELSEWHERE).status_code == 404
    assert client.get("/metrics/", headers={"X-Forwarded-For": "203.0.113.7"}).status_code == 404
    assert client.get("/metrics/", headers={"Authorization": "Bearer "}, **ELSEWHERE).status_code == 404
    settings.METRICS_TOKEN = "a-token-of-the-tests"  # pragma: allowlist secret
    for given, status in (("a-token-of-the-tests", 200), ("another", 404), ("", 404)):
        answer = client.get("/metrics/", headers={"Authorization": f"Bearer {given}"}, **ELSEWHERE)
        assert answer.status_code == status


def test_requests_are_measured_by_view_method_and_status_and_the_trail_is_counted(client, deal, cast):
    labels = {"view": "deal", "method": "GET", "status": "200"}

    def counted(name):
        return REGISTRY.get_sample_value(name, labels if "seconds" in name else {"view": "deal"}) or 0

    before = counted("venturi_request_seconds_count"), counted("venturi_request_queries_sum")
    client.force_login(cast.anna)
    client.get(f"/deals/{deal.pk}/")
    client.get(f"/deals/{deal.pk}/", headers={"X-Request-Id": "anna-anna-anna"})
    assert counted("venturi_request_seconds_count") == before[0] + 2
    assert counted("venturi_request_queries_sum") > before[1]
    told = client.get("/metrics/").content.decode()
    assert "venturi_trail_entries 1.0" in told
    assert 'venturi_tasks{state="ready"} 0.0' in told
    # What is measured may be any number.
    labelled = re.sub(r" \S+$", "", told, flags=re.MULTILINE)
    assert [word for word in PRIVATE if word in labelled] == []


def test_the_age_of_the_copy_is_measured(client, deal, settings, tmp_path):
    settings.DATA = tmp_path
    assert "venturi_copy" not in client.get("/metrics/").content.decode()
    copy.refresh()
    assert behind(client) == (0, 0)
    cut = Entry.objects.get(number=1)
    services.change_fields(deal, {"next_step": "Call"}, by=deal.owner)
    services.change_fields(deal, {"next_step": "Write"}, by=deal.owner)
    entries, seconds = behind(client)
    assert entries == 2
    assert 0 < seconds <= (timezone.now() - cut.recorded_at).total_seconds()
    (tmp_path / "copy" / "manifest.json").write_text("{")
    assert "venturi_copy" not in client.get("/metrics/").content.decode()


def behind(client):
    told = client.get("/metrics/").content.decode()
    return tuple(
        float(re.search(rf"^venturi_copy_{what}_behind (.+)$", told, re.M)[1]) for what in ("entries", "seconds")
    )


def test_a_server_counts_anew(tmp_path, settings, monkeypatch):
    settings.DATA = tmp_path
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", "elsewhere")
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "counter_1.db").touch()
    begin()
    assert list((tmp_path / "metrics").iterdir()) == []
