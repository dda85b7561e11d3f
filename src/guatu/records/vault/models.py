"""What lies in the vault, and the journal of who put in, opened and took out. No words of it stand anywhere else."""

from django.db import models


class VaultVerb(models.TextChoices):
    """What can be done to what lies in the vault."""

    STORE = "store", "存入"
    OPEN = "open", "打开"
    REMOVE = "remove", "删除"
    ROTATE = "rotate", "换钥匙"


class Contact(models.Model):
    """How to reach whoever waits for the answer to one line: sealed, and bound to that line alone.

    There is nobody in it to be found by: no name is a column, nothing is counted or linked across lines. When the time
    is over the sealed words go, and the row stays as a tombstone.
    """

    line = models.PositiveBigIntegerField("事项号", unique=True)
    reference = models.CharField("外部编号", max_length=60, blank=True, help_text="12345 工单号、信访件编号；不写人名。")
    sealed = models.BinaryField("密文", blank=True, default=bytes)
    key = models.CharField("钥匙号", max_length=8, blank=True)
    entered_by = models.BigIntegerField("存入的人员号")
    entered_at = models.DateTimeField("存入时刻")
    gone_on = models.DateField("删除日", null=True, blank=True)
    gone_why = models.CharField("为什么删", max_length=60, blank=True)

    class Meta:
        verbose_name = "联系方式"
        indexes = [models.Index(name="vault_kept", fields=["line"], condition=models.Q(gone_on__isnull=True))]

    def __str__(self) -> str:
        return f"第 {self.line} 号事项的联系方式"

    @property
    def is_kept(self) -> bool:
        """Whether there is still something in it."""
        return self.gone_on is None


class VaultStep(models.Model):
    """Who put in, opened or took out what belongs to a line, and when; never what it says. Only ever added."""

    line = models.PositiveBigIntegerField("事项号", null=True, blank=True, db_index=True)
    reference = models.CharField("外部编号", max_length=60, blank=True)
    verb = models.CharField("动作", max_length=12, choices=VaultVerb)
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号")
    user_name = models.CharField("经手人", max_length=40)
    post = models.BigIntegerField("岗位号", null=True, blank=True)
    post_title = models.CharField("岗位", max_length=80, blank=True)
    note = models.CharField("说明", max_length=60, blank=True)
    salt = models.CharField(max_length=32)
    link = models.PositiveBigIntegerField("环号", unique=True)

    class Meta:
        verbose_name = "联系方式的流转"
        ordering = ["link"]

    def __str__(self) -> str:
        return f"{self.get_verb_display()}第 {self.line} 号事项的联系方式"
