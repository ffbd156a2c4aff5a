"""What of the settings cannot work, or would surprise: Django's checks, with a hint and a number each."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Warning  # noqa: A004  Django's name

HERE = {"127.0.0.1", "localhost", "[::1]"}
KEYS = ("VENTURI_SECRET_KEY", "VENTURI_SECRET_KEY_FILE")


def hosts(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> Iterable[CheckMessage]:
    """It is reached under some name, and with known passwords under none but those of this machine."""
    if not settings.ALLOWED_HOSTS:
        hint = "Set VENTURI_HOSTS to the names under which it is reached, separated by commas."
        return [Error("It answers to no name: every request would be refused.", hint=hint, id="venturi.E001")]
    if settings.TRYING and not HERE.issuperset(settings.ALLOWED_HOSTS):
        hint = "Unset VENTURI_TRYING: it switches off what protects a deployment."
        return [Warning("It is reached from elsewhere while somebody tries it out.", hint=hint, id="venturi.W002")]
    return []


def encryption(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> Iterable[CheckMessage]:
    """Only encrypted connections are answered, and a proxy takes off the encryption."""
    if settings.SECURE_SSL_REDIRECT and not settings.SECURE_PROXY_SSL_HEADER:
        hint = "Behind a proxy that sets X-Forwarded-Proto, set VENTURI_BEHIND_PROXY=true; without, nobody gets in."
        return [Info("Every request is sent to an encrypted connection.", hint=hint, id="venturi.I003")]
    return []


def data(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> Iterable[CheckMessage]:
    """What belongs to the workspace can be written."""
    folder = Path(settings.DATA)
    there = next(path for path in (folder, *folder.parents) if path.exists())
    if not os.access(there, os.W_OK | os.X_OK) or not there.is_dir():
        hint = f"Let the user who runs Venturi write to {there}, or name another folder in VENTURI_DATA."
        return [Error(f"The data folder {folder} cannot be written to.", hint=hint, id="venturi.E004")]
    return []


def key(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> Iterable[CheckMessage]:
    """Several machines sign with one key."""
    several = "postgresql" in str(settings.DATABASES["default"]["ENGINE"])
    if several and not any(os.environ.get(name) for name in KEYS):
        hint = f"Where several machines serve, hand the same key to all of them in {' or '.join(KEYS)}."
        return [Info("The secret key was made by this machine alone.", hint=hint, id="venturi.I005")]
    return []


def mails(app_configs: Sequence[AppConfig] | None = None, **_: Any) -> Iterable[CheckMessage]:
    """Mails are sent as they were meant to be, and no password goes over the network for everybody to read."""
    found = [Warning(f"{said} No mail is sent.", hint=hint, id="venturi.W006") for said, hint in settings.MAIL_FAULTS]
    plain = not (settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL)
    if settings.MAILS and plain and settings.EMAIL_HOST_PASSWORD and settings.EMAIL_HOST not in HERE:
        said = "The mail server is sent a password without encryption."
        hint = "Begin EMAIL_URL with smtp+tls, or with smtp+ssl."
        found.append(Warning(said, hint=hint, id="venturi.W007"))
    return found


CHECKS = (hosts, encryption, data, key, mails)
