"""A process that works on a town until it is killed: verbs, papers, ticks, in an order drawn from its seed.

    python -m guatu.site.tests.killed_worker build          makes the town
    python -m guatu.site.tests.killed_worker work SEED      works, and says of each act when it is done

After each act it writes one line: what the act promises to be there from then on. Whoever has read the line may rely on
it, whatever happens to the process.
"""

from __future__ import annotations

import hashlib
import random
import sys
from datetime import date
from typing import Any

DAY = date(2026, 11, 16)


def build() -> None:
    """Make the town, its people and three lines."""
    from django.core.management import call_command

    from guatu.conftest import at, post
    from guatu.records.offices.models import Office

    call_command("migrate", verbosity=0)
    town = Office.objects.create(name="云溪镇", kind="town", code="云溪")
    works = Office.objects.create(name="建设管理办公室", short="建设办", parent=town)
    safety = Office.objects.create(name="应急管理办公室", parent=town)
    clerk = post(town, "clerk", "督办岗", "陈", "chen")
    post(works, "unit", "路桥岗", "吴", "wu")
    post(safety, "verifier", "核实岗", "郑", "zheng")
    post(town, "approver", "镇长", "何", "he")
    for number in range(3):
        enter_one(town, clerk, f"第 {number} 处路灯", at(DAY))


def enter_one(town: Any, clerk: Any, title: str, at: Any, **more: Any) -> Any:
    """Enter a line and return it."""
    from guatu.work.ledger.dues import Due
    from guatu.work.ledger.lifecycle import enter

    due = Due(date(2026, 12, 20)) if more.get("duty") != "standing" else None
    return enter(assigner=town, title=title, source="例会", due=due, by=clerk, on=DAY, at=at, **more)[0]


class Worker:
    """Draws acts and does them."""

    def __init__(self, seed: str) -> None:
        from guatu.conftest import at
        from guatu.records.offices.acting import actor_of
        from guatu.records.offices.models import Office, User
        self.draw = random.Random(seed)
        self.seed, self.at = seed, at(DAY, 12)
        self.town = Office.objects.get(kind="town")
        self.works = Office.objects.get(short="建设办")
        self.people = {user.username: actor_of(user, DAY) for user in User.objects.all()}

    def act(self, number: int) -> str:
        """Do one thing; return what is there from now on."""
        from guatu.records.trail.refusals import Refusal

        one = self.draw.choice([self.verb] * 6 + [self.paper, self.proof, self.proof, self.tick, self.enter])
        try:
            return one(number)
        except Refusal:
            return self.enter(number)

    def enter(self, number: int) -> str:
        line = enter_one(self.town, self.people["chen"], f"{self.seed} 第 {number} 件", self.at)
        return f"step {line.pk} 1"

    def verb(self, number: int) -> str:
        """The next step of some line on its way to the seal."""
        from guatu.work.ledger import lifecycle
        from guatu.work.ledger.models import Commitment
        from guatu.work.ledger.stages import Stage

        open_lines = list(Commitment.objects.open().select_related("lead", "assigner").order_by("pk"))
        if not open_lines:
            return self.enter(number)
        line, acting = self.draw.choice(open_lines), {"on": DAY, "at": self.at}
        match line.stage:
            case Stage.DRAFTED:
                lifecycle.assign(line, to=self.works, duty="dated", by=self.people["chen"], **acting)
            case Stage.ASSIGNED:
                lifecycle.sign_for(line, by=self.people["wu"], **acting)
            case Stage.ACTING:
                finished = self.draw.random() < 0.4
                lifecycle.report(line, words=f"{self.seed} {number}", finished=finished, by=self.people["wu"], **acting)
            case Stage.REPORTED:
                lifecycle.verify(line, finding="属实", by=self.people["zheng"], **acting)
            case _:
                lifecycle.close(line, by=self.people["he"], **acting)
        return f"step {line.pk} {line.version}"

    def paper(self, number: int) -> str:
        """A paper put in and read."""
        from guatu.records.documents.keeping import keep
        from guatu.work.intake.reading import read_paper

        data = f"云溪镇要情\n2026年11月13日\n云溪镇12月20日前新建公厕{number}座。编号{self.seed}。\n".encode() + b"\n" * 60_000
        document = keep(data, name=f"{self.seed}-{number}.txt", whole=self.town, by=self.people["chen"], at=self.at)
        read_paper(document, at=self.at)
        return f"paper {document.pk} {hashlib.sha256(data).hexdigest()}"

    def proof(self, number: int) -> str:
        """A danger reported with a picture: the file, its rows and the step, all or none."""
        from guatu.records.evidence.looking import look_at
        from guatu.records.evidence.tests.pictures import drawing, jpeg
        from guatu.work.ledger import lifecycle
        from guatu.work.ledger.dues import Due

        acting: dict[str, Any] = {"on": DAY, "at": self.at}
        clerk = self.people["chen"]
        line, _ = lifecycle.enter(
            assigner=self.town, title=f"{self.seed} 第 {number} 处隐患", source="例会", due=Due(date(2026, 12, 20)), category="safety",
            by=clerk, **acting,
        )  # fmt: skip
        lifecycle.assign(line, to=self.works, duty="dated", by=clerk, **acting)
        lifecycle.sign_for(line, by=self.people["wu"], **acting)
        looked = look_at(jpeg(drawing(f"{self.seed} {number}")), "现场.jpg")
        lifecycle.report(line, words="除掉了", finished=True, evidence=[looked], by=self.people["wu"], **acting)
        return f"proof {line.pk} {looked.kept_sha256}"

    def tick(self, number: int) -> str:
        """The morning's lights, computed anew."""
        from guatu.work.ledger.lighting import light_up_all
        from guatu.work.ledger.models import LightedDay

        LightedDay.objects.all().delete()
        light_up_all(self.town, DAY)
        return f"tick {number} 0"


def main() -> None:
    """Build, or work until the end comes."""
    import django

    django.setup()
    if sys.argv[1] == "build":
        build()
        print("built", flush=True)
        return
    worker = Worker(sys.argv[2])
    for first in (worker.enter, worker.paper, worker.proof):
        first(-1)  # what opens and imports on first use is not to be all that is killed
    print("ready", flush=True)
    for number in range(10_000):
        print(worker.act(number), flush=True)


if __name__ == "__main__":
    main()
