"""Dates in figures, whatever stands between them, rewritten for `date_words` as `14 N3 1989` or `14 M3 1989`.

`N` is a month that could have been meant as the day; the order year-month-day and Latin numerals leave no doubt: `M`.
"""

import re
from typing import Final

_LATIN_NUMERALS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
#: Letters that only look Latin, in a numeral.
_LOOK_LATIN: Final = str.maketrans("іхм", "ixm")
_GAP, _JOINT = r"\s?[./\-,\s]\s?", r"[./-]"

#: What people, keyboards and scanners put in place of figures and of what stands between them.
_MENDED: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"(?<![^\W\d_])[oо](?=\d)|(?<=\d)[oо](?![^\W\d_])", "0"),
        (r"(?<![^\W\d_])l(?=\d)|(?<=\d)l(?![^\W\d_])", "1"),
        (r"(?<!\d)(\d{1,2})\s?(?:[*_|\\:]|\.\.|,,)\s?(\d{1,2})\s?(?:[*_|\\:]|\.\.|,,)\s?(\d{4})(?!\d)", r"\1.\2.\3"),
        (r"(?<=\d)\s?(?:\.\.+|…)\s?(?=\d)", "-"),
        # "10.03-15.03.2022", "14-15.03.2022" and "14.03.2022/15.03.2022" are from … to.
        (r"(\d\.\d{1,2}(?:\.\d{2,4})?)\s?[-/]\s?(?=\d{1,2}\.\d{1,2}(?!\d))", r"\1 по "),
        (r"(?<![\d.])(\d{1,2})\s?-\s?(?=\d{1,2}\.\d{1,2}\.\d)", r"\1 по "),
        (r"^(\d\d)(\d\d)(\d\d)$", r"\1.\2.\3"),
    )
)


def in_figures(text: str) -> str:
    """Rewrite every date in figures that stands in `text`."""
    text = re.sub(r"(?<![\d.])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d.]\d|\d)", _iso, text)
    text = re.sub(rf"(?<!\d)(\d{{1,2}})(?:{_JOINT}| )([ivxіх]+)(?:{_JOINT}| )(\d{{4}}|\d{{2}})(?!\d)", _latin, text)
    text = re.sub(rf"(?<![\w.])()([ivxіх]+){_JOINT}(\d{{4}})(?!\d)", _latin, text)
    text = re.sub(rf"(?<!\d)(\d{{1,2}}){_GAP}(\d{{1,2}}){_GAP}(\d{{4}}|\d{{2}})(?!\d)", r" \1 N\2 \3 ", text)
    text = re.sub(r"(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)", r" \1 N\2 \3 ", text)
    text = re.sub(r"(?<![\d.])(0?[1-9]|1[0-2])\s?[./-]\s?(\d{4})(?!\d)", r" M\1 \2 ", text)
    text = re.sub(r"(?<!\d)(\d{4})[./-](0[1-9]|1[0-2])(?!\d)", r" M\2 \1 ", text)
    text = re.sub(r"(?<![\d.])(0?[1-9]|1[0-2])[./](1[3-9]|[2-9]\d)(?![\d.]\d|\d)", r" M\1 \2 Y ", text)
    return re.sub(r"(?<![\d.])(\d{1,2})[./](0?[1-9]|1[0-2])(?![\d.]\d|\d)", r" \1 N\2 ", text)


def mended(text: str) -> str:
    """Put figures for the letters that look like them, and dots for odd signs between them."""
    for pattern, sign in _MENDED:
        text = pattern.sub(sign, text)
    return text


def _iso(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f" {day} M{month} {year} "


def _latin(match: re.Match[str]) -> str:
    day, numeral, year = match.groups()
    numeral = numeral.translate(_LOOK_LATIN)
    spoken = " " in match.group() and (len(numeral) == 1 or len(year) == len("89"))
    if spoken or numeral not in _LATIN_NUMERALS:  # «14 і 15» is no January
        return match.group()
    return f" {day} M{_LATIN_NUMERALS.index(numeral) + 1} {year} "
