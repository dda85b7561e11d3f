"""A duty: what an office is there for, in the words of the town's own list (履职清单, 职责分工)."""

from django.db import models

from .office import Office


class DutyLine(models.Model):
    """One line of the list of duties; the words by which work is proposed to its office."""

    office = models.ForeignKey(Office, models.CASCADE, verbose_name="机构", related_name="duties")
    number = models.PositiveIntegerField("第几条")
    words = models.CharField("职责", max_length=200)

    class Meta:
        verbose_name = "职责"
        ordering = ["office__path", "number"]
        constraints = [models.UniqueConstraint(name="offices_one_duty_a_number", fields=["office", "number"])]

    def __str__(self) -> str:
        return f"{self.office.called}第 {self.number} 条：{self.words}"
