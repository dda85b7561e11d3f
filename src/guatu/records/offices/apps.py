"""Offices: who there is, in a tree by date; posts, duties, users."""

from django.apps import AppConfig


class OfficesConfig(AppConfig):
    name = "guatu.records.offices"
    verbose_name = "机构与岗位"
