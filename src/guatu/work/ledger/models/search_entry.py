"""What a line is found by."""

from django.db import models

from .commitment import Commitment


class SearchEntry(models.Model):
    """The searchable words of one line, in one string; its pairs of characters are indexed by search.py."""

    commitment = models.OneToOneField(Commitment, models.CASCADE, primary_key=True, related_name="search_entry")
    words = models.TextField()

    def __str__(self) -> str:
        return self.words[:40]
