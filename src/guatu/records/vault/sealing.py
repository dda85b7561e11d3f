"""Sealing words for one line: AES-256-GCM, bound to the line and the key's name, of a length that tells nothing."""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .refusals import KeyIsLost

NONCE = 12
BLOCK = 1024  # every entry is as long as every other
PREFIX = 2


def seal_words(words: str, *, line: int, name: str, key: bytes) -> bytes:
    """Return the words sealed for that line. Raises ValueError for more than a block holds."""
    text = words.encode()
    if len(text) > BLOCK - PREFIX:
        raise ValueError(f"at most {BLOCK - PREFIX} bytes: got {len(text)}")
    padded = (len(text).to_bytes(PREFIX, "big") + text).ljust(BLOCK, b"\0")
    nonce = os.urandom(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, padded, _bound_to(line, name))


def open_words(sealed: bytes, *, line: int, name: str, key: bytes) -> str:
    """Return the words. Raises KeyIsLost where the key, the line or a byte is another."""
    try:
        padded = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], _bound_to(line, name))
    except InvalidTag:
        raise KeyIsLost from None
    length = int.from_bytes(padded[:PREFIX], "big")
    return padded[PREFIX : PREFIX + length].decode()


def _bound_to(line: int, name: str) -> bytes:
    return f"guatu.vault:{line}:{name}".encode()
