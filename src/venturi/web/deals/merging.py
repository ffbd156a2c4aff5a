"""What moves over when a deal turns out to be another one."""

from typing import Any

from venturi.web.activities.models import Activity, Attachment, Task
from venturi.web.deals.models import Deal, Stakeholder
from venturi.web.trail.recording import Recording
from venturi.web.trail.records import changed, removed

BESIDE: tuple[type[Any], ...] = (Stakeholder, Activity, Task, Attachment)


def move_beside(act: Recording, deal: Deal, into: Deal) -> None:
    """Stakeholders, activities, tasks and files are the other deal's; who has a role there keeps that one."""
    there = set(Stakeholder.objects.filter(deal=into, removed=False).values_list("contact_id", flat=True))
    for model in BESIDE:
        for record in model.objects.select_for_update().filter(deal=deal, removed=False).order_by("pk"):
            if isinstance(record, Stakeholder) and record.contact_id in there:
                removed(act, record)
            else:
                changed(act, record, {"deal_id": into.pk})
