"""Positions on a map, in the ways people write or share them."""

import re
from typing import Final

#: Ukraine lies between these degrees; there even two decimals name a place.
_LATITUDES, _LONGITUDES = range(44, 53), range(22, 41)
_EXACT, _ROUGH = 4, 2

_DECIMAL: Final = r"(-?\d{1,3})[.,](\d{2,})"
_PAIR: Final = re.compile(rf"(?<![\d.,]){_DECIMAL}\s?°?\s?[NSEWnsew]?\s?[,;/|\s]\s{{0,3}}{_DECIMAL}(?![\d]|[.,]\d)")
_MONTH_YEAR: Final = re.compile(r"(?:0?[1-9]|1[0-2])[.,](?:19|20)\d\d")
_MAP_LINK: Final = (
    r"\bosm\.org/|maps\.app\.goo\.gl|goo\.gl/maps|google\.[a-z.]{2,6}/maps|maps\.google|maps\.apple|openstreetmap\.org/"
    r"|yandex\.[a-z.]{2,6}/maps|waze\.com/|what3words|w3w\.co|\bgeo:-?\d"
)
_SAID: Final = r"(?:широт|довгот|долгот|коорд|latitude|longitude|\blat\b|\blon\b|\blng\b)"
_CERTAIN: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_SAID}[^\d\n]{{0,20}}\d{{1,3}}(?:[.,]\d+|\s?°|\s\d{{1,2}}\s\d{{1,2}}(?!\d))",
        r"\d\s?(?:градус\w*|degrees?|deg\.?)\s{0,2}\d{1,2}(?:[.,]\d+)?\s?(?:хв|мин|min)",
        r"\b[NSEW]\s?\d{1,3}[.,]\d{2,}°?\W{1,4}[NSEW]\s?\d{1,3}[.,]\d{2,}",
        r"\b\d{1,2}\s\d{1,2}[.,]\d{1,5}\s?[NS]\b\W{0,4}\d{1,3}\s\d{1,2}[.,]\d",
        r"\d{1,3}\s?[°º˚]\s?\d{1,2}(?:[.,]\d+)?\s?['’′`´ʹ]",
        r"\d{1,3}[.,]\d{3,}\s?[°º˚]",
        r"\b(?:4[4-9]|5[0-2])\s?[°º˚]\s?\d{1,2}(?!\d)",
        r"\b[NS]\s?\d{1,2}[°\s.]\s?\d{1,2}[^\n]{0,15}\b[EW]\s?\d{1,3}[°\s.]\s?\d",
        r"\b\d{1,2}[°\s.]\s?\d{1,2}[^\n\w]{1,3}(?:\d{1,2}(?:[.,]\d+)?[^\n\w]{0,3})?[NS]\b[^\n\w]{0,4}\d{1,3}[°\s.]\s?\d{1,2}[^\n]{0,12}[EW]\b",
        r"\d[^\n]{0,12}(?:пн|півн|сев|с)\.\s?ш\b",
        r"\b[XХ]\s?[=:]\s?\d{5,8}\D{1,5}[YУ]\s?[=:]\s?\d{5,8}",
        _MAP_LINK,
        r"(?<!\S)///\w+\.\w+\.\w+",
        r"\b(?=[\dCFGHJMPQRVWX]*[CFGHJMPQRVWX])[2-9CFGHJMPQRVWX]{4,8}\+[2-9CFGHJMPQRVWX]{2,3}\b",
    )
)
_LOOK_ALIKE: Final = str.maketrans("АВСЕНКМОРТХУІ", "ABCEHKMOPTXYI")
_GRID: Final = re.compile(r"\b\d{1,2}\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?(\d{2,5}\s?\d{2,5}|\d{4,10})\b")
_GRID_SMALL: Final = re.compile(r"\b\d{1,2}[c-hj-np-x]\s?[a-hj-np-z]{2}\s?(\d{4,5}\s?\d{4,5})\b")


def is_position(text: str) -> bool:
    """Tell whether `text` holds coordinates, a grid reference or a link to a place on a map."""
    if any(pattern.search(text) for pattern in _CERTAIN):
        return True
    return any(map(_is_pair, _PAIR.finditer(text))) or _is_grid(text)


def _is_pair(match: re.Match[str]) -> bool:
    latitude, exactly, longitude, as_exactly = match.groups()
    parts = (f"{latitude}.{exactly}", f"{longitude}.{as_exactly}")
    if all(map(_MONTH_YEAR.fullmatch, parts)) or abs(int(latitude)) > 90 or abs(int(longitude)) > 180:  # noqa: PLR2004 - degrees
        return False
    if min(len(exactly), len(as_exactly)) >= _EXACT:
        return True
    here = {int(latitude), int(longitude)}
    in_ukraine = any(each in _LATITUDES for each in here) and any(each in _LONGITUDES for each in here)
    return in_ukraine and "." in match.group() and min(len(exactly), len(as_exactly)) >= _ROUGH


def _is_grid(text: str) -> bool:
    plain = text.translate(_LOOK_ALIKE)
    found = (*_GRID.finditer(plain), *_GRID_SMALL.finditer(plain))
    return any(len(re.sub(r"\D", "", match.group(1))) % 2 == 0 for match in found)
