"""Telephone numbers and e-mail addresses, however they are typed."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

import phonenumbers
from phonenumbers import Leniency, PhoneNumber, PhoneNumberFormat, PhoneNumberMatcher

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import msg

_HOME: Final = "UA"
_RUSSIA: Final = 7
_UKRAINE: Final = 380
#: Figures of a Ukrainian number with its area code.
_NATIONAL: Final = 9
#: Codes of Crimea and Sevastopol, of the towns of Donetsk and Luhansk held since 2014, and of the mobiles there.
_OCCUPIED: Final = ("65", "692", "62", "642", "71", "72")
_EMAIL: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST: Final = 200
_FIGURES: Final = range(8, 16)
#: Ten figures without a plus may be a tax number.
_TAX_NUMBER: Final = 10
#: From the Soviet long-distance prefix: 8-050-123-45-67, 8 (044) 123-45-67, and the 38 without its plus.
_OLD_PREFIX: Final = re.compile(r"(?<![\d+])(?:\+?3)?8[\s\-–.(]{0,3}(?=0(?:[\s\-–.()]{0,3}\d){9}(?!\d))")
#: 8 912 345-67-89, as people in Russia write it, or 7 without its plus.
_RUSSIAN_PREFIX: Final = re.compile(r"(?<![\d+])[78][\s\-–.(]{0,3}(?=9(?:[\s\-–.()]{0,3}\d){9}(?!\d))")
#: A Ukrainian number among other figures, such as hours.
_AT_HOME: Final = re.compile(r"(?<!\d)0(?:[\s\-–.()]{0,3}\d){9}(?!\d)")
#: Letters typed for figures.
_NOUGHT: Final = re.compile(r"(?<![^\W\d_])[oо](?=\d)|(?<=\d)[oо](?![^\W\d_])", re.IGNORECASE)
_SIX: Final = re.compile(r"(?<=[\d-])б(?=\d|$)")
#: Gaps, commas and words in an address, and what they stand for.
_SLIPS: Final = tuple(
    (re.compile(slip, re.IGNORECASE), sign)
    for slip, sign in (
        (r"\s*(?:\(at\)|\[at\]|\s(?:собака|собачка)\s)\s*", "@"),
        (r"(?<=[\w.-])\s*@\s*(?=\w)", "@"),
        (r"(@[\w-]+)(?:\s+\.\s*|\.\s+|\s*,\s*)(?=(?:com|net|org|ua|ru|eu|me|pl|de|cz|укр)\b)", r"\1."),
    )
)
_WORD_BEFORE: Final = re.compile(r"[a-z]\s+$", re.IGNORECASE)
_MAIL_WORD: Final = re.compile(r"\b(?:e-?mail|mail|my|is|or|and|address|at)\W*\s+$", re.IGNORECASE)

_NO_CONTACT: Final = msg(
    "We could not read a phone number or an e-mail address. Write, for example: 050 123 45 67, from abroad "
    "+44 7700 900123, or name@example.com.",
)
_UNSAFE: Final = msg(
    "This number can be listened to in Russia or in the occupied territories. Is it safe for you to be reached on it?",
)


def read_contact(text: str) -> Read[str] | Unreadable:
    """Read a telephone number (kept as E.164), an e-mail address or both, one after the other with a comma."""
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > _LONGEST:
        return Unreadable(_NO_CONTACT)
    addresses = plain
    for slip, sign in _SLIPS:
        addresses = slip.sub(sign, addresses)
    mails = [mail.group().strip(".") for mail in _EMAIL.finditer(addresses)]
    numbers = list(dict.fromkeys(phones(_EMAIL.sub(" ", addresses))))
    if not mails and not numbers:
        return Unreadable(_NO_CONTACT)
    contact = ", ".join((*numbers, *mails))
    if any(map(is_unsafe, numbers)):
        return Read(contact, _UNSAFE)
    mended = any(mail not in "".join(plain.split()) for mail in mails)
    doubtful = mended or _cut(addresses) or not all(map(_is_valid, numbers))
    return Read(contact, msg("We understood it as: {contact}. Is that right?", contact=contact) if doubtful else None)


def _cut(text: str) -> bool:
    """Tell whether an address may have begun before a gap: "olena petrenko@example.com"."""
    before = (text[: mail.start()] for mail in _EMAIL.finditer(text))
    return any(_WORD_BEFORE.search(words) and not _MAIL_WORD.search(words) for words in before)


def phones(text: str) -> Iterator[str]:
    """Find telephone numbers in `text`, as E.164; one that only looks odd is kept too."""
    plain = _SIX.sub("6", _NOUGHT.sub("0", text.replace("\u00a0", " ")))
    plain = _OLD_PREFIX.sub("+38", plain)
    plain = _RUSSIAN_PREFIX.sub("+7", re.sub(r"(?<![\d+])00(?=[1-9])", "+", plain))
    found = [match.number for match in PhoneNumberMatcher(plain, _HOME, leniency=Leniency.POSSIBLE)]
    if not found:
        parts = [match.group() for match in _AT_HOME.finditer(plain)] or [plain]
        found = [number for part in parts if (number := _parsed(part)) is not None]
    for number in found:
        if number.country_code != _UKRAINE or len(str(number.national_number)) == _NATIONAL:
            yield phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _parsed(text: str) -> PhoneNumber | None:
    figures = re.sub(r"[^\d+]", "", text)
    if sum(character.isdigit() for character in figures) not in _FIGURES or re.search(r"[^\W\d_]{12}", text):
        return None
    number = _dialled(figures)
    if number is not None and phonenumbers.is_possible_number(number):
        return number
    abroad = _dialled(f"+{figures}") if len(figures) > _TAX_NUMBER and figures[0] not in "+0" else None
    return abroad if abroad is not None and phonenumbers.is_valid_number(abroad) else None


def _dialled(figures: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(figures, _HOME)
    except phonenumbers.NumberParseException:
        return None


def _is_valid(number: str) -> bool:
    return phonenumbers.is_valid_number(phonenumbers.parse(number))


def is_unsafe(number: str) -> bool:
    """Tell whether a number (E.164) belongs to Russia or to the territories it occupies."""
    if number.startswith(f"+{_RUSSIA}"):
        return not number.startswith(("+76", "+77"))
    return number.startswith(tuple(f"+{_UKRAINE}{area}" for area in _OCCUPIED))
