"""tick: what has to happen when nobody opens a page. Safe to run again at any time, by any number of processes."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django_tasks_db.models import DBTaskResult

from guatu.publications.reminders.running import remind
from guatu.records.documents.models import Document
from guatu.records.documents.models import State as PaperState
from guatu.records.evidence.keeping import sweep
from guatu.records.offices.models import Office
from guatu.records.offices.models.office import WHOLES
from guatu.records.offices.signing_in import forget_old
from guatu.site import clock
from guatu.work.intake.tasks import finish_purges_task, read_paper_task
from guatu.work.ledger.lifecycle import forget_places
from guatu.work.ledger.lifecycle.contact import forget_old_contacts
from guatu.work.ledger.lighting import light_up_all
from guatu.work.ledger.watching import bring_up_to
from guatu.work.verification.same_words import catch_up

STUCK_AFTER = timedelta(minutes=10)
ORPHANED_AFTER = timedelta(days=1)
REPORTS_AT_ONCE = 20_000


class Command(BaseCommand):
    help = "每日的灯、重点管理、催办与提醒、卡住的后台任务。可以随时重复运行。"

    def handle(self, *args: Any, **options: Any) -> None:
        now = clock.now()
        wholes = list(Office.objects.filter(kind__in=WHOLES))
        changed = sum(light_up_all(whole, now.date(), now) for whole in wholes)
        for whole in wholes:
            bring_up_to(whole, now)

        # A worker that was killed leaves its job RUNNING for ever: let it be taken up again.
        running = DBTaskResult.objects.filter(status="RUNNING", started_at__lt=now - STUCK_AFTER)
        freed = running.update(status="READY", started_at=None)
        # A paper whose job is lost altogether is asked for anew.
        lost = Document.objects.filter(
            state__in=[PaperState.WAITING, PaperState.READING], put_in_at__lt=now - STUCK_AFTER
        )
        if not DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).exists():
            for document in lost:
                read_paper_task.enqueue(document.pk, now.isoformat())
        # A purge that died before the bytes were gone is finished now.
        finish_purges_task.call(now.isoformat())
        forget_old(now)
        # Files whose report never came to be; where pictures were taken, once somebody has verified.
        sweep(before=now - ORPHANED_AFTER)
        forget_places()
        catch_up(REPORTS_AT_ONCE)
        # Nobody is answered any more: how to reach them goes.
        forget_old_contacts(now.date(), days=settings.VAULT_DAYS, at=now)
        # Last: a mail server that is slow keeps nothing else waiting.
        reminded = remind(wholes, now)
        if options["verbosity"] > 0:
            self.stdout.write(f"更新了 {changed} 条的灯，催了 {reminded.fired} 条，放回了 {freed} 个卡住的任务。")
