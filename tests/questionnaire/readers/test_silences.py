"""Words typed for buttons."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.answers import State
from bot.questionnaire.readers.silences import silence, yes_or_no


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Не знаю", State.UNKNOWN), ("не  знаю.", State.UNKNOWN), ("НЕВІДОМО", State.UNKNOWN),
        ("не пам’ятаю", State.UNKNOWN), ("неизвестно", State.UNKNOWN), ("I don't know", State.UNKNOWN),
        ("пропустить", State.DECLINED), ("Skip", State.DECLINED), ("немає", State.NONE), ("нет", State.NONE),
        ("та не знаю", State.UNKNOWN), ("Ну я точно не знаю", State.UNKNOWN), ("незнаю", State.UNKNOWN),
        ("не знаю точно", State.UNKNOWN), ("не памятаю вже", State.UNKNOWN), ("Та", None), ("точно", None),
        ("I don’t know what that is", State.UNKNOWN), ("not sure", State.UNKNOWN), ("idk", State.UNKNOWN),
        ("нема в мене", State.NONE), ("Та немає у мене", State.NONE), ("у нас нема", State.NONE),
        ("у меня нет", State.NONE), ("у мене", None), ("у мене шрам", None),
        ("не знаю, десь у березні", None), ("Незнайко", None), ("", None),
    ],
)  # fmt: skip
def test_a_way_of_not_answering_is_known_in_words(typed: str, meant: State | None) -> None:
    assert silence(typed) is meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Так", True), ("да!", True), ("YES", True), ("ні.", False), ("нет", False), ("так собі", None),
        ("ну так", True), ("та ні", False), ("да нет", False),
    ],
)  # fmt: skip
def test_yes_and_no_are_known_in_three_languages(typed: str, meant: bool | None) -> None:  # noqa: FBT001 - what is expected
    assert yes_or_no(typed) is meant


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    assert silence(text) is None or yes_or_no(text) in {None, False}
