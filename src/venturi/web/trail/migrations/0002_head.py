"""The end of a chain that has no entry yet."""

from typing import Any

from django.db import migrations

NOTHING = "0" * 64


def begin(apps: Any, editor: Any) -> None:
    """The one row."""
    apps.get_model("trail", "Head").objects.using(editor.connection.alias).create(id=1, number=0, digest=NOTHING)


class Migration(migrations.Migration):
    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(begin, migrations.RunPython.noop)]
