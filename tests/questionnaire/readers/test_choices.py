"""Words typed for a choice: what each of the short questions understands, and what stays unsure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.form import FORMS
from bot.questionnaire.readers.choices import listed, read_choice

#: Question, choice, and what is typed for it.
SAID = {
    ("relation", "parent"): (
        "мама я", "Мати", "мама", "Мама Дмитра", "я його мати", "мамою", "матірʼю", "матірю", "папа",
        "я мама, це мій син",
        "I am his mother", "I'm her mom", "father", "Mother or father", "мати або батько", "мій син", "my son",
        "моя донька",
        "это мой сын", "МАМА", "мать", "я отец", "Mum.",
    ),
    ("relation", "child"): ("син", "донька", "моя мама", "my mother", "I am her daughter", "я дочь", "мой отец"),
    ("relation", "spouse"): (
        "wife", "дружина", "я дружина", "мій чоловік", "my husband", "муж", "жена", "Дружина Остапа", "husband, wife",
    ),
    ("relation", "partner"): ("цивільна дружина", "гражданская жена", "наречена", "fiancée", "I am his fiancee"),
    ("relation", "former_spouse"): ("колишня дружина", "ex-wife", "бывшая жена", "my ex husband"),
    ("relation", "sibling"): ("сестра", "Рідна сестра", "молодший брат", "my brother", "сестра Олега", "his sister"),
    ("relation", "grandparent"): ("бабуся", "my grandson", "онук", "дедушка"),
    ("relation", "relative"): ("тітка", "двоюрідна сестра", "mother-in-law", "свекруха", "тётя", "my cousin"),
    ("relation", "guardian"): ("опікун", "I am her guardian"),
    ("relation", "friend"): ("друг", "побратим", "a friend", "подруга"),
    ("relation", "neighbour"): ("сусідка", "colleague", "сосед"),
    ("relation", "lawyer"): ("адвокат", "lawyer", "my client"),
    ("relation", "together"): ("ми були разом у неволі", "We were held together"),
    ("relation", "other"): ("інше", "other"),
    ("relation", "me"): ("це про мене", "It is about me", "это я"),
    ("sex", "male"): ("чоловік", "ч", "Мужской", "male", "він"),
    ("sex", "female"): ("жінка", "ж.", "женщина", "she", "дівчина"),
    ("what", "service"): ("військовий", "he is a soldier", "служит", "він у ЗСУ"),
    ("what", "detained"): ("затримали", "was detained"),
    ("what", "child"): ("вивезли дитину",),
    ("what", "sentenced"): ("засудили", "вирок"),
    ("what", "lost"): ("немає звʼязку", "нет связи", "no contact"),
    ("in_touch", "yes"): ("так",),
    ("in_touch", "earlier"): ("тільки раніше", "раньше"),
    ("lawyer", "no"): ("ні", "немає"),
    ("lawyer", "appointed"): ("за призначенням",),
    ("held", "earlier"): ("раніше",),
    ("papers", "partly"): ("частково", "partly"),
    ("age_when", "now"): ("зараз",),
    ("age_when", "then"): ("тоді",),
    ("represents", "me"): ("я",),
    ("cared", "relatives"): ("бабуся", "бабуся і дідусь"),
    ("taken_where", "checkpoint"): ("на блокпості",),
    ("stage", "trial"): ("суд",),
    ("reply_ru", "not_asked"): ("не питали",),
    ("spoken", "seen"): ("на відео",),
}  # fmt: skip
#: What fits none, or several, or tells of somebody else.
UNSURE = (
    "я", "", "?", "мама сусіда", "тато його дружини", "не мама", "мати і сестра", "жінка", "шукаю маму",
    "сестра чоловіка", "my son's wife", "I am not his mother", "мама його померла", "дитина", "дівчина", "родина",
    "хрещена",
    "і", "мій",
)  # fmt: skip


def step(key: str) -> Step:
    return next(found for form in FORMS.values() if (found := form.step(key)) is not None)


@pytest.mark.parametrize(("at", "typed"), [(at, typed) for at, each in SAID.items() for typed in each])
def test_what_people_type_for_a_choice_is_that_choice(at: tuple[str, str], typed: str) -> None:
    assert read_choice(typed, step(at[0]).choices) == at[1]


@pytest.mark.parametrize("typed", UNSURE)
def test_what_fits_several_choices_or_none_is_no_answer(typed: str) -> None:
    assert read_choice(typed, step("relation").choices) is None


def test_no_form_is_said_for_two_choices_of_a_question() -> None:
    steps = [each for form in FORMS.values() for each in form.steps if each.kind is Kind.CHOICE]
    for each in steps:
        said = [form for choice in each.choices for form in listed(choice.said)]
        mine = [form for choice in each.choices for form in listed(choice.said if choice.mine is None else choice.mine)]
        assert len(said) == len(set(said)), each.key
        assert len(mine) == len(set(mine)), each.key


@given(st.text(max_size=100))
def test_no_text_breaks_the_reading(text: str) -> None:
    for key in ("relation", "sex"):
        read_choice(text, step(key).choices)
