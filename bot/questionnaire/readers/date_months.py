"""Months by their names in Ukrainian, Russian and English, also shortened and misspelt."""

import re
from difflib import SequenceMatcher
from typing import Final

_NAMES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"січ(?:е?н\w*)?|январ\w*|янв|jan(?:uary)?",
        r"лют(?:ий|ого|ому|им|ім)?|феврал\w*|фев|feb(?:ruary)?",
        r"бер(?:ез(?:е?н\w*)?)?|март\w{0,2}|мар|mar(?:ch)?",
        r"квіт(?:е?н\w*)?|апрел\w*|апр|apr(?:il)?",
        r"трав(?:е?н\w*)?|ма(?:й|я|е|ю|ем)|may",
        r"черв(?:е?н\w*)?|июн\w*|june?",
        r"лип(?:е?н\w*)?|июл\w*|july?",
        r"серп(?:е?н\w*)?|август\w*|авг|aug(?:ust)?",
        r"вер(?:ес(?:е?н\w*)?)?|сентябр\w*|сент?|sept?(?:ember)?",
        r"жовт(?:е?н\w*)?|октябр\w*|окт|oct(?:ober)?",
        r"лис|листоп(?:ад\w*)?|ноябр\w*|ноя|nov(?:ember)?",
        r"груд(?:е?н\w*)?|декабр\w*|дек|dec(?:ember)?",
    )
)

#: What a misspelt month is compared with.
_FULL: Final = tuple(
    tuple(names.split())
    for names in (
        "січень січня січні январь января январе january",
        "лютий лютого лютому лютня февраль февраля феврале february",
        "березень березня березні марта марте march",
        "квітень квітня квітні апрель апреля апреле april",
        "травень травня травні",
        "червень червня червні июня июне",
        "липень липня липні июля июле",
        "серпень серпня серпні август августа августе august",
        "вересень вересня вересні сентябрь сентября сентябре september",
        "жовтень жовтня жовтні октябрь октября октябре october",
        "листопад листопада листопаді ноябрь ноября ноябре november",
        "грудень грудня грудні декабрь декабря декабре december",
    )
)
#: How alike a misspelt word must be to a name, and how much more alike than to any other month's.
_ALIKE, _CLEARLY = 0.76, 0.05
_SHORTEST_GUESS: Final = 5
_LONGEST_GUESS: Final = 12


def month(word: str) -> str | None:
    """Return the sign of the month that `word` names, such as `M3`."""
    return next((f"M{number}" for number, name in enumerate(_NAMES, start=1) if name.fullmatch(word)), None)


def guessed(word: str) -> str | None:
    """Return the sign of the month that `word` seems to misspell, with a mark that it is a guess: `M3 ?`."""
    if not _SHORTEST_GUESS <= len(word) <= _LONGEST_GUESS:
        return None
    scores = sorted(
        ((max(_likeness(word, name) for name in names), number) for number, names in enumerate(_FULL, start=1)),
        reverse=True,
    )
    (best, number), (second, _) = scores[:2]
    return f"M{number} ?" if best >= _ALIKE and best - second >= _CLEARLY else None


def _likeness(word: str, name: str) -> float:
    """Compare two words; whatever else people mistype, the first letter is right."""
    return SequenceMatcher(None, word, name).ratio() if word[0] == name[0] else 0.0
