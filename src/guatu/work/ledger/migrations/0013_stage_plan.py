"""The stage plan of the rule that dated a line, as it was when the line was given out."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('ledger', '0012_sealed_matters'),
    ]

    operations = [
        migrations.AddField(
            model_name='commitment',
            name='stage_plan',
            field=models.JSONField(blank=True, default=list, verbose_name='节点'),
        ),
    ]
