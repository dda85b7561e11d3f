"""createfirst: the town and its first clerk, in an empty instance. There is no default account and no default password."""

import getpass
import sys
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from guatu.records.offices.lifecycle.begin import FirstPost, begin
from guatu.records.offices.lifecycle.found import found
from guatu.records.offices.lifecycle.who import FIRST_MORNING
from guatu.records.offices.models import Kind, Office, Role, User
from guatu.records.trail.refusals import Refusal
from guatu.site import clock


class Command(BaseCommand):
    help = "在空的系统里建立本镇街和第一位督办岗。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--town", help="镇街的全称，例如 云溪镇")
        parser.add_argument("--kind", choices=["town", "district"], default="town", help="town 镇街（默认）或 district 区县")
        parser.add_argument("--code", help="事项编号的前缀，默认取名称的前两个字")
        parser.add_argument("--username", help="督办岗的登录名")
        parser.add_argument("--name", help="督办岗人员的姓名")
        parser.add_argument("--password-stdin", action="store_true", help="从标准输入读口令（一行）")

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0, interactive=False)
        if User.objects.exists() or Office.objects.exists():
            raise CommandError("系统里已经有机构或人员，这个命令只用于空的系统。")
        town = options["town"] or self.ask("镇街全称（例如 云溪镇）：")
        username = options["username"] or self.ask("登录名（例如 chen）：")
        name = options["name"] or self.ask("姓名：")
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else self.ask_password()
        try:
            validate_password(password, User(username=username, name=name))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error

        acting: dict[str, Any] = {"on": clock.now().date(), "at": clock.now()}
        try:
            with transaction.atomic():
                whole = found(town, parent=None, kind=Kind(options["kind"]), code=options["code"] or town[:2], by=FIRST_MORNING, **acting)
                begin([FirstPost(name, username, Role.CLERK, "督办岗", whole, password)], **acting)
        except Refusal as refusal:
            raise CommandError(refusal.in_words) from refusal
        self.stdout.write(f"建好了：{town}，督办岗 {name}（登录名 {username}）。现在运行 guatu serve，用它登录。")

    def ask(self, question: str) -> str:
        """Ask until something is answered."""
        if not sys.stdin.isatty():
            raise CommandError("没有终端可问。请用 --town、--username、--name 和 --password-stdin 给全。")
        while not (answer := input(question).strip()):
            pass
        return answer

    def ask_password(self) -> str:
        """Ask twice for a password."""
        if not sys.stdin.isatty():
            raise CommandError("没有终端可问口令。请用 --password-stdin。")
        while (password := getpass.getpass("口令（至少 8 位，不全是数字）：")) != getpass.getpass("再输一遍："):
            self.stderr.write("两遍不一样，请重来。")
        return password
