"""Documents: the papers as they came, and their repaired text."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "guatu.records.documents"
    verbose_name = "文件"
