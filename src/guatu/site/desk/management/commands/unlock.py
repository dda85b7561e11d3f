"""unlock: at the machine itself, when whoever could unlock is locked out too, or has lost the telephone of the second step."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guatu.records.offices.lifecycle import take_away_second, unlock
from guatu.records.offices.lifecycle.who import AT_THE_MACHINE
from guatu.records.offices.models import Office, User
from guatu.site import clock


class Command(BaseCommand):
    help = "给一个登录名解锁，并取消它的第二步。只在本机用；写进流转链。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", metavar="登录名")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"]).first()
        if user is None:
            raise CommandError(f"没有“{options['username']}”这个登录名。请核对；登录名在“设置→人员”里看得到。")
        now = clock.now()
        # Of a post they hold or held; of the whole house for an account that never had one.
        office = Office.objects.filter(posts__user=user).first() or Office.objects.order_by("path").first()
        if office is None:
            raise CommandError("还没有机构。请先做第一次设置。")
        told: dict[str, Any] = {"office": office, "by": AT_THE_MACHINE, "on": now.date(), "at": now}
        unlock(user, **told)
        if user.has_second:
            take_away_second(user, **told)
            self.stdout.write("第二步取消了，登录只要口令。")
        self.stdout.write(f"{user.name}（{user.username}）解了锁，现在就可以再试。忘了口令的：guatu manage changepassword {user.username}")
