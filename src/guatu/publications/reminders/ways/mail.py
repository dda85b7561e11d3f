"""内网邮件: letters by the mail server of the settings, to the address each account has there."""

from __future__ import annotations

import smtplib
from typing import ClassVar

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from guatu.records.offices.models import User

from .way import CannotSend, Words

MAIL = "mail"


class Mail:
    """A mail server. An account's address is its name of signing in at the office's own domain: no other is kept (I7)."""

    NAME: ClassVar[str] = MAIL

    def __init__(self, domain: str) -> None:
        self.domain = domain

    @classmethod
    def of_the_settings(cls) -> Mail | None:
        """Return the mail server of the settings, or None."""
        return cls(settings.MAIL_DOMAIN) if settings.MAIL_DOMAIN else None

    def send(self, key: str, user: User, words: Words) -> None:
        """Send the letter. Its Message-ID is the message's key: whoever gets it twice sees one."""
        to = f"{user.username}@{self.domain}"
        body = f"{words.body}\n\n{settings.ADDRESS}{words.path}\n"
        headers = {"Message-ID": f"<{key}@{self.domain}>", "Auto-Submitted": "auto-generated"}
        letter = EmailMessage(words.subject, body, None, [to], headers=headers, connection=get_connection(fail_silently=False))
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as trouble:
            raise CannotSend(f"邮件服务器不收 {to}。请核对这个账号有没有内网邮箱。", of_the_way=False) from trouble
        except smtplib.SMTPAuthenticationError as trouble:
            raise CannotSend("邮件服务器不认账号或口令。请核对 GUATU_MAIL。") from trouble
        except (OSError, smtplib.SMTPException) as trouble:
            raise CannotSend(f"邮件服务器连不上或不收（{str(trouble)[:80]}）。过一会儿自动再发。") from trouble
