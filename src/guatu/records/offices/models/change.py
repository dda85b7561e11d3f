"""The journal of the settings: one row for every change of an office, a post, a duty list or an account."""

from typing import Any

from django.db import models

from .office import Kind

KINDS = {kind.value: kind.label for kind in Kind}


class Act(models.TextChoices):
    """What was done to an office, a post, an account, a screen or the rules of signing in."""

    FOUND = "found", "设立"
    AMEND = "amend", "修改"
    RENAME = "rename", "更名"
    TRANSFER = "transfer", "划归"
    MERGE = "merge", "合并"
    CLOSE = "close", "停用"
    REMOVE = "remove", "删除"
    DUTIES = "duties", "改职责"
    SET_UP = "set_up", "设岗"
    HAND_OVER = "hand_over", "换人"
    END = "end", "撤岗"
    OPEN_ACCOUNT = "open_account", "建账号"
    RESET = "reset", "重设口令"
    BAR = "bar", "停用账号"
    ADMIT = "admit", "恢复账号"
    SUBSTITUTE = "substitute", "设代岗"
    CALL_BACK = "call_back", "收回代岗"
    UNLOCK = "unlock", "解锁"
    SECOND_ON = "second_on", "启用第二步"
    SECOND_OFF = "second_off", "取消第二步"
    RULES = "rules", "改登录规则"
    HANG = "hang", "挂屏"
    TAKE_DOWN = "take_down", "停用屏"


FIELDS = {
    "name": "名称", "short": "简称", "also": "其他叫法", "kind": "类别", "field": "分管口", "code": "编号前缀", "order": "顺序",
    "may_ask": "可来文", "since": "自", "until": "最后一天", "becomes": "并入", "parent": "上级", "posts": "随着结束的岗位",
    "duties": "职责", "role": "岗位类别", "title": "岗位名称", "user": "在岗", "in_charge_of": "分管", "username": "登录名",
    "is_active": "可登录", "substitute": "代岗人", "tries": "连错几次锁定", "minutes": "锁几分钟",
    "idle_desk": "电脑几分钟不动退出", "idle_mobile": "手机几分钟不动退出",
    "two_clerks": "立账要两人", "learns": "记住不立账的原因", "forget": "这种句式不再标疑似",
    "word": "词条", "word_on": "词条用着",
}  # fmt: skip


def said(value: Any) -> str:
    """Return a kept value in words."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(str(each) for each in value) or "无"
    return "无" if value in (None, "") else str(KINDS.get(str(value), value))


class Change(models.Model):
    """What was changed, by whom, from which day, and when it was written down. Only ever added."""

    subject = models.CharField("对象", max_length=64, help_text="例如 offices.office:12")
    called = models.CharField("叫什么", max_length=80, help_text="当时的名称")
    # The town or district whose settings these are; by value, as the office may be removed again.
    whole = models.BigIntegerField("归哪个镇街")
    verb = models.CharField("动作", max_length=16, choices=Act)
    on = models.DateField("自哪天起")
    at = models.DateTimeField("写入时刻")
    user = models.BigIntegerField("人员号", help_text="0 是第一次设置，还没有账号")
    user_name = models.CharField("经手人", max_length=40)
    post = models.BigIntegerField("岗位号", null=True)
    post_title = models.CharField("岗位", max_length=80, blank=True)
    note = models.TextField("说明", blank=True)
    # {field: [before, after]}; never a password.
    values = models.JSONField("改动", default=dict)
    salt = models.CharField(max_length=32)
    link = models.PositiveBigIntegerField("环号", unique=True)

    class Meta:
        verbose_name = "设置记录"
        ordering = ["-link"]
        indexes = [
            models.Index(name="offices_changes_of_subject", fields=["subject"]),
            models.Index(name="offices_changes_of_whole", fields=["whole", "-link"]),
        ]

    def __str__(self) -> str:
        return f"{self.called} {self.get_verb_display()}"

    @property
    def in_words(self) -> list[str]:
        """What was changed, a sentence a field: 分管口：建设 → 城建."""
        told = []
        for name, (before, after) in self.values.items():
            label = FIELDS.get(name, name)
            if (before in (None, "", []) and after in (None, "", [])) or (name == "posts" and not before):
                continue
            if before in (None, "", []):
                told.append(f"{label}：{said(after)}")
            elif name == "posts":
                told.append(f"{label}：{said(before)}")
            else:
                told.append(f"{label}：{said(before)} → {said(after)}")
        return told
