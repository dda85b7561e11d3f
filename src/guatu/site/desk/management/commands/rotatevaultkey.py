"""rotatevaultkey: another key for the vault, when somebody who could read the old one has left, or once a year."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from guatu.records.offices.lifecycle.who import AT_THE_MACHINE
from guatu.records.trail.refusals import Refusal
from guatu.records.vault.keys import place
from guatu.records.vault.lifecycle import rotate
from guatu.site import clock


class Command(BaseCommand):
    help = "给联系方式换一把钥匙，全部重新封一遍，旧钥匙作废；写进流转链。中途断电可以再运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = rotate(by=AT_THE_MACHINE, at=clock.now())
        except Refusal as refusal:
            raise CommandError(refusal.in_words) from None
        self.stdout.write(f"换好了，重新封了 {done} 份。请马上把 {place()} 再备份一份，和数据库的备份分开放；旧备份里的库要用旧钥匙开。")
