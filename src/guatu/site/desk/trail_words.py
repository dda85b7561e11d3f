"""A link of the trail in words: what was done, to what kind of thing. Its words stay with the line or paper itself."""

from guatu.records.offices.models import Act
from guatu.records.trail.models import Link
from guatu.records.vault.models import VaultVerb
from guatu.work.ledger.stages import CampaignVerb, OccurrenceVerb, ScreeningVerb, Verb

OF_CANDIDATES = {
    "propose": "拟办", "confirm": "确认", "carry": "随上一稿", "dismiss": "不立账", "join": "接到已有事项", "keep": "记下", "merge": "并成一条",
    "split": "拆开", "retract": "收回拆并", "undo": "撤回", "agree": "同意", "send_back": "复核退回", "purge": "清除", "hand_in": "代录反馈",
}  # fmt: skip
OF_MANNER = {"two_clerks": "改立账要两人", "learns": "改记住原因", "forget": "改疑似的句式"}
# The kind of a subject → what it is called, and the words of its verbs.
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "ledger.commitment": ("事项", dict(Verb.choices)),
    "ledger.campaign": ("专项行动", dict(CampaignVerb.choices)),
    "ledger.screening": ("排查", dict(ScreeningVerb.choices)),
    "ledger.occurrence": ("周期事项的一期", dict(OccurrenceVerb.choices)),
    "intake.candidate": ("条目", OF_CANDIDATES),
    "intake.manner": ("确认的规矩", OF_MANNER),
    "documents.document": ("文件", {"purge": "清除"}),
    "vault.contact": ("联系方式，事项", dict(VaultVerb.choices)),
    "vault.key": ("联系方式的钥匙", dict(VaultVerb.choices)),
    "offices.office": ("机构", dict(Act.choices)),
    "offices.post": ("岗位", dict(Act.choices)),
    "offices.user": ("账号", dict(Act.choices)),
    "offices.screen": ("大屏", dict(Act.choices)),
    "offices.signinrules": ("登录规则", dict(Act.choices)),
    "almanac.notice": ("放假通知", dict(Act.choices)),
    "almanac.owncategory": ("类别", dict(Act.choices)),
    "almanac.ownprofile": ("时限规则", dict(Act.choices)),
    "almanac.lightsinforce": ("亮灯规则", dict(Act.choices)),
    "almanac.watchinforce": ("重点管理规则", dict(Act.choices)),
    "almanac.lastmeeting": ("上次会议", dict(Act.choices)),
}


def what_words(link: Link, number: str = "") -> tuple[str, str]:
    """Return the verb and the thing in words. number: of a line, where it has one."""
    kind, _, key = link.subject.rpartition(":")
    called, verbs = KINDS.get(kind, (kind, {}))
    return verbs.get(link.verb, link.verb), f"{called} {number or f'第 {key} 号'}"
