"""What records are found by: their names without case and accents."""

from typing import Any

from django.db import migrations, models

import venturi.web.names.fields
from venturi.web.names.fields import folded_of

AT_ONCE = 2_000
OF = (("account", ("name", "key")), ("contact", ("name", "email", "key")))


def fill(apps: Any, schema_editor: Any) -> None:
    """Fold the names of what is there already."""
    for name, columns in OF:
        model = apps.get_model("accounts", name)
        waiting = []
        for row in model.objects.order_by("pk").iterator(AT_ONCE):
            row.folded = folded_of(getattr(row, column) for column in columns)
            waiting.append(row)
            if len(waiting) == AT_ONCE:
                model.objects.bulk_update(waiting, ["folded"])
                waiting = []
        model.objects.bulk_update(waiting, ["folded"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_contact_merged_into"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=name,
                name="folded",
                field=venturi.web.names.fields.FoldedField(default="", editable=False, of=columns),
                preserve_default=False,
            )
            for name, columns in OF
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name="account",
            index=models.Index(fields=["folded", "owner", "removed"], name="account_found"),
        ),
        migrations.AddIndex(
            model_name="contact",
            index=models.Index(fields=["folded", "account", "removed"], name="contact_found"),
        ),
    ]
