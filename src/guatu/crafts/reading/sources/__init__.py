"""Sources: a file's bytes made characters, one form of file in one module, or the reason why it cannot be read.

opening  which form it is, by the first bytes
text     txt, md and html: the encoding
docx, sheet, commas, pdf, ofd, mail, picture  what an office program, a portal or a mail program writes
archive  zip and mails: the files inside
tables   rows of duties found in any of them
"""

from __future__ import annotations

from guatu.crafts.reading.sources.opening import open_source
from guatu.crafts.reading.sources.source import LIMIT, Note, Row, Source
from guatu.crafts.reading.sources.text import COMMON, decode

__all__ = ["COMMON", "LIMIT", "Note", "Row", "Source", "decode", "open_source"]
