"""Every noun has the same doors: look at many, look at one, make, change, remove, and what happened to it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from pydantic import create_model

from venturi.web.api import keys, lists
from venturi.web.api.access import asking
from venturi.web.api.answers import as_json, check_names, shown, told, version_of
from venturi.web.api.kinds import AskedId
from venturi.web.api.nouns import Noun, Verb
from venturi.web.api.shapes import Asked, Change, History
from venturi.web.people.models import Person

Id = Path[AskedId]


def open_doors(api: NinjaAPI, noun: Noun) -> None:
    """All doors that a noun has."""
    _listing(api, noun)
    if noun.make and noun.new:
        _making(api, noun, noun.new, noun.make)
    _looking(api, noun)
    if noun.change:
        _acting(api, noun, noun.change, "", method="PATCH", name=f"change_{noun.title}")
    if noun.remove:
        _removing(api, noun, noun.remove)
    if noun.history:
        _telling(api, noun, noun.history)
    for path, verb in noun.verbs.items():
        _acting(api, noun, verb, f"/{path}", method="POST", name=f"{path}_of_{noun.title}")


def _listing(api: NinjaAPI, noun: Noun) -> None:
    items: Any = list[noun.shape]  # type: ignore[name-defined]
    page: Any = create_model(f"{noun.title}Page", items=(items, ...), next=(str | None, ...))

    def listed(request: HttpRequest, asked: Any) -> HttpResponse:
        check_names(request, noun.asked)
        person = asking(request)
        records, after = lists.page(noun.seen(person), asked, many=noun.many)
        said = [noun.shape.of(record, person) for record in records]
        return as_json(page.model_construct(items=said, next=after))

    listed.__annotations__["asked"] = Query[noun.asked]  # type: ignore[misc, name-defined]
    about = _about(noun, f"Look at {noun.plural}, page by page", {200: page}, description=noun.about)
    api.get(f"/{noun.many}", operation_id=f"list_{noun.many}", **about)(listed)


def _looking(api: NinjaAPI, noun: Noun) -> None:
    def looked(request: HttpRequest, id: Id) -> HttpResponse:  # noqa: A002
        check_names(request)
        person = asking(request)
        return told(request, noun, noun.found(person, id), person)

    about = _about(noun, f"Look at {noun.any}", {200: noun.shape, 304: None})
    api.get(f"/{noun.many}/{{id}}", operation_id=f"get_{noun.title}", **about)(looked)


def _making(api: NinjaAPI, noun: Noun, new: type[Change], make: Callable[[Person, Any], Any]) -> None:
    def made(request: HttpRequest, body: Any) -> HttpResponse:
        check_names(request)
        person = asking(request)
        act = keys.Act(
            do=lambda: make(person, body),
            say=lambda record: shown(noun, record, person, status=201),
            found=lambda key: noun.found(person, key),
        )
        return keys.once(request, act)

    made.__annotations__["body"] = new
    about = _about(noun, f"Make {noun.any}", {201: noun.shape})
    api.post(f"/{noun.many}", operation_id=f"make_{noun.title}", **about)(made)


def _acting(api: NinjaAPI, noun: Noun, verb: Verb, path: str, *, method: str, name: str) -> None:
    def acted(request: HttpRequest, id: Id, body: Any) -> HttpResponse:  # noqa: A002
        check_names(request)
        person, version = asking(request), version_of(request)
        act = keys.Act(
            do=lambda: verb.act(noun.found(person, id, among=verb.seen), body, person, version),
            say=lambda record: shown(noun, record, person),
            found=lambda key: noun.found(person, key),
        )
        return keys.once(request, act)

    acted.__annotations__["body"] = verb.body
    about = _about(noun, verb.summary, {200: noun.shape})
    api.api_operation([method], f"/{noun.many}/{{id}}{path}", operation_id=name, **about)(acted)


def _removing(api: NinjaAPI, noun: Noun, remove: Callable[[Any, Any, Person, int], Any]) -> None:
    def because(request: HttpRequest, id: Id, said: Any) -> HttpResponse:  # noqa: A002
        check_names(request, noun.removal)
        person, version = asking(request), version_of(request)
        act = keys.Act(
            do=lambda: remove(noun.found(person, id), said, person, version),
            say=lambda gone: HttpResponse(status=204, headers={keys.ETAG: noun.shape.etag(gone, person)}),
        )
        return keys.once(request, act)

    def removed(request: HttpRequest, id: Id) -> HttpResponse:  # noqa: A002
        return because(request, id, None)

    because.__annotations__["said"] = Query[noun.removal]  # type: ignore[misc, name-defined]
    about = _about(noun, f"Remove {noun.any}; its history stays", {204: None})
    door = because if noun.removal.model_fields else removed
    api.delete(f"/{noun.many}/{{id}}", operation_id=f"remove_{noun.title}", **about)(door)


def _telling(api: NinjaAPI, noun: Noun, history: Callable[[Any, Person, Any, int], Any]) -> None:
    def happened(request: HttpRequest, id: Id, asked: Query[Asked]) -> HttpResponse:  # noqa: A002
        check_names(request, Asked)
        person, many = asking(request), f"{noun.many}/{id}/history"
        lines, last = history(noun.found(person, id), person, lists.place(asked, many), asked.limit)
        return as_json(History(items=lines, next=lists.cursor(asked, many, last)))

    about = _about(noun, f"What ever happened to {noun.any}, page by page, the latest first", {200: History})
    api.get(f"/{noun.many}/{{id}}/history", operation_id=f"history_of_{noun.title}", **about)(happened)


def _about(noun: Noun, summary: str, response: Any, *, description: str = "") -> dict[str, Any]:
    about = {"summary": summary, "response": response, "tags": [noun.plural.capitalize()]}
    return about | ({"description": description} if description else {})
