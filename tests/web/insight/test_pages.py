"""The pages of numbers: of this moment, of what their reader may see, and the same numbers as the library's."""

import base64
import hashlib
import html
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib import import_module
from types import SimpleNamespace
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import OperationalError, connection
from django.urls import reverse
from django.utils import timezone
from tests.report.sample import company

from venturi.audit import audit
from venturi.audit.answers import answers
from venturi.reading import read
from venturi.report.contents import ORDER
from venturi.web.activities.models import Activity
from venturi.web.deals import services
from venturi.web.insight import copy, kept, pages, report, tasks
from venturi.web.insight.days import usual
from venturi.web.insight.questions import Question
from venturi.web.insight.rights import rights_of
from venturi.web.operations.moment import SHORT
from venturi.web.trail.models import Head, Via
from venturi.web.trail.recording import recording
from venturi.web.trail.records import changed, made_all

# Who it is and whose deals they see; the end of the trail, and whether an answer still holds.
QUERIES = 13
# The day on which the last of the deals was decided.
LAST = "2026-04-01"


@pytest.fixture
def seen(client, cast):
    """What somebody of the cast sees at an address."""

    def answered(who, address, **asked):
        client.force_login(getattr(cast, who))
        return client.get(address, asked)

    return answered


@pytest.fixture
def quick(monkeypatch):
    """What the library says is not what is tested: only how many deals it was given."""

    def counted(page, question, **_):
        dataset, known = question.dataset()
        with dataset:
            kept.keep(page.key, question, known.number, f"<p>{dataset.deals.count().to_pyarrow()} deals</p>")

    monkeypatch.setattr(pages, "make", counted)
    for page in pages.PAGES.values():
        monkeypatch.setitem(tasks.MAKERS, page.key, partial(counted, page))


@pytest.fixture
def undrawn(monkeypatch):
    """Charts are as they are in the report of an export; here they would only take time."""
    # By this name, the package has the function that makes the page.
    monkeypatch.setattr(import_module("venturi.report.html"), "drawn", lambda *_: "<svg></svg>")


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_page_is_never_older_than_the_last_write(seen, deals, stages, cast, quick):
    assert "50 deals" in text(seen("ada", reverse("insight")))
    services.open_deal(stages["Discovery"], by=cast.anna, name="New", owner_id=cast.anna.pk)
    page = text(seen("ada", reverse("insight")))
    assert "51 deals" in page
    assert f"everything recorded up to entry {Head.objects.get().number} of" in page


@pytest.mark.parametrize(
    ("who", "counted"), [("anna", 40), ("renate", 40), ("gil", 40), ("jack", 10), ("ada", 50), ("abe", 50)]
)
def test_numbers_are_of_the_deals_one_may_see(who, counted, seen, deals, quick):
    assert f"{counted} deals" in text(seen(who, reverse("insight")))


def test_the_same_rights_are_answered_once(seen, deals, quick, monkeypatch):
    seen("gil", reverse("insight"))
    monkeypatch.setattr(pages, "make", None)
    assert "40 deals" in text(seen("gil", reverse("insight")))
    with pytest.raises(TypeError):
        seen("jack", reverse("insight"))


def test_what_somebody_may_no_longer_see_is_in_no_answer(seen, deals, cast, quick, today):
    seen("renate", reverse("insight"))
    with recording("record", by=cast.abe, via=Via.PAGE) as act:
        changed(act, cast.renate.memberships.get(), {"until": today})
    assert "40 deals" not in text(seen("renate", reverse("insight")))


def test_a_source_and_a_day_stand_in_the_address(seen, deals, quick, today):
    page = text(seen("ada", reverse("insight"), source="inbound", as_of="2026-03-01"))
    assert "19 deals" in page
    assert "the end of 2026-03-01" in page


@pytest.mark.parametrize(
    ("asked", "said"), [({"as_of": "2999-01-01"}, "is still to come"), ({"period": "spring"}, "is not a period")]
)
def test_what_cannot_be_asked_is_told_and_kept(asked, said, seen, deals):
    response = seen("ada", reverse("insight"), **asked)
    assert response.status_code == 422
    assert said in text(response)
    assert next(iter(asked.values())) in text(response)


def test_whoever_sees_no_deal_is_told_so(seen, cast, stages, undrawn):
    response = seen("jack", reverse("insight"))
    assert response.status_code == 200
    assert "There is no deal to count" in text(response)


def test_a_page_that_is_far_behind_shows_no_old_numbers(seen, deals, quick, monkeypatch):
    asked = []
    monkeypatch.setattr(copy, "AT_ONCE", 3)
    monkeypatch.setattr(copy, "catch_up", lambda: asked.append("to be brought up to date"))
    page = text(seen("ada", reverse("insight")))
    assert "is being brought up to date" in page
    assert "50 deals" not in page
    assert asked


def test_many_deals_are_counted_by_a_worker(seen, deals, cast, stages, quick, monkeypatch):
    monkeypatch.setattr(pages, "LARGE", 45)
    page = text(seen("anna", reverse("insight")))
    assert "40 deals" in page
    waiting = []
    with monkeypatch.context() as away:
        away.setattr(tasks, "make", SimpleNamespace(enqueue=lambda *asked: waiting.append(asked)))
        page = text(seen("ada", reverse("insight")))
        assert "The numbers are being computed" in page
        assert "50 deals" not in page
        [again] = set(re.findall(r'hx-get="(\?[^"]*)"', page))
        seen("ada", reverse("insight"))
    assert len(waiting) == 1
    tasks.make.func(*waiting[0])
    services.open_deal(stages["Discovery"], by=cast.anna, name="New", owner_id=cast.anna.pk)
    page = text(seen("ada", reverse("insight") + html.unescape(again)))
    assert "50 deals" in page
    assert "1 entry recorded since is not in it" in page
    # Whoever asks now gets the numbers of now.
    assert "51 deals" in text(seen("ada", reverse("insight")))


def test_a_page_waits_for_nobody_who_writes(seen, deals, quick, monkeypatch):
    patience = []

    def locked(*_):
        patience.extend(row[0] for row in connection.connection.execute("PRAGMA busy_timeout"))
        raise OperationalError("database is locked")

    monkeypatch.setattr(pages, "LARGE", 0)
    monkeypatch.setattr(tasks, "make", SimpleNamespace(enqueue=locked))
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has writers wait for each other")
    for _ in range(2):
        assert "Waiting until others have written" in text(seen("ada", reverse("insight")))
    # Each look asks again: nobody takes it for being made.
    assert patience == [SHORT, SHORT]


def test_it_asks_as_often_whatever_there_is(seen, deals, cast, stages, quick, client, django_assert_num_queries):
    client.force_login(cast.renate)
    client.get(reverse("insight"))
    for number in range(2):
        with django_assert_num_queries(QUERIES):
            client.get(reverse("insight"))
        services.open_deal(stages["Discovery"], by=cast.anna, name=f"New {number}", owner_id=cast.anna.pk)
        client.get(reverse("insight"))


def test_its_numbers_are_those_of_the_library(seen, deals, today, undrawn, monkeypatch):
    found = documents(monkeypatch)
    page = text(seen("ada", reverse("insight")))
    with read(copy.folder(), today=today) as dataset:
        theirs = audit(dataset, sections=["velocity", "integrity"])
    ours = {name: found[0][name] for name in theirs}
    # The day was said, and is the one that the library takes by itself.
    assert ours | {"left_out": [], "as_of_basis": ""} == theirs | {"left_out": [], "as_of_basis": ""}
    assert " ".join(answers(theirs)["velocity"].split()) in html.unescape(page)
    assert "41,337" in page
    assert len(set(re.findall(r'<a href="(/deals/\d+/)"><code>', page))) == 50


def documents(monkeypatch):
    """What the library said for each page that is made from now on."""
    found, library = [], pages.document

    def told(*asked, **options):
        found.append(library(*asked, **options)[0])
        return found[-1], copy.known()

    monkeypatch.setattr(pages, "document", told)
    return found


LONG = [key for key in pages.PAGES if key not in {"overview", "win-rate"}]


@pytest.mark.parametrize("key", ["win-rate", *(pytest.param(one, marks=pytest.mark.thorough) for one in LONG)])
def test_a_section_is_shown_as_the_report_shows_it(key, seen, deals, undrawn, monkeypatch):
    found = documents(monkeypatch)
    response = seen("ada", reverse("insight-page", args=[key]), source="inbound")
    page = text(response)
    assert response.status_code == 200
    for draw in pages.PAGES[key].shows:
        section = draw(found[0])
        assert section.question in html.unescape(page)
        assert " ".join(section.answer.split()) in html.unescape(page)
    assert "Can the data be trusted?" in page
    assert f'<a href="{reverse("insight-page", args=[key])}?source=inbound" aria-current="page">' in page
    assert f'<a href="{reverse("insight")}?source=inbound">Overview</a>' in page


@pytest.mark.parametrize("key", ["overview", "spring"])
def test_there_is_no_other_page(key, seen, deals):
    assert seen("ada", reverse("insight-page", args=[key])).status_code == 404


def test_every_section_of_the_report_has_its_page():
    shown = {draw.__name__ for page in pages.PAGES.values() for draw in page.shows}
    assert {draw.__name__ for draw in ORDER} - shown == {"data", "glossary"}


def test_old_deals_are_described_as_of_the_last_event(seen, deals, quick, today):
    page = text(seen("ada", reverse("insight")))
    assert f"the end of {LAST}, the day of the last event in the data. " in page
    [link] = re.findall(r'<a href="([^"]+)">As of today</a>', page)
    page = text(seen("ada", reverse("insight") + html.unescape(link)))
    assert f"the end of {today}. With" in page
    assert "As of today" not in page


def test_what_happens_today_is_described_as_of_today(seen, deals, stages, cast, quick, today):
    services.open_deal(stages["Discovery"], by=cast.anna, name="New", owner_id=cast.anna.pk)
    assert f"the end of {today}. With" in text(seen("ada", reverse("insight")))


def test_what_happens_after_midnight_where_the_workspace_is_counts_at_once(
    seen, deals, stages, cast, quick, settings, monkeypatch
):
    settings.TIME_ZONE = "Europe/Berlin"
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    services.open_deal(stages["Discovery"], by=cast.anna, name="New", owner_id=cast.anna.pk)
    page = text(seen("ada", reverse("insight")))
    assert "the end of 2026-11-24. With" in page
    assert "51 deals" in page


def test_what_is_said_to_happen_tomorrow_did_not(deals, cast, today):
    ahead = Activity(key="ahead", kind="call", deal=deals[0], at=timezone.now() + timedelta(days=3))
    with recording("record", by=cast.abe, via=Via.PAGE) as act:
        made_all(act, [ahead])
    copy.refresh()
    assert str(usual(today)) == LAST


def test_the_first_deal_of_a_workspace_has_a_page_of_numbers(seen, deal, undrawn):
    page = text(seen("anna", reverse("insight")))
    assert "Where does it pay most to improve?" in page
    assert "12,000" not in page


def test_no_amount_is_told_to_whoever_may_not_see_amounts(seen, deals, cast, undrawn):
    cast.anna.sees_amounts = False
    cast.anna.save()
    page = text(seen("anna", reverse("insight")))
    assert "without amounts" in page
    assert "Most deals are lost at" in page
    assert not [one for one in ("41,337", "41337", "41.3k", "EUR") if one in page]


def test_the_report_is_made_kept_and_shown(client, cast, deals, stages, today, undrawn, monkeypatch):
    asked = []

    def library(dataset, *, period, brief, progress):
        asked.append((dataset.deals.count().to_pyarrow().as_py(), str(dataset.today), period, brief))
        return company()

    monkeypatch.setattr(report, "audit", library)
    client.force_login(cast.jack)
    said = {"brief": "1", "period": "2026q1"}
    assert "There is no report of this yet" in text(client.get(reverse("report"), said))
    response = client.post(reverse("reports"), said)
    day = dict(parse_qsl(urlsplit(response.url).query))["as_of"]
    assert response.url == f"{reverse('report')}?as_of={day}&period=2026Q1&brief=1"
    assert asked == [(10, day, "2026Q1", True)]
    shown = client.get(response.url)
    page = shown.content.decode()
    assert "<title>Audit of the sales process" in page
    assert "Nothing was recorded since" in page
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = shown.headers["Content-Security-Policy"]
    assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script|<[^>]*\s(style|on[a-z]+)=", page)
    # Whoever waits is sent there.
    assert client.get(response.url, headers={"HX-Request": "true"}).headers["HX-Redirect"] == response.url
    services.open_deal(stages["Discovery"], by=cast.jack, name="New", owner_id=cast.jack.pk)
    assert "1 entry recorded since is not in it" in text(client.get(response.url))
    # It still counts what he no longer sees.
    services.change_fields(deals.filter(owner=cast.jack)[0], {"owner_id": cast.anna.pk}, by=cast.abe)
    assert "There is no report of this yet" in text(client.get(response.url))


def test_a_report_that_is_being_made_says_how_far_it_is(seen, cast, deals, today, monkeypatch):
    question = Question(rights_of(cast.ada, on=today), today)
    kept.note("report", question, kept.Making("Audit: Velocity", 2, 16))
    page = text(seen("ada", reverse("report")))
    assert "Audit: Velocity, 2 of 16 parts done" in page
    assert "every 2s" in page
    assert "There is no report" in text(seen("jack", reverse("report")))
    monkeypatch.setattr(kept, "SILENT", -1)
    assert "There is no report" in text(seen("ada", reverse("report")))


@pytest.mark.parametrize("since", ["9" * 5_000, "-1", "x"])
def test_an_entry_that_there_cannot_be_is_not_waited_for(since, seen, quick, deals):
    assert seen("ada", reverse("insight"), since=since).status_code == 200
