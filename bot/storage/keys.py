"""The key file: numbered sealing keys, one look-up key, one audit key. Whoever holds it can read everything."""

import base64
import binascii
import json
import os
import secrets
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

#: Bytes in every key: AES-256 and HMAC-SHA256.
SIZE = 32
#: The number of a sealing key is one byte in front of what it sealed.
LAST_NUMBER = 255
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class KeyTrouble(Exception):
    """The key file cannot be used; the text is one line for the operator and holds no key."""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """Every key of one house. New things are sealed with the sealing key number `current`."""

    sealing: Mapping[int, bytes]
    current: int
    lookup: bytes
    audit: bytes


def make(path: Path) -> Keys:
    """Write new keys to `path`, readable by the owner only. Raise KeyTrouble where a file already is."""
    keys = Keys({1: secrets.token_bytes(SIZE)}, 1, secrets.token_bytes(SIZE), secrets.token_bytes(SIZE))
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        message = f"{path} exists already; without the old keys the database cannot be read, so it is left alone"
        raise KeyTrouble(message) from None
    except OSError as error:
        message = f"cannot write the key file {path}: {error.strerror}"
        raise KeyTrouble(message) from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(_text(keys))
        file.flush()
        os.fsync(file.fileno())
    return keys


def read(path: Path) -> Keys:
    """Return the keys in `path`. Raise KeyTrouble where it is missing, open to others, or no key file."""
    try:
        mode, text = path.stat().st_mode, path.read_text(encoding="ascii")
    except FileNotFoundError:
        message = f"no key file at {path}; `dodomu keys new` makes one"
        raise KeyTrouble(message) from None
    except OSError as error:
        message = f"cannot read the key file {path}: {error.strerror}"
        raise KeyTrouble(message) from None
    except UnicodeDecodeError:
        raise _misshapen(path) from None
    if mode & _OTHERS:
        message = f"others on this machine can read the key file {path}; `chmod 600 {path}`"
        raise KeyTrouble(message)
    try:
        return _keys(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError):
        raise _misshapen(path) from None


def _misshapen(path: Path) -> KeyTrouble:
    """Return the trouble of a file that is something else, saying nothing of what it holds."""
    return KeyTrouble(f"{path} is not a key file, or it is damaged")


def _text(keys: Keys) -> str:
    """Return `keys` as they are written to the file."""
    sealing = {str(number): _encoded(key) for number, key in keys.sealing.items()}
    shape = {
        "current": keys.current,
        "sealing": sealing,
        "lookup": _encoded(keys.lookup),
        "audit": _encoded(keys.audit),
    }
    return json.dumps(shape, indent=2) + "\n"


def _keys(shape: Mapping[str, object]) -> Keys:
    """Return the keys in `shape`. Raise ValueError, KeyError or TypeError where it is anything else."""
    sealing, current = shape["sealing"], shape["current"]
    if not isinstance(sealing, dict) or type(current) is not int:
        raise TypeError
    numbered = {int(number): _decoded(key) for number, key in sealing.items()}
    if current not in numbered or not all(0 < number <= LAST_NUMBER for number in numbered):
        raise ValueError
    return Keys(numbered, current, _decoded(shape["lookup"]), _decoded(shape["audit"]))


def _encoded(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")


def _decoded(text: object) -> bytes:
    """Return the key written as `text`. Raise ValueError or TypeError for anything else."""
    if not isinstance(text, str):
        raise TypeError
    try:
        key = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ValueError from None
    if len(key) != SIZE:
        raise ValueError
    return key
