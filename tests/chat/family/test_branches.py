"""Every branch of the full form, in both languages: what is kept is what was said, and nothing else."""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.domain.person import PartialDate, Precision
from bot.i18n import translators
from bot.questionnaire.answers import State, Value
from bot.questionnaire.form import FULL
from tests.chat.family.family import Family
from tests.chat.family.walking import Saying, answer, standing, walk

UNKNOWN, DECLINED, NONE = State.UNKNOWN, State.DECLINED, State.NONE


def day(year: int, month: int, number: int) -> PartialDate:
    when = date(year, month, number)
    return PartialDate(earliest=when, latest=when, precision=Precision.DAY)


#: What is said to the questions that everybody is asked.
COMMON: dict[str, Saying] = {
    "adult": "yes", "relation": "parent", "surname": "Вигаданенко", "given": "Остап", "patronymic": NONE,
    "other_names": DECLINED, "sex": "male", "birth": "14.03.1989", "last_contact": "25.12.2023", "region": "Харків",
    "settlement": "Чугуїв", "own_words": "Зв’язок урвався вранці.", "marks": "шрам на лівій руці",
    "turned_to": ("police", "dna"), "reporter": "Олена", "contact": NONE, "safe_contact": ("call", "morning"),
    "sharing": ("icrc", "un"),
}  # fmt: skip
A: dict[str, Saying] = {
    "notified": "missing", "signs": ("call", "image"), "signs_told": "фото в каналі", "signs_when": "15.01.2024",
}  # fmt: skip
B: dict[str, Saying] = {
    "taken_when": "same", "taken_where": "checkpoint", "taken_by": "police", "seen": UNKNOWN, "held": "yes",
    "held_where": "Слідчий ізолятор, Таганрог", "reply_ru": "oral", "medicine": "no",
}  # fmt: skip
C: dict[str, Saying] = {
    "represents": "institution", "cared": "institution", "institution": "Табір у Євпаторії", "taken_to": "Крим",
    "in_touch": "earlier", "siblings": "yes", "how_many": "двоє", "renamed": "yes", "new_name": "Иван Выдуманный",
}  # fmt: skip
D: dict[str, Saying] = {
    "stage": "appeal", "court": "Ростов", "decided": "17.05.2025", "term": "8 років", "prison": "Таганрог",
    "prison_when": DECLINED, "lawyer": "appointed", "hearing": "20.03.2026", "medicine_d": UNKNOWN, "letters": "no",
}  # fmt: skip
E: dict[str, Saying] = {
    "home": "Запоріжжя", "home_town": "Мелітополь", "around": ("occupation", "filtration"), "beside": "двоє дітей",
}  # fmt: skip
F: dict[str, Saying] = {"moved_to": "Росія, Воронеж", "papers": "partly"}
MINOR: dict[str, Saying] = {"birth": "14.03.2010"}
#: What the words that are no text are kept as.
KEPT: Mapping[str, Value] = {
    "14.03.1989": day(1989, 3, 14), "14.03.2010": day(2010, 3, 14), "25.12.2023": day(2023, 12, 25),
    "15.01.2024": day(2024, 1, 15), "17.05.2025": day(2025, 5, 17), "20.03.2026": day(2026, 3, 20),
    "Харків": "UA-63", "Запоріжжя": "UA-23", "двоє": "2",
}  # fmt: skip
#: One row a branch: what happened, and what is said to the questions it brings.
BRANCHES: dict[str, dict[str, Saying]] = {
    "in service": {"what": "service", **A},
    "in service, with nothing known": {"what": "service", "notified": DECLINED, "signs": ("none",)},
    "a civilian was detained": {"what": "detained", **B},
    "detained another day, nobody knows where": {
        "what": "detained", **B, "taken_when": "15.01.2024", "held": "no",
    },
    "a child": {"what": "child", **MINOR, **C},
    "a child whose birth is not known": {"what": "child", "birth": UNKNOWN, **C},
    "a criminal case": {"what": "sentenced", **D},
    "a minor who was sentenced": {"what": "sentenced", **D, **MINOR, **C},
    "a minor who was detained": {"what": "detained", **B, **MINOR, **C, "siblings": "no", "renamed": UNKNOWN},
    "lost": {"what": "lost", **E},
    "lost, nobody knows how": {"what": UNKNOWN, **E, "home": "same", "around": UNKNOWN, "beside": DECLINED},
    "taken elsewhere": {"what": "moved", **F},
    "nobody known by name": {"what": "moved", "surname": UNKNOWN, "given": UNKNOWN, "known_as": "немовля", **F},
}  # fmt: skip
#: Follow-ups that the rows above leave away.
AWAY = {
    "detained another day, nobody knows where": {"held_where"},
    "a minor who was detained": {"how_many", "new_name"},
    "lost, nobody knows how": {"home_town"},
}


def kept(said: Saying) -> Value | None:
    """Return what an answer is kept as; None for a way of not answering."""
    if isinstance(said, State):
        return None
    return said if isinstance(said, tuple) else KEPT.get(said, said)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("branch", BRANCHES)
async def test_a_branch_is_walked_to_its_end_and_kept_as_it_was_said(
    family: Family, branch: str, language: str
) -> None:
    words = translators()[language]
    said = {key: each for key, each in {**COMMON, **BRANCHES[branch]}.items() if key not in AWAY.get(branch, ())}
    await family.begins({"uk": "Українська", "en": "English"}[language])
    await family.presses({"uk": "Повідомити про людину", "en": "Report a person"}[language])
    draft, step = await standing(family)
    while step is not None:
        assert words.html(step.ask.filled(partner_list="—"))[:60] in family.screen
        assert len(family.screen) < 4096
        await answer(family, words, step, said[step.key])
        draft, step = await standing(family)
    assert {key: (each.state, each.value) for key, each in draft.answers.items()} == {
        key: (each if isinstance(each, State) else State.GIVEN, kept(each)) for key, each in said.items()
    }
    assert {each.language for each in draft.answers.values()} == {language}
    assert words.plain(FULL.parts[1].title) in family.labels  # type: ignore[arg-type]  # it has a title


ENGLISH = translators()["en"]


async def reached(family: Family, *parts: Mapping[str, Saying]) -> Family:
    """Answer everything in English, up to the check."""
    await family.begins()
    await family.presses("Report a person")
    said: dict[str, Saying] = {}
    for part in (COMMON, *parts):
        said |= part
    await walk(family, ENGLISH, said)
    return family


async def test_another_branch_drops_the_answers_of_the_first_and_says_so(family: Family) -> None:
    await reached(family, B, {"what": "detained"})
    await family.presses("Circumstances", "What happened", "An adult was taken elsewhere")
    assert "no longer apply, so we have removed them" in family.screen
    step = FULL.step("reply_ru")
    assert step is not None
    assert step.label.id in family.screen
    assert "Where was the person taken" in family.screen
    draft = await walk(family, ENGLISH, F)
    assert not set(B) & set(draft.answers)
    assert set(F) <= set(draft.answers)


async def test_a_changed_date_of_birth_brings_the_questions_about_a_child(family: Family) -> None:
    await reached(family, F, {"what": "moved"})
    await family.presses("The person", "Born")
    await family.types("14.03.2010")
    assert "After this change there are a few more questions." in family.screen
    assert "legal representative" in family.screen


async def test_a_changed_last_contact_takes_them_away_and_says_so(family: Family) -> None:
    await reached(family, D, MINOR, C, {"what": "sentenced"})
    await family.presses("Circumstances", "Last contact")
    await family.types("15.03.2029", "15.03.2026")
    assert "This date has not come yet" in family.screen
    family.world.clock.move(hours=24 * 365 * 3)
    await family.types("/start")
    await family.presses("The same person")
    await family.types("15.04.2028")
    assert "no longer apply, so we have removed them" in family.screen
    draft, step = await standing(family)
    assert step is None
    assert not set(C) & set(draft.answers)
    assert set(D) <= set(draft.answers)


async def test_who_no_longer_knows_the_last_contact_is_asked_again_when_the_person_was_taken(family: Family) -> None:
    await reached(family, B, {"what": "detained"})
    await family.presses("Circumstances", "Last contact", "I do not know")
    assert "no longer apply, so we have removed them" in family.screen
    assert "When was the person detained or taken?" in family.screen
    assert "Same as last contact" not in family.labels


async def test_a_branch_begins_with_what_must_be_known_first_and_says_it_once(family: Family) -> None:
    await family.begins()
    await family.presses("Report a person")
    intro = "may not be saying that they are military"
    said = {**COMMON, **A, "what": "service"}
    shown = []
    draft, step = await standing(family)
    while step is not None:
        shown += [step.key] if intro in family.screen else []
        await answer(family, ENGLISH, step, said[step.key])
        draft, step = await standing(family)
    assert shown == ["notified"]
    assert "notified" in draft.answers


@pytest.mark.parametrize("sure", [True, False])
async def test_somebody_under_sixteen_in_service_is_asked_about_and_never_refused(
    family: Family, *, sure: bool
) -> None:
    await family.begins()
    await family.presses("Report a person")
    said = {**COMMON, "birth": "14.03.2010", "what": "service"}
    draft, step = await standing(family)
    while step is not None and step.key != "what":
        await answer(family, ENGLISH, step, said[step.key])
        draft, step = await standing(family)
    await family.presses("In service, no contact")
    assert "under 16 at the last contact" in family.screen
    await family.presses("Yes" if sure else "No")
    draft, step = await standing(family)
    assert step is not None
    assert step.key == ("last_contact" if sure else "what")
    assert ("what" in draft.answers) is sure


@pytest.mark.parametrize("sure", [True, False])
async def test_a_mother_who_calls_her_grown_up_son_a_child_is_asked_before_it_becomes_a_childs_form(
    family: Family, *, sure: bool
) -> None:
    await family.begins()
    await family.presses("Report a person")
    draft, step = await standing(family)
    while step is not None and step.key != "what":
        await answer(family, ENGLISH, step, COMMON[step.key])
        draft, step = await standing(family)
    await family.presses("Child separated from family")
    assert "the person is 18 or older" in family.screen
    await family.presses("Yes" if sure else "No")
    draft, step = await standing(family)
    assert step is not None
    assert step.key == ("last_contact" if sure else "what")
    assert ("what" in draft.answers) is sure


@pytest.mark.parametrize(("relation", "label"), [("parent", "The other parent"), ("grandparent", "Mother or father")])
async def test_a_parent_is_called_the_other_one_by_a_parent_only(family: Family, relation: str, label: str) -> None:
    await family.begins()
    await family.presses("Report a person")
    said = {**COMMON, **MINOR, "what": "child", "relation": relation}
    _, step = await standing(family)
    while step is not None and step.key != "represents":
        await answer(family, ENGLISH, step, said[step.key])
        _, step = await standing(family)
    assert [each for each in family.labels if each in {"The other parent", "Mother or father"}] == [label]


async def test_a_section_shows_its_answers_in_full_and_leads_back(family: Family) -> None:
    story = "Зв’язок урвався вранці. " * 20
    await reached(family, F, {"what": "moved", "own_words": story})
    assert story.strip() not in family.screen
    await family.presses("More to tell")
    assert story.strip() in family.screen
    assert "Marks, height" in family.labels
    await family.presses("Marks, height", "Leave as it is", "More to tell", "⬅ Back")
    assert "Please check your answers" in family.screen


async def test_the_check_of_the_longest_form_fits_on_every_page(family: Family) -> None:
    long = dict.fromkeys(("court", "prison", "institution", "taken_to", "new_name"), "ж" * 150)
    await reached(family, D, MINOR, C, long, {"what": "sentenced", "own_words": "ж" * 1500, "marks": "ж" * 500})
    labels: list[str] = []
    while True:
        assert len(family.screen) < 4096
        labels += family.labels
        if "Next ▶" not in family.labels:
            break
        await family.presses("Next ▶")
    sections = [ENGLISH.plain(part.title) for part in FULL.parts if part.title]
    there = [label for label in sections if label in labels]
    assert there == ["About you", "The person", "Circumstances", "Court case", "The child", "More to tell",
                     "Contact and permission"]  # fmt: skip
    while "◀ Previous" in family.labels:
        await family.presses("◀ Previous")
    for label in there:
        while label not in family.labels:
            await family.presses("Next ▶")
        await family.presses(label)
        assert len(family.screen) < 4096
        await family.presses("⬅ Back")


async def test_boxes_left_before_done_that_take_other_answers_away_say_so(family: Family) -> None:
    await family.begins()
    await family.presses("Report a person")
    said = {**COMMON, "what": "service", **A}
    draft, step = await standing(family)
    while step is None or step.key != "signs_when":
        assert step is not None
        await answer(family, ENGLISH, step, said[step.key])
        draft, step = await standing(family)
    await family.presses("⬅ Back", "⬅ Back", "None so far", "⬅ Back")
    draft, _ = await standing(family)
    assert draft.answers["signs"].value == ("none",)
    assert "signs_told" not in draft.answers
    assert "no longer apply, so we have removed them" in family.screen
