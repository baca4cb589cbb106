"""Military units, by number or by name.

The wording asks the family to leave out the names of units, and a captor who reads one has what he wants. So numbered
brigades, regiments and battalions are refused like «А1234»; a brigade of doctors is not, nor a town or a plant
that shares a unit's name.
"""

import re
from typing import Final

_YEAR: Final = re.compile(r"(?:19\d\d|20[0-3]\d)")
_LETTER_JOINED: Final = re.compile(r"(?<![\w/])[АAаa][-‑–№#]{0,2}\d{4}(?!\w|[./]\d)")
_LETTER_APART: Final = re.compile(r"(?<!\w)[АA]\s{0,2}[-–№#]?\s{0,2}(\d{4})(?!\w|[./]\d)")
_SENTENCE_GOES_ON: Final = re.compile(r"\s+[^\W\d_]")
_NUMBER: Final = r"[^\w\n]{0,4}(?:(?:номер|no|number|№|n)[^\w\n]{0,3})?(?:[^\W\d_]{1,2}[\s\-–]?)?\d{3,6}(?!\d)"
_SAID: Final = re.compile(
    r"(?:\bв\s?[/\\.|-]?\s?ч\b|\bвч|\bv/ch\b|військов\w*\s+частин\w*|войсков\w*\s+част\w*|воинск\w*\s+част\w*|\bmilitary\s+unit"
    r"|\barmy\s+unit|\bunit\s+(?:no\.?|number|№|(?=[аa]\d))|\bпольов\w+\s+пошт\w+|\bполев\w+\s+почт\w+|\bп\s?/\s?п\b)"
    + _NUMBER,
    re.IGNORECASE,
)
_PART: Final = re.compile(r"\bчастин(?:а|и|і|у|ою)\s(?:№\s?|номер\s)?([^\W\d_]?[\s-]?\d{4})(?!\d)", re.IGNORECASE)

_KIND: Final = (
    r"(?:бригад\w*|полк(?:у|ом|а|и|ів|е)?|батальйон\w*|батальон\w*|дивізі\w+|дивизи\w+|дивізіон\w*|дивизион\w*|взвод\w*"
    r"|рот(?:а|и|і|у|ою|е|ы|ой)|корпус(?:у|і|ом)?|brigade|regiment|battalion|division|platoon|company|squadron|corps"
    r"|[оО]?(?:окрем\w+\s)?(?:омбр|отбр|обрмп|одшбр|ошбр|опдбр|оабр|оаембр|оабр|омпбр|оббс|ошб|ошп|обтро|бртро|дшб|омпб|опб|оп)"
    r"|омсбр|осбр|обр|обмп|омб|отб|ошбат|орб|озрп)"
)
_ORDER: Final = (
    r"(?:[-\s]?(?:та|тя|ша|га|ма|ва|а|я|ї|й|ій|ий|ої|тої|шої|гої|мої|тій|шій|ой|ый|ая|ую|ей|му|го|ю|у|х|st|nd|rd|th))?"
)
_BETWEEN: Final = (
    r"(?:\s+(?:окрем\w+|отдельн\w+|гвард\w+|механізован\w+|механизир\w+|штурмов\w+|танков\w+|десантн\w+|десантно-штурмов\w+"
    r"|аеромобільн\w+|артилерійськ\w+|гірсько-?\w*|єгерськ\w+|мотопіхотн\w+|піхотн\w+|стрілецьк\w+|прикордонн\w+|зенітн\w+"
    r"|ракетн\w+|розвідувальн\w+|президентськ\w+|тактичн\w+|авіаці\w+|separate|mechani[sz]ed|assault|tank|airborne|marine"
    r"|air|territorial|infantry|mountain|artillery|guards?)){0,4}"
)
_NUMBERED: Final = re.compile(rf"(?<![\d.,/:-])(?<!\d\s)\d{{1,3}}{_ORDER}{_BETWEEN}[\s\-]+{_KIND}(?!\w)", re.IGNORECASE)
_NUMBERED_AFTER: Final = re.compile(
    r"\b(?:бригад[аиіу]|полк[уа]?|батальйон[уі]?|батальон[уе]?|дивізі[яїю]|brigade|regiment|battalion)\s+"
    r"(?:(?:№|номер|no\.?)\s?)?\d{1,3}(?!\d|\s(?:люд|ос[іо]б|чол|кілом|км))",
    re.IGNORECASE,
)
_ORDINAL_WORDS: Final = (
    r"(?:перш|друг|трет|четверт|п'ят|шост|сьом|восьм|дев'ят|десят|перв|втор|пят|шест|седьм|девят"
    "|first|second|third|fourth|fifth)"
)
_SPOKEN: Final = re.compile(
    rf"(?:\b{_ORDINAL_WORDS}\w{{0,4}}|(?<!\d)\d{{1,3}}{_ORDER})\s+(?:окрем\w+\s+)?"
    r"(?:штурмов\w+|десантно-штурмов\w+|механізован\w+|механизированн\w+|танков\w+|бригад\w+|батальйон\w*|полк\w{0,2}"
    r"|assault|brigade|battalion|regiment)(?!\w)(?!\s*(?:швидк|лікар|медик|будів|рятув|скор))",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    r"\b(?:бригад\w+|полк\w{0,2}|батальйон\w{0,2}|батальон\w{0,2}|brigade|regiment|battalion)\s+"
    r"(?:[«\"“„][^\W\d_]|(?:Азов|Айдар|Донбас|Кракен|Едельвейс|Вовкодав|Azov|Aidar|Kraken)\b)",
)
_CIVIL: Final = re.compile(
    r"\s*(?:швидк|екстрен|лікар|медик|медич|будівель|будівн|рятувал|ремонт|пожеж|скор|врач|строит|спасат|волонт|of\s(?:doc|med)"
    r"|кілометр|учител|студент|навчальн|учбов|лікарн|гуртожит|больниц)",
    re.IGNORECASE,
)
#: Words that are no unit when only counted or in the plural: "3 companies", «2 корпус» of a hospital.
_COUNTED: Final = re.compile(r"\d+\s+(?:корпус\w*|companies|company|бригади|рот)$", re.IGNORECASE)


def is_unit(text: str) -> bool:
    """Tell whether `text` names a military unit."""
    if any(look.search(text) for look in (_LETTER_JOINED, _SAID, _NUMBERED_AFTER, _SPOKEN, _NAMED)):
        return True
    if any(not _YEAR.fullmatch(match.group(1)) for match in _PART.finditer(text)):
        return True
    return any(_is_letter_number(text, match) for match in _LETTER_APART.finditer(text)) or any(
        not _CIVIL.match(text, match.end()) and not _COUNTED.fullmatch(match.group())
        for match in _NUMBERED.finditer(text)
    )


def _is_letter_number(text: str, match: re.Match[str]) -> bool:
    """Tell «в А 1234» from «А 2022 року» and «А 1500 людей»."""
    if _YEAR.fullmatch(match.group(1)):
        return False
    starts = not text[: match.start()].strip() or text[: match.start()].rstrip()[-1] in ".!?\n"
    return not (starts and _SENTENCE_GOES_ON.match(text, match.end()))
