"""What the first page of numbers would wait for is done when a process of the server starts, and again each day."""

from datetime import UTC, datetime, timedelta

import pytest

from venturi.web.deals.models import Deal
from venturi.web.insight import copy, pages, warm


@pytest.fixture
def made(monkeypatch):
    """The questions that were asked beforehand, instead of their answers."""
    found = []
    monkeypatch.setattr(warm, "wake", lambda: None)
    monkeypatch.setattr(pages, "document", lambda page, question: found.append(question) or ({"deals": 0}, None))
    return found


def test_the_numbers_of_everybody_and_of_some_are_asked_beforehand(deals, made):
    copy.refresh()
    warm.warm()
    owners = set(Deal.objects.values_list("owner__key", flat=True))
    everybody, some = made
    assert everybody.rights.owners is None
    assert owners <= some.rights.owners
    assert {str(question.as_of) for question in made} == {"2026-04-01"}


def test_nothing_is_computed_without_a_copy_or_of_many_deals(deals, made, monkeypatch):
    warm.warm()
    copy.refresh()
    monkeypatch.setattr(pages, "LARGE", 49)
    warm.warm()
    assert made == []


def test_only_a_process_of_the_server_is_warmed(monkeypatch):
    monkeypatch.setattr(warm, "Thread", None)
    warm.begin()


def test_it_is_done_again_after_midnight():
    now = datetime(2026, 12, 31, 23, 59, tzinfo=UTC)
    assert now + warm._until_tomorrow(now) == datetime(2027, 1, 1, tzinfo=UTC) + warm.AFTER_MIDNIGHT
    assert warm._until_tomorrow(datetime(2027, 1, 1, tzinfo=UTC)) > timedelta(hours=23)
