"""What nobody told of a deal: when it came to be, in which stage, and since when it stands there."""

from django.db import migrations, models

UNTOLD = [("since", "since when it stands there"), ("stage", "the stage")]


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0004_sums"),
        # It seals entries of events as they were before.
        ("trail", "0004_begun"),
    ]

    operations = [
        migrations.AddField("opening", "untold", models.CharField(choices=UNTOLD, max_length=10, null=True)),
        migrations.AddField("opening", "undated", models.BooleanField(null=True)),
        migrations.AddField("stagechange", "untold", models.CharField(choices=UNTOLD, max_length=10, null=True)),
        migrations.AlterField("deal", "created_at", models.DateTimeField(null=True)),
        migrations.AlterField("deal", "stage_entered_at", models.DateTimeField(null=True)),
    ]
