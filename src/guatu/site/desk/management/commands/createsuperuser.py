"""createsuperuser: there is none. Nobody stands above the rules."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "挂图没有超级用户；第一位督办岗用 createfirst 建。"

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError("挂图没有超级用户：谁也不在规则之上。第一位督办岗请用 guatu manage createfirst。")
