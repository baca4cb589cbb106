"""One skeleton for every spelling of a name."""

import pytest

from bot.matching.keys import skeletons
from bot.matching.names import words


@pytest.mark.parametrize(
    "spellings",
    [
        "Щербина Shcherbyna Szczerbyna Schtscherbina Ščerbyna Щербына",
        "Шевчук Shevchuk Szewczuk Chevtchouk Ševčuk Шевчук",
        "Хроменко Chromenko Khromenko Hromenko",
        "Ковальов Ковалёв Kovalev Kovaliov Kovalyov",
        "Білий Белый Bilyi Bely Bilyy",
        "Зелінський Zieliński Zelinsky Зелинский Zelynskyi",
        "Гнатюк Hnatiuk Gnatyuk Hnatjuk Гнатюк",
        "Кияшко Kyyashko Kyiashko",
        "Згурський Zghurskyi Згурский",
        "Лук’янчук Лукъянчук Lukianchuk Лукьянчук Lukyanchuk",
        "Орос Orosz",
        "Алієв Əliyev Aliyev",
        "Рашад Rəşad",
        "Іщук Ischuk Ishchuk Ищук",
        "Пономаренко П0номаренк0",
        "Іваненко lваненко 1ваненко",
        "Абляєв Abläyev Абляев Abliaiev",
    ],
)
def test_spellings_of_one_name_share_a_skeleton(spellings: str) -> None:
    first, *others = (set(skeletons(word)) for word in words(spellings))
    assert all(first & other for other in others)


@pytest.mark.parametrize("pair", ["Шевчук Шевчик", "Кім Кін", "Сорока Сороколіт", "Гончар Гончарук"])
def test_other_surnames_keep_other_skeletons(pair: str) -> None:
    one, other = words(pair)
    assert not set(skeletons(one)) & set(skeletons(other))


def test_a_word_without_letters_has_no_skeleton() -> None:
    assert skeletons("12") == ()
