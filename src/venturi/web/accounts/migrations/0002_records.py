"""Accounts and contacts are records: they have versions, owners and keys."""

import secrets
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEY_BYTES = 6


def give_keys(apps: Any, schema_editor: Any) -> None:
    """What files call the contacts that are there already."""
    for contact in apps.get_model("accounts", "Contact").objects.order_by("pk").iterator():
        contact.key = secrets.token_hex(KEY_BYTES)
        contact.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="account",
            options={"ordering": ("name", "pk")},
        ),
        migrations.AddField(
            model_name="account",
            name="merged_into",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="accounts.account",
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="owner",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accounts",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="account",
            name="removed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="account",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AlterModelOptions(
            name="contact",
            options={"ordering": ("name", "pk")},
        ),
        migrations.AddField(
            model_name="contact",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="contact",
            name="removed",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="contact",
            name="key",
            field=models.CharField(max_length=200, null=True),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="contact",
            name="key",
            field=models.CharField(max_length=200, unique=True),
        ),
        migrations.AlterField(
            model_name="contact",
            name="account",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="accounts.account",
            ),
        ),
    ]
