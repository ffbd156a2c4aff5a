"""Records that were made before records had a history: what they are now begins it, in one sealed entry."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations
from django.utils import timezone

from venturi.web.trail.chain import Told, digest
from venturi.web.trail.texts import as_text

AT_ONCE = 2_000
# Those that were there then; all others have a history from the first.
KINDS = (
    "people.Person",
    "people.Team",
    "people.TeamPlace",
    "people.Membership",
    "process.Pipeline",
    "process.Stage",
    "accounts.Account",
    "accounts.Contact",
)
# What a digest is made of, in this order.
TOLD = ("at", "author_id", "record_type", "record_id", "version", "values")
UNTOLD = {"id", "version", "folded", "password", "last_login"}


def begin(apps: Any, schema_editor: Any) -> None:
    """Write the first change of records that have none, and seal it."""
    change = apps.get_model("trail", "RecordChange")
    entry, told = None, Told()
    for label in KINDS:
        for some in _parts(apps.get_model(label), label, change):
            if entry is None:
                entry = apps.get_model("trail", "Entry").objects.create(
                    recorded_at=timezone.now(), verb="begin the history", via="command"
                )
            made = [change(entry=entry, at=entry.recorded_at, **one) for one in some]
            change.objects.bulk_create(made)
            for one in made:
                told.add(getattr(one, name) for name in TOLD)
    if entry is not None:
        _seal(apps, entry, told)


def _parts(model: Any, label: str, change: Any) -> Iterator[list[dict[str, Any]]]:
    """What is to be told of the records of a kind that have no history, some at a time."""
    known = change.objects.filter(record_type=label).values("record_id")
    keys = list(model.objects.exclude(pk__in=known).order_by("pk").values_list("pk", flat=True))
    names = [one.attname for one in model._meta.concrete_fields if one.attname not in UNTOLD]
    for start in range(0, len(keys), AT_ONCE):
        rows = model.objects.filter(pk__in=keys[start : start + AT_ONCE]).order_by("pk")
        yield [
            {"record_type": label, "record_id": row.pk, "version": row.version, "values": _values(row, names)}
            for row in rows
        ]


def _values(row: Any, names: list[str]) -> dict[str, list[str | None]]:
    texts = {name: as_text(getattr(row, name)) for name in names}
    return {name: [None, text] for name, text in texts.items() if text is not None}


def _seal(apps: Any, entry: Any, told: Told) -> None:
    head = apps.get_model("trail", "Head").objects.select_for_update().get()
    entry.number, entry.previous = head.number + 1, head.digest
    entry.digest = digest(entry, {"trail.RecordChange": told}, head.digest)
    entry.save(update_fields=["number", "previous", "digest"])
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])


class Migration(migrations.Migration):
    dependencies = [
        ("trail", "0003_records"),
        ("people", "0003_invited"),
        ("process", "0003_removed_stages"),
        ("accounts", "0004_folded"),
        # The author of an entry, and of a change, is a person as they are now; so are the kinds of events.
        ("deals", "0003_folded"),
    ]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
