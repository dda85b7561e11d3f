"""What is kept of evidence: each file once, and each time it was handed in, with what for."""

from django.db import models

from guatu.records.offices.models import Office


class Kind(models.TextChoices):
    """What a file is, by its content."""

    PICTURE = "picture", "照片"
    PDF = "pdf", "PDF"
    DOCX = "docx", "文档"
    XLSX = "xlsx", "表格"


class File(models.Model):
    """One file, by the hash of what came. Only ever added; the bytes lie in the folder of data by the hash of what is kept."""

    sha256 = models.CharField("收到时的摘要", max_length=64, unique=True)
    # A picture is kept without where it was taken and without anything else that stood beside its pixels.
    kept_sha256 = models.CharField("留存件的摘要", max_length=64)
    kind = models.CharField("种类", max_length=8, choices=Kind)
    ending = models.CharField("扩展名", max_length=5)
    size = models.PositiveIntegerField("留存字节数")
    # The fingerprint of guatu.records.evidence.likeness, whole and in the parts it is looked up by.
    likeness = models.CharField("相似指纹", max_length=16, blank=True)
    band_1 = models.PositiveIntegerField(null=True)
    band_2 = models.PositiveIntegerField(null=True)
    band_3 = models.PositiveIntegerField(null=True)
    band_4 = models.PositiveIntegerField(null=True)
    gone_at = models.DateTimeField("清除时刻", null=True, blank=True)

    class Meta:
        verbose_name = "佐证文件"
        # The verifier's desk asks which other picture is nearly this one.
        indexes = [models.Index(name=f"evidence_band_{number}", fields=[f"band_{number}"]) for number in range(1, 5)] + [
            models.Index(name="evidence_kept", fields=["kept_sha256"])
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.sha256[:12]}"


class Piece(models.Model):
    """佐证: a file handed in once, for one thing, with the purpose it was asked for. Only ever added."""

    file = models.ForeignKey(File, models.PROTECT, related_name="pieces", verbose_name="文件")
    whole = models.ForeignKey(Office, models.PROTECT, related_name="+", verbose_name="归哪个镇街")
    # What it proves, as the trail names things: ledger.commitment:12. The room above knows what that is.
    subject = models.CharField("证明的是", max_length=60)
    name = models.CharField("名称", max_length=120, blank=True)
    asked = models.CharField("要的是", max_length=200)
    purpose = models.CharField("用途", max_length=300)
    # What the file says of itself: claimed, not known.
    claimed_at = models.CharField("自称的拍摄时刻", max_length=16, blank=True)
    claimed_place = models.CharField("自称的拍摄地点", max_length=40, blank=True)
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号")
    user_name = models.CharField("经手人", max_length=40)

    class Meta:
        verbose_name = "佐证"
        ordering = ["pk"]
        indexes = [
            models.Index(name="evidence_of_subject", fields=["subject"]),
            # The tick forgets where pictures were taken.
            models.Index(name="evidence_with_a_place", fields=["subject"], condition=~models.Q(claimed_place="")),
        ]

    def __str__(self) -> str:
        return self.name or "已清除"

    @property
    def is_gone(self) -> bool:
        """Whether it was purged."""
        return not self.name
