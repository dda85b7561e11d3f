"""What every journal of the ledger keeps of an act, beside what it was done to."""

from typing import Any

from django.db import models

from ..checked import SaidApart


class SealedStep(SaidApart, models.Model):
    """One act upon a campaign, a screening round or an occurrence: by whom, on which day, when written. Only ever added."""

    number = models.PositiveIntegerField("第几步")
    verb = models.CharField("动作", max_length=12)
    on = models.DateField("发生日")
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号")
    user_name = models.CharField("经手人", max_length=40)
    post = models.BigIntegerField("岗位号")
    post_title = models.CharField("岗位", max_length=80)
    note = models.TextField("说明", blank=True)
    # Every field the step changed: {name: [before, after]}. The row is the replay of these.
    values = models.JSONField("改动", default=dict)
    salt = models.CharField(max_length=32)
    link = models.PositiveBigIntegerField("环号", unique=True)

    class Meta:
        abstract = True

    def content(self) -> dict[str, Any]:
        """Return all that the step says, as it is sealed."""
        return {
            "number": self.number, "verb": str(self.verb), "on": self.on.isoformat(), "user_name": self.user_name,
            "post_title": self.post_title, "note": self.note, "values": self.values,
        }  # fmt: skip
