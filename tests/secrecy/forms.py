"""Every form in which a planted word or number could lie on a disk."""

import base64
import json
from collections.abc import Iterator, Mapping
from typing import Final

from bot.matching.keys import skeletons

#: The official romanisation, near enough; the house's own is in the skeleton.
ROMAN: Final[Mapping[str, str]] = dict(
    zip(
        "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
        ("a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch - iu ia".replace("-", "").split(" ")),
        strict=True,
    )
)
#: Shorter ones would be found by chance among random ids.
SHORTEST: Final = 5
#: Shorter ones stand in the names of PostgreSQL's own functions.
SHORTEST_SKELETON: Final = 6
#: What an integer may take in a record, with the two that were asked for and the odd ones of SQLite.
SIZES: Final = (4, 5, 6, 8)
FOUR_BYTES: Final = 2**32


def forms(planted: str | int) -> dict[str, bytes]:
    """Return each form of a planted word or number, by name."""
    found = _of_number(planted) if isinstance(planted, int) else _of_words(planted)
    return {name: form for name, form in found if len(form) >= (SHORTEST if isinstance(planted, str) else 4)}


def _of_words(words: str) -> Iterator[tuple[str, bytes]]:
    for case, text in _spellings(words):
        yield from _of_text(case, text)


def _spellings(words: str) -> Iterator[tuple[str, str]]:
    yield "as written", words
    yield "lower case", words.lower()
    yield "upper case", words.upper()
    roman = "".join(ROMAN.get(letter, letter) for letter in words.lower())
    yield "romanised", roman
    yield "romanised title", roman.title()
    for word in words.lower().split():
        for number, key in enumerate(skeletons(word)):
            if len(key) >= SHORTEST_SKELETON:
                yield f"skeleton {number} of {len(word)}", key


def _of_text(name: str, text: str) -> Iterator[tuple[str, bytes]]:
    plain = text.encode()
    yield f"{name}, UTF-8", plain
    yield f"{name}, UTF-16 LE", text.encode("utf-16-le")
    yield f"{name}, UTF-16 BE", text.encode("utf-16-be")
    escaped = json.dumps(text)[1:-1]
    yield f"{name}, JSON", escaped.encode()
    yield f"{name}, JSON in capitals", escaped.upper().replace("\\U", "\\u").encode()
    yield f"{name}, hexadecimal", plain.hex().encode()
    for offset in range(3):
        yield f"{name}, base64 at {offset}", _based(plain, offset)
        yield (
            f"{name}, base64 for addresses at {offset}",
            _based(plain, offset).translate(bytes.maketrans(b"+/", b"-_")),
        )


def _based(plain: bytes, offset: int) -> bytes:
    """Return what base64 makes of `plain` after so many other bytes, without the letters that these would change."""
    whole = base64.b64encode(bytes(offset) + plain)
    first = -(-offset * 8 // 6)
    last = (offset + len(plain)) * 8 // 6
    return whole[first:last]


def _of_number(number: int) -> Iterator[tuple[str, bytes]]:
    yield from _of_text("decimal", str(number))
    for size in SIZES:
        # Four bytes of a larger number would be found by chance.
        if number < 2 ** (8 * size) and (size != 5 or number >= FOUR_BYTES):
            yield f"{size} bytes, big end first", number.to_bytes(size, "big")
            yield f"{size} bytes, little end first", number.to_bytes(size, "little")
