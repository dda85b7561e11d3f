"""第二步: a code from a telephone without a network (TOTP, RFC 6238), and the secret both sides know.

The database holds only a nonce; the secret is derived from it and from the machine's own key (secret.key), so that a
copy of the database alone opens nothing. Whoever moves the data without the key sets the second step up again.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from urllib.parse import quote, urlencode

from django.utils.crypto import salted_hmac

PERIOD = 30  # seconds, as every authenticator has it
DIGITS = 6
ISSUER = "挂图"


def code_at(secret: bytes, step: int, *, digits: int = DIGITS, digest: str = "sha1") -> str:
    """Return the code of one half minute.

    step: the number of whole periods since 1970

    Source: RFC 6238 and RFC 4226, section 5.3 (dynamic truncation); the tests are the RFCs' own vectors.
    """
    mac = hmac.digest(secret, step.to_bytes(8), digest)
    place = mac[-1] & 0x0F
    number = int.from_bytes(mac[place : place + 4]) & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def step_of(code: str, secret: bytes, at: datetime, *, after: int = 0) -> int | None:
    """Return the half minute whose code this is: this one, the one before or the next; None if it is none of them.

    after: the half minute whose code was taken last; that one and earlier ones are not taken again
    """
    now = int(at.timestamp()) // PERIOD
    said = code.replace(" ", "")
    for step in (now, now - 1, now + 1):
        if step > after and hmac.compare_digest(code_at(secret, step).encode(), said.encode()):
            return step
    return None


def new_nonce() -> str:
    """Return what a new secret is derived from."""
    return secrets.token_hex(16)


def secret_of(user: int, nonce: str) -> bytes:
    """Return the secret of a user, 20 bytes as RFC 4226 recommends."""
    return salted_hmac("guatu.second", f"{user}:{nonce}", algorithm="sha256").digest()[: hashlib.sha1().digest_size]


def key_to_type(secret: bytes) -> str:
    """Return the secret as one types it: base32 in groups of four."""
    letters = base64.b32encode(secret).decode()
    return " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def address(secret: bytes, username: str) -> str:
    """Return the address that an authenticator reads from the QR code."""
    query = urlencode({"secret": base64.b32encode(secret).decode(), "issuer": ISSUER}, quote_via=quote)
    return f"otpauth://totp/{quote(ISSUER)}:{quote(username)}?{query}"
