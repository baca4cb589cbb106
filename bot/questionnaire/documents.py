"""Numbers of papers and of taxpayers; a telephone number is never one of them."""

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers
from phonenumbers import PhoneNumberType

_HOME: Final = "UA"
_ROW: Final = re.compile(r"(?<!\d)(\d{9}|\d{10})(?!\d)")
_TAX_FIGURES, _IDENTITY_FIGURES = 10, 9
#: Names in Telegram, links and e-mail addresses may hold any figures.
_HANDLE: Final = re.compile(r"(?<!\w)@[A-Za-z]\w+|\bhttps?://\S+|\bt\.me/\S+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.-]+")
#: A tax number begins with the days from 1900 to the birth: with 0 only before 1927, as telephone numbers of half of
#: Europe do, and with 5 or more not before 2036.
_NO_BIRTH_YET: Final = "5"
#: Where bare numbers of nine or ten figures are everyday mobile numbers of families who fled.
_MOBILE_PLACES: Final = ("PL", "CZ", "ES", "PT", "RU", "US", "GE")
#: Identity cards are counted up from here; of nine figures with a nought in front, all others are telephones.
_IDENTITY_CARDS: Final = ("00", "01")
_PHONE_WORD: Final = re.compile(
    r"(?:тел|моб|phone|\bcell|дзвон|звон|вайбер|viber|whats|ватсап|вотсап|signal|сигнал|telegram|телеграм|факс|контакт|contact"
    r"|\bcall)[^\d\n]{0,25}$",
    re.IGNORECASE,
)
#: Country codes typed without a plus, and the Soviet 8.
_HOME_PREFIXES: Final = {"38": "+38", "7": "+7", "8": "+7"}
#: An area code typed apart: 030 123456789.
_AREA: Final = re.compile(r"(?<![\d./\u2013-])\(?0\d{1,4}\)?[ ./\u2013-]$")
_JOINED: Final = re.compile(r"(?:[-\u2013]\d+)+")
_AROUND: Final = re.compile(r"[+\d()./ \u2013-]*$")

_SERIES: Final = re.compile(r"(?<!\w)([^\W\d_]{2})(?:\s?(?:№|N|No\.?|#|-)\s?|\s{0,2})(\d{6})(?!\w|[.,]\d)")
_SMALL_WORD: Final = re.compile(
    "на|до|за|із|зі|по|об|ми|ви|не|ні|та|чи|ще|же|би|як|що|це|ті|ці|то|у|від|бо|де|in|on|at|of|to|by|we|no|or|am|is|my|an",
    re.IGNORECASE,
)
_NATIONAL_REGISTER: Final = re.compile(r"(?<!\d)(?:19|20)\d{6}\s?-\s?\d{5}(?!\d)")
_PAPER: Final = re.compile(
    r"(?:паспорт|passport|закордонник|загранпаспорт|id[- ]?(?:карт|card)|айді[- ]?карт|посвідченн|удостоверени"
    r"|військов\w+ квит|военн\w+ билет|військово-облік|свідоцтв|свидетельств|\bсері[яїю]|\bсери[яию]"
    r"|\bубд\b|\bзагран|\bсн[иі]лс|водійськ|водительск|\bправа\b|driving licen[cs]e|birth certificate)"
    r"[^\d\n]{0,30}(?<![+\d])([\d][\d -]{3,14}\d)(?!\d|[.,/]\d)",
    re.IGNORECASE,
)
#: A series and a number apart: «серия 1234 номер 123456».
_SERIES_SAID: Final = re.compile(
    r"\bсер(?:і|и|\.)\w{0,2}\W{0,3}\w{2,4}[\W_]{0,3}(?:номер|ном\.|no\.?|n)?\W{0,3}\d{6}(?!\d)", re.IGNORECASE
)
_TAX_WORD: Final = (
    r"(?:\b[іи][пн]н\b|\bрнокпп\b|\bідн\b|ідентифікаційн|идентификационн|податк|платник|плательщик|налогов|\btax\b|\btin\b"
    r"|\bipn\b|\brnokpp\b)"
)
_TEN: Final = r"(?:\d[ .\-–]{0,2}){9}\d"
_TAX: Final = re.compile(
    rf"{_TAX_WORD}[^\d+\n]{{0,30}}{_TEN}(?!\d)|(?<![\d+])(?<![\d+][ .-]){_TEN}(?!\d)[^\d\n]{{0,15}}{_TAX_WORD}",
    re.IGNORECASE,
)


def is_tax_number(text: str) -> bool:
    """Tell whether `text` holds ten figures in a row that are no telephone number."""
    if any(not _names_phone(match.group()) and not _is_home(match.group()) for match in _TAX.finditer(text)):
        return True
    return _has_bare_row(text, _TAX_FIGURES)


def is_document(text: str) -> bool:
    """Tell whether `text` holds the number of a passport or another paper."""
    if _NATIONAL_REGISTER.search(text) or _SERIES_SAID.search(text):
        return True
    if any(_is_series(text, match) for match in _SERIES.finditer(text)):
        return True
    if any(_is_paper(match) for match in _PAPER.finditer(text)):
        return True
    return _has_bare_row(text, _IDENTITY_FIGURES)


def _has_bare_row(text: str, *lengths: int) -> bool:
    plain = _HANDLE.sub(" ", text)
    rows = (row for row in _ROW.finditer(plain) if len(row.group()) in lengths)
    return any(not _is_phone(plain, row) for row in rows)


def _figures(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_series(text: str, match: re.Match[str]) -> bool:
    """Tell «АВ 123456» and «ав123456» from «на 100000» and «до 250000»."""
    letters, figures = match.groups()
    joined = match.group() == letters + figures
    if joined:
        return True
    return letters.isupper() and not (_SMALL_WORD.fullmatch(letters) and text.isupper())


def _names_phone(text: str) -> bool:
    return re.search(r"\b(?:тел|моб|phone|(?:по)?дзвон|(?:по)?звон)", text, re.IGNORECASE) is not None


def _is_home(text: str) -> bool:
    """Tell a Ukrainian telephone number, which begins with 0, from the tax number of somebody aged over a hundred."""
    figures = _figures(text)
    return figures.startswith("0") and _valid(figures, _HOME)


def _is_paper(match: re.Match[str]) -> bool:
    """Pass over a year or a telephone number that only follows the word "passport"."""
    figures = _figures(match.group(1))
    if len(figures) < 5 or _names_phone(match.group()):  # noqa: PLR2004 - fewer are a year or an age
        return False
    return not (figures.startswith(("0", "380")) and _valid(figures, _HOME))


def _is_phone(text: str, row: re.Match[str]) -> bool:
    """Tell whether a row of nine or ten figures is a telephone number, by itself or with what stands around it."""
    if _AREA.search(text, 0, row.start()):
        return True
    if any(_dialled(number) for number in _readings(text, row)):
        return True
    figures = row.group()
    if figures[0] == "0" and (len(figures) == _TAX_FIGURES or not figures.startswith(_IDENTITY_CARDS)):
        return True
    if figures[0] >= _NO_BIRTH_YET and any(_is_mobile(figures, place) for place in _MOBILE_PLACES):
        return True
    return _PHONE_WORD.search(text, 0, row.start()) is not None


def _readings(text: str, row: re.Match[str]) -> Iterator[str]:
    """Yield the figures alone, with those joined behind them, then with the country code and brackets before them."""
    yield row.group()
    behind = _JOINED.match(text, row.end())
    if behind and row.group().startswith("00"):
        yield "+" + row.group()[2:] + _figures(behind.group())
    before = _AROUND.search(text, 0, row.start())
    stretch = (before.group() if before else "") + row.group()
    if "+" in stretch:
        yield stretch[stretch.rindex("+") :]
    prefix = _figures(stretch)[: -len(row.group())][-5:]
    if prefix.startswith("00"):
        yield "+" + prefix[2:] + row.group()
    elif prefix == "0":
        yield prefix + row.group()
    elif prefix in _HOME_PREFIXES:
        yield _HOME_PREFIXES[prefix] + row.group()


def _dialled(number: str) -> bool:
    """Trust a plus sign: any number possible anywhere; without one it must be a valid Ukrainian number."""
    if not number.startswith("+"):
        return _valid(number, _HOME)
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _valid(number: str, place: str) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, place))
    except phonenumbers.NumberParseException:
        return False


def _is_mobile(figures: str, place: str) -> bool:
    number = phonenumbers.parse(figures, place)
    return phonenumbers.is_valid_number(number) and phonenumbers.number_type(number) in {
        PhoneNumberType.MOBILE,
        PhoneNumberType.FIXED_LINE_OR_MOBILE,
    }
