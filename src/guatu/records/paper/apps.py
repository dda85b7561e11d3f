"""The paper that pages are printed on: base template, stylesheet, shared parts."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "guatu.records.paper"
    verbose_name = "纸面"
