"""What moves over when a deal turns out to be another one."""

from typing import Any

from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.trail.recording import Recording
from venturi.web.trail.records import changed_all

BESIDE: tuple[type[Any], ...] = (Stakeholder, Activity, Task, Attachment)


def move_beside(act: Recording, deal: Deal, into: Deal) -> None:
    """Stakeholders, activities, tasks and files are the other deal's; who has a role there keeps that one."""
    there = set(Stakeholder.objects.filter(deal=into, removed=False).values_list("contact_id", flat=True))
    for model in BESIDE:
        records = list(model.objects.select_for_update().filter(deal=deal, removed=False).order_by("pk"))
        double = [one for one in records if isinstance(one, Stakeholder) and one.contact_id in there]
        changed_all(act, double, {"removed": True})
        changed_all(act, [one for one in records if one not in double], {"deal_id": into.pk})
