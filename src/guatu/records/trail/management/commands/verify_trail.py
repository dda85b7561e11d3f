"""verify_trail: walk the whole chain and say whether it holds."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from guatu.records.trail.chain import first_break
from guatu.records.trail.models import Tail


class Command(BaseCommand):
    help = "核对流转链：完整则退出 0；有断处则说出第一处并退出 1。"

    def handle(self, *args: Any, **options: Any) -> None:
        found = first_break()
        if found:
            self.stderr.write(f"流转链不完整：{found.in_words}")
            sys.exit(1)
        tail = Tail.objects.filter(id=1).first()
        self.stdout.write(f"流转链完整，共 {tail.number if tail else 0} 环，链尾 {tail.hash[:16] if tail else '无'}。")
