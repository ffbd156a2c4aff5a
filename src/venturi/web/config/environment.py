"""The environment: what a deployment sets, read in one place.

Every name may also end in `_FILE` and then name a file that holds the value: this is how secrets are handed over.
"""

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from environ import FileAwareEnv

env = FileAwareEnv()
KEY_LENGTH = 50
# How mails are handed over, and at which port, where none is named: encrypted once it was asked for, from the first
# word on, or not at all.
PORTS = {"smtp+tls": 587, "smtp+ssl": 465, "smtp": 25}
SERVER = "Set EMAIL_URL: smtp+tls://, user, colon, password, @, host; an @ in the user's name is written %40."
SENDER = "Set VENTURI_MAIL_FROM to an address, such as Venturi <venturi@example.com>."
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


def data_folder() -> Path:
    """Where the workspace keeps what belongs to it: its database, when that is SQLite, its files and its key."""
    return Path(env("VENTURI_DATA", default="venturi-data")).resolve()


def secret_key(folder: Path) -> str:
    """The key that signs sessions: given, or made once and kept in the data folder, readable by its owner alone."""
    if given := env("VENTURI_SECRET_KEY", default=""):
        return str(given)
    kept = folder / "secret-key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(KEY_LENGTH), encoding="ascii")
    return kept.read_text(encoding="ascii")


def identity_provider() -> dict[str, dict[str, Any]]:
    """The provider of identities that people sign in with, by OpenID Connect; none where its address is not set."""
    issuer = env("VENTURI_OIDC_ISSUER", default="")
    if not issuer:
        return {}
    app = {
        "provider_id": "provider",
        "name": env("VENTURI_OIDC_NAME", default="your organisation"),
        "client_id": env("VENTURI_OIDC_CLIENT_ID", default=""),
        "secret": env("VENTURI_OIDC_CLIENT_SECRET", default=""),
        "settings": {"server_url": issuer},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


@dataclass(frozen=True, slots=True)
class Mails:
    """How mails are sent. ``faults``: what was set wrong, and what to do; with any, none are sent."""

    server: Mapping[str, Any] = field(default_factory=dict)
    sender: str = ""
    address: str = ""
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def sent(self) -> bool:
        """Whether any are."""
        return bool(self.server) and not self.faults


def mails(hosts: list[str]) -> Mails:
    """The server in `EMAIL_URL`, the sender in `VENTURI_MAIL_FROM`, and where links lead; nothing where none is set."""
    url, sender = env("EMAIL_URL", default="").strip(), env("VENTURI_MAIL_FROM", default="").strip()
    known = [host for host in hosts if not host.startswith((".", "*"))]
    address = env("VENTURI_ADDRESS", default=f"https://{known[0]}" if known else "").rstrip("/")
    if not url:
        faults = [("VENTURI_MAIL_FROM is set, and no server.", SERVER)] if sender else []
        return Mails(faults=tuple(faults))
    server, faults = _server(url)
    if not EMAIL.fullmatch(parseaddr(sender)[1]):
        faults.append(("Mails would come from nobody.", SENDER))
    if not address.startswith(("https://", "http://")):
        faults.append(("Links in mails would lead nowhere.", "Set VENTURI_ADDRESS, such as https://sales.example.com."))
    return Mails(server, sender, address, tuple(faults))


def _server(url: str) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    """The settings of Django, and what is wrong with them. What is said of an address never quotes its password."""
    try:
        parts = urlsplit(url)
        found = {"HOST": parts.hostname or "", "PORT": parts.port or PORTS.get(parts.scheme, 0)}
    except ValueError:
        return {}, [("EMAIL_URL is no address.", SERVER)]
    faults = []
    if parts.scheme not in PORTS or not found["HOST"]:
        faults.append(("EMAIL_URL names no server that mails are handed to.", SERVER))
    if bool(parts.username) != bool(parts.password):
        faults.append(("EMAIL_URL has a user without a password, or the reverse.", SERVER))
    found |= {"HOST_USER": unquote(parts.username or ""), "HOST_PASSWORD": unquote(parts.password or "")}
    return found | {"USE_TLS": parts.scheme == "smtp+tls", "USE_SSL": parts.scheme == "smtp+ssl"}, faults


def database(folder: Path) -> dict[str, object]:
    """The database: `DATABASE_URL`, or SQLite in the data folder."""
    found = dict(env.db_url("DATABASE_URL", default=f"sqlite:///{folder / 'workspace.sqlite3'}"))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            # Whoever is going to write waits for the lock at once: upgrading a reader's lock cannot wait, it fails.
            "transaction_mode": "IMMEDIATE",
            "timeout": 60,
            # What is acknowledged is on the disk: `synchronous` stays FULL.
            # What INSERT OR REPLACE deletes is deleted: without `recursive_triggers` no guard of the history is asked.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536; "
            "PRAGMA recursive_triggers=ON;",
        }
    else:
        found["CONN_MAX_AGE"] = 60
        found["CONN_HEALTH_CHECKS"] = True
    return found
