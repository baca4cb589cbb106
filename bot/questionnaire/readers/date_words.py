"""The words people tell dates with, in Ukrainian, Russian and English, as one small alphabet.

`symbols` rewrites a typed date in signs that `date_forms` reads:

    M3 month by name · N3 month by number · S1 season (1 spring … 4 winter) · W0 weekday (0 Monday)
    Pb Pm Pe beginning, middle, end · Y "year" after a year · Yn, Yg "рік/год", "года" · Ud Uw Um Uy days … years
    T0 T1 T2 today, yesterday, the day before · AGO · LAST · THIS · FEW · OVER · DEC decade · INV the invasion
    ~ about · - from … to, or · ? any other word
"""

import re
import unicodedata
from typing import Final

_LATIN_NUMERALS: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")

#: What the whole text is cleared of, or gets, before its words are looked at. Order matters.
_PHRASES: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"[«»“”„\"()\[\]!?;]", " "),
        (r"[‐‑‒–—−]", "-"),
        (r"[’ʼ`‘′]", "'"),
        (r"(?<=\d)(?=(?:р|г|р\.? ?н|г\.? ?р)\b)", " "),
        (r"(\d{4})/(\d{4})", r"\1 - \2"),
        (r"(\d{4}-\d{2}-\d{2})t[\d:.]+z?", r"\1"),
        (r"\b(?:(?:о|об|в|у|at|около|близько|десь) )?\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\b\.?)?", " "),
        (r"\b(?:о|об|в|у|at) \d{1,2} ?(?:годин\w*|часов|часа|am|pm|a\.m\.|p\.m\.)", " "),
        (r"\bр\. ?н\b\.?|\bг\. ?р\b\.?|\bр/н\b|\bг/р\b|\bрн\b", " Y "),
        (r"\b(?:рок\w*|год\w*|р\.?|г\.?) ?(?:народження|рождения)\b", " Y "),
        (r"\bд\. ?[нр]\b\.?|\bd\.? ?o\.? ?b\b\.?", " "),
        (r"\b(?:дата|день|рік|год|date of|year of) (?:народження|рождения|birth)\b", " "),
        (r"\bday before yesterday\b", " T2 "),
        (r"\blast night\b", " T1 "),
        (r"\bторік\b", " LAST Y "),
        (r"\b(?:позаторік|позаминулого року|year before last)\b", " 2 Uy AGO "),
        (r"\bhalf an? year\b|\bпів ?року\b|\bпол ?года\b", " 6 Um "),
        (r"\ba year and a half\b|\bпівтора року\b|\bполтора года\b", " 18 Um "),
        (r"\b(?:year|yr)s?[ -]old\b|\by\.? ?o\b\.?", " Uy "),
        (r"\b(month|week|day)s?[ -]old\b", r" \1s "),
        (r"\bor so\b|\b(?:где|десь)-то\b", " ~ "),
        (r"\bstart of the (?:full-scale )?invasion\b", " INV "),
        (r"\b(?:на )?початку? (?:повномасштабно\w+ )?(?:вторгненн\w+|повномасштабно\w+(?: війни)?)\b", " INV "),
        (r"\b(?:в )?начал[ое] (?:полномасштабн\w+ )?(?:вторжени\w+|полномасштабн\w+(?: войны)?)\b", " INV "),
        (r"(\d)-?(?:ті|тих|х|ые|ых|s)(?: (?:роки|років|роках|годы|годов|годах))?(?!\w)", r"\1 DEC "),
        (r"(?<=\d{2})-?(?:го|му|ому|м|ом|й|ий|ый)(?: (?:року?|році|год\w?))?(?![\w])", " O "),
        (r"(?<=\d)-?(?:го|е|ти|ть|st|nd|rd|th)(?!\w)", " "),
    )
)

_ABOUT: Final = (
    "близько|приблизно|орієнтовно|десь|мабуть|здається|ймовірно|напевно|майже|біля|під|около|примерно|где"
    "|приблизительно|ориентировочно|наверное|кажется|почти|about|around|approximately|approx|circa|ca|maybe"
    "|probably|perhaps|roughly|nearly|almost|some|sometime"
)
_FILLING: Final = (
    "у|в|на|о|об|від|от|з|із|зі|с|со|за|of|the|in|on|at|from|a|an|is|was|he|she|it|born|between|між|между|числа|число"
    r"|йому|їй|ему|ей|зараз|сейчас|now|він|вона|воно|он|она|має|було|был\w*|вік|возраст|age|aged|full|повних|полных"
    r"|виповнилося|исполнилось|народи\w+|родил\w+|рожден\w*|вранці|зранку|ранок|ранком|вдень|удень|ввечері|увечері"
    "|вечором|вночі|уночі|утром|днем|вечером|ночью|morning|afternoon|evening|night|since"
)

#: Whole words; the first that fits counts.
_WORDS: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"січ(?:е?н\w*)?|январ\w*|янв|jan(?:uary)?", "M1"),
        (r"лют(?:ий|ого|ому|им|ім)?|феврал\w*|фев|feb(?:ruary)?", "M2"),
        (r"бер(?:ез(?:е?н\w*)?)?|март\w{0,2}|мар|mar(?:ch)?", "M3"),
        (r"квіт(?:е?н\w*)?|апрел\w*|апр|apr(?:il)?", "M4"),
        (r"трав(?:е?н\w*)?|ма(?:й|я|е|ю|ем)|may", "M5"),
        (r"черв(?:е?н\w*)?|июн\w*|june?", "M6"),
        (r"лип(?:е?н\w*)?|июл\w*|july?", "M7"),
        (r"серп(?:е?н\w*)?|август\w*|авг|aug(?:ust)?", "M8"),
        (r"вер(?:ес(?:е?н\w*)?)?|сентябр\w*|сент?|sept?(?:ember)?", "M9"),
        (r"жовт(?:е?н\w*)?|октябр\w*|окт|oct(?:ober)?", "M10"),
        (r"лис|листоп(?:ад\w*)?|ноябр\w*|ноя|nov(?:ember)?", "M11"),
        (r"груд(?:е?н\w*)?|декабр\w*|дек|dec(?:ember)?", "M12"),
        (r"(?:на)?весн\w+|spring", "S1"),
        (r"(?:в|у)?літ(?:о|ку|а|ом)|лет(?:о|а|ом)|summer", "S2"),
        (r"(?:в|у)?ос[іе]?н\w*|autumn|fall", "S3"),
        (r"(?:в|у)?зим\w+|winter", "S4"),
        (r"понеділ\w+|понедельник\w*|monday", "W0"),
        (r"вівтор\w+|вторник\w*|tuesday", "W1"),
        (r"серед[уаи]|сред[уаы]|wednesday", "W2"),
        (r"четвер\w*|четверг\w*|thursday", "W3"),
        (r"п'ятниц\w+|пятниц\w+|friday", "W4"),
        (r"субот\w+|суббот\w+|saturday", "W5"),
        (r"неділ[юяі]|воскресень\w+|sunday", "W6"),
        (r"початк\w+|початок|начал\w+|early|beginning|start", "Pb"),
        (r"середин\w+|mid|middle", "Pm"),
        (r"(?:на)?прикінці|кін(?:ець|ця|ці)|наприкінц\w*|кон(?:ец|ца|це)|late|end", "Pe"),
        (r"сьогодні|сегодня|today|tonight", "T0"),
        (r"вчора|учора|вчера|yesterday", "T1"),
        (r"позавчора|позавчера", "T2"),
        (r"дн(?:і|ів|я|ей)|день|доб[аиу]|діб|сут\w+|days?", "Ud"),
        (r"тиж\w+|недел\w+|weeks?", "Uw"),
        (r"місяц\w+|месяц\w*|months?", "Um"),
        (r"роки|років|рочк\w+|літ|лет|годик\w*|рокiв|years?|yrs?", "Uy"),
        (r"року|році|году|роцi|г", "Y"),
        (r"рік|год|р", "Yn"),
        (r"года", "Yg"),
        (r"тому|назад|ago", "AGO"),
        (r"минул\w+|прошл\w+|останн\w+|последн\w+|last|past", "LAST"),
        (r"ц(?:ього|ієї|е|ей|ю)|эт(?:ого|ой|от)|this", "THIS"),
        (r"кільк\w+|декільк\w+|нескольк\w+|пар[ау]|few|several|couple", "FEW"),
        (r"понад|більше|старше|больше|over", "OVER"),
        (_ABOUT, "~"),
        (r"або|чи|или|or|і|й|та|и|and|по|до|to|till|until", "-"),
        (_FILLING, ""),
    )
)  # fmt: skip

_NUMBERS: Final = {
    word: number
    for number, words in {
        1: "один одна одну одно one", 2: "два дві две two", 3: "три three", 4: "чотири четыре four",
        5: "п'ять пять five", 6: "шість шесть six", 7: "сім семь seven", 8: "вісім восемь eight",
        9: "дев'ять девять nine", 10: "десять ten", 11: "одинадцять одиннадцать eleven",
        12: "дванадцять двенадцать twelve", 13: "тринадцять тринадцать thirteen",
        14: "чотирнадцять четырнадцать fourteen", 15: "п'ятнадцять пятнадцать fifteen",
        16: "шістнадцять шестнадцать sixteen", 17: "сімнадцять семнадцать seventeen",
        18: "вісімнадцять восемнадцать eighteen", 19: "дев'ятнадцять девятнадцать nineteen",
        20: "двадцять двадцать twenty", 30: "тридцять тридцать thirty", 40: "сорок forty",
        50: "п'ятдесят пятьдесят fifty", 60: "шістдесят шестьдесят sixty", 70: "сімдесят семьдесят seventy",
        80: "вісімдесят восемьдесят eighty", 90: "дев'яносто девяносто ninety",
    }.items()
    for word in words.split()
}  # fmt: skip

_SIGN = r"(?:[MNSWT]\d+|P[bme]|Y[ng]?|U[dwmy]|AGO|LAST|THIS|FEW|OVER|DEC|INV|O)(?![\w])"
_TOKEN: Final = re.compile(rf"{_SIGN}|\d+|[^\W\d_]+(?:'[^\W\d_]+)*|[~≈-]")
_TENS: Final = re.compile(r"#(\d)0 #(\d)(?!\d)")


def symbols(text: str, year: int) -> str:
    """Rewrite `text` in signs, one space between them; `year` is the current one, for "last year"."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    for pattern, sign in _PHRASES:
        plain = pattern.sub(sign, plain)
    signs = " ".join(sign for token in _TOKEN.findall(_numeric(plain)) if (sign := _sign(token)))
    signs = _TENS.sub(r"\1\2", signs).replace("#", "")
    signs = re.sub(r"LAST Y[ng]?|LAST Uy", str(year - 1), signs)
    signs = re.sub(r"THIS Y[ng]?|THIS Uy", str(year), signs)
    signs = re.sub(r"\b(?:LAST|THIS) (?=[MSW]\d|\d\d? [MN]\d)| O(?= [MN]\d)|(?<=\d{4}) \d\d?\d? Uy$", "", signs)
    signs = re.sub(r"(P[bme]) - ", r"\1 ", signs)
    return re.sub(r"^(\d{4})(?: Y[ng]?)? ((?:P[bme] |\d\d? )?[MS]\d+)$", r"\2 \1", signs)


def _sign(token: str) -> str:
    if token.isdigit() or token.startswith("-") or re.fullmatch(_SIGN, token):
        return token
    if token in {"~", "≈"}:
        return "~"
    if token in _NUMBERS:
        return f"#{_NUMBERS[token]}"
    return next((sign for pattern, sign in _WORDS if pattern.fullmatch(token)), "?")


def _numeric(text: str) -> str:
    """Write dates in figures as `14 N3 1989`; the order year-month-day and Latin numerals leave no doubt: `M3`."""
    gap, joint = r"\s?[./\-,\s]\s?", r"[./-]"
    text = re.sub(r"(?<![\d.])(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?![\d.]\d|\d)", _iso, text)
    text = re.sub(rf"(?<!\d)(\d{{1,2}}){joint}([ivxіх]+){joint}(\d{{4}}|\d{{2}})(?!\d)", _latin, text)
    text = re.sub(rf"(?<!\d)(\d{{1,2}}){gap}(\d{{1,2}}){gap}(\d{{4}}|\d{{2}})(?!\d)", r" \1 N\2 \3 ", text)
    text = re.sub(r"(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)", r" \1 N\2 \3 ", text)
    text = re.sub(r"(?<![\d.])(0?[1-9]|1[0-2])\s?[./-]\s?(\d{4})(?!\d)", r" M\1 \2 ", text)
    text = re.sub(r"(?<!\d)(\d{4})[./-](0[1-9]|1[0-2])(?!\d)", r" M\2 \1 ", text)
    text = re.sub(r"(?<![\d.])(0?[1-9]|1[0-2])[./](1[3-9]|[2-9]\d)(?![\d.]\d|\d)", r" M\1 \2 Y ", text)
    return re.sub(r"(?<![\d.])(\d{1,2})[./](0?[1-9]|1[0-2])(?![\d.]\d|\d)", r" \1 N\2 ", text)


def _iso(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f" {day} M{month} {year} "


def _latin(match: re.Match[str]) -> str:
    day, numeral, year = match.groups()
    numeral = numeral.replace("і", "i").replace("х", "x")
    if numeral not in _LATIN_NUMERALS:
        return match.group()
    return f" {day} M{_LATIN_NUMERALS.index(numeral) + 1} {year} "
