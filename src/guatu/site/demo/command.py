"""``guatu demo``: build the demo where it is missing, and serve it."""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HOME = "var-demo"
READY = "demo.json"


def main(argv: Sequence[str]) -> int:
    """Prepare the demo's own folder of data, then serve on this machine alone."""
    parser = argparse.ArgumentParser(prog="guatu demo", description="建好演示数据并打开；只在本机，数据放在 var-demo/。")
    parser.add_argument("--prepare", action="store_true", help="只建数据，不打开")
    parser.add_argument("--fresh", action="store_true", help="丢掉原来的演示数据，按今天重建")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认 8000）")
    parser.add_argument("--home", type=Path, default=Path(HOME), help=f"演示数据的目录（默认 {HOME}/）")
    options = parser.parse_args(argv)

    home = options.home.resolve()
    if options.fresh and home.exists():
        if not (home / READY).exists():
            print(f"{home} 不像演示数据（没有 {READY}），没有动它。请换一个 --home，或自己清掉。", file=sys.stderr)
            return 2
        shutil.rmtree(home)
    if not (home / READY).exists() and not prepare(home):
        return 1
    if options.prepare:
        print(f"演示数据在 {home} 。")
        return 0

    environment(home)
    from guatu.site.demo.accounts import PASSWORD
    from guatu.site.serve import serve

    built = json.loads((home / READY).read_text(encoding="utf-8"))
    return serve(
        "127.0.0.1",
        options.port,
        said=[
            f"演示数据建于 {built['built_on']}（guatu demo --fresh 可按今天重建）。",
            f"样例账号在登录页上，口令都是 {PASSWORD}；挂图不登录也能看：http://127.0.0.1:{options.port}/wall",
            f"可以拿来试投的文件在 {home / '试投文件'} 。",
        ],
    )


def environment(home: Path) -> None:
    """Point this process and its children at the demo's own data: never at an installation's."""
    os.environ["GUATU_HOME"] = str(home)
    os.environ["GUATU_DEMO"] = "1"
    os.environ.pop("GUATU_DATABASE", None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "guatu.site.settings"


def prepare(home: Path) -> bool:
    """Build beside the place and move there when all is done: a half-built demo is never met. Say if it worked."""
    if home.exists() and any(home.iterdir()):
        print(f"{home} 不是空的，也不是建好的演示数据，没有动它。请换一个 --home，或自己清掉。", file=sys.stderr)
        return False
    beside = home.with_name(home.name + ".building")
    shutil.rmtree(beside, ignore_errors=True)
    begun = time.monotonic()
    print("第一次运行：读样例文件，重放一个季度的办理经过，约一分钟。", flush=True)
    environment(beside)
    program = "import django; django.setup(); from guatu.site.demo.build import main; main()"
    built = subprocess.run([sys.executable, "-c", program], env=os.environ, check=False)
    if built.returncode:
        print("演示数据没有建成，见上面的提示。", file=sys.stderr)
        shutil.rmtree(beside, ignore_errors=True)
        return False
    if home.exists():
        home.rmdir()
    beside.rename(home)
    print(f"建好了，用时 {time.monotonic() - begun:.0f} 秒。", flush=True)
    return True
