"""Where what was found leads to."""

from dataclasses import dataclass

from django.urls import reverse

from venturi.web.accounts.models import Account, Contact
from venturi.web.deals.models import Deal
from venturi.web.process.models import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found: what it is called, what tells it from others, and its page."""

    name: str
    about: str
    url: str


def of_deal(deal: Deal) -> Hit:
    """A deal with its account, where it stands and whose it is."""
    stands = str(deal.stage) if deal.outcome == Kind.OPEN else deal.get_outcome_display().lower()
    about = (deal.account, stands, deal.owner)
    return Hit(deal.name, _told(about), reverse("deal", args=[deal.pk]))


def of_account(account: Account) -> Hit:
    """An account with its segment and region."""
    return Hit(account.name, _told((account.segment, account.region)), reverse("account", args=[account.pk]))


def of_contact(contact: Contact) -> Hit:
    """A contact with their account and address."""
    return Hit(contact.name, _told((contact.account, contact.email)), reverse("contact", args=[contact.pk]))


def _told(about: tuple[object, ...]) -> str:
    return " · ".join(str(one) for one in about if one)
