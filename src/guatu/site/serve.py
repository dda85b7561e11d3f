"""``guatu serve``: the web server, the background worker and the tick, as one command."""

import argparse
import io
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

TICK_EVERY = 60.0  # seconds
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def main(argv: Sequence[str]) -> int:
    """Bring the database up to date, then serve until Ctrl-C."""
    parser = argparse.ArgumentParser(prog="guatu serve", description="在本机运行挂图；Ctrl-C 停止。")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认只在本机）；内网各科室要用就写本机的内网地址")
    parser.add_argument("--port", type=int, default=8000, help="端口（默认 8000）")
    options = parser.parse_args(argv)
    if options.host not in LOOPBACK:
        names = {*os.environ.get("GUATU_HOSTS", "").split(","), options.host, "127.0.0.1", "localhost"} - {""}
        os.environ["GUATU_HOSTS"] = "*" if options.host == "0.0.0.0" and len(names) == 3 else ",".join(sorted(names))
    return serve(options.host, options.port)


def serve(host: str, port: int, *, said: Sequence[str] = ()) -> int:
    """Serve until told to stop. ``said``: lines printed once the address answers."""
    if not is_free(host, port):
        print(f"端口 {port} 已被占用。请换一个：--port {port + 1}，或先停掉占用它的程序。", file=sys.stderr)
        return 1

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guatu.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("check", databases=["default"], stdout=io.StringIO())

    web = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port), "--workers", "2",
        "--blocking-threads", "2", "--log-level", "warning", "--no-ws", "guatu.site.wsgi:application",
    ]  # fmt: skip
    worker = [sys.executable, "-m", "django", "db_worker", "--interval", "0.5", "--queue-name", "*"]
    running = {"网页": subprocess.Popen(web, start_new_session=True)}
    take_up_again()
    running["后台"] = subprocess.Popen(worker, start_new_session=True)

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        if wait_for(host, port, running["网页"]):
            for line in [*said, *first_morning(host, port), f"挂图已在 http://{shown(host)}:{port} ，Ctrl-C 停止。"]:
                print(line, flush=True)
        return watch(running, worker)
    except KeyboardInterrupt:
        print("\n已停止。", flush=True)
        return 0
    finally:
        for process in running.values():
            process.terminate()
        for process in running.values():
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()


def first_morning(host: str, port: int) -> list[str]:
    """Return the lines that name the one-time address, while nobody has an account."""
    from django.conf import settings

    from guatu.site.desk.first_address import is_first_morning, token_of

    if not is_first_morning():
        return []
    address = f"http://{shown(host)}:{port}/first/{token_of(settings.HOME)}/"
    return ["还没有账号。第一次设置请打开这个一次性地址（建好账号就失效，不要外传）：", f"  {address}"]


def watch(running: dict[str, "subprocess.Popen[bytes]"], worker: list[str]) -> int:
    """Tick, and start the worker again if it has died; return when the web server is gone."""
    from django.core.management import call_command
    from django.db import close_old_connections

    next_tick = 0.0
    while True:
        if running["网页"].poll() is not None:
            print("网页服务停了，见上面的提示。", file=sys.stderr)
            return 1
        if running["后台"].poll() is not None:
            take_up_again()
            running["后台"] = subprocess.Popen(worker, start_new_session=True)
        if time.monotonic() >= next_tick:
            try:
                call_command("tick", verbosity=0)
            except Exception:  # a database that hiccups must not take the pages down: the next tick tries again
                logging.getLogger("guatu.tick").exception("每日更新没有做成，一分钟后再试")
            close_old_connections()
            next_tick = time.monotonic() + TICK_EVERY
        time.sleep(0.5)


def take_up_again() -> None:
    """Let the jobs of a worker that is gone be taken up by the next one: there is only one at a time."""
    from django_tasks_db.models import DBTaskResult

    DBTaskResult.objects.filter(status="RUNNING").update(status="READY", started_at=None)


def is_free(host: str, port: int) -> bool:
    """Say whether the port can be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            return False
    return True


def wait_for(host: str, port: int, web: "subprocess.Popen[bytes]", seconds: float = 30.0) -> bool:
    """Wait until the address answers; say whether it did."""
    until = time.monotonic() + seconds
    while time.monotonic() < until and web.poll() is None:
        try:
            with socket.create_connection((shown(host), port), timeout=1):
                return True
        except OSError:
            time.sleep(0.1)
    return False


def shown(host: str) -> str:
    """Return the address as one would type it."""
    return "127.0.0.1" if host in {"0.0.0.0", "::"} else host
