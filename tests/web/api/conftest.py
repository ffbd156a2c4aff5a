"""Programs that speak for the cast."""

import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone

from venturi.web.api.models import Scope
from venturi.web.api.services import make_token


class Program:
    """Asks the API with the token of somebody; answers with status, what was said, and headers."""

    def __init__(self, text):
        self._client = Client(headers={"Authorization": f"Bearer {text}"} if text else {})

    def __call__(self, method, path, body=None, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if isinstance(body, dict | list):
            body = json.dumps(body)
        sent = {"data": body or "", "content_type": "application/json"} if body is not None else {}
        found = self._client.generic(method, f"/api/v1{path}", headers=headers, **sent)
        said = json.loads(found.content) if found.content else None
        return SimpleNamespace(status=found.status_code, said=said, headers=found.headers, text=found.content.decode())


def codes(answer):
    return [issue["code"] for issue in answer.said["issues"]]


@pytest.fixture
def token(cast):
    """Makes the text of a token for somebody of the cast."""

    def made(name, scope=Scope.WRITE):
        day = timezone.now().date() + timedelta(days=30)
        return make_token(by=getattr(cast, name), name="Export", scope=scope, expires_on=day)[1]

    return made


@pytest.fixture
def application():
    """The application as a server calls it; between requests, the connection of the test is not let go of."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield WSGIHandler()
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def program(token):
    """A program that speaks for somebody of the cast."""
    return lambda name, scope=Scope.WRITE: Program(token(name, scope))
