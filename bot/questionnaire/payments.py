"""Numbers of bank cards and accounts."""

import re
import string
from typing import Final

#: Sixteen figures in the groups in which cards are written.
_CARD: Final = re.compile(
    r"(?<!\d)(?<!\d[ -])\d{4}([\s.–-]{0,2})(?:\d{4}\1\d{4}\1\d{4}|\d{4}[\s.–-]\d{8}|\d{2}[\s.–-]\d{10}|\d{6}\1\d{6})"
    r"(?![ -]?\d)"
)
#: A Ukrainian account (IBAN), also where a figure is mistyped; of other countries, as long as each has them.
_UKRAINIAN: Final = re.compile(r"(?<!\w)(?:UA|УА)(?:[ -]{0,3}\d){23,28}(?!\d)", re.IGNORECASE)
_FOREIGN: Final = re.compile(r"(?<!\w)([A-Z]{2})[ -]?\d{2}(?:[ -]?[A-Z\d]){11,28}(?!\w)", re.ASCII)
_LENGTHS: Final = {
    "AT": 20, "BE": 16, "BG": 22, "BY": 28, "CH": 21, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18,
    "FR": 27, "GB": 22, "GE": 22, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IT": 27, "LT": 20, "LV": 21, "MD": 24,
    "NL": 18, "NO": 15, "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "TR": 26,
}  # fmt: skip

#: Where it is called a card, a figure may be mistyped.
_SAID: Final = re.compile(r"\b(?:карт\w*|card)\b[^\d\n]{0,20}\d{4}(?:[ .-]?\d{4}){3}(?!\d)", re.IGNORECASE)


def is_card(text: str) -> bool:
    """Tell whether `text` holds a bank card's number: sixteen figures called so, or whose check digit is right."""
    if _SAID.search(text):
        return True
    return any(_luhn(re.sub(r"\D", "", match.group())) for match in _CARD.finditer(text.replace("\n", " ")))


def is_account(text: str) -> bool:
    """Tell whether `text` holds the number of a bank account."""
    if _UKRAINIAN.search(text):
        return True
    found = ((match.group(1), re.sub(r"[ -]", "", match.group())) for match in _FOREIGN.finditer(text))
    return any(len(account) == _LENGTHS.get(country) and _checks(account) for country, account in found)


def _luhn(figures: str) -> bool:
    doubled = (int(figure) * (2 - at % 2) for at, figure in enumerate(reversed(figures), start=1) if at % 2 == 0)
    total = sum(value - 9 if value > 9 else value for value in doubled)  # noqa: PLR2004 - as Luhn counts
    return len(set(figures)) > 1 and (total + sum(map(int, figures[::-1][::2]))) % 10 == 0


def _checks(account: str) -> bool:
    """Check the two figures that stand after the country."""
    signs = string.digits + string.ascii_uppercase
    return int("".join(str(signs.index(sign)) for sign in account[4:] + account[:4])) % 97 == 1
