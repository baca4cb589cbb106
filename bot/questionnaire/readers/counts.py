"""A small number of people, in figures or in words."""

import re
from typing import Final

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.words import msg

MOST: Final = 9
_WORDS: Final = (
    r"оди?н\w*|одног\w*|one", r"дв[аоіу]\w*|two|пара|пару", r"тр[иоьеё]\w*|three", r"чотир\w*|четыр\w*|четвер\w*|four",
    r"п.?ят\w*|five", r"шіст\w*|шест\w*|six", r"сім\w*|сем\w*|seven", r"вісім\w*|восьм\w*|восем\w*|eight",
    r"дев.?ят\w*|nine",
)  # fmt: skip


def read_count(text: str) -> Read[str] | Unreadable:
    """Read a number of one figure, kept as that figure; a text that holds two numbers is none."""
    found = {
        str(number)
        for word in re.findall(r"\d+|[^\W\d_]+(?:['ʼ’`][^\W\d_]+)?", text.casefold())
        for number, said in enumerate(_WORDS, 1)
        if word == str(number) or re.fullmatch(said, word)
    }
    strange = [figures for figures in re.findall(r"\d+", text) if figures not in found]
    if len(found) != 1 or strange:
        return Unreadable(msg("Please write a number from 1 to 9 or press one of the buttons."))
    return Read(found.pop())
