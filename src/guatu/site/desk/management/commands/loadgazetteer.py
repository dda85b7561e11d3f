"""loadgazetteer: put a file of divisions into the folder of data; the first morning then proposes villages."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from guatu.records.offices.gazetteer import NotAGazetteer, load


class Command(BaseCommand):
    help = "装入区划表（csv、xlsx 或 json：代码、名称；12 位区划代码），第一次设置时据此列出村和社区。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="区划表的文件")

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        if not file.is_file():
            raise CommandError(f"没有 {file} 这个文件。")
        try:
            count = load(file, Path(settings.HOME))
        except NotAGazetteer as reason:
            raise CommandError(str(reason)) from reason
        self.stdout.write(f"装入了 {count} 个区划。第一次设置的“机构”一步会列出本镇街的村和社区。")
