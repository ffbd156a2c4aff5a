"""The settings of the tests: those of trying it out, in a folder of their own, with a quick hash of passwords.

`VENTURI_TEST_DATABASE=postgresql` runs the same tests on a PostgreSQL that is started for them.
"""

import atexit
import os
import tempfile

os.environ["VENTURI_TRYING"] = "true"
os.environ["VENTURI_DATA"] = tempfile.mkdtemp(prefix="venturi-tests-")
os.environ.pop("DATABASE_URL", None)
if os.environ.get("VENTURI_TEST_DATABASE") == "postgresql":
    from benchmarks.postgres import Postgres

    server = Postgres()
    atexit.register(server.__exit__, None, None, None)
    os.environ["DATABASE_URL"] = f"postgres://bench@:5432/{server.folder}/postgres"

from venturi.web.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# What a worker would do is done at once.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
