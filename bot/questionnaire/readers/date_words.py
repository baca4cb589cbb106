"""The words people tell dates with, in Ukrainian, Russian and English, as one small alphabet.

`symbols` rewrites a typed date in signs that `date_forms` reads:

    M3 month by name · N3 month by number · S1 season (1 spring … 4 winter) · W0 weekday (0 Monday) · H1 a feast
    Pb Pm Pe beginning, middle, end · P1 P2 halves · ALL some time in · I0 Ib Im the invasion: its day, days, weeks
    Y "year" after a year · Yn, Yg, Yr "рік/год", "года", "р" · O ending of an ordinal year · IN "в 89" · TH "10 числа"
    Ud Uw Um Uy days … years · AGO · LAST · THIS · FEW · OVER · DEC decade · HIS "her 40s"
    T0 T1 T2 T3 today, yesterday, the days before · TILL · BEFORE · - from … to, or · ~ about · ? any other word
"""

import re
import unicodedata
from typing import Final

from bot.questionnaire.readers.date_figures import in_figures, mended
from bot.questionnaire.readers.date_months import guessed, month
from bot.questionnaire.readers.date_numbers import joined, number

_YEARS: Final = r"(?:рок\w*|рік|год\w*|лет|years?)"
_CLOCK: Final = r"(?:(?:о|об|в|у|at|около|близько|десь) )?"
_WAR: Final = (
    r"(?:повномасштабн\w+ |полномасштабн\w+ |full-scale |великої |большой )?"
    r"(?:вторгненн\w+|вторжени\w+|invasion|війни|войны|war)"
)
_HOURS: Final = r"годин\w*|хвилин\w*|час(?:а|ов)?|минут\w*|hours?|minutes?"
_IN_ENGLISH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_OF: Final = r"(?:of (?:the )?)?"

#: What the whole text is cleared of, or gets, before its words are looked at. Order matters.
_PHRASES: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"[«»“”„\"()\[\]!?;]", " "),
        (r"[‐‑‒–—−]", "-"),
        (r"[’ʼ`‘′]", "'"),
        (r"ё", "е"),
        (r"\b(початок|середина|кінець) місяця$", r"\1"),
        (r"р\./року", "р"),
        (r"(?<!\w)'(\d\d)(?![\d.])", r" \1 Y "),
        (r"(?<=ty)-(?=[a-z])", " "),
        (r"(?<=\d)(?=(?:р|г|р\.? ?н|г\.? ?р)\b)", " "),
        (r"(\d{4})/(\d{4})", r"\1 - \2"),
        (r"(\d{4}-\d{2}-\d{2})t[\d:.]+z?", r"\1"),
        (rf"\b{_CLOCK}(?:[01]?\d|2[0-3]):\d{{2}}(?::\d{{2}})?(?: ?[ap]\.?m\b\.?)?", " "),
        (r"(?<=\d{4})(?: ?[рг]\b\.?)?,? (?:(?:о|об|в|у|at) )?(?:[01]?\d|2[0-3])\.[0-5]\d(?!\.?\d)", " "),
        (rf"\b(?:о|об|в|у|at) \d{{1,2}} ?(?:{_HOURS}|am|pm|a\.m\.|p\.m\.|ранку|вечора|дня|ночі|утра|вечера|ночи)", " "),
        (rf"\b(?:a few |\w+ )?(?:{_HOURS}) (?:тому|назад|ago)", " T0 "),
        (r"\b(?:щойно|тільки що|только что|just now|цього ранку|this morning|цієї ночі|this evening)\b", " T0 "),
        (r"\bр\. ?н\b\.?|\bг\. ?р\b\.?|\bр/н\b|\bг/р\b|\bрн\b", " Y "),
        (r"-го (?:рок\w*|год\w*) (?:народження|рождения)\b", " Y "),
        (r"\b(?:рок\w*|год\w*|р\.?|г\.?) ?(?:народження|рождения)\b", " Y "),
        (r"\bд\. ?[нр]\b\.?|\bdob\b|\bd\. ?o\. ?b\b\.?|\bдн\b", " "),
        (r"\b(?:дата|день|рік|год|date of|year of) (?:народження|рождения|birth)\b", " "),
        (r"\b(?:поза ?поза|поза-поза)(?:вчора|вчера)\b", " T3 "),
        (r"\b(?:the )?(?:day )?before yesterday\b", " T2 "),
        (r"\blast night\b|\bминулої ночі\b|\bпрошлой ночью\b", " T1 "),
        (r"\bторік\b", " LAST Y "),
        (r"\bнов(?:ий рік|ого року|ый год|ого года)\b|\bnew year(?:'s)?(?: eve| day)?\b", " H4 "),
        (r"\bд(?:ень|ня) (?:незалежності|независимости)\b|\bindependence day\b", " 24 M8 "),
        (r"\b(?:позаторік|позаминулого року|позапрошл\w+ год\w*|year before last)\b", " 2 Uy AGO "),
        (r"\b(?:позаминулого тижня|позапрошл\w+ недел\w+|week before last)\b", " 2 Uw AGO "),
        (r"\byear (?=\d{4}\b)", ""),
        (r"\b(?:близько|біля|около) (1|\d?[02-9]1) (?:року|года)\b", r" ~ \1 Uy "),
        (r"\bhalf an? year\b|\bпів ?року\b|\bпол ?года\b", " 6 Um "),
        (r"\ba year and a half\b|\bпівтора рок[уи]\b|\bполтора года\b", " 18 Um "),
        (rf"\b(\d\d?)[.,]5 {_YEARS}\b", r"\1 Uy - 6 Um "),
        (rf"\b(\d\d?)(?: {_YEARS})? (?:[зс]|and a) (?:половиною|половиной|half)\b", r"\1 Uy - 6 Um "),
        (r"\b(?:year|yr)s?[ -]old\b|\by\.? ?/?o\b\.?", " Uy "),
        (r"\b(month|week|day)s?[ -]old\b", r" \1s "),
        (r"\bor so\b|\b(?:где|десь)-то\b|\bпо-моему\b", " ~ "),
        (r"(\d\d)\+(?!\d)", r" OVER \1 "),
        (r"\bза (?=(?:\d\d|сорок|[\w']+(?:цять|цать|десят))(?: (?:років|лет))?$)", " OVER "),
        (r"\b(?:his|her|their) (?:early |mid-? ?|late )?(?=\d0)", " HIS "),
        (rf"\b(?:перш\w+ день|первый день|first day|день(?: початку)?|day) {_OF}{_WAR}(?!\w)", " I0 "),
        (rf"\b(?:перш\w+ дн\w+|первы\w+ дн\w+|first days) {_OF}{_WAR}(?!\w)", " Ib "),
        (rf"\b(?:перш\w+ тиж\w+|перв\w+ недел\w+|first weeks?) {_OF}{_WAR}(?!\w)", " Im "),
        (rf"\b(?:початк\w+|початок|начал\w+|start|beginning) {_OF}{_WAR}(?!\w)", " Im "),
        (r"\bпочатк\w+ повномасштабно\w+|\bначал\w+ полномасштабн\w+", " Im "),
        (rf"\b(?:до|before|перед)(?: the)? {_WAR}(?!\w)", " BEFORE I0 "),
        (r"\b(?:перш|перв)\w+ половин\w+|\bfirst half\b", " P1 "),
        (r"\b(?:друг|втор)\w+ половин\w+|\bsecond half\b", " P2 "),
        (r"\b(?:перш|перв)\w+ (?:десять )?(?:числ\w+|дн\w+|декад\w+|днях)|\bfirst days\b", " Pb "),
        (r"\b(?:останн|последн)\w+ (?:числ\w+|дн\w+|днях)|\blast days\b", " Pe "),
        (r"(?<!\d)(\d{1,2})(?:-?(?:го|е|ого|те))? числ[ао]$", r" \1 TH "),
        (r"\b(?:упродовж|протягом|в течение|some time in|sometime in)\b", " ALL "),
        (r"\b(?:в|у|in) (\d\d)$", r" IN \1 "),
        (rf"\b({_IN_ENGLISH})\.? (0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d.-])", r"\2 \1"),
        (r"(\d)-?(?:ті|тих|х|ые|ых|'?s)(?: (?:роки|років|роках|годы|годов|годах))?(?!\w)", r"\1 DEC "),
        (r"(?<=\d{2})-?(?:го|му|ому|м|ом|й|ий|ый)(?: (?:року?|році|год\w?))?(?![\w])", " O "),
        (r"(?<=\d)-?(?:го|е|ти|ть|st|nd|rd|th)(?!\w)", " "),
    )
)

_ABOUT: Final = (
    "близько|приблизно|орієнтовно|десь|мабуть|здається|ймовірно|напевно|майже|біля|під|под|около|примерно|где"
    "|приблизительно|ориентировочно|наверное|кажется|почти|about|around|approximately|approx|circa|ca|maybe"
    "|probably|perhaps|roughly|nearly|almost|some|sometime"
)
_FILLING: Final = (
    "у|в|на|о|об|від|от|з|із|зі|с|со|за|of|the|in|on|at|from|a|an|is|was|he|she|it|born|between|між|между|числа|число"
    r"|йому|їй|ему|ей|зараз|сейчас|now|він|вона|воно|он|она|має|було|(?:he|she|it)'s|был\w*|вік|возраст|age|aged|full|повних|полных"
    r"|виповни\w+|исполни\w+|народи\w+|родил\w+|рожден\w*|вранці|зранку|ранок|ранком|вдень|удень|ввечері|увечері"
    "|вечором|вночі|уночі|утром|днем|вечером|ночью|morning|afternoon|evening|night|since|than|ще|еще"
)

#: Whole words; the first that fits counts.
_WORDS: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"(?:на)?весн\w+|spring", "S1"),
        (r"(?:в|у)?літ(?:о|ку|а|ом)|лет(?:о|а|ом)|summer", "S2"),
        (r"(?:в|у)?ос[іе]?н\w*|autumn|fall", "S3"),
        (r"(?:в|у)?зим\w+|winter", "S4"),
        (r"понеділ\w+|понедельник\w*|пн|monday|mon", "W0"),
        (r"вівтор\w+|вторник\w*|вт|tuesday|tue", "W1"),
        (r"серед[уаи]|сред[уаы]|ср|wednesday|wed", "W2"),
        (r"четвер|четверга|четверг|чт|thursday|thu", "W3"),
        (r"п'ятниц\w+|пятниц\w+|пт|friday|fri", "W4"),
        (r"субот\w+|суббот\w+|сб|saturday|sat", "W5"),
        (r"неділ[юяі]|воскресень\w+|нд|вс|sunday|sun", "W6"),
        (r"різдв\w+|рождеств\w+", "H1"),
        (r"christmas", "H2"),
        (r"велик(?:день|дня|дні|однє)|пасх\w*|easter", "H3"),
        (r"початк\w+|початок|начал\w+|ранн\w+|early|beginning|start", "Pb"),
        (r"середин\w+|mid|middle", "Pm"),
        (r"(?:на)?прикінці|кін(?:ець|ця|ці)|наприкінц\w*|кон(?:ец|ца|це)|пізн\w+|поздн\w+|late|end", "Pe"),
        (r"сьогодні|сегодня|today|tonight", "T0"),
        (r"вчора|учора|вчера|yesterday", "T1"),
        (r"позавчора|позавчера", "T2"),
        (r"дн(?:і|ів|я|ей)|день|доб[аиу]|діб|сут\w+|days?", "Ud"),
        (r"тиж\w+|недел\w+|weeks?", "Uw"),
        (r"місяц\w+|месяц\w*|months?", "Um"),
        (r"роки|рок[іи]в|роков|роч[ок]к?\w*|літ|ліг|лет|годик\w*|рокiв|years?|yrs?", "Uy"),
        (r"року|році|году|роцi|г", "Y"),
        (r"рік|год", "Yn"),
        (r"года", "Yg"),
        (r"р", "Yr"),
        (r"немовля\w*|новонароджен\w+|новорожден\w+|младенец|грудничок|infant|newborn|baby", "0"),
        (r"тому|назад|ago", "AGO"),
        (r"минул\w+|прошл\w+|останн\w+|последн\w+|last|past", "LAST"),
        (r"ц(?:ього|ієї|е|ей|ю)|эт(?:ого|ой|от|им)|this", "THIS"),
        (r"кільк\w+|декільк\w+|нескольк\w+|пар[ау]|few|several|couple", "FEW"),
        (r"понад|більше|старше|больше|over|more|гаком|лишним|лишком|хвостиком|чимось|чем-то", "OVER"),
        (_ABOUT, "~"),
        (r"до|to|till|until", "TILL"),
        (r"перед|before", "BEFORE"),
        (r"або|чи|или|or|і|й|та|и|and|по", "-"),
        (_FILLING, ""),
    )
)  # fmt: skip

_SIGN: Final = (
    r"(?:[MNSWTH]\d+|P[bme12]|I[0bm]|Y[ngr]?|U[dwmy]|AGO|LAST|THIS|FEW|OVER|DEC|HIS|ALL|BEFORE|TILL|IN|TH|O)(?!\w)"
)
_TOKEN: Final = re.compile(rf"{_SIGN}|\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[~≈-]")
_TO_CYRILLIC: Final = str.maketrans("aceikmhopxytb", "асеікмнорхутв")
_TO_LATIN: Final = str.maketrans("асеікорху", "aceikopxy")

#: What signs mean beside others. Order matters.
_BESIDE: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"\b(?:LAST|THIS) (?:\? )*(?=[MS]\d|W\d|\d\d? [MN]\d)| O(?= [MN]\d)|(?<=\d{4})(?: \d\d?\d?)? Uy$", ""),
        # A weekday beside the day itself.
        (r"\bW\d (?:\? )?(?=\d\d? [MN]\d)|(?<=[MN]\d) W\d|(?<=\d{4}) W\d", ""),
        (r"(P[bme12]) - ", r"\1 "),
        # "10/11 березня", «1, 2 березня», "March 10-15", «березень/квітень», «кінець березня, початок квітня».
        (r"\b(\d\d?) N(\d\d?) (?=M\d)", r"\1 - \2 "),
        (r"(?<!\S)(\d\d?) (?=\d\d? M\d)", r"\1 - "),
        (r"\b(M\d\d?) (\d\d?) (?:- |N)(\d\d?)(?!\S)", r"\2 - \3 \1"),
        (r"\b(M\d\d?) (?=(?:P\w )?M\d)", r"\1 - "),
        (r"Y[ngr]? (?=AGO)", "Uy "),
        (r"^(\d{4})(?: Y[ngr]?)? ((?:P[bme12] |\d\d? )?[MS]\d+)$", r"\2 \1"),
        (r"^(\d{4})(?: Y[ngr]?)? (M\d+) (\d\d?)$", r"\3 \2 \1"),
        (r"^(M\d+ \d{4})(?: Y[ngr]?)? (P[bme])$", r"\2 \1"),
    )
)


def symbols(text: str, year: int) -> str:
    """Rewrite `text` in signs, one space between them; `year` is the current one, for "last year"."""
    plain = mended(" ".join(unicodedata.normalize("NFKC", text).casefold().split()))
    for pattern, sign in _PHRASES:
        plain = pattern.sub(sign, plain)
    signs = joined(" ".join(sign for token in _TOKEN.findall(in_figures(plain)) if (sign := _sign(token))))
    signs = re.sub(r"LAST (?:Y[ngr]?|Uy)(?! AGO)", str(year - 1), signs)
    signs = re.sub(r"THIS (?:Y[ngr]?|Uy)", str(year), signs)
    for pattern, sign in _BESIDE:
        signs = pattern.sub(sign, signs)
    return signs


def _sign(word: str) -> str:
    if word.isdigit() or word == "-" or re.fullmatch(_SIGN, word):
        return word
    if word in {"~", "≈"}:
        return "~"
    for reading in (word, word.translate(_TO_CYRILLIC), word.translate(_TO_LATIN)):
        sign = _known(reading)
        if sign is not None:
            return sign
    return guessed(word) or "?"


def _known(word: str) -> str | None:
    return month(word) or number(word) or next((sign for pattern, sign in _WORDS if pattern.fullmatch(word)), None)
