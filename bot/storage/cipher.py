"""Sealing with AES-256-GCM, and look-ups of what may not stand in the database."""

import base64
import hmac
import os
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.storage.keys import Keys

_NONCE = 12
_HEAD = 1


class SealBroken(Exception):
    """Sealed bytes are damaged, belong elsewhere, or their key is missing; says where, never what."""

    def __init__(self, bound: str) -> None:
        """Name what the bytes should have belonged to: a label and the id of a row."""
        super().__init__(bound.replace("\0", " "))


class Cipher:
    """Seals bytes so that they open only where they belong. The key's number stands in front."""

    def __init__(self, keys: Keys) -> None:
        """Seal with the current one of `keys`; open with any of them."""
        self._keys = {number: AESGCM(key) for number, key in keys.sealing.items()}
        self._current = keys.current

    def seal(self, plain: bytes, bound: str) -> bytes:
        """Return `plain` sealed; it opens only with the same `bound`."""
        head, nonce = bytes([self._current]), os.urandom(_NONCE)
        return head + nonce + self._keys[self._current].encrypt(nonce, plain, head + bound.encode())

    def unseal(self, sealed: bytes, bound: str) -> bytes:
        """Return what was sealed with the same `bound`. Raise SealBroken for anything else."""
        head, nonce, rest = sealed[:_HEAD], sealed[_HEAD : _HEAD + _NONCE], sealed[_HEAD + _NONCE :]
        try:
            return self._keys[head[0]].decrypt(nonce, rest, head + bound.encode())
        except (InvalidTag, KeyError, IndexError, ValueError):
            raise SealBroken(bound) from None


class Lookup:
    """Turns a chat id, a phrase or a token into text that only the holder of the key can find again."""

    def __init__(self, keys: Keys) -> None:
        """Use the look-up key, which never changes: every row found by it would be lost."""
        self._start = hmac.new(keys.lookup, digestmod=sha256)

    def of(self, kind: str, value: str) -> str:
        """Return what stands in the database for this `value` of this `kind`: 43 characters."""
        mac = self._start.copy()
        mac.update(f"{kind}\0{value}".encode())
        return base64.urlsafe_b64encode(mac.digest()).decode("ascii").rstrip("=")
