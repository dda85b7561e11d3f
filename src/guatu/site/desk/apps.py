"""The desk: pages that show several rooms; it owns no rows."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import AppConfig

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY_OF_SAMPLES = date(2026, 11, 20)  # the sample papers are dated against a day; this one for the check of the lexicon


class DeskConfig(AppConfig):
    name = "guatu.site.desk"
    verbose_name = "首页"

    def ready(self) -> None:
        from guatu.site.demo.papers import sample_papers
        from guatu.work.intake import teaching

        def samples() -> Iterator[teaching.Sample]:
            for paper in sample_papers(DAY_OF_SAMPLES):
                yield teaching.Sample(paper.bytes, paper.name, paper.day)

        teaching.SAMPLES.append(samples)
