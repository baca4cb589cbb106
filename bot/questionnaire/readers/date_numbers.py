"""Numbers spelt in words, for dates and ages: how many, and which in order."""

import re
from typing import Final

_CARDINALS: Final = {
    word: number
    for number, words in {
        1: "один одна одну одно one", 2: "два дві две двох двух two", 3: "три трьох трех three",
        4: "чотири четыре чотирьох four", 5: "п'ять пять п'яти пяти five", 6: "шість шесть шести six",
        7: "сім семь семи seven", 8: "вісім восемь восьми eight", 9: "дев'ять девять дев'яти девяти nine",
        10: "десять десяти ten", 11: "одинадцять одиннадцать eleven", 12: "дванадцять двенадцать twelve",
        13: "тринадцять тринадцать thirteen", 14: "чотирнадцять четырнадцать fourteen",
        15: "п'ятнадцять пятнадцать fifteen", 16: "шістнадцять шестнадцать sixteen",
        17: "сімнадцять семнадцать seventeen", 18: "вісімнадцять восемнадцать eighteen",
        19: "дев'ятнадцять девятнадцать nineteen", 20: "двадцять двадцать двадцяти двадцати twenty",
        30: "тридцять тридцать тридцяти тридцати thirty", 40: "сорок сорока forty",
        50: "п'ятдесят пятьдесят п'ятдесяти пятидесяти fifty", 60: "шістдесят шестьдесят шістдесяти шестидесяти sixty",
        70: "сімдесят семьдесят сімдесяти семидесяти seventy",
        80: "вісімдесят восемьдесят вісімдесяти восьмидесяти eighty",
        90: "дев'яносто девяносто дев'яноста девяноста ninety", 1900: "дев'ятсот девятьсот", 2000: "тисячі тысячи",
    }.items()
    for word in words.split()
}  # fmt: skip

#: How the words for "third", "fourteenth" begin.
_ORDINALS: Final = {
    stem: number
    for number, stems in {
        1: "перш перв first", 2: "друг втор second", 3: "трет third", 4: "четверт fourth", 5: "п'ят пят fifth",
        6: "шост шест sixth", 7: "сьом седьм seventh", 8: "восьм eighth", 9: "дев'ят девят ninth", 10: "десят tenth",
        11: "одинадцят одиннадцат eleventh", 12: "дванадцят двенадцат twelfth", 13: "тринадцят тринадцат thirteenth",
        14: "чотирнадцят четырнадцат fourteenth", 15: "п'ятнадцят пятнадцат fifteenth",
        16: "шістнадцят шестнадцат sixteenth", 17: "сімнадцят семнадцат seventeenth",
        18: "вісімнадцят восемнадцат eighteenth", 19: "дев'ятнадцят девятнадцат nineteenth",
        20: "двадцят двадцат twentieth", 30: "тридцят тридцат thirtieth", 40: "сороков", 50: "п'ятдесят пятидесят",
        60: "шістдесят шестидесят", 70: "сімдесят семидесят", 80: "вісімдесят восьмидесят",
        90: "дев'яност девяност",
    }.items()
    for stem in stems.split()
}  # fmt: skip
_ORDER: Final = re.compile(r"(.+?)(?:ього|ьому|его|ему|ого|ому|ий|ій|ый|ой|ое|ье|є|е|я|а|ої|им|ым|ім)")

_TENS: Final = re.compile(r"#(\d)0 #(\d)(?!\d)")
_THIS_CENTURY: Final = re.compile(r"#2 #2000 #(\d\d?)(?!\d)")
_LAST_CENTURY: Final = re.compile(r"(?:#19 |#1900 )#(\d\d)(?!\d)")
_TWENTIES: Final = re.compile(r"#20 #(\d\d)(?!\d)")


def number(word: str) -> str | None:
    """Return the sign of a number spelt in words, `#14`, which `joined` puts together with the next."""
    if word in _CARDINALS:
        return f"#{_CARDINALS[word]}"
    if word in _ORDINALS:
        return f"#{_ORDINALS[word]}"
    order = _ORDER.fullmatch(word)
    return f"#{_ORDINALS[order.group(1)]}" if order and order.group(1) in _ORDINALS else None


def joined(signs: str) -> str:
    """Put `#30 #5` together as 35, and the words of a year as its figures."""
    signs = _TENS.sub(r"#\1\2", signs)
    signs = _THIS_CENTURY.sub(lambda match: str(2000 + int(match.group(1))), signs)
    signs = _TWENTIES.sub(r"20\1", _LAST_CENTURY.sub(r"19\1", signs))
    return signs.replace("#", "")
