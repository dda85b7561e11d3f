"""Uploads: what is larger than a paper may be is cut off while it comes in."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class CutOffHandler(FileUploadHandler):
    """Counts the bytes of a file and lets go of it once it is too large.

    The rest of the request is read and thrown away, so that the page can still answer with a sentence.
    The names of the files let go are left in ``request.META["guatu.cut_off"]``.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin to count anew."""
        super().new_file(*args, **kwargs)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass the chunk on, or skip the file."""
        self.received += len(raw_data)
        if self.received > settings.LARGEST_PAPER:
            if self.request is not None:
                self.request.META.setdefault("guatu.cut_off", []).append(self.file_name)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the handlers that come after."""
        return None
