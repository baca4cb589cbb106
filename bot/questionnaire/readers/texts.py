"""Free text: tidied, and not too long."""

import re
import unicodedata
from typing import Final

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import Text, msg, nmsg

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

#: A name or a town that somebody is unsure of ends with a question mark too; a question has more words.
_FEWEST: Final = 4
#: What everybody asks us, however short: «є новини?», "any news".
_NEWS: Final = re.compile(
    r"(?:(?:а|ну|чи|and|is|are|there) )*"
    r"(?:(?:є|есть|any) (?:якісь |хоч |какие-то |какие-нибудь )?(?:новини|новости|news)"
    r"|(?:що|шо|что) (?:нового|чути|слышно)|what'?s new)[ .?!]*",
    re.IGNORECASE,
)


def asks_back(text: str | None) -> Text | None:
    """Return what is asked about words that read like a question to us; None where they do not."""
    if text is None:
        return None
    plain = " ".join(text.replace("’", "'").split())
    asked = plain.endswith("?") and len(plain.split()) >= _FEWEST
    if not asked and _NEWS.fullmatch(plain) is None:
        return None
    return msg("This looks like a question to us. A person answers questions, after you send. Keep it as the answer?")


def read_text(text: str, longest: int) -> Read[str] | Unreadable:
    """Read free text of up to `longest` characters; its lines stay."""
    plain = unicodedata.normalize("NFC", _CONTROL.sub("", text.replace("\r\n", "\n")))
    plain = "\n".join(" ".join(line.split()) for line in plain.split("\n")).strip()
    if len(plain) > longest:
        return Unreadable(
            nmsg(
                "This is a little too long: up to {n} character can be kept. Please send it in parts or more briefly.",
                "This is a little too long: up to {n} characters can be kept. Please send it in parts or more briefly.",
                longest,
            ),
        )
    if not plain:
        return Unreadable(msg("Please write it in words."))
    return Read(plain)
