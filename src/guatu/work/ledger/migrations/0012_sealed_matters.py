"""A line may concern an office, which then never sees it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0003_purge'),
        ('ledger', '0011_lights'),
        ('offices', '0004_who_may_do_what'),
    ]

    operations = [
        migrations.AddField(
            model_name='commitment',
            name='concerns',
            field=models.ForeignKey(blank=True, db_index=False, help_text='检举、揭发件才填：这个单位和它下面的人看不到这一条。', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='concerned_by', to='offices.office', verbose_name='被反映的单位'),
        ),
        migrations.AddIndex(
            model_name='commitment',
            index=models.Index(condition=models.Q(('concerns__isnull', False)), fields=['concerns'], name='ledger_sealed'),
        ),
        migrations.AddConstraint(
            model_name='commitment',
            constraint=models.CheckConstraint(condition=models.Q(('concerns__isnull', True), models.Q(('campaign__isnull', True), ('document__isnull', True), ('prompted_by__isnull', True)), _connector='OR'), name='ledger_sealed_stands_apart'),
        ),
    ]
