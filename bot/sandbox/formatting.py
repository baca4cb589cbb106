"""HTML as Telegram reads it: text, entities counted in UTF-16 units, errors with their byte offset."""

import re
from dataclasses import dataclass, field
from typing import Any, Final, NoReturn

from bot.sandbox.refusals import Refusal, Why

Entity = dict[str, Any]

SIMPLE_TAGS: Final = {
    "b": "bold", "strong": "bold",
    "i": "italic", "em": "italic",
    "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre",
    "blockquote": "blockquote",
}  # fmt: skip
TAGS: Final = {*SIMPLE_TAGS, "a", "tg-emoji"}
NAMED: Final = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER: Final = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
ATTRIBUTE_NAME: Final = re.compile(r"[^\s=>]*")
BARE_VALUE: Final = re.compile(r"[A-Za-z0-9.\-]*")
LAST_CHARACTER: Final = 0x10FFFF
#: Telegram drops a link to anything else, and keeps its text.
LINK: Final = re.compile(r"(?:https?|tg|ton)://|(?:mailto|tel):|[\w-]+\.\w", re.IGNORECASE)
SURROGATES: Final = range(0xD800, 0xE000)


def utf16_length(text: str) -> int:
    """Count as Telegram counts: a character outside the basic plane is two."""
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)  # noqa: PLR2004 (the end of the basic plane)


def byte_offset(source: str, position: int) -> int:
    """Turn a position in the text into the byte offset Telegram names."""
    return len(source[:position].encode("utf-8", "surrogatepass"))


@dataclass(slots=True)
class OpenTag:
    """A tag waiting for its end, and where its text began."""

    name: str
    attributes: dict[str, str]
    start: int


@dataclass(slots=True)
class HtmlReader:
    """One pass over an HTML text."""

    source: str
    at: int = 0
    length: int = 0
    text: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    open: list[OpenTag] = field(default_factory=list)

    def read(self) -> tuple[str, list[Entity]]:
        """Return the plain text and its entities, or refuse."""
        while self.at < len(self.source):
            if self.source[self.at] == "<":
                self._read_tag()
            else:
                self._read_text()
        if self.open:
            raise Refusal(Why.ENTITIES, detail=f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.text), sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _read_text(self) -> None:
        end = self.source.find("<", self.at)
        piece = decode(self.source[self.at : end if end >= 0 else len(self.source)])
        self.text.append(piece)
        self.length += utf16_length(piece)
        self.at = end if end >= 0 else len(self.source)

    def _read_tag(self) -> None:
        begin = self.at
        self.at += 1
        if self._peek() == "/":
            self.at += 1
            self._read_end(begin)
        else:
            self._read_start(begin)

    def _read_start(self, begin: int) -> None:
        name = self._take(re.compile(r"[^\s>]*")).lower()
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        if name not in TAGS:
            self._fail(f'Unsupported start tag "{name}"', begin)
        attributes = self._read_attributes(name, begin)
        self.at += 1
        if name == "span" and attributes.get("class") != "tg-spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(OpenTag(name, attributes, self.length))

    def _read_attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while self._skip_spaces() != ">":
            name = self._take(ATTRIBUTE_NAME)
            sign = self._skip_spaces()
            if not sign:
                self._fail(f'Unclosed start tag "{tag}"', begin)
            if not name:
                self._fail(f'Empty attribute name in the tag "{tag}"', begin)
            if sign != "=":
                # expandable is the one attribute that Telegram takes without a value
                if name.lower() == "expandable":
                    attributes["expandable"] = ""
                    continue
                self._fail(f'Expected equal sign in declaration of an attribute of the tag "{tag}"', begin)
            self.at += 1
            attributes[name.lower()] = self._read_value(tag, begin)
        return attributes

    def _read_value(self, tag: str, begin: int) -> str:
        quote = self._skip_spaces()
        if not quote:
            self._fail(f'Unclosed start tag "{tag}"', begin)
        if quote not in "'\"":
            return self._read_bare_value()
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            self._fail("Unclosed start tag", begin)
        value = decode(self.source[self.at + 1 : end])
        self.at = end + 1
        if not self._peek():
            self._fail("Unclosed start tag", begin)
        return value

    def _read_bare_value(self) -> str:
        begin = self.at
        value = self._take(BARE_VALUE).lower()
        if not (self._peek().isspace() or self._peek() == ">"):
            self._fail("Unexpected end of name token", begin)
        return value

    def _read_end(self, begin: int) -> None:
        if not self.open:
            self._fail("Unexpected end tag", begin)
        name = self._take(re.compile(r"[^\s>]*")).lower()
        if self._skip_spaces() != ">":
            self._fail("Unclosed end tag", begin)
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            offset = byte_offset(self.source, begin)
            detail = f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"'
            raise Refusal(Why.ENTITIES, detail=detail)
        self._close(tag)

    def _close(self, tag: OpenTag) -> None:
        if length := self.length - tag.start:
            entity = {"offset": tag.start, "length": length, **meaning(tag)}
            if "type" in entity:
                self.entities.append(entity)

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        taken = found.group() if found else ""
        self.at += len(taken)
        return taken

    def _skip_spaces(self) -> str:
        while self._peek().isspace():
            self.at += 1
        return self._peek()

    def _fail(self, what: str, begin: int) -> NoReturn:
        raise Refusal(Why.ENTITIES, detail=f"{what} at byte offset {byte_offset(self.source, begin)}")


def decode(text: str) -> str:
    """Replace the character references Telegram knows; all others stay as written."""
    return CHARACTER.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    if name:
        return NAMED[name]
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number in SURROGATES:
        problem = "Text contains invalid Unicode characters after decoding HTML entities"
        raise Refusal(Why.ENTITIES, detail=f"{problem}, check for unmatched surrogate code units")
    return chr(number) if 0 < number < LAST_CHARACTER else found.group()


def meaning(tag: OpenTag) -> Entity:
    """Say what a closed tag does to its text; a link without an address does nothing."""
    if tag.name == "a":
        url = tag.attributes.get("href", "")
        return {"type": "text_link", "url": url} if LINK.match(url) else {}
    if tag.name == "tg-emoji":
        return {"type": "custom_emoji", "custom_emoji_id": tag.attributes.get("emoji-id", "")}
    if tag.name == "blockquote" and "expandable" in tag.attributes:
        return {"type": "expandable_blockquote"}
    return {"type": SIMPLE_TAGS[tag.name]}


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Cut the blanks at both ends, as the server does, and move the entities with the text."""
    body = text.strip()
    shift = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(body)
    kept = []
    for entity in entities:
        first = max(0, entity["offset"] - shift)
        last = min(end, entity["offset"] + entity["length"] - shift)
        if last > first:
            kept.append({**entity, "offset": first, "length": last - first})
    return body, kept


def formatted(text: str, parse_mode: str) -> tuple[str, list[Entity]]:
    """Read a text as its parse mode says."""
    mode = parse_mode.lower()
    if mode == "html":
        return trimmed(*HtmlReader(text).read())
    if mode not in {"", "none", "markdown", "markdownv2"}:
        raise Refusal(Why.UNSUPPORTED_PARSE_MODE)
    # Markdown is taken as plain text: the house speaks HTML only
    return trimmed(text, [])
