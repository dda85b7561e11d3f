"""Within how many working days the lead may contest a line of the class."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('almanac', '0004_look_back_days'),
    ]

    operations = [
        migrations.AddField(
            model_name='owncategory',
            name='contest_days',
            field=models.PositiveSmallIntegerField(default=3, verbose_name='交办后几个工作日内可以申诉'),
        ),
    ]
