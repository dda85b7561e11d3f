"""A system check: what lies in the vault can be opened with the key that is there."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import Error, Tags, register
from django.db import connections

from guatu.records.trail.refusals import Refusal

from . import keys
from .models import Contact


@register(Tags.database)
def the_key_is_there(databases: Sequence[str] | None = None, **_: Any) -> list[Error]:
    """Name a key file that is missing, damaged, or readable by others, while something is sealed with it."""
    found = []
    for using in databases or ():
        if Contact._meta.db_table not in connections[using].introspection.table_names():
            continue
        sealed = set(Contact.objects.using(using).filter(gone_on=None).values_list("key", flat=True))
        if not sealed:
            continue
        try:
            missing = sealed - keys.all_keys().keys()
            words = f"有联系方式存着，可是 {keys.place()} 里没有对应的钥匙。" if missing else ""
        except Refusal as refusal:
            words = refusal.in_words
        if words:
            found.append(Error(words, hint="从备份里把 vault.key 放回数据文件夹，权限 600。", id="vault.E001"))
    return found
