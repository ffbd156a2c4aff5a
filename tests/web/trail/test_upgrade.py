"""A workspace from before accounts and contacts had a history comes to this version."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

BEFORE = [("accounts", "0001"), ("people", "0001"), ("process", "0001"), ("deals", "0001"), ("trail", "0002")]
CODE = """
import django; django.setup()
from django.core.management import call_command as call
"""


def run(code, folder, environment):
    done = subprocess.run(
        [sys.executable, "-c", CODE + code], env=environment, capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr[-3000:]


def test_contacts_from_before_they_were_records_get_keys_and_a_history(tmp_path):
    environment = os.environ | {
        "VENTURI_DATA": str(tmp_path),
        "VENTURI_TRYING": "true",
        "DJANGO_SETTINGS_MODULE": "venturi.web.config.settings",
    }
    environment.pop("DATABASE_URL", None)
    before = "".join(f"call('migrate', {app!r}, {name!r}, verbosity=0)\n" for app, name in BEFORE)
    run(before, tmp_path, environment)
    with closing(sqlite3.connect(tmp_path / "workspace.sqlite3")) as database, database:
        database.execute("INSERT INTO accounts_account VALUES (1, 'A', 'Acme', '', '')")
        for name in ("Ida", "Jon"):
            database.execute(
                "INSERT INTO accounts_contact (name, position, email, phone, account_id) VALUES (?, '', '', '', 1)",
                [name],
            )
    after = """
call("migrate", verbosity=0)
from venturi.web.accounts.models import Account, Contact
from venturi.web.trail import chain
from venturi.web.trail.models import Entry
from venturi.web.trail.records import differing
assert len({one.key for one in Contact.objects.all()}) == 2
assert [*differing(Account), *differing(Contact), *chain.verify()] == []
assert [one.verb for one in Entry.objects.all()] == ["begin the history"]
"""
    run(after, tmp_path, environment)
