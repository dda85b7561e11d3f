"""The ladders of 催办 that come with the system (norms req. 19): starting points, each with whose practice it is.

The practice tells the colours and what each stands for; how many days lie between the sheets, and who reads which, it
mostly does not tell: these numbers are the system's, and a town sets its own.
"""

from .rungs import Makes, Rung, RungSet, To, When

UNIT, HEAD, LEADER, SUPERVISOR = To.UNIT, To.HEAD, To.LEADER, To.SUPERVISOR
NOTICE, REMINDER, SUPERVISION = Makes.NOTICE, Makes.REMINDER, Makes.SUPERVISION
OURS = "天数、给谁是本系统先填的，照本地文件改。"

GIVEN_OUT = Rung("assigned", When.ASSIGNED, 0, (UNIT,), NOTICE)
TURNED_RED = Rung("red", When.RED, 0, (UNIT, LEADER), NOTICE)
SOON = Rung("before", When.BEFORE, 3, (UNIT,), NOTICE)

# While a town has put no ladder in force nobody is sent a sheet: what is new, near or red is only told to whom it concerns.
PLAIN = RungSet("plain", "只提醒", (GIVEN_OUT, SOON, TURNED_RED), "本系统自带的一套：只在首页提醒，不出单子")
LADDERS = (
    PLAIN,
    RungSet(
        "steps", "逐级催办",
        (
            GIVEN_OUT, SOON, TURNED_RED,
            Rung("unsigned", When.UNSIGNED, 2, (UNIT, SUPERVISOR), NOTICE),
            Rung("stop", When.STOP, 1, (UNIT,), NOTICE),
            Rung("late-1", When.OVERDUE, 1, (UNIT, HEAD), REMINDER, "blue"),
            Rung("late-2", When.OVERDUE, 7, (UNIT, HEAD, LEADER), SUPERVISION, "orange"),
            Rung("late-3", When.OVERDUE, 15, (UNIT, HEAD, LEADER, SUPERVISOR), SUPERVISION, "red"),
        ),
        "各地督办的通行做法：先催承办单位，再到单位负责人、分管领导、督办部门", OURS,
    ),
    # F1.19
    RungSet(
        "ladder", "三色督查单",
        (
            GIVEN_OUT, TURNED_RED,
            Rung("blue", When.BEFORE, 3, (UNIT, HEAD), REMINDER, "blue"),
            Rung("orange", When.OVERDUE, 1, (UNIT, HEAD, LEADER), SUPERVISION, "orange"),
            Rung("red-sheet", When.OVERDUE, 8, (UNIT, HEAD, LEADER, SUPERVISOR), SUPERVISION, "red"),
        ),
        "福建省三明市的三色督查单：蓝单提醒，没有正当理由没办的升橙、升红；一事一单", f"批准过延期的按现时限，算有正当理由。{OURS}",
    ),
    # F1.18
    RungSet(
        "state", "三色督办单",
        (
            GIVEN_OUT,
            Rung("blue", When.BEFORE, 3, (UNIT,), REMINDER, "blue"),
            Rung("yellow", When.SLOW, 0, (UNIT, HEAD), REMINDER, "yellow"),
            Rung("red-sheet", When.OVERDUE, 1, (UNIT, HEAD, LEADER), SUPERVISION, "red"),
        ),
        "江苏宿迁一家国有平台公司 2025 年的三色督办单：蓝快到期、黄落后于序时进度、红逾期，到销号为止", OURS,
    ),
    # F1.4
    RungSet(
        "13710", "13710",
        (
            Rung("assigned", When.ASSIGNED, 0, (UNIT, HEAD), NOTICE),
            Rung("unsigned", When.UNSIGNED, 1, (UNIT, SUPERVISOR), NOTICE),
            Rung("stop", When.STOP, 1, (UNIT, HEAD), REMINDER, "blue"),
            Rung("late-1", When.OVERDUE, 1, (UNIT, HEAD, LEADER), SUPERVISION, "orange"),
            Rung("late-2", When.OVERDUE, 7, (UNIT, HEAD, LEADER, SUPERVISOR), SUPERVISION, "red"),
        ),
        "山西省“13710”工作制度：当天研究部署，3 天反馈，7 天办结一般的，1 个月办结复杂的，盯到销号为止",
        f"节点照事项的时限规则；各地对 1、3、7、10 的读法不同。{OURS}",
    ),
    # F1.21
    RungSet(
        "slip", "拖期分档",
        (
            GIVEN_OUT, SOON,
            Rung("yellow", When.OVERDUE, 1, (UNIT, HEAD), REMINDER, "yellow"),
            Rung("orange", When.OVERDUE, 8, (UNIT, HEAD, LEADER), SUPERVISION, "orange"),
            Rung("red-sheet", When.OVERDUE, 16, (UNIT, HEAD, LEADER, SUPERVISOR), SUPERVISION, "red"),
        ),
        "一家企业的分档：7 天以内黄，7 到 15 天橙，15 天以上红", OURS,
    ),
)  # fmt: skip


def ladder(key: str) -> RungSet | None:
    """Return the set of that key, or None."""
    return next((each for each in LADDERS if each.key == key), None)
