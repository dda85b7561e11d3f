"""The vault: contact data, sealed, and the journal of who opened it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='VaultStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveBigIntegerField(blank=True, db_index=True, null=True, verbose_name='事项号')),
                ('reference', models.CharField(blank=True, max_length=60, verbose_name='外部编号')),
                ('verb', models.CharField(choices=[('store', '存入'), ('open', '打开'), ('remove', '删除'), ('rotate', '换钥匙')], max_length=12, verbose_name='动作')),
                ('at', models.DateTimeField(verbose_name='写入时刻')),
                ('user', models.BigIntegerField(verbose_name='人员号')),
                ('user_name', models.CharField(max_length=40, verbose_name='经手人')),
                ('post', models.BigIntegerField(blank=True, null=True, verbose_name='岗位号')),
                ('post_title', models.CharField(blank=True, max_length=80, verbose_name='岗位')),
                ('note', models.CharField(blank=True, max_length=60, verbose_name='说明')),
                ('salt', models.CharField(max_length=32)),
                ('link', models.PositiveBigIntegerField(unique=True, verbose_name='环号')),
            ],
            options={
                'verbose_name': '联系方式的流转',
                'ordering': ['link'],
            },
        ),
        migrations.CreateModel(
            name='Contact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveBigIntegerField(unique=True, verbose_name='事项号')),
                ('reference', models.CharField(blank=True, help_text='12345 工单号、信访件编号；不写人名。', max_length=60, verbose_name='外部编号')),
                ('sealed', models.BinaryField(blank=True, default=bytes, verbose_name='密文')),
                ('key', models.CharField(blank=True, max_length=8, verbose_name='钥匙号')),
                ('entered_by', models.BigIntegerField(verbose_name='存入的人员号')),
                ('entered_at', models.DateTimeField(verbose_name='存入时刻')),
                ('gone_on', models.DateField(blank=True, null=True, verbose_name='删除日')),
                ('gone_why', models.CharField(blank=True, max_length=60, verbose_name='为什么删')),
            ],
            options={
                'verbose_name': '联系方式',
                'indexes': [models.Index(condition=models.Q(('gone_on__isnull', True)), fields=['line'], name='vault_kept')],
            },
        ),
    ]
