"""A family is asked for a talk from an item and from a case, and answers in its chat."""

from dataclasses import replace

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import talks as on
from bot.domain.account import Account, Safety
from bot.domain.notice import NoticeKind
from bot.domain.review import Cause, Review
from bot.domain.roles import Role
from bot.services import tasks
from tests.chat.family.family import Family
from tests.chat.moderators.at_case import at_case, beside, the_case
from tests.chat.moderators.desk import Desk


async def at_home(desk: Desk, phrase: str | None = None) -> tuple[Family, Account, Review]:
    """Return a family whose phone is safe, who it is, and the item of its report."""
    chat = desk.stranger()
    account = await chat.account()
    async with desk.world.storage.work() as work:
        account = replace(account, language="en", safety=Safety.SAFE, phrase=phrase)
        await work.accounts.save(account)
    return chat, account, await desk.report(family=account)


async def asked(desk: Desk, phrase: str | None = None) -> tuple[Family, Family]:
    """Return a family that has opened a request, and the moderator who sent it."""
    family, _, _ = await at_home(desk, phrase)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal")
    await desk.after()
    await family.presses("Open")
    await chat.presses("Ask for a talk", "Соломія", "Send")
    await desk.after()
    await family.presses("Open")
    return family, chat


async def test_a_talk_is_seen_as_the_family_will_read_it_and_sent(desk: Desk) -> None:
    await at_home(desk)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Ask for a talk")
    assert "who calls the family?" in chat.screen
    await chat.presses("Павло")
    assert "Coordinator Павло would like to talk with you about report No." in chat.screen
    assert "0 800 000 006" in chat.screen
    assert "You can choose a phrase of your own in My data." in chat.screen
    await chat.presses("Send")
    assert "is asked for a talk. Its answer comes into the queue." in chat.screen


async def test_the_family_answers_and_a_moderator_sees_what_and_whom_it_expects(desk: Desk) -> None:
    family, chat = await asked(desk)
    assert "The call comes from 0 800 000 005." in family.screen
    assert family.labels[:5] == ["Morning", "Daytime", "Evening", "Better write", "Not now"]
    await family.presses("Evening")
    assert "You answered: “Evening”. We will try to call" in family.screen
    assert "Evening" not in family.labels
    await chat.types("/queue")
    assert "the family has answered our request for a talk" in chat.screen
    other = await (await desk.moderator("Ivan Invented")).types("/queue")
    await other.presses("Take 1")
    assert "the family's answer about a talk: Evening" in other.screen
    assert "it expects a call from: Соломія; asked by Olena Invented" in other.screen
    await family.presses("Better write")
    await other.presses("Reveal")
    assert "the family's answer about a talk: Better write" in other.screen


async def test_a_family_with_a_phrase_reads_that_the_caller_says_it_and_the_caller_finds_it(desk: Desk) -> None:
    family, _ = await asked(desk, "синій птах")
    assert "Whoever calls says your own phrase first." in family.screen
    await family.presses("Morning")
    other = await (await desk.moderator("Ivan Invented")).types("/queue")
    await other.presses("Take 1", "Reveal")
    assert "синій птах" in other.everything


async def test_a_second_press_and_a_second_moderator_ask_nothing(desk: Desk) -> None:
    family, _, item = await at_home(desk)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Ask for a talk", "Соломія")
    press = chat.data("Send")
    await chat.presses("Send")
    await chat.press_data(press)
    assert "asked for a talk already" in str(chat.toast)
    other = await desk.moderator("Ivan Invented")
    await other.press_data(pack(on.Ask(item.report or "")))
    assert "asked for a talk already" in str(other.toast)
    await desk.after()
    assert "You have a message." in family.screen
    async with desk.world.storage.reading() as work:
        notices = await work.notices.of_report(item.report or "")
    assert [one.kind for one in notices].count(NoticeKind.CALL) == 1


async def test_a_talk_is_given_up(desk: Desk) -> None:
    _, _, item = await at_home(desk)
    chat = await (await desk.moderator()).types("/queue")
    await chat.presses("Take 1", "Reveal", "Ask for a talk", "Cancel")
    assert "The family is asked for nothing." in chat.screen
    async with desk.world.storage.reading() as work:
        notices = await work.notices.of_report(item.report or "")
    assert NoticeKind.CALL not in [one.kind for one in notices]


async def test_from_a_case_of_one_family_that_family_is_asked(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("Ask for a talk")
    assert "Which family do you ask for a talk?" in chat.screen
    await chat.presses("No.")
    assert "who calls the family?" in chat.screen


async def test_the_word_of_a_held_case_is_one_press_from_a_talk_and_settled_by_it(desk: Desk) -> None:
    await at_case(desk)
    case = await the_case(desk)
    async with desk.world.storage.work() as work:
        [tie] = await work.cases.relatives(case.id)
        word = await tasks.enter(work, desk.world.rules, Cause.HELD_WORD, case.id, report=tie.report, lead=True)
    senior = await beside(desk, "Oksana Invented", Role.SENIOR)
    await senior.presses("Task 1", "Take", "Reveal", "A talk: No.", "Соломія", "Send")
    assert (await desk.item(word)).state == "done"
