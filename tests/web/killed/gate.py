"""A task that goes through the gate, slowly, so that it is killed in the middle; running it again is safe."""

import time

from django.db import transaction
from django_tasks import task

from venturi.web.deals import services
from venturi.web.deals.models import Deal, FieldChange
from venturi.web.people.models import Person

TAKES = 0.2


@task()
def noted(deal, text):
    """Note a next step and where the deal comes from: both or neither, and once."""
    with transaction.atomic():
        # A worker that was only slow may still be at it.
        found, by = Deal.objects.select_for_update().get(pk=deal), Person.objects.get(key="abe")
        if FieldChange.objects.filter(deal=found, field="next_step", new=text).exists():
            return
        services.change_fields(found, {"next_step": text}, by=by)
        time.sleep(TAKES)
        services.change_fields(Deal.objects.get(pk=deal), {"product": text}, by=by)
