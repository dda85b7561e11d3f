"""The paper that pages are printed on: base template, stylesheet, shared parts."""

from django.apps import AppConfig


class PaperConfig(AppConfig):
    name = "guatu.records.paper"
    verbose_name = "纸面"

    def ready(self) -> None:
        from .form_words import say_it_in_words

        say_it_in_words()
