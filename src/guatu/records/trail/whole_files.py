"""A file is written whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(data: bytes, target: Path) -> None:
    """Write the bytes beside their place and move them there, on disk before anybody says so.

    Raises OSError, a full disk's among others; then nothing is left behind.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
