"""All that the pages of one account and of one contact show, as the person may see it."""

from datetime import datetime
from typing import Any

from django.db.models import F

from venturi.web.accounts.models import Account, Contact
from venturi.web.accounts.selectors import Standing, history, open_deals
from venturi.web.activities import selectors as of_activities
from venturi.web.activities.forms import inline
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.deals.selectors import money_of
from venturi.web.pages.histories import told
from venturi.web.pages.paging import paged
from venturi.web.people.models import Person
from venturi.web.people.selectors import may_change

SHOWN = 20


def page_of(account: Account, person: Person, *, now: datetime) -> dict[str, Any]:
    """What the page of an account shows."""
    deals = paged(_deals(person, now).filter(account=account), size=SHOWN)
    about: dict[str, Any] = {"account": account}
    return {
        "account": account,
        "open": open_deals([account], person, now=now).get(account.pk, Standing(0, [])),
        "deals": deals,
        "priced": [(deal, money_of(deal, person)) for deal in deals.rows],
        "contacts": paged(account.contacts.filter(removed=False), size=SHOWN),
        "tasks": of_activities.tasks(person, now=now, **about),
        "activities": of_activities.activities(person, now=now, **about),
        "attachments": of_activities.attachments(person, now=now, **about),
        "history": told(history(account), person, on=now.date(), this=account.pk),
        "may_change": may_change(person),
        **inline(person, now, account=account),
    }


def page_of_contact(contact: Contact, person: Person, *, now: datetime) -> dict[str, Any]:
    """What the page of a contact shows: their roles on deals and what was done with them, as far as it is seen."""
    deals = Deal.objects.visible_to(person, on=now.date()).values("pk")
    roles = Stakeholder.objects.filter(contact=contact, removed=False, deal__in=deals)
    return {
        "contact": contact,
        "roles": roles.select_related("deal__stage", "deal__owner").order_by("deal__outcome", "deal__name", "pk"),
        "activities": of_activities.activities(person, now=now, contact=contact),
        "history": told(history(contact), person, on=now.date(), this=contact.pk),
        "may_change": may_change(person),
    }


def _deals(person: Person, now: datetime) -> Any:
    # Those that are open first, the next to be decided on top.
    there = Deal.objects.visible_to(person, on=now.date()).select_related("stage", "owner")
    is_open = F("closed_at").desc(nulls_first=True)
    return there.order_by(is_open, F("expected_close_on").asc(nulls_last=True), "pk")
