import json
from typing import Any

from django.db import migrations, models


def named(apps: Any, _: Any) -> None:
    """Of what was answered before, the record is kept, and not what was said of it."""
    for answer in apps.get_model("api", "Answer").objects.exclude(body="").iterator():
        answer.record = json.loads(answer.body)["id"]
        answer.save(update_fields=["record"])


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial")]

    operations = [
        migrations.AddField("answer", "record", models.BigIntegerField(null=True)),
        migrations.RunPython(named, migrations.RunPython.noop),
        migrations.RemoveField("answer", "body"),
    ]
