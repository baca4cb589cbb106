"""What a moderator reads of a report: by the parts of the form, on a phone, with nothing cut."""

from dataclasses import replace
from datetime import date

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answers
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_card import holding
from tests.questionnaire.answered import given, silent

BIRTH = PartialDate(earliest=date(2007, 6, 1), latest=date(2007, 6, 1), precision=Precision.DAY)
CONTACT = PartialDate(earliest=date(2022, 3, 1), latest=date(2022, 3, 31), precision=Precision.MONTH)
CHILD: Answers = {
    "surname": given("Вигаданенко"), "birth": given(BIRTH), "what": given("child"), "last_contact": given(CONTACT),
    "represents": given("guardian"), "cared": silent(), "in_touch": given("no"), "siblings": given("yes"),
    "how_many": given("2"), "turned_to": given(("police", "dna")),
}  # fmt: skip


async def revealed(desk: Desk, answers: Answers, sibling_of: str | None = None) -> Family:
    await desk.report(answers=answers, sibling_of=sibling_of)
    return await (await holding(desk)).presses("Reveal")


def messages(chat: Family) -> list[str]:
    return [message.html for message in chat.messages.values() if not isinstance(message, str)]


async def test_a_report_is_read_by_the_parts_of_the_form(desk: Desk) -> None:
    told = (await revealed(desk, CHILD)).everything
    order = ["<b>The person</b>", "Surname: Вигаданенко", "<b>Circumstances</b>", "What happened: Child separated"]
    order += ["<b>The child</b>", "Representative: Guardian", "How many: 2", "<b>More to tell</b>"]
    order += ["Turned to: Police statement, DNA sample from family"]
    places = [told.index(each) for each in order]
    assert places == sorted(places)


async def test_unknown_and_not_asked_stand_apart_in_their_part(desk: Desk) -> None:
    told = (await revealed(desk, CHILD)).everything
    assert "<i>not known to the family: Cared for by</i>" in told
    assert "<i>not asked: Taken to, Name changed</i>" in told


async def test_what_was_typed_is_told_beside_the_answer_only_where_it_differs(desk: Desk) -> None:
    alike = {"birth": "1 червня 2007 року", "last_contact": "березень 2022 року", "contact": "+380 50 123 45 67"}
    values = {**CHILD, "contact": given("+380501234567")}
    typed = {key: replace(values[key], raw=words) for key, words in alike.items()}
    typed |= {"surname": replace(given("Вигаданенко"), raw="вигаданенко")}
    told = (await revealed(desk, {**CHILD, **typed})).everything
    assert "as written: вигаданенко" in told
    assert told.count("as written") == 1


async def test_of_a_branch_that_was_not_taken_nothing_is_told(desk: Desk) -> None:
    told = (await revealed(desk, CHILD)).everything
    for title in ("Detention", "Court case", "Signs and notices", "Where taken"):
        assert title not in told
    assert "Stage" not in told


async def test_a_child_is_told_with_its_age_at_the_separation_and_today(desk: Desk) -> None:
    assert "Age at the separation: 14; today: 18" in (await revealed(desk, CHILD)).everything


async def test_of_an_adult_no_such_age_is_told(desk: Desk) -> None:
    assert "Age at the separation" not in (await revealed(desk, {**CHILD, "what": given("lost"), "birth": given(
        PartialDate(earliest=date(1989, 3, 14), latest=date(1989, 3, 14), precision=Precision.DAY)
    )})).everything  # fmt: skip


async def test_a_long_report_comes_in_several_messages_and_no_line_is_cut(desk: Desk) -> None:
    words = {"own_words": "ж" * 1500, "marks": "ш" * 500, "taken_to": "т" * 150, "institution": "і" * 150}
    long = {**CHILD, "cared": given("institution"), **{key: given(text) for key, text in words.items()}}
    long["other_names"] = given(tuple(letter * 80 for letter in "абвгд"))
    long |= {key: given("л" * 700) for key in ("settlement", "patronymic", "given")}
    chat = await revealed(desk, long)
    assert max(len(html.encode("utf-16-le")) // 2 for html in messages(chat)) <= 4096
    holding_it = [html for html in messages(chat) if "жж" in html or "лл" in html]
    assert len(holding_it) >= 2
    for text in words.values():
        assert any(text in html for html in messages(chat))


async def test_a_brother_or_sister_is_told_with_the_number_of_the_first_report(desk: Desk) -> None:
    item = await desk.report(answers=CHILD)
    async with desk.world.storage.reading() as work:
        first = await work.reports.get(item.report or "")
    assert first is not None
    desk.world.clock.move(hours=24)
    await desk.report(answers=CHILD, sibling_of=first.id)
    chat = await desk.moderator()
    await chat.types("/queue")
    await chat.presses("Take 2", "Reveal")
    assert f"A brother or sister of the child in report No. {first.number}" in chat.everything.replace("\u00a0", " ")
