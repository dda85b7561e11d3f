"""The wall chart."""

from django.apps import AppConfig


class ChartConfig(AppConfig):
    name = "guatu.publications.chart"
    verbose_name = "挂图"
