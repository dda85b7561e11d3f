"""The desk: pages that show several rooms; it owns no rows."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "guatu.site.desk"
    verbose_name = "首页"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from .sessions import begin

        user_logged_in.connect(begin, dispatch_uid="guatu.begin-session")
