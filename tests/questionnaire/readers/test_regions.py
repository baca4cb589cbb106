"""Regions by typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.regions import read_region
from bot.questionnaire.regions import REGIONS, Region

SURE = {
    "UA-63": (
        "Харківська область",
        "харьков",
        "Kharkov",
        "на Харківщині",
        "в Харькові",
        "Харківська обл., Ізюм",
        "Kharkiv region",
        "Харьковщина",
        "Kharkiv oblast",
    ),
    "UA-30": (
        "Київ",
        "м. Київ",
        "м.Київ",
        "місто Київ",
        "г. Киев",
        "Kyiv city",
        "столиця",
        "Киев",
        "Kyiv",
        "kiev",
        "у Києві",
    ),
    "UA-32": ("Київська", "Київ область", "Kyiv oblast", "Киевская область", "Kyiv region", "київ обл", "Київщина"),
    "UA-14": (
        "Донецк",
        "ДНР",
        "днр",
        "DNR",
        "Донецкая народная республика",
        "Сталінська область",
        "донецька обл.",
        "Donetsk oblast",
        "смт Волинське, Донецька область",
        "Донеччина",
    ),
    "UA-12": ("Днепропетровск", "Днепропетровщина", "Дніпро", "Дніпропетровська", "Dnipro"),
    "UA-26": (
        "Івано - Франківськ",
        "Ивано франковск",
        "Івано Франківська",
        "Франківщина",
        "Станіславська",
        "Ивано-Франковская",
        "Ivano-Frankivsk",
        "Прикарпаття",
    ),
    "UA-23": ("Запоріжжя", "Запорожская", "Zaporizhzhia", "Zaporozhye", "Zaporizhzhia I think"),
    "UA-43": (
        "Крим",
        "АРК",
        "Республика Крым",
        "АР Крим",
        "Автономна Республіка Крим",
        "Крым",
        "Crimea",
        "Сімферополь",
    ),
    "UA-40": ("Севастополь", "Sevastopol"),
    "UA-09": ("Луганск", "ЛНР", "LNR", "Ворошиловградська", "луганська", "Luhansk"),
    "UA-35": ("Кропивницький", "Кировоградщина", "Елисаветград", "Кіровоградська", "Кіровоград", "Кировоградская"),
    "UA-48": ("Миколаїв", "Николаев", "Mykolaiv"),
    "UA-56": ("Рівне", "Ровно", "Рівненська", "Rivne"),
    "UA-74": ("Чернігів", "Чернигов", "Chernihiv"),
    "UA-77": ("Чернівці", "Черновцы", "Чернівецька", "Буковина"),
    "UA-71": ("Черкаси", "Черкасская"),
    "UA-59": ("Суми", "Сумська", "сумы"),
    "UA-68": ("Хмельницький", "Проскурів", "Хмельницкая"),
    "UA-05": ("Вінниця", "Винница", "Vinnytsia"),
    "UA-07": ("Волинь", "Волинська", "Луцьк"),
    "UA-21": ("Закарпаття", "Ужгород", "Закарпатская"),
    "UA-18": ("Житомир", "Zhytomyr"),
    "UA-46": ("Львів", "Lwów", "Львов", "Lviv"),
    "UA-51": ("Одеса", "Белгород-Днестровский", "Одесса", "Odessa"),
    "UA-53": ("Полтава", "Poltava"),
    "UA-61": ("Тернопіль", "Тернополь"),
    "UA-65": ("Херсон", "Херсонщина", "Kherson"),
    "RU": (
        "Росія",
        "Москва",
        "Ростовская область",
        "Белгород",
        "Курськ",
        "Таганрог",
        "Moscow",
        "РФ",
        "Россия",
        "Russia",
        "в России",
    ),
    "BY": ("Білорусь", "Мінськ", "Гомель", "Белоруссия", "Belarus"),
    "other": (
        "Польща",
        "Германия",
        "Poland",
        "Чехія",
        "Італія",
        "Молдова",
        "Туреччина",
        "США",
        "Ізраїль",
        "Канада",
        "інша країна",
        "за кордоном",
        "another country",
    ),
}
GUESSED = {
    "UA-14": ("Данецька", "Маріуполь", "у Маріуполі", "в Мариуполе", "Миколаївка"),
    "UA-74": ("Чирнігів",), "UA-65": ("хирсон",),
    "UA-46": ("Лвів",),
    "UA-48": ("Мыколаив",),
    "UA-63": ("Харьківьска", "Храків", "Харкав", "Балаклія", "чугуев", "Мала Рогань"), "UA-12": ("Кривий Ріг",),
    "UA-23": ("з Мелітополя",),
    "UA-09": ("Сєвєродонецьк",), "UA-32": ("Буча",), "RU": ("Рассия",),
}  # fmt: skip


#: Towns of one region, where nothing else is called so.
TOWNS = {
    "UA-14": ("Бахмут", "Бахмут, Донбас", "Словʼянськ"), "UA-63": ("Чугуїв", "Ізюм", "Izium"),
    "UA-23": ("Melitopol", "Мелитополь", "Бердянск", "Melitopol I think", "мабуть Мелітополь", "Дніпрорудне"),
    "UA-32": ("м. Ірпінь",), "UA-43": ("Керч",),
}  # fmt: skip


@pytest.mark.parametrize(("code", "typed"), [(code, typed) for code, each in TOWNS.items() for typed in each])
def test_a_town_tells_its_region(code: str, typed: str) -> None:
    read = read_region(typed)
    assert isinstance(read, Read)
    assert (read.value, read.soft) == (code, None)


@pytest.mark.parametrize("typed", ["Первомайськ", "Кам'янка", "Новоселівка", "Ялта"])
def test_a_place_of_several_regions_is_said_to_be_one(typed: str) -> None:
    read = read_region(typed)
    assert isinstance(read, Unreadable)
    assert "several regions" in read.why.id


@pytest.mark.parametrize(("code", "typed"), [(code, typed) for code, each in SURE.items() for typed in each])
def test_a_region_is_known_by_its_names(code: str, typed: str) -> None:
    read = read_region(typed)
    assert isinstance(read, Read)
    assert (read.value, read.soft) == (code, None)


@pytest.mark.parametrize(("code", "typed"), [(code, typed) for code, each in GUESSED.items() for typed in each])
def test_a_misspelt_region_is_guessed(code: str, typed: str) -> None:
    read = read_region(typed)
    assert isinstance(read, Read)
    assert read.value == code
    assert read.soft is not None


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Донбас",
        "Київ, Харків",
        "не знаю",
        "абракадабра",
        "область",
        "?",
        "Україна",
        "фронт",
        "схід",
        "море",
        "окупація",
    ],
)
def test_what_names_no_one_region_is_asked_again(typed: str) -> None:
    assert isinstance(read_region(typed), Unreadable)


def test_there_are_all_the_regions_with_codes_of_their_own() -> None:
    assert len(REGIONS) == 30
    assert len({region.code for region in REGIONS}) == 30


@pytest.mark.parametrize("region", REGIONS, ids=lambda region: region.code)
def test_every_region_is_known_by_its_english_name(region: Region) -> None:
    read = read_region(region.name.id)
    assert isinstance(read, Read)
    assert read.value == region.code


@given(st.text(max_size=150))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert isinstance(read_region(text), Read | Unreadable)
