"""登录规则: after how many failures an account is locked, and after how long without a hand one is signed out."""

from django.db import models

from .office import Office

LOCK_AFTER = (3, 10)  # failures in a row
LOCK_FOR = (5, 120)  # minutes
IDLE = (5, 240)  # minutes


class SignInRules(models.Model):
    """The rules of a town or district; what has none follows what lies above it, and in the end these defaults."""

    whole = models.OneToOneField(Office, models.PROTECT, verbose_name="镇街", related_name="sign_in_rules")
    tries = models.PositiveSmallIntegerField("连错几次锁定", default=5)
    minutes = models.PositiveSmallIntegerField("锁几分钟", default=15)
    idle_desk = models.PositiveSmallIntegerField("电脑上几分钟没有动作就退出", default=30)
    idle_mobile = models.PositiveSmallIntegerField("手机上几分钟没有动作就退出", default=15)

    class Meta:
        verbose_name = "登录规则"

    def __str__(self) -> str:
        return f"{self.whole.called}的登录规则"
