"""From a sentence to a language: the only place where `Text` becomes `str`.

Catalogues are read from the `.po` files at start; no compiled file is kept. What must not be parted at the end of a
line is tied together then, so that no translator has to think of it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from gettext import GNUTranslations
from html import escape
from io import BytesIO
from typing import Final

from babel.dates import format_date
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from bot.domain.hours import KYIV
from bot.places import place
from bot.words import Text, Value

#: Every language the bot speaks, by the name it has in itself.
LANGUAGES: Final[Mapping[str, str]] = {"uk": "Українська", "en": "English"}

#: A date in words; figure and word stay on one line.
DATES: Final[Mapping[str, str]] = {"uk": "d\u00a0MMMM y\u00a0'року'", "en": "d\u00a0MMMM y"}

#: Where no line may end: after «№», between a figure and its word, before a dash.
TIED: Final = (
    re.compile(r"(?<=№) "),
    re.compile(r"(?<=\d) (?=[^\W\d])(?!(?:or|and|at|of|to|in|on|from|або|чи|та|й|і|у|в|на|з|до)\b)"),
    re.compile(r"(?<=\{n\}) (?=[^\W\d])"),
    re.compile(r"(?<=\}) (?=(?:min|h|хв|год)\b)"),
    re.compile(r"(?<=\S) (?=[—–](?:\s|$))"),
)

#: A number that people read out, such as `K7QX-M2RD`, and groups of figures: neither is parted at the end of a line.
NUMBER: Final = re.compile(r"(?<![0-9A-Z-])([0-9A-Z]{4})-([0-9A-Z]{4})(?![0-9A-Z-])")
GROUPS: Final = re.compile(r"(?<=\d) (?=\d)")


class MissingPlaceholder(KeyError):
    """A wording names a `{field}` for which the sentence brings no value."""

    def __init__(self, sentence: str, field: str) -> None:
        """Name the English `sentence` and the `field`; values are never told."""
        super().__init__(f"no value for {{{field}}} in {sentence!r}")


class Translator:
    """Turns sentences into one language, `uk` or `en`. Raises KeyError for another language."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of `language`."""
        self.language = language
        self._dates = DATES[language]
        self._catalogue = _catalogue(language)

    def html(self, text: Text) -> str:
        """Return `text` for parse mode HTML: markup of the catalogue stands, values are escaped."""
        return self._fill(text, escape_value)

    def plain(self, text: Text) -> str:
        """Return `text` without any escaping, for buttons, toasts and files."""
        return self._fill(text, str)

    def _fill(self, text: Text, escaped: Callable[[str], str]) -> str:
        """Return the wording of `text` with its values, each told in this language."""
        values = {name: self._told(value, escaped) for name, value in text.values.items()}
        try:
            return self._wording(text).format_map(values)
        except KeyError as missing:
            raise MissingPlaceholder(text.id, str(missing.args[0])) from None

    def _wording(self, text: Text) -> str:
        """Return the catalogue's wording of `text`, the English original where it has none."""
        if text.plural is not None and text.count is not None:
            if text.context is not None:
                return self._catalogue.npgettext(text.context, text.id, text.plural, text.count)
            return self._catalogue.ngettext(text.id, text.plural, text.count)
        if text.context is not None:
            return self._catalogue.pgettext(text.context, text.id)
        return self._catalogue.gettext(text.id)

    def _told(self, value: Value, escaped: Callable[[str], str]) -> str:
        """Return one value in words: sentences translated, a tuple of them one per line."""
        match value:
            case Text():
                return self._fill(value, escaped)
            case tuple():
                return "\n".join(self._fill(line, escaped) for line in value)
            case datetime():
                local = value.astimezone(KYIV)
                return f"{self._day(local)}, {local:%H:%M}"
            case date():
                return self._day(value)
        return escaped(str(value))

    def _day(self, day: date) -> str:
        """Return `day` in words: «3 квітня 1989 року», "3 April 1989"."""
        return format_date(day, self._dates, locale=self.language)


def escape_value(value: str) -> str:
    """Return `value` safe inside HTML as Telegram reads it, its numbers unparted; quotation marks stand as they are."""
    return escape(GROUPS.sub("\u00a0", NUMBER.sub("\\1\u2011\\2", value)), quote=False)


@cache
def _catalogue(language: str) -> GNUTranslations:
    """Return the catalogue of `language`, read once per process."""
    with BytesIO() as compiled:
        write_mo(compiled, _entries(language))
        compiled.seek(0)
        return GNUTranslations(compiled)


def _entries(language: str) -> Catalog:
    """Return what the `.po` file of `language` holds, typeset."""
    with (place("locales") / language / "LC_MESSAGES" / "dodomu.po").open("rb") as wordings:
        found = read_po(wordings, locale=language)
    for entry in found:
        if entry.id:
            told = tuple(typeset(wording) for wording in _told(entry))
            entry.string = told if isinstance(entry.id, (list, tuple)) else told[0]
    return found


def typeset(wording: str) -> str:
    """Return a wording with no-break spaces where a line must not end."""
    for gap in TIED:
        wording = gap.sub("\u00a0", wording)
    return wording


@cache
def translators() -> Mapping[str, Translator]:
    """Return a translator for each language."""
    return {language: Translator(language) for language in LANGUAGES}


@dataclass(frozen=True, slots=True, repr=False)
class Sentence:
    """A sentence as a translator sees it: before its `{…}` are filled, in every language."""

    original: str
    context: str | None
    #: By language; several where the sentence changes with a number.
    wordings: Mapping[str, tuple[str, ...]]
    #: The files that say it.
    places: tuple[str, ...]


def sentences() -> Iterator[Sentence]:
    """Yield every sentence of the catalogues, in their order."""
    catalogues = {language: _entries(language) for language in LANGUAGES}
    for message in catalogues["uk"]:
        original = _one(message.id)
        if original:
            told = {language: _told(entries.get(original, message.context)) for language, entries in catalogues.items()}
            files = tuple(dict.fromkeys(file for file, _ in message.locations))
            yield Sentence(original, message.context, told, files)


def _one(original: str | list[str] | tuple[str, ...]) -> str:
    return original if isinstance(original, str) else original[0]


def _told(message: Message | None) -> tuple[str, ...]:
    """Return the wordings of an entry, none where a catalogue has no such entry."""
    if message is None:
        return ()
    string = message.string or ()
    return (string,) if isinstance(string, str) else tuple(string)
