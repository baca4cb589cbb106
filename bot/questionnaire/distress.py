"""Words of a writer who may not want to live, or who is in danger now.

Only the writer counts. Fear for the missing person ("I am afraid they killed him") is what every report is
about. When in doubt a person is called: a needless call is a small thing.
"""

import re
import unicodedata
from enum import StrEnum
from typing import Final


class Distress(StrEnum):
    """Why a person should look at once."""

    SUICIDE = "suicide"
    DANGER = "danger"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns))


_SUICIDE: Final = _any(
    r"\bне (?:хочу|хочеться|хочется|можу|могу|буду|бажаю|маю сил|маю сили|имею сил|вижу смысла"
    r"|бачу сенсу)(?: \w+){0,2} (?:жити|жить)\b",
    r"\b(?:немає|нема|нет|бракує) (?:\w+ )?(?:сенсу|смысла|сил|сили|бажання|желания)(?: \w+)? (?:жити|жить)\b",
    r"\b(?:жити|жить)(?: \w+){0,2} (?:не хочу|не хочеться|не хочется|не можу|не могу|не буду|немає сенсу"
    r"|нема сенсу|нет смысла)\b",
    r"\b(?:навіщо|нащо|зачем|незачем|нема для чого|нема чого|немає для чого) (?:\w+ ){0,2}(?:жити|жить)\b",
    r"\b(?:хочу|хочеться|хочется|краще|лучше|волію|готов\w*) (?:би |бы )?(?:вже |уже |просто |мені |мне "
    r"|я )?(?:померти|умерти|умереть|сдохнуть|здохнути)\b",
    r"\b(?:краще|лучше) (?:би|б|бы) я (?:помер\w*|умер\w*|здох\w*)\b",
    r"\b(?:накла(?:сти|ду|даю|дала|в|ла)|накладу|налож(?:ить|у)) (?:\w+ ){0,2}на себе руки\b|\bналож(?:ить"
    r"|у) на себя руки\b|\bруки на себе наклад",
    r"\b(?:покінч(?:у|ити|им)|покончу|покончить|закінчу|скінчу)(?: \w+){0,2} (?:з собою|із собою|зі собою|с собой"
    r"|життя самогубств\w+|з життям|из жизнью|с жизнью|жизнь самоуб\w+)\b",
    r"\b(?:з собою|із собою|с собой) (?:покінчу|покінчити|покончу|покончить)\b",
    r"\b(?:вб'ю|уб'ю|убью|вбити|убити|убить|заріжу|зарежу|повішу|повешу) (?:себе|себя)\b|\b(?:повішуся|повішусь"
    r"|повешусь|застрелюся|застрелюсь|отруюся|отруюсь|отравлюсь|втоплюся|утоплюсь|втоплюсь|заріжуся|зарежусь)\b",
    r"\b(?:піти|уйти|піду|уйду|йду|ухожу) (?:вже |уже )?(?:з|із|из) (?:життя|жизни)\b",
    r"\bдум(?:ки|аю|ки є|али|ала|ав|ок)\b[^.!?\n]{0,20}\b(?:самогубств|суїцид|смерть свою|самоубийств|суицид)\w*",
    r"\b(?:зроблю|вчиню|скою|скоїти|вчинити|хочу|совершу|совершить)\b[^.!?\n]{0,12}\b(?:самогубств|суїцид"
    r"|самоубийств|суицид)\w*",
    r"\bмысл\w+ о (?:самоубийств|суицид)\w*|\bсуїцидальн\w+|\bсуицидальн\w+",
    r"\b(?:стрибну|вистрибну|прыгну|выпрыгну|кинуся|кинусь|брошусь|викинусь|викинуся|выброшусь) (?:з|із|из|с|під"
    r"|под|в) (?:вікна|окна|мост[ау]|балкон[ау]|дах[уа]|крыши|поїзд|поезд|потяг)\b",
    r"\b(?:наковтаюся|наковтаюсь|наглотаюсь|напьюсь|нап'юсь|нап'юся) таблет\w+",
    r"\bi (?:do not|don't|dont|no longer|can't|cannot|can not) (?:want to |wanna )?(?:live|go on living|be alive)\b",
    r"\bi (?:want|wish|would like|am going|'m going|plan|am ready) to (?:die|be dead|kill myself|end (?:it all"
    r"|my life|it))\b",
    r"\bi(?:'m| am)? ?(?:wanna|gonna) (?:die|kill myself|end it)\b|\bi wish i (?:was|were) dead\b"
    r"|\bbetter off dead\b",
    r"\b(?:kill|killing|hang|hanging|shoot|shooting|hurt|hurting|harm|harming) myself\b|\b(?:end|ending|take"
    r"|taking) my (?:own )?life\b",
    r"\b(?:no|any) (?:reason|point|sense|strength)(?: \w+)? (?:to|in) (?:live|living|go on living)\b"
    r"|\bcommit suicide\b|\bi(?:'m| am) suicidal\b",
    r"\bsuicidal thoughts?\b|\bthink\w* (?:about|of) suicide\b",
)
_DANGER: Final = _any(
    r"\b(?:мене|нас|меня) (?:зараз |сейчас |точно |можуть |могут |хочуть |хотят |обіцяють |збираються |ось-ось "
    r"|теж |тоже |сьогодні ){0,2}"
    r"(?:вб'ють|уб'ють|убьют|вбити|убити|убить|вбивають|убивают|заберуть|заберут|забрати|заарештують|арестуют"
    r"|схоплять|схватят|посадять|розстріляють|расстреляют|б'ють|бьют|катують|пытают)\b",
    r"\b(?:вб'ють|уб'ють|убьют|заарештують|арестуют|розстріляють|расстреляют|заберуть|заберут) (?:мене|нас|меня)\b",
    r"\b(?:мені|нам|мне|мене|нас) (?:зараз |сейчас |постійно |постоянно |вже |уже )?(?:погрожу(?:ють|є|вали)"
    r"|угрожа(?:ют|ет|ли)|шантажу(?:ють|є)|шантажиру(?:ют|ет)|залякують|переслідують|преследуют)\b",
    r"\b(?:погрожують|угрожают) (?:мені|нам|мне|розправою|расправой|вбити|убить)\b",
    r"\b(?:до|ко|к) (?:мене|нас|мне|нам) (?:зараз |сейчас |вже |уже |знову |опять )?(?:прийшл\w+|пришл\w+|прийдуть"
    r"|придут|ломляться|ломятся|вдираються|врываются|стукають|стучат|приїхал\w+|приехал\w+|вломил\w+|увірвал\w+"
    r"|ворвал\w+)\b",
    r"\b(?:прийшли|пришли|приїхали|приехали|ломляться|ломятся|вдираються|вламываются|стукають|стучат) (?:до|ко|к|в"
    r"|за) (?:мене|нас|мне|нам|мной|мною|нами)\b",
    r"\b(?:стоять|стоят|ломляться|ломятся|стукають|стучат|грюкають) (?:\w+ )?(?:під|под|у|в|за|біля"
    r"|возле) (?:\w+ )?(?:двер\w+)",
    r"\b(?:вони|они|солдати|військові|фсб) (?:вже |уже )?(?:під|под|за|біля) (?:моїми |нашими |моими |моєю )?двер\w+",
    r"\b(?:в мене|у мене|у меня|в нас|у нас) (?:зараз |сейчас )?(?:обшук|обыск)\b|\b(?:мене|нас|меня) (?:шукають"
    r"|ищут|обшукують|обыскивают|оточили|окружили)\b",
    r"\b(?:моє|мое|моему|моєму|нашому) житт\w+ (?:зараз )?(?:в|під|у) (?:небезпе\w+|загроз\w+)|\bмо(?:я"
    r"|ей) жизн\w+ (?:сейчас )?(?:в|под) (?:опасност\w+|угроз\w+)",
    r"\b(?:я|ми|мы)(?: \w+)? (?:зараз |сейчас )?(?:в|у) (?:\w+ )?(?:небезпеці|опасности|заручниках|заложниках)\b",
    r"\b(?:рятуйте|врятуйте|спасите|рятуйте нас|врятуйте мене)\b(?! його| її| їх| сина| чоловіка| брата| його"
    r"| мого| ее| его| их)",
    r"\b(?:чоловік|муж|він|он|батько|отец|син) (?:мене |меня )(?:б'є|бьет|бьёт|хоче вбити|хочет убить|ріже|режет)\b",
    r"\b(?:they|soldiers|someone|somebody|people|men|the fsb|police)(?: \w+)? (?:are|is|'re|'s|have come"
    r"|came) (?:here )?(?:at|outside|behind|to|breaking (?:in|down)) (?:my|our|the) (?:door|house|home|flat"
    r"|apartment)\b",
    r"\bthey(?:'re| are) at (?:my|our|the) door\b|\bthey (?:have |'ve )?c[oa]me for (?:me|us)\b|\bthey(?:'re"
    r"| are) (?:coming|here) for (?:me|us)\b|\bbreaking (?:in|into|down) (?:my|our|the) (?:door|house|home|flat)\b",
    r"\b(?:will|are going to|going to|gonna|want to|'ll|trying to|threaten\w* to) (?:kill|arrest|take|shoot|hurt"
    r"|beat) (?:me|us)\b",
    r"\b(?:threatening|threatened|threatens|threaten|beating|hunting|following|torturing) (?:me|us)\b|\bi(?:'m"
    r"| am) being (?:threatened|followed|beaten|held)\b",
    r"\b(?:my life is|i am|i'm|we are|we're) in danger\b|\b(?:help|save) (?:me|us)[,!]* (?:they|please|now)\b",
)
#: What the missing person wrote or said is not about the writer.
_OTHERS_WORDS: Final = re.compile(
    r"\b(?:він|вона|он|она|he|she|син|чоловік|брат|донька|дочка|муж|мама|тато|сестра)\s+"
    r"(?:\w+\s+){0,2}(?:писа\w+|каза\w+|сказа\w+|говори\w+|повідом\w+|said|wrote|told|texted)[^.!?\n]{0,60}",
)


def distress(text: str) -> Distress | None:
    """Return why the writer of `text` needs a person at once, or None."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("ё", "е").split())
    plain = re.sub("[’ʼ`´‘′]", "'", plain)
    if _SUICIDE.search(plain):
        return Distress.SUICIDE
    return Distress.DANGER if _DANGER.search(_OTHERS_WORDS.sub(" ", plain)) else None
