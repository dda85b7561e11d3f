"""Dangers of the demo: a class where a law asks for pictures, handed in with drawn ones; two of them are the same picture."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PIL import Image, ImageDraw

from guatu.crafts.timing.workdays import add_workdays
from guatu.records.evidence.looking import Looked, look_at
from guatu.work.ledger import lifecycle
from guatu.work.ledger.dues import Due

from . import cast

if TYPE_CHECKING:
    from .history import History

CLERK = "chen"
SOURCE = "安全生产联合检查"
EXIF_PART, TAKEN = 0x8769, 0x9003
WIDE, HIGH = 1280, 960
# Where, what, what it should be, what the unit says, the scene of its picture, as what it was handed in.
FOUND = (
    ("石桥村", "石桥村文化礼堂前台阶破损", "台阶补平，边上装扶手",
     "台阶用水泥补平了两级，边上装了不锈钢扶手，走过试了不晃。", "steps", "台阶.jpg"),
    ("老街社区", "老街北巷消防通道被杂物占用", "通道净宽不少于 4 米，不再堆放",
     "北巷通道的旧家具和三轮车都清走了，量过净宽四米二，两头立了禁停牌。", "lane", "北巷.jpg"),
    ("河东社区", "河东社区车棚充电线路私拉乱接", "线路拆除，改用集中充电桩",
     "车棚里私拉的线全部拆除，改接到集中充电桩，跳闸开关试过三次。", "shed", "车棚.jpg"),
    ("石桥村", "石桥村老年活动室消防通道被杂物占用", "通道净宽不少于 4 米，不再堆放",
     "活动室通道的旧家具和三轮车都清走了，量过净宽四米二，两头立了禁停牌。", "lane", "清理后.jpg"),
)  # fmt: skip


def picture(scene: str, taken: datetime) -> bytes:
    """Return a drawn picture of a place, as a telephone would send it: with when it was taken."""
    draw = random.Random(f"danger {scene}")
    image = Image.new("RGB", (WIDE, HIGH), (205, 214, 222))
    pen = ImageDraw.Draw(image)
    pen.polygon([(0, HIGH), (430, 380), (850, 380), (WIDE, HIGH)], fill=(140, 136, 128))
    for side in (0, 1):
        for row in range(3):
            shade = draw.randrange(90, 190)
            left = side * 860 + draw.randrange(0, 60)
            pen.rectangle([left, 90 + row * 150, left + draw.randrange(220, 380), 300 + row * 190], fill=(shade, shade - 20, shade - 40))
    for _ in range(14):
        left, top, shade = draw.randrange(WIDE), draw.randrange(420, HIGH), draw.randrange(60, 230)
        pen.rectangle([left, top, left + draw.randrange(30, 160), top + draw.randrange(20, 110)], fill=(shade, shade, shade - 30))
    exif, out = Image.Exif(), io.BytesIO()
    exif.get_ifd(EXIF_PART)[TAKEN] = f"{taken:%Y:%m:%d %H:%M:%S}"
    image.save(out, "JPEG", quality=85, exif=exif)
    return out.getvalue()


def proof(name: str, scene: str, taken: datetime) -> Looked:
    """Return a picture as it is handed in."""
    return look_at(picture(scene, taken), name)


def tell(history: History) -> None:
    """Let the check find them on the last evening, and the villages report what could be put right at once."""
    history.at(history.until, enter_found(history))


def enter_found(history: History) -> Callable[[datetime], None]:
    """立账、交办、签收、反馈. They come last: the numbers of all earlier lines stay as they are."""

    def act(moment: datetime) -> None:
        clerk = history.actor(CLERK, moment.date())
        acting: dict[str, Any] = {"on": moment.date(), "at": moment}
        users = {post.office.rpartition("/")[2]: post.username for post in cast.POSTS if post.role == "unit" and post.username}
        for place, title, standard, words, scene, name in FOUND:
            lead = history.offices[f"{cast.YUNXI}/{place}"]
            by = history.actor(users[place], moment.date())
            line, _ = lifecycle.enter(
                assigner=history.town, title=title, source=SOURCE, standard=standard, category="safety",
                due=Due(add_workdays(history.today, 3), words="督办岗定"), by=clerk, **acting,
            )  # fmt: skip
            lifecycle.assign(line, to=lead, duty="dated", by=clerk, **acting)
            lifecycle.sign_for(line, by=by, **acting)
            handed_in = [proof(name, scene, moment.replace(hour=10, minute=20) - timedelta(minutes=len(scene)))]
            lifecycle.report(line, words=words, finished=True, evidence=handed_in, by=by, **acting)

    return act
