"""Words that may tell what is known of a person: in own words to a family they are refused.

News has texts of its own, looked at again when they leave, and the rest a person tells by phone. So it is at every
level and whether or not a case is held: what could be said to one family and not to another would tell by being left
out. When in doubt a word is refused: a moderator words it otherwise, or asks for a talk.
"""

import re
import unicodedata
from typing import Final

from bot.domain.errors import TellsOfCase
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.texts import read_text
from bot.words import msg

_TELLING: Final = (
    # Death, and what it leaves.
    r"загину\w*|загиб(?:ел|л)\w*|погиб\w*|(?:по|[ву])мер\w*|смерт\w*|м[её]ртв\w*|[ву]бит\w*|труп\w*|морг\w*",
    r"похова\w*|похорон\w*|останк\w*|ексгумац\w*|эксгумац\w*|тіл(?:о|а|у|ом|і|ами|ах)|тел(?:о|а|у|ом|ами|ах)",
    r"впізнан\w*|опозна\w*|репатріац\w*|репатриац\w*|страт(?:а|и|у|ою|ил\w*)|страчен\w*|днк|идентифицирован\w*",
    r"ідентифікаці(?:я|ї|ю|єю)|ідентифікован\w*|жив(?:ий|а|і|ою|им|ого|ой|ая|ы|ым|ых)?",
    r"dead|deaths?|die[ds]?|dying|killed|(?:his|her) body|bodies|(?:the|his|her|human) remains|buried|burial|morgue",
    r"corpses?|identified|dna|alive|executed",
    # Captivity, and its end.
    r"(?:військово|военно)?полон(?:|у|і|ом|ен\w+|'?ян\w+)|(?:военно)?плен(?:|а|у|е|ом|н\w+)|невол\w+|утриму[єюв]\w*",
    r"обмін(?:|у|і|ом|и|ів|ян\w+|юв\w+)|обмен(?:|а|у|е|ом|ян\w+)|звільн(?:ен|ил|ят)\w*|освобо(?:жд|д)\w+|сізо|сизо",
    r"колоні[яїюєй]\w*|колони[яию]\w*|тюрм\w*|в'язниц\w*|вирок\w*|приговор\w*|засудж\w*|осужд[её]н\w*|обвинувач\w*",
    r"captiv\w+|prisoners?|pows?|prisons?|jails?|imprison\w*|exchang\w+|released|liberated|sentenced|convicted",
    # That somebody is found, or back, or that the base knows of somebody.
    r"знайден(?:о|а|ий|і)|знайш(?:овся|лася|лась|лося|лися|лись)|найден(?:а|о|ы)?|наш(?:[её]лся|лась|лись)",
    r"(?:людину|його|її|їх|чоловіка|сина|доньку|брата|сестру|батька|матір) знайшли|знайшли (?:людину|його|її|їх)",
    r"поверну(?:вся|вшись|лася|лась|лися|лись)|верну(?:лся|лась|лись)|(?:was|were|been|is|are) found",
    r"came (?:back|home)|(?:в|у|in) (?:нашій |нашей |our |the )?(?:базі|базе|base|database)",
)
_SAID: Final = re.compile(r"(?<![\w'])(?:" + "|".join(_TELLING) + r")(?![\w'])")


def telling(text: str) -> str | None:
    """Return the first word that may tell what is known of a person, None where there is none."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = _SAID.search(re.sub("[’ʼ`´‘′]", "'", " ".join(plain.split())))
    return found.group() if found is not None else None


def refuse(text: str) -> None:
    """Raise TellsOfCase for a text that may tell what is known of a person."""
    if telling(text) is not None:
        raise TellsOfCase


def read_untelling(text: str, longest: int) -> Read[str] | Unreadable:
    """Read free text of up to `longest` characters that tells nothing of what is known."""
    word = telling(text)
    if word is None:
        return read_text(text, longest)
    return Unreadable(
        msg(
            "The word “{word}” may tell what is known in the case. That is told in messages of its own or by phone, "
            "never here. Please write without it, or ask for a talk.",
            word=word,
        )
    )
