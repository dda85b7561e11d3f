"""The console command ``guatu``: read, spans, demo, serve, verify-trail, manage.

``read`` and ``spans`` are tools of their own and start at once: nothing heavy is imported here.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

USAGE = """挂图：从文件里的承诺，到墙上一张销得掉的图

用法：
  guatu read 文件…      读文件，列出其中的承诺、结果和活动（guatu read --help）
  guatu spans 文字…     找出文字里的时间、数量、周期（guatu spans --help）
  guatu demo            建好演示数据并打开（guatu demo --help）
  guatu serve           在本机运行（guatu serve --help）
  guatu verify-trail    核对流转链：完整退出 0；有断处说出第一处，退出 1
  guatu manage …        管理命令：createfirst、migrate、tick …
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
    if name == "verify-trail":
        return verify_trail(rest)
    if name == "manage":
        return manage(rest)
    print(f"没有“{name}”这个命令。\n\n{USAGE}", end="", file=sys.stderr)
    return 2


def verify_trail(words: Sequence[str]) -> int:
    """Walk the chain of GUATU_HOME; a folder without data is told and left as it is: 2."""
    home = Path(os.environ.get("GUATU_HOME", "var")).resolve()
    if not os.environ.get("GUATU_DATABASE") and not (home / "guatu.sqlite3").exists():
        print(f"{home} 里没有数据，没有什么可核对。请用 GUATU_HOME 指明数据目录再运行。", file=sys.stderr)
        return 2
    return manage(["verify_trail", *words])


def manage(words: Sequence[str]) -> int:
    """Run one of Django's or Guatu's management commands."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guatu.site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["guatu manage", *words])
    return 0


if __name__ == "__main__":
    sys.exit(main())
