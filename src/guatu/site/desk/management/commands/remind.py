"""remind: 催办与提醒 run by hand, or looked at beforehand. Safe to run again at any time, by any number of processes."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from guatu.publications.reminders.forecasting import would_fire
from guatu.publications.reminders.models import Message, State
from guatu.publications.reminders.running import remind
from guatu.publications.reminders.sweeping import is_open
from guatu.records.almanac.rules import rungs_on
from guatu.records.offices.models import Office
from guatu.records.offices.models.office import WHOLES
from guatu.site import clock
from guatu.work.ledger.lighting import light_up_all


class Command(BaseCommand):
    help = "催办与提醒：做此刻该做的；--preview 只说今天会催什么，不发。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--preview", action="store_true", help="只说今天会催什么：几条、哪一级、编号；什么也不发")

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        wholes = list(Office.objects.filter(kind__in=WHOLES).order_by("path"))
        for whole in wholes:
            light_up_all(whole, now.date())
        if options["preview"]:
            for whole in wholes:
                self.preview(whole)
            return
        ran = remind(wholes, now)
        shut = [whole.called for whole in wholes if not is_open(whole, now)]
        trouble = Message.objects.filter(state__in=[State.FAILED, State.UNSURE]).count()
        self.stdout.write(
            f"催了 {ran.fired} 条，越过 {ran.passed} 级；理出 {ran.mornings} 份每日清单；发出 {ran.sent} 条，没发成 {ran.failed} 条。"
        )
        if shut:
            self.stdout.write(f"{'、'.join(shut[:5])}{f'等 {len(shut)} 个' if len(shut) > 5 else ''}现在不上班，等下一次上班再看。")
        if trouble:
            self.stdout.write(f"发件箱里有 {trouble} 条没发成，督办岗在“提醒 · 发件箱”里看原因。")

    def preview(self, whole: Office) -> None:
        """Say what would fire today in one town: numbers of lines alone, not what they say."""
        today = clock.now().date()
        found = would_fire(whole, today)
        if not found:
            return
        self.stdout.write(f"{whole.called}（按“{rungs_on(whole, today).name}”）今天会催 {len(found)} 条：")
        counted = Counter((each.reached.rung.height, each.reached.rung.when_words, each.reached.rung.made_words) for each in found)
        for (_, when, made), count in sorted(counted.items(), reverse=True):
            numbers = [each.line.number for each in found if each.reached.rung.when_words == when and each.reached.rung.made_words == made]
            self.stdout.write(f"  {when}　{made}　{count} 条：{'、'.join(numbers[:10])}{' …' if count > 10 else ''}")
