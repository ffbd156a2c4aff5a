"""What an activity, a task or a file is about, as far as somebody sees it, and where its page is."""

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from venturi.web.accounts.models import Account
from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.deals.models import Deal
from venturi.web.people.requests import who


def seen(request: HttpRequest, deal: int | None, account: int | None) -> dict[str, Any]:
    """The deal or the account of an address, by what services call it; 404 for what one does not see."""
    on = timezone.now().date()
    if deal is not None:
        return {"deal": get_object_or_404(Deal.objects.visible_to(who(request), on=on), pk=deal)}
    return {"account": get_object_or_404(Account.objects.visible_to(who(request), on=on), pk=account)}


def address_of(about: Any) -> str:
    """The page of a deal or an account."""
    return reverse("deal" if isinstance(about, Deal) else "account", args=[about.pk])


def place_of(about: Any) -> int | None:
    """The account at which it happens."""
    return about.account_id if isinstance(about, Deal) else about and about.pk


def about(record: Activity | Task | Attachment, request: HttpRequest) -> Any:
    """The deal or the account that a record is about; null for what one does not see, or when it is about nothing."""
    on = timezone.now().date()
    if record.deal_id is not None:
        return Deal.objects.visible_to(who(request), on=on).filter(pk=record.deal_id).first()
    return Account.objects.visible_to(who(request), on=on).filter(pk=record.account_id).first()
