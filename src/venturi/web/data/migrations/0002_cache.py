"""The table that the processes of the server share, see `CACHES` in the settings."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, editor: Any) -> None:
    """Make it where it is not there."""
    call_command("createcachetable", database=editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("data", "0001_initial")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
