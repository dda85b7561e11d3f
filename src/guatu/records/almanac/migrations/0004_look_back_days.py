"""How many days after its closing a drawn line is looked back at."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('almanac', '0003_light_rules'),
    ]

    operations = [
        migrations.AddField(
            model_name='owncategory',
            name='look_back_days',
            field=models.PositiveSmallIntegerField(default=30, verbose_name='销号后几天内回头看'),
        ),
    ]
