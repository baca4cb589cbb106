"""What must not be kept, not even as raw text: numbers of papers, cards and units, and positions."""

import re
import unicodedata
from enum import StrEnum
from typing import Final

from bot.domain.errors import ForbiddenContent
from bot.questionnaire.coordinates import is_position
from bot.questionnaire.documents import is_document, is_tax_number
from bot.questionnaire.payments import is_account, is_card
from bot.questionnaire.units import is_unit
from bot.words import Text, msg

_UNSEEN: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_APOSTROPHE: Final = re.compile("[’ʼ`´‘]")
#: Signs spelt apart, «П а с п о р т  В Н  1 2 3»: a long stretch, and then any beside it.
_SPELT_OUT: Final = re.compile(r"(?<!\S)(?:\S ){5,}\S(?!\S)")
_STRETCH: Final = re.compile(r"(?<!\S)(?:\S )+\S(?!\S)")
#: The letter O for a nought.
_NOUGHT: Final = re.compile(r"(?<=\d)[OoОо](?=\d)")
#: Figures spelt apart, «3 0 1 2 …».
_SPELT: Final = re.compile(r"(?<!\d)(?<!\d[ .-])\d(?:[ .\-–]\d){8,}(?![ .\-–]?\d)")


class Forbidden(StrEnum):
    """What was found in a text that is therefore not kept."""

    CARD = "card"
    COORDINATES = "coordinates"
    UNIT = "unit"
    TAX_NUMBER = "tax_number"
    DOCUMENT = "document"


_LOOKS: Final = (
    (is_card, Forbidden.CARD),
    (is_account, Forbidden.CARD),
    (is_position, Forbidden.COORDINATES),
    (is_unit, Forbidden.UNIT),
    (is_tax_number, Forbidden.TAX_NUMBER),
    (is_document, Forbidden.DOCUMENT),
)

_NUMBER: Final = msg(
    "This seems to contain the number of a document or a military unit. For safety we did not store it. "
    "Give such data only to the official bodies.",
)
_CARD: Final = msg(
    "This looks like the number of a bank card or account. For safety we did not store it. We never ask for money.",
)
_POSITION: Final = msg(
    "This looks like coordinates. We do not store them here. Please write only the town, village or district.",
)


def forbidden(text: str) -> Forbidden | None:
    """Return what `text` holds that must not be kept; a telephone number is never such a thing."""
    plain = _plain(text)
    return next((kind for look, kind in _LOOKS if look(plain)), None)


def refuse(text: str | None) -> None:
    """Raise ForbiddenContent for a text that holds what must not be kept; no text holds nothing."""
    kind = forbidden(text) if text is not None else None
    if kind is not None:
        raise ForbiddenContent(kind.value)


def sentence(kind: Forbidden) -> Text:
    """Return what the family is told when a text was not kept."""
    return {Forbidden.COORDINATES: _POSITION, Forbidden.CARD: _CARD}.get(kind, _NUMBER)


def _plain(text: str) -> str:
    """Undo disguises: unseen signs, figures of other scripts, figures spelt apart."""
    shown = unicodedata.normalize("NFKC", _UNSEEN.sub("", text))
    shown = "".join(str(unicodedata.digit(each)) if each.isdigit() else each for each in shown)
    shown = _NOUGHT.sub("0", _APOSTROPHE.sub("'", shown))
    if _SPELT_OUT.search(shown):
        shown = _STRETCH.sub(lambda match: match.group().replace(" ", ""), shown)
    return _SPELT.sub(lambda match: re.sub(r"\D", "", match.group()), shown)
