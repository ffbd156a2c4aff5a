"""When a buyer is silent."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from venturi.web.activities.models import Activity, ActivityKind, Direction
from venturi.web.deals.conditions import OPEN

# A buyer of whom nothing was heard for longer than this is silent, in days.
SILENT_AFTER = 14
# What the buyer did, or did with us: what we only wrote to them says nothing of them.
HEARD = Q(by_buyer=True) | Q(direction=Direction.INCOMING) | Q(kind__in=[ActivityKind.CALL, ActivityKind.MEETING])


def heard_at() -> Any:
    """When something was last heard of the buyer; where only we did something, when the deal was opened.

    Null for a deal of which no activity was ever recorded: nobody knows whether its buyer is silent.
    """
    there = Activity.objects.filter(deal=OuterRef("pk"), removed=False).order_by("-at")
    return Coalesce(Subquery(there.filter(HEARD).values("at")[:1]), Subquery(there.values("deal__created_at")[:1]))


def silent(now: datetime) -> Q:
    """The buyer of an open deal is silent; the deal is annotated with ``heard``, see `heard_at`."""
    return OPEN & Q(heard__lt=now - timedelta(days=SILENT_AFTER))
