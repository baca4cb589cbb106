"""Settlements as people name them: in any spelling, with or without «місто», by a former name or its Russian form."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from bot.matching.keys import skeletons
from bot.matching.names import words

#: One place a line: names it has or had, and Russian forms that sound different. Written for this project.
KNOWN = """
Бахмут,Артемівськ,Артемовск
Берестин,Красноград
Благовіщенське,Ульяновка
Бойківське,Тельманове,Тельманово
Вараш,Кузнецовськ
Володимир,Володимир-Волинський
Голубівка,Кіровськ
Горішні Плавні,Комсомольськ
Дніпро,Дніпропетровськ,Днепропетровск
Довжанськ,Свердловськ
Донецьк,Сталіно
Залізне,Артемове
Запоріжжя,Запорожье,Запорожжя
Звягель,Новоград-Волинський
Златопіль,Первомайський
Івано-Франківськ,Ивано-Франковск,Станіслав
Кадіївка,Стаханов
Кальміуське,Комсомольське
Кам'янське,Дніпродзержинськ,Днепродзержинск,Каменское
Київ,Киев,Kiev,Kyiv
Кропивницький,Кіровоград,Кировоград
Лиман,Красний Лиман,Красный Лиман
Луганськ,Ворошиловград
Львів,Львов
Мангуш,Першотравневе,Першотравневое
Маріуполь,Жданов
Миколаїв,Николаев
Мирноград,Димитров,Дмитров
Нікольське,Володарське
Олешки,Цюрупинськ
Переяслав,Переяслав-Хмельницький
Південне,Южне,Южное
Південноукраїнськ,Южноукраїнськ
Подільськ,Котовськ,Подольск
Покров,Орджонікідзе
Покровськ,Красноармійськ
Рівне,Ровно
Самар,Новомосковськ
Сіверськодонецьк,Сєвєродонецьк,Северодонецк
Сокологірськ,Первомайськ
Сорокине,Краснодон
Торецьк,Дзержинськ
Харків,Харьков
Хмельницький,Проскурів
Хрустальний,Красний Луч,Красный Луч
Чернігів,Чернигов
Чистякове,Торез
Чорноморськ,Іллічівськ,Ильичевск
Шептицький,Червоноград
"""
_KINDS = frozenset({"місто", "село", "селище", "смт", "город", "посёлок", "поселок", "пгт", "хутор", "city", "village"})


def compare(one: str | None, other: str | None) -> str | None:
    """Return `same`, or `renamed` for two names of one place; None where it cannot be told: people move."""
    if not one or not other:
        return None
    ours, theirs = _heard(one), _heard(other)
    if not ours or not theirs:
        return None
    if ours == theirs:
        return "same"
    place = _places().get(ours)
    return "renamed" if place is not None and place == _places().get(theirs) else None


def named_alike(one: str | None, other: str | None) -> bool:
    """Tell whether two institutions may be one: every word, and number, of the shorter name is in the longer one."""
    if not one or not other:
        return False
    numbers = [set(re.findall(r"\d+", name)) for name in (one, other)]
    if all(numbers) and numbers[0].isdisjoint(numbers[1]):
        return False
    short, long = sorted((set(_heard(one)), set(_heard(other))), key=len)
    return bool(short) and short <= long


@lru_cache(maxsize=20_000)
def _heard(place: str) -> tuple[str, ...]:
    spelt = (word for word in words(place) if len(word) > 1 and word not in _KINDS)
    return tuple(key for word in spelt for key in skeletons(word)[:1])


@cache
def _places() -> Mapping[tuple[str, ...], int]:
    lines = enumerate(KNOWN.split("\n")[1:-1])
    return {_heard(name): number for number, line in lines for name in line.split(",")}
