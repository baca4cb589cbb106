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
#: Area codes of Crimea and Sevastopol, and of the towns of Donetsk and Luhansk held since 2014.
_OCCUPIED: Final = ("65", "692", "62", "642")
_EMAIL: Final = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_LONGEST: Final = 200
_FIGURES: Final = range(8, 16)
#: From the Soviet long-distance prefix: 8-050-123-45-67, 8 (044) 123-45-67, and the 38 without its plus.
_OLD_PREFIX: Final = re.compile(r"(?<![\d+])(?:\+?3)?8[\s\-–.(]{0,3}(?=0(?:[\s\-–.()]{0,3}\d){9}(?!\d))")
#: 8 912 345-67-89, as people in Russia write it.
_RUSSIAN_PREFIX: Final = re.compile(r"(?<![\d+])8[\s\-–.(]{0,3}(?=9(?:[\s\-–.()]{0,3}\d){9}(?!\d))")

_NO_CONTACT: Final = msg(
    "We could not read a phone number or an e-mail address. Write, for example: 050 123 45 67 or name@example.com.",
)
_UNSAFE: Final = msg(
    "This number can be listened to in Russia or in the occupied territories. Is it safe for you to be reached on it?",
)


def read_contact(text: str) -> Read[str] | Unreadable:
    """Read a telephone number (kept as E.164), an e-mail address or both, one after the other with a comma."""
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) > _LONGEST:
        return Unreadable(_NO_CONTACT)
    mails = [mail.strip(".") for mail in _EMAIL.findall(plain)]
    numbers = list(dict.fromkeys(phones(_EMAIL.sub(" ", plain))))
    if not mails and not numbers:
        return Unreadable(_NO_CONTACT)
    return Read(", ".join((*numbers, *mails)), _UNSAFE if any(map(is_unsafe, numbers)) else None)


def phones(text: str) -> Iterator[str]:
    """Find telephone numbers in `text`, as E.164; one that only looks odd is kept too."""
    plain = _OLD_PREFIX.sub("+38", text.replace("\u00a0", " "))
    plain = _RUSSIAN_PREFIX.sub("+7", re.sub(r"(?<![\d+])00(?=[1-9])", "+", plain))
    found = [match.number for match in PhoneNumberMatcher(plain, _HOME, leniency=Leniency.POSSIBLE)]
    whole = _parsed(plain) if not found else None
    for number in (*found, *((whole,) if whole else ())):
        if number.country_code != _UKRAINE or len(str(number.national_number)) == _NATIONAL:
            yield phonenumbers.format_number(number, PhoneNumberFormat.E164)


def _parsed(text: str) -> PhoneNumber | None:
    figures = re.sub(r"[^\d+]", "", text)
    if sum(character.isdigit() for character in figures) not in _FIGURES or re.search(r"[^\W\d_]{12}", text):
        return None
    try:
        number = phonenumbers.parse(figures, _HOME)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def is_unsafe(number: str) -> bool:
    """Tell whether a number (E.164) belongs to Russia or to the territories it occupies."""
    if number.startswith(f"+{_RUSSIA}"):
        return not number.startswith(("+76", "+77"))
    return number.startswith(tuple(f"+{_UKRAINE}{area}" for area in _OCCUPIED))
