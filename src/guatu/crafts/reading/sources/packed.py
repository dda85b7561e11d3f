"""Packages: zip files opened with bounded memory, whatever stands in them."""

from __future__ import annotations

import io
import zipfile

from guatu.crafts.reading.sources.source import LIMIT
from guatu.crafts.reading.unreadable import Bomb, Damaged, Locked, NotText

MOST_MEMBERS = 10_000
LARGEST_IN_ALL = 8 * LIMIT  # bytes unpacked of one package
STEP = 1 << 20
NO_PAPER = {"ppt/presentation.xml": "演示文稿（pptx）", "META-INF/MANIFEST.MF": "程序包（jar）", "AndroidManifest.xml": "程序包（apk）"}


class Package:
    """A zip file. Raises Damaged, Locked or Bomb, and nothing else."""

    def __init__(self, data: bytes, what: str = "文件") -> None:
        self._what = what
        self._left = LARGEST_IN_ALL
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.members = self._zip.infolist()
        except Exception as error:  # zipfile answers damage with a dozen kinds of errors
            raise Damaged(what) from error
        if len(self.members) > MOST_MEMBERS:
            raise Bomb
        self.names = {member.filename.replace("\\", "/").lstrip("/"): member for member in self.members}

    def __contains__(self, name: str) -> bool:
        return name in self.names

    def read(self, name: str, limit: int = LIMIT) -> bytes:
        """Return the bytes of a member; of one that is not there, none."""
        member = self.names.get(name)
        return b"" if member is None else self.unpack(member, limit)

    def unpack(self, member: zipfile.ZipInfo, limit: int = LIMIT) -> bytes:
        """Return the bytes of a member, counted as they come: what its entry says of its size is not believed."""
        if member.flag_bits & 0x1:
            raise Locked
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(STEP):
                    size += len(piece)
                    self._left -= len(piece)
                    if size > limit or self._left < 0:
                        raise Bomb
                    pieces.append(piece)
        except Bomb:
            raise
        except Exception as error:
            raise Damaged(self._what) from error
        return b"".join(pieces)


def kind_of_package(data: bytes) -> str | None:
    """Return docx, xlsx or ofd, or None for an archive of files.

    Raises Damaged, or NotText for a package that holds no paper.
    """
    names = set(Package(data).names)
    if any(name.startswith("word/document") and name.endswith(".xml") for name in names):
        return "docx"
    if any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    if "OFD.xml" in names:
        return "ofd"
    for name, what in NO_PAPER.items():
        if name in names:
            raise NotText(what)
    if "mimetype" in names and "content.xml" in names:
        raise NotText("OpenDocument 文档（odt、ods）")
    return None
