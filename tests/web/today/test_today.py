"""Today: one ranked list of what there is to do, for whoever looks at it."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.web.conftest import OPENED

from venturi.web.activities.models import Activity, Task
from venturi.web.deals import services
from venturi.web.finance.models import Rate
from venturi.web.imports.models import Import, State
from venturi.web.today.kinds import IMPORT, PAST
from venturi.web.today.selectors import Choice, todos

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)
TODAY = NOW.date()
# Session and person; whom they see, for each door; deals by currency, tasks, the first of both, their rates, people.
QUERIES = 15


def day(past):
    return TODAY - timedelta(days=past)


@pytest.fixture
def opened(cast, stages):
    """Opens a deal of Anna's with which nothing is wrong, but for what is given."""

    def made(name, **known):
        fine = {"next_step": "Call", "next_step_on": day(-7), "expected_close_on": day(-30), "owner_id": cast.anna.pk}
        fine |= {"amount": Decimal(100), "currency": "EUR"}
        return services.open_deal(stages["Discovery"], by=cast.abe, at=OPENED, name=name, **fine | known)

    return made


def told(who, **choice):
    return [(str(row.task or row.deal), row.kind.key, row.days) for row in listed(who, **choice).rows]


def listed(who, **choice):
    return todos(who, Choice(**choice), now=NOW)


def heard(deal, past, **about):
    about = {"kind": "call", "key": f"{deal.pk}-{past}-{about.get('kind')}", **about}
    return Activity.objects.create(deal=deal, at=NOW - timedelta(days=past), **about)


def test_a_deal_with_which_nothing_is_wrong_is_not_told(opened, cast):
    heard(opened("Fine"), 14)
    assert told(cast.anna) == []


def test_each_thing_that_is_wrong_is_told_with_since_when(opened, cast, stages):
    opened("No step", next_step=None, next_step_on=None, amount=Decimal(4))
    opened("Late step", next_step_on=day(3), amount=Decimal(3))
    opened("Late close", expected_close_on=day(2), amount=Decimal(2))
    heard(opened("Silent", amount=Decimal(1)), 15)
    assert told(cast.anna) == [
        ("No step", "step-missing", (TODAY - OPENED.date()).days),
        ("Late step", "step-late", 3),
        ("Late close", "close-past", 2),
        ("Silent", "silent", 15),
    ]


def test_a_decided_deal_waits_for_nothing(opened, cast, stages):
    won = opened("Won", next_step=None, expected_close_on=day(9))
    services.move_to_stage(won, stages["Won"], by=cast.anna, at=OPENED)
    heard(won, 40)
    assert told(cast.anna) == []


def test_today_is_not_late(opened, cast):
    opened("Today", next_step_on=TODAY, expected_close_on=TODAY)
    assert told(cast.anna) == []


def test_a_deal_stands_once_and_what_else_is_wrong_beside_it(opened, cast):
    deal = opened("Bad", next_step=None, next_step_on=day(1), expected_close_on=day(5))
    heard(deal, 20)
    [row] = listed(cast.anna).rows
    assert (row.kind.key, [one.key for one in row.also]) == ("step-missing", ["step-late", "close-past", "silent"])
    assert listed(cast.anna).count == 1
    assert [count for _, count in listed(cast.anna).kinds] == [0, 1, 1, 1, 1]


SIGNS = [
    ({"kind": "call"}, False),
    ({"kind": "meeting"}, False),
    ({"kind": "email", "direction": "in"}, False),
    ({"kind": "note", "by_buyer": True}, False),
    ({"kind": "email", "direction": "out"}, True),
    ({"kind": "note"}, True),
    ({"kind": "call", "removed": True}, True),
]


@pytest.mark.parametrize(("sign", "silent"), SIGNS)
def test_a_buyer_is_silent_until_they_do_something_or_we_do_it_with_them(sign, silent, opened, cast):
    deal = opened("Any")
    heard(deal, 30)
    heard(deal, 2, **sign)
    assert bool(told(cast.anna)) == silent


def test_a_buyer_of_whom_nothing_was_ever_recorded_is_not_called_silent(opened, cast):
    deal = opened("Any")
    assert told(cast.anna) == []
    heard(deal, 2, kind="email", direction="out")
    assert told(cast.anna) == [("Any", "silent", (TODAY - OPENED.date()).days)]


def test_the_largest_amount_comes_first_then_what_waits_longest_then_what_has_no_amount(opened, cast):
    Rate.objects.create(currency="USD", into="EUR", on=date(2026, 1, 1), rate=Decimal("0.5"))
    for name, amount, currency, past in (
        ("Short", 100, "EUR", 1),
        ("Long", 100, "EUR", 9),
        ("Dollars", 190, "USD", 99),
        ("Francs", 900, "CHF", 99),
        ("Large", 101, "EUR", 1),
    ):
        opened(name, amount=Decimal(amount), currency=currency, next_step_on=day(past))
    Task.objects.create(person=cast.anna, text="Tidy up", due_on=day(50))
    large = opened("Fine", amount=Decimal(102))
    Task.objects.create(person=cast.anna, text="Call", due_on=TODAY, deal=large)
    names = [name for name, *_ in told(cast.anna)]
    assert names == ["Call", "Large", "Long", "Short", "Dollars", "Francs", "Tidy up"]


def test_without_the_right_to_see_amounts_the_order_says_nothing_of_them(opened, cast):
    cast.renate.sees_amounts = False
    opened("Large", amount=Decimal(10**6), next_step_on=day(1))
    opened("Small", amount=Decimal(1), next_step_on=day(5))
    assert [name for name, *_ in told(cast.renate)] == ["Small", "Large"]
    assert [row.money for row in listed(cast.renate).rows] == [None, None]


def test_a_task_is_told_when_it_is_due_until_it_is_done(cast):
    for text, due in (("Tomorrow", day(-1)), ("Today", TODAY), ("Long ago", day(8)), ("Some day", None)):
        Task.objects.create(person=cast.anna, text=text, due_on=due)
    Task.objects.create(person=cast.anna, text="Done", due_on=day(8), done_at=NOW)
    Task.objects.create(person=cast.anna, text="Removed", due_on=day(8), removed=True)
    assert told(cast.anna) == [("Long ago", "task", 8), ("Today", "task", 0)]


def test_a_task_about_a_deal_that_is_somebody_elses_says_nothing_of_it(opened, cast, client):
    deal = opened("Secret", amount=Decimal(777_000))
    Task.objects.create(person=cast.jack, text="Help out", due_on=day(1), deal=deal)
    [row] = listed(cast.jack).rows
    assert (row.deal, row.money) == (None, None)
    client.force_login(cast.jack)
    page = client.get(reverse("today")).content.decode()
    assert "Help out" in page
    assert "Secret" not in page
    assert "777," not in page


@pytest.mark.parametrize(
    ("name", "sees"),
    [("anna", 2), ("renate", 2), ("gil", 2), ("ada", 2), ("abe", 2), ("jack", 0)],
)
def test_a_leader_is_told_of_the_team_and_everybody_else_of_their_own(name, sees, page, opened, cast):
    opened("Bad", next_step=None)
    Task.objects.create(person=cast.anna, text="Write the offer", due_on=date(2026, 5, 1))
    client = page(name)
    shown = client.get(reverse("today")).content.decode()
    assert ("Bad" in shown) + ("Write the offer" in shown) == sees
    assert ("<strong>Anna</strong>" in shown) == (name in {"renate", "gil", "ada", "abe"})
    assert ("Set the next step" in shown) == (name in {"anna", "renate", "abe"})


def test_the_list_is_narrowed_to_a_kind_and_a_person(page, opened, cast):
    opened("Bad", next_step=None, expected_close_on=day(5))
    opened("Hers", next_step=None, owner_id=cast.renate.pk)
    assert told(cast.renate, person=cast.renate)[0][0] == "Hers"
    [row] = listed(cast.renate, kind=PAST).rows
    assert (str(row.deal), row.kind.key, row.days) == ("Bad", "close-past", 5)
    shown = page("renate").get(reverse("today"), {"person": cast.anna.pk}).content.decode()
    assert "Bad" in shown
    assert "Hers" not in shown
    assert page("anna").get(reverse("today"), {"person": cast.jack.pk}).status_code == 422


def test_how_many_are_shown_is_said_and_all_are_a_click_away(page, opened):
    for number in range(60):
        opened(f"Bad {number:02}", next_step=None)
    client = page("anna")
    assert "12 of 60 shown, the largest first." in client.get(reverse("today")).content.decode()
    first, last = (client.get(reverse("today"), {"page": number}).context["list"] for number in (1, 2))
    assert (len(first.rows), len(last.rows)) == (50, 10)
    assert len({row.deal.pk for row in (*first.rows, *last.rows)}) == 60


def test_the_page_asks_as_often_whatever_there_is_to_do(page, opened, cast, django_assert_num_queries):
    Rate.objects.create(currency="USD", into="EUR", on=date(2026, 1, 1), rate=Decimal("0.5"))
    client = page("renate")
    opened("First", next_step=None)
    for count in (0, 20):
        for number in range(count):
            deal = opened(f"Bad {number}", next_step=None, currency="USD")
            Task.objects.create(person=cast.anna, text=f"Call {number}", due_on=day(1), deal=deal)
        with django_assert_num_queries(QUERIES):
            client.get(reverse("today"))


def test_imports_that_came_to_a_stop_are_told_to_administrators(page, opened, cast):
    about = {"by": cast.abe, "files": [{"name": "deals.csv"}], "at": NOW - timedelta(days=2)}
    issues = [{"code": "amount-unreadable"}, {"code": "date-unreadable"}]
    stopped = Import.objects.create(state=State.STOPPED, **about)
    Import.objects.create(state=State.COMPARED, issues=issues, **about)
    Import.objects.create(state=State.AGAIN, **about)
    for nothing in (
        {"state": State.READ},
        {"state": State.DONE, "issues": issues},
        {"state": State.DISCARDED, "issues": issues},
    ):
        Import.objects.create(**about | nothing)
    opened("No step", next_step=None)
    rows = listed(cast.abe).rows
    assert [(row.kind.key, row.days) for row in rows][1:] == [("import", 2)] * 3
    assert listed(cast.abe, kind=IMPORT).count == 3
    assert (listed(cast.abe, person=cast.anna).count, listed(cast.abe).count) == (1, 4)
    assert (listed(cast.ada).count, listed(cast.ada, kind=IMPORT).rows) == (1, [])
    assert IMPORT not in dict(listed(cast.ada).kinds)
    assert dict(listed(cast.abe).kinds)[IMPORT] == 3
    Import.objects.update(at=timezone.now())
    shown = page("abe").get(reverse("today")).content.decode()
    assert reverse("import", args=[stopped.pk]) in shown
    assert "something has to be said first" in shown
    assert "the workspace has changed since the dry run" in shown
    assert "2 issues before it comes in" in shown


def test_today_is_where_one_begins(page):
    client = page("anna")
    assert client.get("/").url == reverse("today")
    assert "Nothing is waiting" in client.get(reverse("today")).content.decode()
