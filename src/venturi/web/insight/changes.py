"""What changed since an entry of the trail: the deals whose rows in the copy may no longer be right."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from venturi.web.activities.models import Activity
from venturi.web.deals.models import Deal, FieldChange, Stakeholder, of_deals
from venturi.web.trail.models import RecordChange

# A part of the name of what stands in many rows: then all are copied anew.
RENAMED = {"process.Stage": {"name", "pipeline_id"}, "process.Pipeline": {"name"}, "people.Person": {"key"}}
OF_ACCOUNTS = {"name", "region", "segment"}
# Changes of records of one kind: id, version since, values.
Told = list[tuple[int, int, dict[str, Any]]]


@dataclass(slots=True)
class Changed:
    """Ids of deals, keys of activities that may be of none, and whether everything is to be copied anew."""

    deals: set[int] = field(default_factory=set)
    activities: set[str] = field(default_factory=set)
    everything: bool = False


def since(number: int) -> Changed:
    """What changed in the entries after the one of this number."""
    found = Changed()
    for model in of_deals():
        found.deals.update(model.objects.filter(entry__number__gt=number).values_list("deal_id", flat=True))
    told: dict[str, Told] = {}
    records = RecordChange.objects.filter(entry__number__gt=number)
    for kind, *change in records.values_list("record_type", "record_id", "version", "values"):
        told.setdefault(kind, []).append((change[0], change[1], change[2]))
    found.everything = any(_changed(told.get(kind, []), names) for kind, names in RENAMED.items())
    for model in (Activity, Stakeholder):
        _about(model, told.get(model._meta.label, []), found)
    found.deals |= _of_accounts(_changed(told.get("accounts.Account", []), OF_ACCOUNTS))
    return found


def of_owners(keys: set[str]) -> set[int]:
    """The deals of these people."""
    return set(Deal.objects.filter(owner__key__in=keys).values_list("pk", flat=True)) if keys else set()


def _changed(told: Told, names: set[str]) -> set[int]:
    """The records of which one of these fields was changed. When a record is made, nothing is called by it yet."""
    return {key for key, version, values in told if version > 1 and not names.isdisjoint(values)}


def _about(model: Any, told: Told, found: Changed) -> None:
    """Deals that an activity or a stakeholder belongs to, or did before."""
    before = {int(old) for *_, values in told for old in values.get("deal_id", [])[:1] if old}
    now = model._default_manager.filter(pk__in={key for key, *_ in told})
    found.deals |= before | set(now.exclude(deal=None).values_list("deal_id", flat=True))
    if model is Activity:
        found.activities.update(now.values_list("key", flat=True))


def _of_accounts(accounts: set[int]) -> set[int]:
    """The deals that are, or once were, of these accounts."""
    if not accounts:
        return set()
    texts = {str(key) for key in accounts}
    once = FieldChange.objects.filter(Q(old__in=texts) | Q(new__in=texts), field="account_id")
    now = Deal.objects.filter(account__in=accounts)
    return {*now.values_list("pk", flat=True), *once.values_list("deal_id", flat=True)}
