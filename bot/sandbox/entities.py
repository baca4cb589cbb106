"""What Telegram finds in a text by itself, and a formatted text as HTML for a screen."""

import re
from html import escape
from typing import Any, Final

from bot.sandbox.formatting import Entity, utf16_length

FOUND: Final = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!\w)")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}(?!\w)")),
    ("email", re.compile(r"(?<![\w@.])[\w.+-]+@[\w-]+\.[\w.]{2,}")),
    ("url", re.compile(r"https?://[^\s<>]+")),
)
WRITTEN: Final = {
    "bold": "b", "italic": "i", "underline": "u", "strikethrough": "s",
    "spoiler": "tg-spoiler", "code": "code", "pre": "pre",
    "blockquote": "blockquote", "expandable_blockquote": "blockquote",
}  # fmt: skip
#: What a phone makes a link of, though nobody marked it.
LINKED: Final = {"bot_command": "", "url": "", "email": "mailto:"}


def found_in(text: str) -> list[Entity]:
    """Find commands, mentions and addresses in what a person typed."""
    entities = [
        {"type": kind, "offset": utf16_length(text[: hit.start()]), "length": utf16_length(hit.group())}
        for kind, pattern in FOUND
        for hit in pattern.finditer(text)
    ]
    return sorted(entities, key=lambda entity: entity["offset"])


def as_shown(text: str, entities: list[Entity]) -> list[Entity]:
    """Add what a phone makes a link of by itself, where it crosses nothing that was marked."""
    marked = [(entity["offset"], entity["offset"] + entity["length"]) for entity in entities]
    added = [
        entity
        for entity in found_in(text)
        if entity["type"] in LINKED
        and all(last <= entity["offset"] or entity["offset"] + entity["length"] <= first for first, last in marked)
    ]
    return [*entities, *added]


def as_html(text: str, entities: list[Entity]) -> str:
    """Write the text as HTML, everything escaped but its own entities."""
    units = text.encode("utf-16-le", "surrogatepass")
    ordered = sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))
    return _nested(units, ordered, 0, len(units) // 2)


def _nested(units: bytes, entities: list[Entity], start: int, end: int) -> str:
    pieces, at = [], start
    while entities:
        entity, *rest = entities
        first, last = entity["offset"], entity["offset"] + entity["length"]
        inside = [inner for inner in rest if inner["offset"] < last]
        entities = rest[len(inside) :]
        if first < at:
            continue
        pieces.append(_escaped(units, at, first))
        pieces.append(_wrapped(entity, _nested(units, inside, first, last)))
        at = last
    return "".join([*pieces, _escaped(units, at, end)])


def _escaped(units: bytes, start: int, end: int) -> str:
    return escape(units[start * 2 : end * 2].decode("utf-16-le", "replace"), quote=False)


def _wrapped(entity: dict[str, Any], inner: str) -> str:
    if entity["type"] == "text_link":
        return f'<a href="{escape(entity["url"])}">{inner}</a>'
    if entity["type"] in LINKED:
        address = inner.replace('"', "&quot;")
        return f'<a href="{LINKED[entity["type"]]}{address}">{inner}</a>'
    tag = WRITTEN.get(entity["type"])
    return f"<{tag}>{inner}</{tag}>" if tag else inner
