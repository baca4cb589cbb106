"""Words after which a person is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.distress import Distress, distress

SUICIDE = (
    "Не хочу жити", "я більше не хочу жити", "не хочеться жити", "не хочу більше жити без нього", "жити не хочу",
    "не могу жить",
    "я не хочу жить", "немає сенсу жити", "немає сил жити", "навіщо мені жити", "зачем мне жить", "хочу померти",
    "мені краще померти", "краще б я померла", "лучше бы я умер", "накласти на себе руки", "накладу на себе руки",
    "покінчу з собою",
    "покінчити з собою", "покончить с собой", "покончу с собой", "уб'ю себе", "убью себя", "вб’ю себе", "повішуся",
    "наглотаюсь таблеток",
    "піти з життя", "думаю про самогубство", "думки про самогубство", "мысли о самоубийстве", "I don't want to live",
    "i want to die", "I am going to kill myself", "there is no reason to live", "I wish I was dead", "end my life",
    "suicidal thoughts",
    "НЕ ХОЧУ ЖИТИ.", "не бачу сенсу жити", "I can't go on living", "I don’t want to live anymore",
    "хочу вмерти", "краще б я загинула", "лучше бы я погиб", "краще б я не народилась", "втомилась жити",
    "устала жить", "ріжу собі вени", "я порізала вени", "вскрою вены", "я напилася таблеток", "I'd rather be dead",
)  # fmt: skip
DANGER = (
    "мене вб'ють", "мене вб’ють, якщо дізнаються", "мене можуть убити", "нас убьют", "меня убьют", "до мене прийшли",
    "до нас прийшли солдати", "ко мне пришли", "мені погрожують", "мене погрожують", "мне угрожают",
    "вони стоять під дверима",
    "стукають у двері", "ломятся в дверь", "у мене обшук", "меня ищут", "нас заберуть", "моє життя в небезпеці",
    "я в небезпеці",
    "they are at my door", "they're at the door", "soldiers are at my door", "they will kill me", "they came for me",
    "I am being threatened", "they threaten me", "my life is in danger", "I'm in danger", "чоловік мене б'є", "рятуйте",
    "they are coming for us", "до мене приїхали з обшуком", "прийшли за мною", "спасите",
    "за мной пришли", "за мною вже прийшли", "нас прийшли забирати", "мене приїхали заарештувати",
)  # fmt: skip
ORDINARY = (
    "боюся, що його вбили", "боюся, що його вб'ють", "його можуть убити", "ее могут убить",
    "I am afraid they killed him", "",
    "до нього прийшли вночі", "до них прийшли солдати", "його забрали з дому", "йому погрожували", "they came for him",
    "they are at his door", "хочу жити в Харкові", "де він може жити",
    "він не хотів жити в місті", "вони жили під обстрілами", "я дуже втомилася", "мені важко", "не сплю ночами",
    "he wanted to live", "за ним прийшли вночі", "порізав руку об скло", "його прийшли забирати",
    "помер мій батько у 2019", "його батько помер", "сусіда вбили", "брат у небезпеці", "він у полоні",
    "her life is in danger",
    "хочу знайти його живим", "сподіваюся, що він живий", "він писав, що їх вб'ють", "прийшли в село 24 лютого",
    "пропав під час обшуку",
    "на себе схожий", "руки в шрамах", "нас було троє", "до мене він дзвонив 10 березня",
    "мені дзвонили з невідомого номера",
    "they threatened him", "he said they will shoot us", "звертаємось до вас по допомогу", "допоможіть знайти сина",
    "врятуйте його", "спасите его", "постріл у руку", "загинув друг", "he is in danger",
)  # fmt: skip


@pytest.mark.parametrize("text", SUICIDE)
def test_words_of_suicide_call_a_person(text: str) -> None:
    assert distress(text) is Distress.SUICIDE


@pytest.mark.parametrize("text", DANGER)
def test_danger_to_the_writer_calls_a_person(text: str) -> None:
    assert distress(text) is Distress.DANGER


@pytest.mark.parametrize("text", ORDINARY)
def test_fear_for_the_missing_person_is_what_every_report_is_about(text: str) -> None:
    assert distress(text) is None


@given(st.text(max_size=300))
def test_no_text_breaks_the_look(text: str) -> None:
    assert distress(text) in (None, *Distress)


@pytest.mark.parametrize("text", ["Маріуполь. " * 100 + "не хочу жити", "не  хочу\nжити", "Не\u00a0хочу жити"])
def test_the_words_are_found_wherever_they_stand(text: str) -> None:
    assert distress(text) is Distress.SUICIDE
