"""Which place is meant by a name."""

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.gazetteer.places import bare, called, likely, towns
from bot.questionnaire.gazetteer.spelling import skeleton
from bot.questionnaire.regions import NAMES

DONETSK, LUHANSK, DNIPRO, KHARKIV, KHERSON = "UA-14", "UA-09", "UA-12", "UA-63", "UA-65"
LINES = files("bot.questionnaire.gazetteer").joinpath("settlements.tsv").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("typed", "region", "name"),
    [
        ("Артемівськ", DONETSK, "Бахмут"),
        ("Артёмовск", DONETSK, "Бахмут"),
        ("Artemivsk", DONETSK, "Бахмут"),
        ("Бахмуд", DONETSK, "Бахмут"),
        ("Бакмут", DONETSK, "Бахмут"),
        ("Бахмуті", DONETSK, "Бахмут"),
        ("Сєвєродонецьк", LUHANSK, "Сіверськодонецьк"),
        ("Северодонецк", LUHANSK, "Сіверськодонецьк"),
        ("Severodonetsk", LUHANSK, "Сіверськодонецьк"),
        ("Сиверскодонецк", LUHANSK, "Сіверськодонецьк"),
        ("Стаханов", LUHANSK, "Кадіївка"),
        ("Красный Луч", LUHANSK, "Хрустальний"),
        ("Молодогвардейск", LUHANSK, "Отаманівка"),
        ("Краснодон", LUHANSK, "Сорокине"),
        ("Новомосковськ", DNIPRO, "Самар"),
        ("Днепропетровск", DNIPRO, "Дніпро"),
        ("Красноград", KHARKIV, "Берестин"),
        ("Первомайський", KHARKIV, "Златопіль"),
        ("Червоноград", "UA-46", "Шептицький"),
        ("Южноукраинск", "UA-48", "Південноукраїнськ"),
        ("Харьков", KHARKIV, "Харків"),
        ("Kharkov", KHARKIV, "Харків"),
        ("Малая Рогань", KHARKIV, "Мала Рогань"),
        ("Цюрупинськ", KHERSON, "Олешки"),
        ("Алешки", KHERSON, "Олешки"),
        ("Голая Пристань", KHERSON, "Гола Пристань"),
        ("Ивановка", KHERSON, "Іванівка"),
        ("Великая Новоселка", DONETSK, "Велика Новосілка"),
        ("Дзержинск", DONETSK, "Торецьк"),
        ("Красноармейск", DONETSK, "Покровськ"),
        ("Угледар", DONETSK, "Вугледар"),
        ("Валноваха", DONETSK, "Волноваха"),
        ("Энергодарь", "UA-23", "Енергодар"),
    ],
)
def test_a_former_russian_or_misspelt_name_finds_the_place(typed: str, region: str, name: str) -> None:
    meant = likely(typed, region)
    assert meant is not None
    assert (meant.region, meant.name) == (region, name)


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("Бахмут", DONETSK), ("бахмут", DONETSK), ("Bakhmut", DONETSK), ("Мариуполь", DONETSK), ("Chuhuiv", KHARKIV),
        ("Куп’янськ", KHARKIV), ("Іванівка", KHERSON), ("Kyiv", "UA-30"), ("Ялта", "UA-43"), ("Сімферополь", None),
        ("Сіверськодонецьк", LUHANSK), ("Слов\u02bcянськ", DONETSK),
    ],
)  # fmt: skip
def test_the_name_of_today_is_known_in_either_alphabet(typed: str, region: str | None) -> None:
    assert called(typed, region)


@pytest.mark.parametrize(
    ("typed", "region"),
    [("Вигаданівка-Нова", KHARKIV), ("Салтівка", KHARKIV), ("Азовсталь", DONETSK), ("Бахмут", KHARKIV), ("ыыы", None)],
)
def test_what_the_gazetteer_does_not_know_is_not_guessed_at(typed: str, region: str | None) -> None:
    assert not called(typed, region)
    assert likely(typed, region) is None


def test_only_towns_are_known_outside_their_region() -> None:
    assert [place.region for place in towns("Бахмут")] == [DONETSK]
    assert [place.region for place in towns("Київ")] == ["UA-30"]
    assert towns("Троєщина") == ()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("м. Бахмут", "Бахмут"), ("м.Бахмут", "Бахмут"), ("смт Велика Новосілка", "Велика Новосілка"),
        ("с. Мала Рогань", "Мала Рогань"), ("у Бахмуті", "Бахмуті"), ("город Мариуполь", "Мариуполь"),
        ("Бахмут, Донецька область", "Бахмут"), ("Бахмут Донецька обл.", "Бахмут"), ("the city of Kherson", "Kherson"),
        ("місто", "місто"), ("Місто", "Місто"), ("Сміла", "Сміла"), ("Сєверськ", "Сєверськ"),
        ("район Салтівка", None), ("Волноваський район", None), ("під Бахмутом", None), ("near Bakhmut", None),
    ],
)  # fmt: skip
def test_only_the_name_is_looked_up(typed: str, name: str | None) -> None:
    assert bare(typed) == name


def test_every_line_of_the_gazetteer_is_found_by_its_own_names() -> None:
    regions = {line[1:] for line in LINES if line.startswith("@")}
    assert regions == {code for code in NAMES if code.startswith("UA-")}
    assert len(LINES) - len(regions) > 24_000
    for line in LINES:
        if not line.startswith("@"):
            skeletons, _, *names = line.split("\t")
            assert {skeleton(name) for name in names} <= set(skeletons.strip("|").split("|")), line


@given(st.text(max_size=60), st.sampled_from([*NAMES, None]))
def test_no_text_breaks_the_search(text: str, region: str | None) -> None:
    name = bare(text)
    if name is not None:
        called(name, region)
        likely(name, region)
        towns(name)
