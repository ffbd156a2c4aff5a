"""The environment: what a deployment sets, read in one place.

Every name may also end in `_FILE` and then name a file that holds the value: this is how secrets are handed over.
"""

import secrets
from pathlib import Path
from typing import Any

from environ import FileAwareEnv

env = FileAwareEnv()
KEY_LENGTH = 50


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
