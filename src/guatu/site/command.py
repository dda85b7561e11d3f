"""The console command ``guatu``: read, spans, demo, serve, manage.

``read`` and ``spans`` are tools of their own and start at once: nothing heavy is imported here.
"""

import os
import sys
from collections.abc import Sequence

USAGE = """挂图：从文件里的承诺，到墙上一张销得掉的图

用法：
  guatu read 文件…      读文件，列出其中的承诺、结果和活动（guatu read --help）
  guatu spans 文字…     找出文字里的时间、数量、周期（guatu spans --help）
  guatu demo            建好演示数据并打开（guatu demo --help）
  guatu serve           在本机运行（guatu serve --help）
  guatu manage …        管理命令：createfirst、migrate、verify_trail、tick …
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one of the commands; return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help", "help"}:
        print(USAGE, end="")
        return 0 if words else 2
    name, rest = words[0], words[1:]
    if name == "read":
        from guatu.crafts.reading.command import main as read

        return read(rest)
    if name == "spans":
        from guatu.crafts.reading.spans import main as spans

        return spans(rest)
    if name == "serve":
        from guatu.site.serve import main as serve

        return serve(rest)
    if name == "demo":
        from guatu.site.demo.command import main as demo

        return demo(rest)
    if name == "manage":
        return manage(rest)
    print(f"没有“{name}”这个命令。\n\n{USAGE}", end="", file=sys.stderr)
    return 2


def manage(words: Sequence[str]) -> int:
    """Run one of Django's or Guatu's management commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guatu.site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["guatu manage", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
