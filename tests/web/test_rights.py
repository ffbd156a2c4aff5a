"""Every address of the project, as everybody: what is allowed, what is refused, and what is never told."""

import re

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, get_resolver, resolve, reverse
from tests.web import rights
from tests.web.rights import ELSEWHERE, PAGES, PLAYERS, UNTOLD

from venturi.web.data import exports

DONE = {200, 302, 409, 422}
OK, REFUSED, UNREADABLE, ABSENT, NOT_SO = 200, 403, 422, 404, 405


def addresses(resolver=None, begin="", before=()):
    """Every pattern of the project: its name, its whole route, and the words to be filled in."""
    for one in (resolver or get_resolver()).url_patterns:
        route, words = begin + str(one.pattern), (*before, *words_of(one.pattern))
        if isinstance(one, URLPattern):
            yield one.name or f"/{route}", route, words
        else:
            yield from addresses(one, route, words)


def words_of(pattern):
    return tuple(getattr(pattern, "converters", {})) or tuple(pattern.regex.groupindex)


def walked():
    return [one for one in addresses() if not one[1].startswith(tuple(ELSEWHERE) or ("\0",))]


@pytest.fixture
def world(cast, stages, tmp_path, monkeypatch):
    monkeypatch.setattr(settings, "DATA", tmp_path)
    assert exports.folder().parent == tmp_path
    return rights.world(cast, stages, tmp_path)


@pytest.fixture
def ask(client, world):
    """Ask for something as somebody, and leave no trace of it."""

    def asked(method, name, words):
        page = PAGES[name]
        filled = {word: getattr(world, page.args.get(word, word)) for word in words}
        address = name if name == "/" else reverse(name, kwargs=filled)
        world.me = client.session.get("_auth_user_id", "")
        form = {field: getattr(world, str(said), said) for field, said in page.form.items()}
        cookies = client.cookies.copy()
        with transaction.atomic():
            about = {"headers": {"HX-Request": "true"} if page.htmx else {}}
            response = client.get(address, **about) if method == "get" else client.post(address, form, **about)
            sent = b"".join(response.streaming_content) if response.streaming else response.content
            response.told = sent.decode("utf-8", "replace")
            transaction.set_rollback(True)
        client.cookies = cookies
        return response

    return asked


def sign_in(client, cast, name):
    person = cast.anna if name == "poor" else getattr(cast, name)
    if name == "poor":
        person.sees_amounts = False
        person.save(update_fields=["sees_amounts"])
    client.force_login(person)


def expected(page, method, name):
    """The status of the answer; a set where the form decides."""
    may = getattr(page, method)
    if may is None:
        return {NOT_SO}
    if name in may:
        return DONE
    # A form that makes no sense is told so before anybody asks who sent it.
    return {ABSENT} if name not in page.seen_by else {REFUSED, UNREADABLE}


def test_every_address_is_decided_and_no_other():
    assert {name for name, _, _ in walked()} == set(PAGES)


@pytest.mark.parametrize("name", PLAYERS)
def test_everybody_may_what_the_table_says_and_is_told_nothing_else(name, client, cast, ask):
    sign_in(client, cast, name)
    wrong = []
    for page, _, words in walked():
        for method in ("get", "post"):
            response = ask(method, page, words)
            if response.status_code not in expected(PAGES[page], method, name):
                wrong.append((page, method, response.status_code, sorted(expected(PAGES[page], method, name))))
            wrong += [(page, method, word) for word in told(response, UNTOLD.get(name, ()))]
            wrong += [(page, method, "policy")] * (not PAGES[page].machine and not is_strict(response))
            wrong += [(page, method, "offers", to) for to in offered(response, method) if name not in PAGES[to].post]
    assert not wrong, "\n".join(map(str, wrong))


def offered(response, method):
    """The names of addresses that the forms of a page are sent to, and of pages that are a form, to which it leads."""
    if method != "get" or response.status_code != OK:
        return
    here = response.wsgi_request.path
    for form in re.findall(r'<form[^>]*method="post"[^>]*>', response.told):
        action = re.search(r'action="([^"?]+)', form)
        name = name_of(action[1] if action else here)
        if name in PAGES and PAGES[name].post is not None:
            yield name
    for address in set(re.findall(r'<a[^>]*href="(/[^"?#]*)', response.told)):
        name = name_of(address)
        if name in PAGES and PAGES[name].alone and address != here:
            yield name


def name_of(address):
    found = resolve(address)
    return found.url_name or f"/{found.route}"


def test_whoever_is_not_signed_in_is_asked_to(ask):
    wrong = []
    for page, _, words in walked():
        for method in ("get", "post"):
            response = ask(method, page, words)
            # A part of a page has the whole page go there.
            to = response.headers.get("HX-Redirect") or response.headers.get("Location", "")
            shut = to.startswith("/sign-in/?next=")
            if shut == PAGES[page].public:
                wrong.append((page, method, response.status_code))
            wrong += [(page, method, word) for word in told(response, UNTOLD["anonymous"])]
            wrong += [(page, method, "policy")] * (not PAGES[page].machine and not is_strict(response))
    assert not wrong, "\n".join(map(str, wrong))


def test_no_page_asks_more_often_when_there_is_more(client, cast, stages, ask):
    sign_in(client, cast, "abe")
    rights.more(cast, stages)
    before = asked_for(ask)
    rights.more(cast, stages, again=True)
    after = asked_for(ask)
    grown = {page: (count, after[page]) for page, count in before.items() if count < after[page]}
    # They take in what changed before they answer, see `tests/web/insight`; once there is a copy its age is told, too.
    assert set(grown) <= {"insight", "insight-page", "metrics"}
    # Nothing but signing in asks what the processes of the server share.
    assert not [page for page, _, words in walked() for one in queries(ask, page, words) if "venturi_cache" in one]


def asked_for(ask):
    return {page: len(queries(ask, page, words)) for page, _, words in walked()}


def queries(ask, page, words):
    with CaptureQueriesContext(connection) as found:
        ask("get", page, words)
    return [one["sql"] for one in found]


def told(response, words):
    """Which of the words stand in an answer as a whole: the digits of a counter are no amount."""
    found = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.told)
    return [word for word in words if re.search(rf"(?<![\d.]){re.escape(word)}(?!\d)", found)]


def is_strict(response):
    policy = response.headers.get("Content-Security-Policy", "")
    return "default-src 'none'" in policy and "unsafe" not in policy
