"""Payloads of buttons: small typed values that hold ids only, packed and parsed here and nowhere else.

A payload is a frozen dataclass whose fields are `str` or `int`, made known with `@payload("tag")`.
Whoever acts on one checks owner, item, version and expiry in the transaction that acts.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar, dataclass_transform

from bot.domain.errors import Foreign
from bot.words import Text

#: Telegram's limit for one button.
MOST_BYTES = 64
#: The largest number that every database takes.
LARGEST = 2**31 - 1
BETWEEN = ":"


class Payload:
    """What a button says when pressed."""


P = TypeVar("P", bound=Payload)
K = TypeVar("K", bound=StrEnum)
_KINDS: dict[str, type[Payload]] = {}
_TAGS: dict[type[Payload], str] = {}
#: The names and types of a payload's fields, read once: a screen has a dozen buttons.
_FIELDS: dict[type[Payload], tuple[tuple[str, Any], ...]] = {}


@dataclass_transform(frozen_default=True)
def payload(tag: str) -> Callable[[type[P]], type[P]]:
    """Make a payload class known under `tag`. Raises ValueError where the tag is taken."""

    def known(kind: type[P]) -> type[P]:
        made = dataclass(frozen=True, slots=True)(kind)
        if tag in _KINDS or BETWEEN in tag:
            raise ValueError(tag)
        _KINDS[tag], _TAGS[made] = made, tag
        _FIELDS[made] = tuple((one.name, one.type) for one in fields(made))  # type: ignore[arg-type]  # it is a dataclass now
        return made

    return known


def tag_of(value: Payload | None) -> str:
    """Return the tag of a payload, by which the audit names a button; of what this house never made, "unknown"."""
    return "unknown" if value is None else _TAGS[type(value)]


def pack(value: Payload) -> str:
    """Return the payload as a button carries it. Raises ValueError for one that is too long or ambiguous."""
    told = [str(getattr(value, name)) for name, _ in _FIELDS[type(value)]]
    packed = BETWEEN.join([_TAGS[type(value)], *told])
    if len(packed.encode()) > MOST_BYTES or packed.count(BETWEEN) != len(told):
        raise ValueError(_TAGS[type(value)])
    return packed


def parse(data: str | None) -> Payload | None:
    """Return the payload that a press carried; None for anything that this house never makes, to the last character."""
    tag, *told = (data or "").split(BETWEEN)
    kind = _KINDS.get(tag)
    if kind is None or len(told) != len(_FIELDS[kind]):
        return None
    try:
        made = kind(*(_read(told_as, text) for (_, told_as), text in zip(_FIELDS[kind], told, strict=True)))
        return made if pack(made) == data else None
    except ValueError:
        return None


def _read(kind: Any, text: str) -> str | int:  # noqa: ANN401 - a field's annotation
    """Return what a field holds. Raises ValueError for what no id, key or number of ours is written with."""
    if not (text.isascii() and text.isprintable()):
        raise ValueError(kind)
    if kind is not int and kind != "int":
        return text
    number = int(text)
    if abs(number) > LARGEST:
        raise ValueError(kind)
    return number


def one_of(kind: type[K], key: str) -> K:
    """Return the choice of this key. Raises Foreign for one that no button of ours ever held."""
    try:
        return kind(key)
    except ValueError:
        raise Foreign from None


@dataclass(frozen=True, slots=True, repr=False)
class Press:
    """A button before it is in a language. `label` may be a plain string: a reference, a language, a colleague."""

    label: Text | str
    payload: Payload


Rows = tuple[tuple[Press, ...], ...]


def one_each(*presses: Press | None) -> Rows:
    """Return the presses one a row, without those that are None."""
    return tuple((press,) for press in presses if press is not None)


def in_rows(presses: list[Press], columns: int) -> Rows:
    """Return the presses so many a row."""
    return tuple(tuple(presses[start : start + columns]) for start in range(0, len(presses), columns))
