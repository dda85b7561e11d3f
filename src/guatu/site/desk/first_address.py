"""The one-time address of the first morning: printed by ``guatu serve`` while nobody has an account, and by it alone."""

import os
import secrets
from pathlib import Path

from django.utils.crypto import constant_time_compare

from guatu.records.offices.models import User

FILE = "first-morning.token"


def is_first_morning() -> bool:
    """Say whether nobody has an account yet."""
    return not User.objects.exists()


def token_of(home: Path) -> str:
    """Return the token, made at the first asking and readable by the owner of the folder alone."""
    path = home / FILE
    if not path.exists():
        home.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(24))
    return path.read_text()


def is_token(said: str, home: Path) -> bool:
    """Say whether the address is the one that was printed."""
    path = home / FILE
    return path.exists() and constant_time_compare(said, path.read_text())


def forget(home: Path) -> None:
    """Let the address lead nowhere any more."""
    (home / FILE).unlink(missing_ok=True)
