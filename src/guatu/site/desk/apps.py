"""The desk: pages that show several rooms; it owns no rows."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "guatu.site.desk"
    verbose_name = "首页"
