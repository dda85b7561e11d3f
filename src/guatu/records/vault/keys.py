"""The keys of the vault: a file beside the database, never in it, readable by the account that runs Guatu alone.

One key a line: its name, the key, both as text. The last seals; the others only open what they have sealed, while
the vault is being moved to the last (rotate). Read anew each time: several processes share it.
"""

import base64
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from .refusals import KeyIsLost, KeyIsOpen

NAME = "vault.key"
BYTES = 32
OTHERS = 0o077


def place() -> Path:
    """Return where the key file lies."""
    return Path(settings.HOME) / NAME


def all_keys() -> dict[str, bytes]:
    """Return the keys by name, the one that seals last; none where there is no file yet.

    Raises KeyIsOpen where others may read it, KeyIsLost where it is damaged.
    """
    path = place()
    try:
        with path.open() as file:
            if os.name == "posix" and os.fstat(file.fileno()).st_mode & OTHERS:
                raise KeyIsOpen
            lines = [line.split() for line in file if line.strip()]
    except FileNotFoundError:
        return {}
    try:
        keys = {name: base64.b64decode(key, validate=True) for name, key in lines}
    except ValueError:
        raise KeyIsLost from None
    if any(len(key) != BYTES for key in keys.values()):
        raise KeyIsLost
    return keys


def sealing_key(*, may_make: bool) -> tuple[str, bytes]:
    """Return the key that seals, by name; made when the vault is used for the first time.

    may_make: nothing is sealed yet; else a missing file is a lost one, and a new one would only hide that

    Raises KeyIsLost or KeyIsOpen.
    """
    keys = all_keys()
    if not keys:
        if not may_make:
            raise KeyIsLost
        _make_first()
        keys = all_keys()
    return list(keys.items())[-1]


def add_key() -> dict[str, bytes]:
    """Put another key behind those there are, and return them all: from now on it seals."""
    keys = all_keys() | {secrets.token_hex(4): secrets.token_bytes(BYTES)}
    keep_only(keys)
    return keys


def keep_only(keys: Mapping[str, bytes]) -> None:
    """Write the file anew with these keys: whole or not at all, also when the power fails."""
    path = place()
    beside = path.with_name(f"{NAME}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    _write(handle, keys)
    beside.replace(path)
    _sync_folder(path.parent)


def _make_first() -> None:
    path = place()
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{NAME}.{os.getpid()}")
    _write(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), {secrets.token_hex(4): secrets.token_bytes(BYTES)})
    try:
        os.link(beside, path)  # of two processes at once the first one's key stands
    except FileExistsError:
        pass
    finally:
        beside.unlink()
    _sync_folder(path.parent)


def _write(handle: int, keys: Mapping[str, bytes]) -> None:
    with os.fdopen(handle, "w") as file:
        file.writelines(f"{name} {base64.b64encode(key).decode()}\n" for name, key in keys.items())
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
