"""The forms of the verbs: a few fields each, nothing asked that the ledger already holds."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from guatu.crafts.timing.clock_words import limit_words
from guatu.records.almanac.calendars import calendar_of
from guatu.records.almanac.categories import GENERAL, category_of
from guatu.records.almanac.profiles import offered
from guatu.records.offices.models import ANSWERING, Kind, Office, Post
from guatu.records.offices.models.office import WHOLES
from guatu.records.paper.days import DayField
from guatu.records.paper.numbers import is_number
from guatu.records.paper.templatetags.words import day_near

from .blockers import KINDS, with_blocker
from .classes import BY_WORDS, class_choices, lacks_a_date, limit_of_class, limit_said, proposed_class, proposed_for
from .clocks import due_by
from .dues import Basis, Due
from .models import Campaign, Commitment, Occurrence
from .persons import ForNoPerson
from .stages import CADENCE_WORDS, ContestKind, Duty, Nature, ReviewFinding, Stage, Verdict

CONCERNS = "被反映的单位（检举、揭发件才选）"
KEPT_FROM = "选了以后，这个单位和它下面的人哪里都看不到这一条；也不上墙。"
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class OfficeField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among the offices below a whole, called as on pages."""

    def label_from_instance(self, obj: Office) -> str:
        """Return the office's name on pages."""
        return obj.called


class PlacedSelect(forms.Select):
    """A choice whose options say where in the tree they stand: the page then offers the posts of the chosen lead."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the option, with the path of its office beside it."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if instance := getattr(value, "instance", None):
            option["attrs"]["data-path"] = instance.office.path if isinstance(instance, Post) else instance.path
        return option


class RuleSelect(forms.Select):
    """A choice among clock profiles, each with the day it comes to: the page then fills it in."""

    days: Mapping[str, date] = {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the option, with its day beside it."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if day := self.days.get(str(value)):
            option["attrs"]["data-day"] = day.isoformat()
        return option


class HandlerField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """承办岗: a post of the lead. Without script all posts of the town are offered, and the verb refuses the others."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Post.objects.none(), required=False, empty_label="先不设", widget=PlacedSelect(attrs={"data-handlers": ""}),
            label="责任人（承办岗，可不设）", **kwargs,
        )  # fmt: skip

    def label_from_instance(self, obj: Post) -> str:
        """Return the office and the post."""
        return str(obj)


def answering_posts(whole: Office, day: date, now: int | None = None) -> Any:
    """Return the posts that may do the work of a line of the whole; with the one that does it now."""
    posts = Post.objects.on(day).filter(role__in=ANSWERING, office__in=may_lead(whole, day))
    return (posts | Post.objects.filter(pk__in=[now] if now else [])).select_related("office")


def askers(whole: Office, day: date, now: int | None = None) -> Any:
    """Return whose wish a line may be, with the one whose wish it is now."""
    return Office.objects.that_may_ask(whole).on(day) | Office.objects.filter(pk__in=[now] if now else [])


def may_lead(whole: Office, day: date) -> Any:
    """Return the offices that may lead a line of the whole."""
    below = Office.objects.below(whole).on(day).exclude(kind=Kind.OUTSIDE)
    if whole.kind == Kind.DISTRICT:
        return below.filter(parent=whole)
    return below.exclude(kind__in=WHOLES)


def may_concern(whole: Office, day: date, now: int | None = None) -> Any:
    """Return the offices that a sealed line of the whole may concern, with the one it concerns now."""
    return Office.objects.below(whole).on(day).exclude(kind=Kind.OUTSIDE) | Office.objects.filter(pk__in=[now] if now else [])


def may_take_in(whole: Office, line: Commitment | None = None) -> Any:
    """Return the campaigns that a line of the whole may join, with the one it belongs to; a sealed line joins none."""
    if line and line.concerns_id:
        return Campaign.objects.none()
    running = Campaign.objects.of(whole).running()
    kept = Campaign.objects.filter(pk=line.campaign_id) if line and line.campaign_id else Campaign.objects.none()
    return (running | kept).order_by("name")


class OnADay(ForNoPerson):
    """Every verb may have happened before today: the day is given, the moment of writing is kept beside it."""

    on = DayField(label="哪天的事", widget=DAY, help_text="晚于两个工作日补录的会标明。")

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})["on"] = today
        super().__init__(*args, **kwargs)


class AssignForm(OnADay):
    """交办."""

    to = OfficeField(
        label="主办单位", queryset=Office.objects.none(), empty_label="请选", widget=PlacedSelect(attrs={"data-lead": ""})
    )
    handler = HandlerField()
    assistants = forms.ModelMultipleChoiceField(label="协办单位", queryset=Office.objects.none(), required=False)
    category = forms.ChoiceField(label="类别", required=False)
    duty = forms.ChoiceField(label="性质", choices=Duty, widget=forms.RadioSelect)
    cadence = forms.ChoiceField(label="多久一次（长期的：多久复查一次）", choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    day = DayField(label="时限", widget=DAY, required=False)
    rule = forms.ChoiceField(label="或按时限规则", required=False, widget=RuleSelect(attrs={"data-rule": ""}))
    undated = forms.BooleanField(label="无时限，先交办", required=False)
    standard = forms.CharField(label="完成标准（可不写）", required=False, max_length=300)
    measures = forms.CharField(label="整改措施（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不属于专项")
    note = forms.CharField(label="交办要求", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, today: date, **kwargs: Any) -> None:
        proposed = None if line.category else proposed_for(line)
        category = proposed.category if proposed else category_of(line)
        limit = limit_of_class(line.assigner, category) if lacks_a_date(line) else None
        kwargs["initial"] = {"category": category.key, "rule": limit.key if limit else ""} | kwargs.get("initial", {})
        super().__init__(*args, today=today, **kwargs)
        self.line = line
        self.fields["category"].choices = class_choices(line.assigner, line.category)  # type: ignore[attr-defined]
        self.fields["category"].help_text = f"拟：{proposed.why}。" if proposed else ""
        self.fields["rule"].help_text = f"{limit_said(category, limit)}；可以另选，或勾“无时限”。" if limit else ""
        offices = may_lead(line.assigner, today)
        if line.concerns is not None:
            offices = offices.exclude(path__gte=line.concerns.path, path__lt=line.concerns.path_end)
        self.fields["handler"].queryset = answering_posts(line.assigner, today, line.handler_id)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(line.assigner, line)  # type: ignore[attr-defined]
        self.fields["to"].queryset = offices  # type: ignore[attr-defined]
        self.calendar = calendar_of(line.assigner)
        self.rules = {profile.key: profile for profile in offered(line.assigner)}
        dues = {key: due_by(profile, line, today, self.calendar) for key, profile in self.rules.items()}
        said = {key: f"{profile.called}　{limit_words(profile.budget)}（{day_near(dues[key].day, today)}）" for key, profile in self.rules.items()}
        self.fields["rule"].choices = [("", "不用规则，照上面的日期"), *said.items()]  # type: ignore[attr-defined]
        self.fields["rule"].widget.days = {key: due.day for key, due in dues.items()}
        self.fields["assistants"].queryset = offices  # type: ignore[attr-defined]

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``assign``."""
        data = self.cleaned_data
        day, line = data["day"], self.line
        same = day is not None and day == line.due_last
        due = None
        if data["rule"] and not data["undated"]:
            due = due_by(self.rules[data["rule"]], line, data["on"], self.calendar)
        elif day and not data["undated"] and not same:
            due = Due(day, Basis.CLERK, "督办岗定")
        return {
            "to": data["to"], "assistants": list(data["assistants"]), "duty": data["duty"], "due": due,
            "cadence": data["cadence"], "undated": data["undated"], "note": data["note"], "on": data["on"],
            "handler": data["handler"], "campaign": data["campaign"], "category": data["category"] or None,
            # A form sent without these fields says nothing of them.
            "standard": data["standard"] if "standard" in self.data else None,
            "measures": data["measures"] if "measures" in self.data else None,
        }  # fmt: skip


class NoteForm(OnADay):
    """签收, 销号: a day, and a note if one likes."""

    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))


class CloseForm(NoteForm):
    """销号: a day, a note, and the grade where the class has any."""

    field_order = ["grade", "note", "on"]

    grade = forms.ChoiceField(label="评等", required=False)

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grades = category_of(line).grades
        self.fields["grade"].choices = [("", "请选"), *((each, each) for each in grades)]  # type: ignore[attr-defined]
        if not grades:
            del self.fields["grade"]
        if line.objections:
            self.fields["note"].label = f"公示中的 {line.objections} 条异议是怎么处理的"


class PublishForm(OnADay):
    """公示: where it hangs, and for how long."""

    field_order = ["words", "days", "on"]

    words = forms.CharField(
        label="贴在哪里、写了什么", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="如 镇政务公开栏、公众号，整改前后对照。不写个人的名字、电话。",
    )  # fmt: skip
    days = forms.IntegerField(label="公示几个工作日", min_value=1, max_value=60)

    def __init__(self, *args: Any, days: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].label = "哪天起公示"
        self.fields["on"].help_text = "晚于两个工作日补录的，从补录那天算起。"
        self.fields["days"].initial = days or None
        self.fields["days"].help_text = (
            f"这一类至少 {days} 个工作日；那一天不算，从下一个工作日数起。" if days else "这一类没有规定要公示；公示了就要等期满。"
        )


class ObjectForm(OnADay):
    """记异议: what was said, not by whom."""

    field_order = ["words", "on"]

    words = forms.CharField(
        label="异议说了什么", widget=forms.Textarea(attrs={"rows": 3}),
        help_text="只记说了什么，不记是谁说的。属实的由审批岗退回；不属实的，销号时写明怎么答复的。",
    )  # fmt: skip


class ReasonForm(OnADay):
    """退回, 撤销: a day and a reason."""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 3}))


class ContestForm(ReasonForm):
    """申诉: of which kind, and why."""

    field_order = ["kind", "reason", "on"]

    kind = forms.ChoiceField(label="为什么", choices=[("", "请选"), *ContestKind.choices])


class WatchForm(ReasonForm):
    """列入重点: why, and whether the line leaves by rule."""

    field_order = ["reason", "leaves_by_rule", "on"]

    leaves_by_rule = forms.BooleanField(label="好转了按规则移出（不勾的，只由领导移出）", required=False, initial=True)


class AskMoreForm(OnADay):
    """申请延期: until when, why, and how far it is."""

    field_order = ["day", "cause", "progress", "on"]

    day = DayField(label="延到哪天", widget=DAY)
    cause = forms.CharField(label="延期的原因", widget=forms.Textarea(attrs={"rows": 2}))
    progress = forms.CharField(label="现在办到哪一步", widget=forms.Textarea(attrs={"rows": 2}))


class LaterForm(OnADay):
    """延期, 恢复, 重新列账: the day it is due on from now on, and a word."""

    field_order = ["day", "note", "on"]

    day = DayField(label="现时限", widget=DAY, required=False)
    note = forms.CharField(label="说明", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if line.due_last is None:
            del self.fields["day"]


class SuspendForm(OnADay):
    """挂账: until when, and what is planned."""

    field_order = ["until", "plan", "on"]

    until = DayField(label="挂账到", widget=DAY)
    plan = forms.CharField(label="为什么挂账、接下来的计划", widget=forms.Textarea(attrs={"rows": 3}))


class MergeForm(ReasonForm):
    """并案: into which line."""

    field_order = ["into", "reason", "on"]

    into = forms.CharField(label="并入哪一条", max_length=24, help_text="填编号，如 云溪-0087，只填 87 也行。")

    def __init__(self, *args: Any, line: Commitment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.line = line

    def clean_into(self) -> Commitment:
        """Return the line of that number."""
        said = self.cleaned_data["into"].strip()
        serial = said.rpartition("-")[2]
        # A sealed line is one with another that concerns the same office, and with nothing else.
        own = Commitment.objects.of(self.line.assigner).filter(concerns=self.line.concerns_id).select_related("assigner", "lead")
        found = own.filter(serial=int(serial)).first() if is_number(serial) else own.filter(number=said).first()
        if found is None:
            raise forms.ValidationError(f"台账里没有“{said}”。请填本镇街一条在办事项的编号。")
        return found


class LookBackForm(OnADay):
    """回头看: what was found."""

    field_order = ["verdict", "finding", "on"]

    verdict = forms.ChoiceField(label="现在怎样", choices=Verdict)
    finding = forms.CharField(label="看到的情况", widget=forms.Textarea(attrs={"rows": 3}))


class ReviewForm(OnADay):
    """复查: how a standing duty is kept."""

    field_order = ["finding", "words", "on"]

    finding = forms.ChoiceField(label="坚持得怎样", choices=ReviewFinding)
    words = forms.CharField(label="看到的情况", widget=forms.Textarea(attrs={"rows": 3}))


class ProgressForm(OnADay):
    """How much is done: in the line's own unit where it has a number, else in per cent."""

    amount = forms.DecimalField(label="完成数", required=False, max_digits=18, decimal_places=3)
    percent = forms.DecimalField(label="整体进度（%）", required=False, max_digits=5, decimal_places=1)

    def __init__(self, *args: Any, line: Commitment, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        for name in ("percent", "amount") if line.broken_down else ("percent",) if line.target else ("amount",):
            del self.fields[name]  # of a divided line neither is typed: both are its parts'

    def progress(self) -> dict[str, Any]:
        """Return amount and share for the verb."""
        percent = self.cleaned_data.get("percent")
        return {
            "amount": self.cleaned_data.get("amount"),
            "share": None if percent is None else percent / Decimal(100),
        }


class SaidForm(ProgressForm):
    """What an office says of a line: one number, one blocker, one sentence."""

    stuck = forms.ChoiceField(
        label="卡在哪里", choices=[("", "没有"), *((kind, kind) for kind in KINDS)], required=False, widget=forms.RadioSelect
    )
    stuck_what = forms.CharField(label="要谁来办，办什么", required=False, max_length=80)
    words = forms.CharField(label="说一句", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    finished = forms.BooleanField(label="已经办结，请求核实", required=False)

    def clean(self) -> dict[str, Any]:
        """See that something was said, and that what is done is not held up."""
        data = super().clean() or {}
        data["blocked"] = bool(data.get("stuck") or data.get("stuck_what"))
        if data["blocked"] and data.get("finished"):
            self.add_error("finished", "办结了就没有堵点。请去掉一个：还卡着就先报进度，办完了就不填堵点。")
        return data

    def said(self) -> str:
        """Return the sentence as the step keeps it."""
        data = self.cleaned_data
        kind = data["stuck"] or ("其他" if data["stuck_what"] else "")
        return with_blocker(data["words"], kind, data["stuck_what"])

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``report``."""
        return {"words": self.said(), "finished": self.cleaned_data["finished"], "on": self.cleaned_data["on"], **self.progress()}


class ReportForm(SaidForm):
    """反馈, by the office itself. The page shows a field for files only where a rule asks for them."""

    without = forms.CharField(label="没有附的原因", required=False, max_length=120)

    def for_the_verb(self) -> dict[str, Any]:
        """Return the arguments of ``report``."""
        return super().for_the_verb() | {"without": self.cleaned_data["without"]}

    def clean(self) -> dict[str, Any]:
        """See that something was said."""
        data = super().clean()
        if not data["blocked"] and not (data.get("words") or "").strip():
            self.add_error("words", "请写一句办到什么程度，再提交。")
        return data


class CallForm(SaidForm):
    """What an office says of one line by telephone; one of several in a row, all said on the same day."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    sign = forms.BooleanField(label="签收", required=False)

    def __init__(self, *args: Any, line: Commitment, today: date, **kwargs: Any) -> None:
        super().__init__(*args, line=line, today=today, prefix=f"l{line.pk}", initial={"version": line.version}, **kwargs)
        self.line = line
        del self.fields["on"]
        self.fields["stuck"].widget = forms.Select(choices=self.fields["stuck"].choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """See that a number does not stand without a sentence."""
        data = super().clean()
        told = data["blocked"] or data.get("finished") or data.get("amount") is not None or data.get("percent") is not None
        if told and not data["blocked"] and not (data.get("words") or "").strip():
            self.add_error("words", "请写一句电话里怎么说的。")
        data["told"] = told or bool((data.get("words") or "").strip())
        return data


class OccurrenceForm(OnADay):
    """One period of a recurring line: how much, where its line has a unit, and one sentence."""

    amount = forms.DecimalField(label="完成数", required=False, max_digits=18, decimal_places=3)

    def __init__(self, *args: Any, row: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not row.line.unit:
            del self.fields["amount"]
        else:
            self.fields["amount"].label = f"这一期完成多少{row.line.unit}"


class OccurrenceReportForm(OccurrenceForm):
    """报本期."""

    field_order = ["amount", "words", "on"]

    words = forms.CharField(label="这一期办了什么", widget=forms.Textarea(attrs={"rows": 2}))


class OccurrenceVerifyForm(OccurrenceForm):
    """核本期."""

    field_order = ["amount", "finding", "on"]

    finding = forms.CharField(label="核实到的情况", widget=forms.Textarea(attrs={"rows": 2}))


class OccurrenceReturnForm(OnADay):
    """退回本期."""

    field_order = ["reason", "on"]

    reason = forms.CharField(label="不属实、不够的，写退回的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, row: Occurrence, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class VerifyForm(ProgressForm):
    """核实: what was found."""

    finding = forms.CharField(label="核实到的情况", widget=forms.Textarea(attrs={"rows": 3}))


class AmendForm(OnADay):
    """更正: what was wrong, and why it is put right."""

    field_order = [
        "title", "lead", "handler", "duty", "cadence", "due_last", "field", "target", "unit", "standard", "measures",
        "category", "campaign", "asked_by", "nature", "concerns", "on", "reason",
    ]  # fmt: skip

    title = forms.CharField(label="事项", max_length=120)
    lead = OfficeField(
        label="主办单位", queryset=Office.objects.none(), required=False, empty_label="未定",
        widget=PlacedSelect(attrs={"data-lead": ""}),
    )  # fmt: skip
    handler = HandlerField()
    duty = forms.ChoiceField(label="性质", choices=Duty)
    cadence = forms.ChoiceField(label="多久一次（长期的：多久复查一次）", choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    due_last = DayField(label="时限", widget=DAY, required=False)
    target = forms.DecimalField(label="数量", required=False, max_digits=18, decimal_places=3)
    unit = forms.CharField(label="计量单位", required=False, max_length=12)
    field = forms.CharField(label="分管口", required=False, max_length=20)
    standard = forms.CharField(label="完成标准", required=False, max_length=300)
    measures = forms.CharField(label="整改措施", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不属于专项")
    asked_by = OfficeField(label="来文单位", queryset=Office.objects.none(), required=False, empty_label="没有")
    nature = forms.ChoiceField(label="共性个性", choices=[("", "不分"), *Nature.choices], required=False)
    concerns = OfficeField(label=CONCERNS, queryset=Office.objects.none(), required=False, empty_label="不是检举件", help_text=KEPT_FROM)
    category = forms.ChoiceField(label="类别", required=False)
    reason = forms.CharField(label="更正的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, line: Commitment, today: date, **kwargs: Any) -> None:
        self.line = line
        kwargs.setdefault("initial", {}).update(
            handler=line.handler_id, standard=line.standard, measures=line.measures, campaign=line.campaign_id,
            asked_by=line.asked_by_id, nature=line.nature, concerns=line.concerns_id, category=line.category or GENERAL,
            title=line.title, lead=line.lead_id, duty=line.duty, cadence=line.cadence, due_last=line.due_last,
            target=None if line.target is None else format(line.target.normalize(), "f"), unit=line.unit, field=line.field,
        )  # fmt: skip
        super().__init__(*args, today=today, **kwargs)
        self.fields["lead"].queryset = may_lead(line.assigner, today)  # type: ignore[attr-defined]
        self.fields["handler"].queryset = answering_posts(line.assigner, today, line.handler_id)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(line.assigner, line)  # type: ignore[attr-defined]
        self.fields["asked_by"].queryset = askers(line.assigner, today, line.asked_by_id)  # type: ignore[attr-defined]
        self.fields["category"].choices = class_choices(line.assigner, line.category)  # type: ignore[attr-defined]
        if line.stage == Stage.DRAFTED:
            self.fields["concerns"].queryset = may_concern(line.assigner, today, line.concerns_id)  # type: ignore[attr-defined]
        else:
            del self.fields["concerns"]

    def changes(self) -> dict[str, Any]:
        """Return the fields as ``amend`` takes them. What came later and was not sent is left as it is."""
        data = self.cleaned_data
        names = ("title", "duty", "cadence", "due_last", "target", "unit", "field")
        found = {name: data[name] for name in names} | {"lead_id": data["lead"].pk if data["lead"] else None}
        found |= {name: data[name] for name in ("standard", "measures", "nature") if name in self.data}
        if data["category"]:
            found["category"] = data["category"]
        for name in ("handler", "campaign", "asked_by", "concerns"):
            if name in self.data and name in data:
                found[f"{name}_id"] = data[name].pk if data[name] else None
        if found.get("handler_id") == self.line.handler_id and found["lead_id"] != self.line.lead_id:
            # Another lead, and nobody was chosen anew: the post of the one before is let go.
            found.pop("handler_id", None)
        return found


class SavedViewForm(forms.Form):
    """A name for a view, and whether the town shares it."""

    name = forms.CharField(label="视图名称", max_length=20)
    shared = forms.BooleanField(label="本镇街共用（谁都看得见，由督办岗改）", required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            self.fields["shared"].disabled = True
            self.fields["shared"].initial = False


class BulkAssignForm(OnADay):
    """交办, many lines to one office."""

    to = OfficeField(label="主办单位", queryset=Office.objects.none(), empty_label="请选")
    day = DayField(label="时限（空着就用各条自己的）", widget=DAY, required=False)
    undated = forms.BooleanField(label="没有时限的，先按无时限交办", required=False)
    note = forms.CharField(label="交办要求（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["to"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]


class BulkPublishForm(PublishForm):
    """公示, one notice for many lines."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, days=0, **kwargs)
        self.fields["days"].required = False
        self.fields["days"].help_text = "空着就按各条自己那一类规定的天数。"


class BulkAmendForm(OnADay):
    """更正, the same fields of many lines; what is left empty stays as it is."""

    lead = OfficeField(label="主办单位", queryset=Office.objects.none(), required=False, empty_label="不改")
    due_last = DayField(label="时限", widget=DAY, required=False)
    field = forms.CharField(label="分管口", required=False, max_length=20)
    category = forms.ChoiceField(label="类别", required=False)
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不改")
    standard = forms.CharField(label="完成标准", required=False, max_length=300)
    reason = forms.CharField(label="更正的理由", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["lead"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(whole)  # type: ignore[attr-defined]
        self.fields["category"].choices = [("", "不改"), *class_choices(whole)]  # type: ignore[attr-defined]

    def changes(self) -> dict[str, Any]:
        """Return what was filled in, as ``amend`` takes it."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("due_last", "field", "category", "standard") if data[name]}
        return found | {f"{name}_id": data[name].pk for name in ("lead", "campaign") if data[name]}


class EnterForm(OnADay):
    """立账, by hand: the words, where they come from, and what is already known."""

    field_order = [
        "title", "source", "quote", "duty", "cadence", "day", "on", "target", "unit", "lead", "handler", "standard",
        "measures", "category", "campaign", "asked_by", "nature", "concerns",
    ]  # fmt: skip

    title = forms.CharField(label="事项", max_length=120)
    source = forms.CharField(label="从哪里来", max_length=200, help_text="哪次会、哪个电话、哪份文件")
    quote = forms.CharField(label="原话（有就贴上）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    duty = forms.ChoiceField(label="性质", choices=Duty, initial=Duty.DATED)
    cadence = forms.ChoiceField(label="多久一次（长期的：多久复查一次）", choices=[("", "—"), *CADENCE_WORDS.items()], required=False)
    day = DayField(label="时限（没有就空着）", widget=DAY, required=False)
    target = forms.DecimalField(label="数量", required=False, max_digits=18, decimal_places=3)
    unit = forms.CharField(label="计量单位", required=False, max_length=12)
    lead = OfficeField(
        label="主办单位（可以以后交办）", queryset=Office.objects.none(), required=False, empty_label="以后交办",
        widget=PlacedSelect(attrs={"data-lead": ""}),
    )  # fmt: skip
    handler = HandlerField()
    standard = forms.CharField(label="完成标准（可不写）", required=False, max_length=300)
    measures = forms.CharField(label="整改措施（可不写）", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    category = forms.ChoiceField(label="类别", required=False)
    campaign = forms.ModelChoiceField(label="专项", queryset=Campaign.objects.none(), required=False, empty_label="不属于专项")
    asked_by = OfficeField(label="来文单位（上级或镇外要求的才选）", queryset=Office.objects.none(), required=False, empty_label="没有")
    nature = forms.ChoiceField(label="共性个性", choices=[("", "不分"), *Nature.choices], required=False)
    concerns = OfficeField(label=CONCERNS, queryset=Office.objects.none(), required=False, empty_label="不是检举件", help_text=KEPT_FROM)

    def __init__(self, *args: Any, whole: Office, today: date, **kwargs: Any) -> None:
        super().__init__(*args, today=today, **kwargs)
        self.fields["concerns"].queryset = may_concern(whole, today)  # type: ignore[attr-defined]
        self.fields["lead"].queryset = may_lead(whole, today)  # type: ignore[attr-defined]
        self.fields["handler"].queryset = answering_posts(whole, today)  # type: ignore[attr-defined]
        self.fields["campaign"].queryset = may_take_in(whole)  # type: ignore[attr-defined]
        self.whole = whole
        self.fields["category"].choices = [(BY_WORDS, "先由系统看字句定"), *class_choices(whole)]  # type: ignore[attr-defined]
        self.fields["asked_by"].queryset = askers(whole, today)  # type: ignore[attr-defined]

    def class_chosen(self) -> tuple[str | None, str]:
        """Return the class for ``enter``, and why where the words have said so."""
        data = self.cleaned_data
        if data["category"] not in {"", BY_WORDS}:
            return data["category"], ""
        words = ((data["quote"], "原话里"), (data["title"], "事项里"), (data["source"], "来源里"))
        proposed = proposed_class(self.whole, campaign=data["campaign"], words=words)
        return (proposed.category.key, f"{proposed.why}，按“{proposed.category.name}”一类") if proposed else (None, "")
