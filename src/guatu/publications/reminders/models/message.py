"""发件箱: one message to one person by one way, claimed before it is sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from .digest import Digest
from .firing import Firing


class What(models.TextChoices):
    """What a message tells."""

    DIGEST = "digest", "每日清单"
    FIRING = "firing", "催办"


class State(models.TextChoices):
    """How far a message is. unsure: it may have gone out when the machine stopped; it is not sent again by itself."""

    WAITING = "waiting", "等着发"
    SENDING = "sending", "正在发"
    SENT = "sent", "发出了"
    FAILED = "failed", "没发成"
    UNSURE = "unsure", "不知道发出没有"
    DROPPED = "dropped", "不用发了"


class Message(models.Model):
    """What is to go out. Its words are made when it is sent: what has been purged or sealed meanwhile is not in them."""

    key = models.CharField(max_length=60, unique=True)
    way = models.CharField("怎么发", max_length=8)
    what = models.CharField("是什么", max_length=8, choices=What)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="给谁")
    digest = models.ForeignKey(Digest, models.CASCADE, null=True, related_name="messages")
    firing = models.ForeignKey(Firing, models.CASCADE, null=True, related_name="messages")
    made_at = models.DateTimeField("写入时刻")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("试了几次", default=0)
    next_at = models.DateTimeField("下次发")
    taken_at = models.DateTimeField("取走时刻", null=True)
    sent_at = models.DateTimeField("发出时刻", null=True)
    said = models.CharField("怎么回事", max_length=200, blank=True)

    class Meta:
        verbose_name = "消息"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                name="reminders_a_message_tells_one_thing",
                condition=Q(what="digest", digest__isnull=False, firing=None) | Q(what="firing", firing__isnull=False, digest=None),
            ),
        ]
        indexes = [models.Index(name="reminders_to_send", fields=["next_at"], condition=Q(state__in=["waiting", "sending"]))]

    def __str__(self) -> str:
        return self.key
