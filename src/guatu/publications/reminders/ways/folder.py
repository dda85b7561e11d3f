"""投递目录: each message a file of its own, for a relay to take away (a program in the DMZ, a robot of the office's chat)."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import ClassVar

from django.conf import settings

from guatu.records.offices.models import User

from .way import CannotSend, Words


class Folder:
    """A folder. A file is whole when its name ends in .json; the same message has the same name, however often it is written."""

    NAME: ClassVar[str] = "folder"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def of_the_settings(cls) -> Folder | None:
        """Return the folder of the settings, or None."""
        return cls(Path(settings.OUTBOX_FOLDER)) if settings.OUTBOX_FOLDER else None

    def send(self, key: str, user: User, words: Words) -> None:
        """Write the file beside its place, then move it there."""
        told = {"key": key, "to": user.username, "name": user.name, "subject": words.subject, "body": words.body}
        told["address"] = f"{settings.ADDRESS}{words.path}"
        beside, place = self.folder / f".{key}.part", self.folder / f"{key}.json"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with beside.open("w", encoding="utf-8") as file:
                json.dump(told, file, ensure_ascii=False, indent=1)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(place)
        except OSError as trouble:
            raise CannotSend(f"投递目录写不进去（{trouble.strerror}）。请看目录在不在、满没满、能不能写。") from trouble
