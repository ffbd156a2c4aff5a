"""How the client speaks: each request is sent again when nobody answered, and what writes has one key for all times."""

import random
import time
import uuid
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from venturi.errors import Issue, RequestRefused, Severity, VenturiError

BASE = "/api/v1"
AGAIN = {429, 503}
TIMES = 5
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 60.0
MISSING = 'The client needs httpx, which comes with the workspace: pip install "venturi[web]".'


class Connection:
    """One workspace, and the token with which it is asked."""

    def __init__(self, url: str, token: str, *, timeout: float, transport: Any = None) -> None:
        try:
            import httpx
        except ModuleNotFoundError as error:
            raise VenturiError(MISSING) from error
        self._lost = httpx.TransportError
        headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
        self._client = httpx.Client(
            base_url=url.rstrip("/") + BASE, headers=headers, timeout=timeout, transport=transport
        )

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def send(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, version: int | None = None, **asked: Any
    ) -> Any:
        """What was answered, null for nothing; raises `RequestRefused`."""
        response = self.ask(method, path, body, version=version, **asked)
        return response.json() if response.content else None

    def ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, *, version: int | None = None, **asked: Any
    ) -> Any:
        """The same with its headers."""
        headers = {"If-Match": f'"{version}"'} if version is not None else {}
        if method != "GET":
            headers["Idempotency-Key"] = str(uuid.uuid4())
        about: dict[str, Any] = {"headers": headers, "params": _written(asked)}
        if body is not None:
            about["json"] = _written(body)
        response = self._answer(method, path, about)
        if response.status_code >= 400:
            raise RequestRefused(_issues(response), status=response.status_code)
        return response

    def pages(self, path: str, asked: Mapping[str, Any]) -> Iterator[Any]:
        """The records of a list; the next page is asked for when it is needed."""
        cursor = None
        while True:
            page = self.send("GET", path, **{**asked, **({"cursor": cursor} if cursor else {})})
            yield from page["items"]
            cursor = page["next"]
            if cursor is None:
                return

    def _answer(self, method: str, path: str, about: Mapping[str, Any]) -> Any:
        for count in range(TIMES):
            last = count == TIMES - 1
            try:
                response = self._client.request(method, path, **about)
            except self._lost as error:
                if last:
                    raise _unreachable(self._client.base_url, error) from error
                _wait(None, count)
                continue
            if response.status_code not in AGAIN or last:
                return response
            _wait(response.headers.get("Retry-After"), count)
        raise AssertionError("the last time returns or raises")


def _wait(asked: str | None, count: int) -> None:
    """As long as was asked for, or twice as long each time; not all clients at the same moment."""
    pause = float(asked) if asked else FIRST_PAUSE * 2**count
    time.sleep(min(pause, LONGEST_PAUSE) * (1 + random.random() / 4))


def _written(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _as_sent(value) for name, value in values.items()}


def _as_sent(value: Any) -> Any:
    match value:
        case Decimal():
            return format(value, "f")
        case datetime():
            if value.tzinfo is None:
                raise ValueError(f"{value} has no time zone; moments have one")
            return value.isoformat()
        case date():
            return value.isoformat()
        case _:
            return value


def _issues(response: Any) -> list[Issue]:
    if not response.headers.get("Content-Type", "").startswith("application/json"):
        message = f"{response.request.url} answered {response.status_code}, and not as a workspace does."
        return [Issue(code="workspace-unreachable", message=message, remedy="Look at the address of the workspace.")]
    found = response.json()["issues"]
    return [Issue(**{**one, "severity": Severity(one["severity"]), "records": tuple(one["records"])}) for one in found]


def _unreachable(url: Any, error: Exception) -> RequestRefused:
    message = f"{url} did not answer {TIMES} times: {error}."
    remedy = "Look whether the workspace runs, and at its address."
    return RequestRefused(Issue(code="workspace-unreachable", message=message, remedy=remedy), status=None)
