"""A case's card: from where it is reached, what it tells and what it does not."""

import pytest

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import cases as on
from bot.domain.case import HoldKind
from bot.domain.evidence import EvidenceKind
from bot.domain.review import Cause
from bot.domain.roles import Role
from bot.services import tasks
from tests.chat.moderators.at_case import at_case, beside, decided, evidence_of, keeps, reported_dead, the_case
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_verdict import revealing

FORGED = ("k0:x", f"k0:{'x' * 22}", f"kr:{'x' * 22}", f"km:{'x' * 22}:fate:released", f"kK:{'x' * 22}:{'y' * 22}")


async def test_a_decided_report_leads_to_its_case_which_names_nobody(desk: Desk) -> None:
    chat = await decided(desk)
    assert chat.rows == [["Case"], ["Queue"]]
    await chat.presses("Case")
    case = await the_case(desk)
    assert f"Case {case.reference}" in chat.screen
    assert "whereabouts unknown" in chat.screen
    assert "Вигаданенко" not in chat.everything
    assert chat.rows[0] == ["→ believed captive"]


async def test_a_candidate_leads_to_its_case(desk: Desk) -> None:
    item = await desk.report()
    case = await desk.candidate(item)
    chat = await revealing(desk)
    assert ["Link to 1", "Case 1"] in chat.rows
    await chat.presses("Case 1")
    assert f"Case {case.reference}" in chat.screen


async def test_a_task_leads_to_its_case_and_the_case_to_its_task(desk: Desk) -> None:
    chat = await at_case(desk)
    case = await the_case(desk)
    async with desk.world.storage.work() as work:
        await tasks.enter(work, desk.world.rules, Cause.SHAKEN, case.id)
    await (await chat.types("/queue")).presses("Take 1")
    await chat.presses("Case")
    assert f"Case {case.reference}" in chat.screen
    await chat.presses("Task 1")
    assert "A task on a case" in chat.screen


async def test_the_cases_one_works_on_are_a_list_of_references(desk: Desk) -> None:
    chat = await decided(desk)
    case = await the_case(desk)
    await chat.types("/cases")
    assert chat.labels == [case.reference, "Queue"]
    assert "Вигаданенко" not in chat.everything
    await chat.presses(case.reference)
    assert f"Case {case.reference}" in chat.screen
    await chat.presses("Back")
    assert "Cases" in chat.screen
    other = await (await desk.moderator("Danylo Invented")).presses("Cases")
    assert "You have worked on no case yet." in other.screen


async def test_what_is_revealed_of_a_case_is_logged_and_goes_when_the_case_is_left(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("Reveal")
    assert "Surname: Вигаданенко" in chat.everything
    assert all(m.protected for m in chat.messages.values() if not isinstance(m, str) and "Вигаданенко" in m.html)
    assert (await desk.acts()).count("reveal") == 2
    await chat.presses("Back")
    assert "Вигаданенко" not in chat.everything


async def test_what_is_revealed_of_a_case_goes_after_five_minutes(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Reveal")
    await desk.after(minutes=6)
    assert "Вигаданенко" not in chat.everything
    assert "What was revealed has been removed." in chat.screen


async def test_an_item_being_told_is_not_covered_when_what_was_revealed_goes(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Reveal", "Add evidence", "A rumour")
    await desk.after(minutes=6)
    assert "Вигаданенко" not in chat.everything
    assert "Step 2 of 3" in chat.screen


async def test_own_words_stand_in_the_reveal_alone(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A released captive", "As usual")
    await chat.types("Разом були в одній камері.")
    await chat.presses("Keep")
    assert "камері" not in chat.screen
    await chat.presses("Reveal")
    assert "Разом були в одній камері." in chat.everything


async def test_the_history_is_the_newest_first_and_older_lines_are_a_press_away(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "The family says so")
    for _ in range(3):
        await chat.presses("All moves", "The case itself", "→ case dormant", "Decide")
        await chat.presses("All moves", "The case itself", "→ case open", "Decide")
    assert chat.screen.count("Olena Invented") == 1 + 5
    assert "…" in chat.screen
    await chat.presses("History")
    assert chat.screen.count("Olena Invented") == 6
    await chat.presses("Back")
    assert "No evidence yet." not in chat.screen


async def test_a_senior_stops_the_messages_about_a_case_and_lets_them_go(desk: Desk) -> None:
    await at_case(desk)
    chat = await beside(desk, "Iryna Invented", Role.SENIOR)
    await chat.presses("Stop messages")
    assert "Messages are stopped: a senior stopped them" in chat.screen
    async with desk.world.storage.reading() as work:
        [hold] = await work.holds.standing((await the_case(desk)).id)
    assert hold.kind is HoldKind.BY_HAND
    await chat.presses("Let messages go")
    assert "Messages are stopped" not in chat.screen
    assert "Stop messages" in chat.labels


async def test_whoever_is_no_senior_stops_no_messages(desk: Desk) -> None:
    chat = await at_case(desk)
    assert "Stop messages" not in chat.labels
    case = await the_case(desk)
    await chat.press_data(pack(on.Hold(case.id, 1)))
    assert chat.toast == "This is not possible here, or your role does not allow it."
    async with desk.world.storage.reading() as work:
        assert await work.holds.standing(case.id) == []


async def test_an_item_is_taken_back_after_one_question_and_the_fate_is_shaken(desk: Desk) -> None:
    chat = await keeps(await at_case(desk), "A released captive")
    await chat.presses("→ believed captive", "Decide", "Evidence: 1", "Take back 1")
    assert "Should this item count no more?" in chat.screen
    again = chat.data("Yes, take it back")
    await chat.presses("Yes, take it back")
    assert "The item counts no more." in chat.screen
    assert "It rests on evidence that does not carry it any more" in chat.screen
    assert "taken back" in chat.screen
    await chat.press_data(again)
    [item] = await evidence_of(desk)
    assert not item.counts
    assert (await desk.acts()).count("evidence.back") == 1


async def test_what_is_for_seniors_stands_on_their_cards_alone(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("Add evidence", "A letter from the person", "Seniors only: no", "As usual", "Keep")
    assert "for seniors" in chat.screen
    other = await beside(desk)
    assert "No evidence yet." in other.screen
    [item] = await evidence_of(desk)
    await other.press_data(pack(on.TakeBack(item.case, item.id, 1)))
    assert other.toast == "This button does not work any more. Please open /queue."
    assert (await evidence_of(desk))[0].counts
    senior = await beside(desk, "Iryna Invented", Role.SENIOR)
    assert "A letter from the person" in senior.screen


@pytest.mark.parametrize("agreed", [False, True])
async def test_the_card_is_the_same_whether_or_not_a_death_is_spoken_of(desk: Desk, agreed: bool) -> None:  # noqa: FBT001
    chat = await keeps(await at_case(desk), "A released captive")
    case = await the_case(desk)
    stopping = await beside(desk, "Iryna Invented", Role.SENIOR)
    await stopping.presses("Stop messages")
    await chat.press_data(pack(on.Case(case.id)))
    before = (chat.screen, chat.rows)
    await stopping.presses("Let messages go")
    await reported_dead(desk, agreed=agreed)
    await chat.press_data(pack(on.Case(case.id)))
    assert (chat.screen, chat.rows) == before
    listed = await chat.types("/cases")
    assert "death" not in listed.everything
    await chat.press_data(pack(on.Axis(case.id, "fate", 1)))
    assert "death" not in chat.everything
    senior = await beside(desk, "Sofiia Invented", Role.SENIOR)
    assert "unconfirmed report of death" in senior.screen


@pytest.mark.parametrize("forged", FORGED)
async def test_a_forged_button_about_a_case_does_nothing(desk: Desk, forged: str) -> None:
    chat = await at_case(desk)
    await chat.press_data(forged)
    assert chat.toast is not None
    assert await evidence_of(desk) == []


async def test_a_paper_about_a_death_that_no_senior_added_calls_one(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("Add evidence", "Papers and official bodies", "A registry or forensic paper")
    assert "Seniors only" not in " ".join(chat.labels)
    await chat.presses("As usual", "Keep")
    [item] = await evidence_of(desk)
    assert (item.kind, item.confidential) == (EvidenceKind.OFFICIAL_DOCUMENT, True)
    async with desk.world.storage.reading() as work:
        [task] = [one for one in await work.reviews.of_case(item.case) if one.case]
    assert (task.cause, task.lead) == (Cause.CONFIDENTIAL, True)
    assert "Task" not in " ".join(chat.labels)


async def test_a_note_is_kept_as_it_is_typed_and_read_in_the_reveal(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Note")
    assert "Seniors only" not in " ".join(chat.labels)
    await chat.types("Картка 4111 1111 1111 1111")
    assert "4111" not in chat.everything
    await chat.types("Чекаємо на лист.")
    assert "Your note is kept." in chat.screen
    assert "Notes: 1" in chat.screen
    assert "Чекаємо" not in chat.everything
    assert await chat.drafts() == []
    other = await (await beside(desk)).presses("Reveal")
    assert "Чекаємо на лист." in other.everything


async def test_a_note_is_given_up(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Note", "Cancel")
    assert "No note was kept." in chat.screen
    await chat.presses("Note")
    await chat.types("/cancel")
    assert "Put aside." in chat.screen
    assert "Notes:" not in chat.screen


async def test_a_note_for_seniors_stands_before_them_alone(desk: Desk) -> None:
    chat = await at_case(desk)
    senior = await (await beside(desk, "Iryna Invented", Role.SENIOR)).presses("Note", "Seniors only: no")
    await senior.types("Лише для старших.")
    assert "Notes: 1" in senior.screen
    case = await the_case(desk)
    await chat.press_data(pack(on.Card(case.id)))
    assert "Notes:" not in chat.screen
    await chat.presses("Reveal")
    assert "Лише для старших." not in chat.everything
    await chat.presses("Note")
    await chat.press_data(pack(on.Sensitive(case.id, 1)))
    assert chat.toast == "This is not possible here, or your role does not allow it."


@pytest.mark.parametrize("agreed", [False, True])
async def test_where_a_death_is_spoken_of_a_seniors_note_is_for_seniors(desk: Desk, *, agreed: bool) -> None:
    await at_case(desk)
    await reported_dead(desk, agreed=agreed)
    senior = await (await beside(desk, "Sofiia Invented", Role.SENIOR)).presses("Note")
    assert "Seniors only: yes" in senior.labels
    await senior.types("Вигадана звістка.")
    async with desk.world.storage.reading() as work:
        [note] = await work.notes.of_case((await the_case(desk)).id)
    assert note.sensitive


async def test_own_words_that_nobody_goes_on_with_are_put_aside_and_not_lost(desk: Desk) -> None:
    chat = await (await at_case(desk)).presses("Add evidence", "A rumour", "As usual")
    await chat.types("Вигадані слова.")
    await desk.after(minutes=29)
    assert "Вигадані слова." in chat.everything
    await desk.after(minutes=2)
    assert "Вигадані слова." not in chat.everything
    assert "Put aside. What is written waits here." in chat.everything
    await desk.shows_code(chat)
    await chat.press_data(pack(on.Case((await the_case(desk)).id)))
    await chat.presses("Add evidence")
    assert "Вигадані слова." in chat.screen
