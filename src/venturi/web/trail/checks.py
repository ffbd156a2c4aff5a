"""What holds for every record, whoever changes it: it is still there, and its values fit their columns."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

from venturi.web.trail.models import Record
from venturi.web.trail.refusals import refuse

# Notes have no column of their own length.
LONGEST = 10_000


def check_there(record: Record) -> None:
    """What was removed, or merged into another record, does not change any more."""
    if record.removed:
        merged = getattr(record, "merged_into_id", None) is not None
        what = "was merged into another one" if merged else "was removed"
        raise refuse(f'"{record}" {what}.', "Look at what is there now.", code="record-removed")


def check_values(record: Record, names: Iterable[str] | None = None) -> None:
    """Texts are no longer than their columns and can be stored, choices are known; ``names``: of these columns only."""
    for field in record._meta.concrete_fields:
        value = getattr(record, field.attname)
        if (names is None or field.attname in names) and isinstance(value, str) and value:
            _check_text(field, value)


def check_said(text: str, what: str) -> None:
    """A text that has to be there is there; ``what``: "The task says nothing."."""
    if not text.strip():
        raise refuse(what, "Say it in a few words.", code="text-missing")


def check_named(name: str, what: str) -> None:
    """A record has a name; ``what``: "The account"."""
    if not name.strip():
        raise refuse(f"{what} has no name.", "Say what it is called.", code="name-missing")


def check_past(at: datetime, now: datetime) -> None:
    """What happened did not happen in the future."""
    if at > now:
        raise refuse(
            f"{at:%Y-%m-%d %H:%M} is still to come.", "Give the moment at which it happened.", code="moment-ahead"
        )


def _check_text(field: "models.Field[object, object]", value: str) -> None:
    called = str(field.verbose_name)
    longest = field.max_length or LONGEST
    if len(value) > longest:
        message = f"The {called} has {len(value):,} characters."
        raise refuse(message, f"Say it in at most {longest:,}.", code="text-too-long")
    if "\0" in value or (not value.isprintable() and _unwritable(value)):
        message = f"The {called} holds characters that are no text."
        raise refuse(message, "Type it anew, without what was pasted.", code="text-unreadable")
    known = [key for key, _ in field.flatchoices]
    if known and value not in known:
        raise refuse(f'"{value}" is no {called}.', f"Choose one of: {', '.join(known)}.", code="choice-unknown")
    if isinstance(field, models.EmailField) and not _is_address(value):
        raise refuse(f'"{value}" is no email address.', "Write it as name@example.com.", code="email-malformed")


def _unwritable(value: str) -> bool:
    """Half a character, as a broken program sends it: no database can store it."""
    return any("\ud800" <= one <= "\udfff" for one in value)


def _is_address(value: str) -> bool:
    try:
        validate_email(value)
    except ValidationError:
        return False
    return True
