"""A family presses "Better write", is written to in a moderator's own words, reads it and answers."""

from dataclasses import replace

from bot.domain.notice import Notice, NoticeKind, NoticeState
from bot.domain.roles import Moderator
from bot.domain.talk import TalkAnswer
from bot.services import notify, talks
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_talks import asked

WORDS = "Чи маєте довідку про народження?"


async def better_write(desk: Desk, answer: str = "Better write", phrase: str | None = None) -> tuple[Family, Family]:
    """Return a family that has answered so, and a moderator who has taken and revealed its task."""
    family, _ = await asked(desk, phrase)
    await family.presses(answer)
    chat = await (await desk.moderator("Ivan Invented")).types("/queue")
    return family, await chat.presses("Take 1", "Reveal")


async def written(desk: Desk, phrase: str | None = None) -> tuple[Family, Family]:
    """Return a family that has opened what was written to it, and who wrote."""
    family, chat = await better_write(desk, phrase=phrase)
    await chat.presses("Write to the family", "In my own words")
    await chat.types(WORDS)
    await chat.presses("Send")
    await desk.after()
    return await family.presses("Open"), chat


async def wishes(desk: Desk, who: Moderator) -> None:
    """Have a family answer so when it is asked for a talk."""
    report, rules = await desk.about(await desk.report()), desk.world.rules
    async with desk.world.storage.work() as work:
        await talks.ask(work, rules, who, report.id, 0)
        [request] = await work.notices.of_report(report.id)
        await work.notices.save(replace(request, state=NoticeState.OPENED))
        account = await work.accounts.get(report.account)
        assert account is not None
        await talks.answer(work, rules, account, request.id, TalkAnswer.WRITE)


async def message(desk: Desk, family: Family) -> Notice:
    """Return what the family is written."""
    account = await family.account()
    async with desk.world.storage.reading() as work:
        found = [one for report in await work.reports.of(account.id) for one in await work.notices.of_report(report.id)]
    [notice] = [one for one in found if one.kind is NoticeKind.WRITTEN]
    return notice


async def test_the_whole_road_there_and_back(desk: Desk) -> None:
    family, chat = await better_write(desk, phrase="синій птах")
    assert "it expects to be written to, in the name of Соломія; asked by Olena Invented" in chat.screen
    await chat.presses("Write to the family")
    assert "You will see the text before it is sent." in chat.screen
    await chat.presses("In my own words")
    assert "Do not write what is known in the case, or whether anything is" in chat.screen
    await chat.types(WORDS)
    assert "The family will read this (English):" in chat.screen
    assert "Coordinator Соломія writes about report No." in chat.screen
    await chat.presses("Send")
    assert "The message is on its way to the family." in chat.screen
    await desk.after()
    assert "You have a message." in family.screen
    assert WORDS not in family.everything
    await family.presses("Open")
    assert WORDS in family.screen
    assert "You asked us to write rather than call." in family.screen
    assert "Your phrase: синій птах." in family.screen
    assert family.labels[:3] == ["Answer", "Received", "Something is wrong"]
    number = (await message(desk, family)).number
    await family.types(f"/check {number}")
    assert "is ours" in family.screen
    await family.presses("My reports", "No.", "Read the last message again", "Answer")
    await family.types("Так, є.")
    await family.presses("Done")
    assert "Your answer is with the moderators." in family.screen
    await chat.types("/queue")
    assert "the family has answered what was written to it" in chat.screen
    await chat.presses("Take 1", "Reveal")
    assert "Answered: Так, є." in chat.everything
    assert f"written: {WORDS}" in chat.everything
    await chat.presses("Settled")
    assert "Decided: settled" in chat.screen
    assert {"talk", "answer_talk", "verdict.write", "verdict.settled"} <= {*await desk.acts()}


async def test_what_the_moderator_sees_is_what_the_family_reads(desk: Desk) -> None:
    family, chat = await better_write(desk)
    await chat.presses("Write to the family", "Kinship")
    seen = chat.screen.partition("The family will read this (English):")[2].strip()
    await chat.presses("Send")
    await desk.after()
    await family.presses("Open")
    assert family.screen.startswith(seen)
    assert "Would you like to confirm that you are family?" in family.screen


async def test_words_that_may_tell_of_the_case_are_refused_and_stand_there_to_be_mended(desk: Desk) -> None:
    _, chat = await better_write(desk)
    await chat.presses("Write to the family", "In my own words")
    await chat.types("Є новини про обмін.")
    assert "The word “обмін” may tell what is known in the case." in chat.screen
    assert "Є новини про обмін." in chat.screen
    assert "Send" not in chat.labels
    await chat.types(WORDS)
    assert "Send" in chat.labels
    await chat.presses("Change")
    await chat.types("Чи зручно Вам тут?")
    assert "Чи зручно Вам тут?" in chat.screen
    assert WORDS not in chat.screen


async def test_own_words_survive_the_end_of_the_claim(desk: Desk) -> None:
    _, chat = await better_write(desk)
    await chat.presses("Write to the family", "In my own words")
    await chat.types(WORDS)
    await desk.after(minutes=31)
    await chat.presses("Take", "Reveal", "Write to the family", "In my own words")
    assert WORDS in chat.screen
    await chat.presses("Send")
    assert "The message is on its way to the family." in chat.screen
    assert await chat.drafts() == []


async def test_own_words_can_be_given_up(desk: Desk) -> None:
    family, chat = await better_write(desk)
    await chat.presses("Write to the family", "In my own words")
    await chat.types(WORDS)
    await chat.presses("Cancel")
    assert "Nothing was sent." in chat.screen
    assert await chat.drafts() == []
    await desk.after()
    assert "Open" not in family.labels


async def test_a_second_press_on_send_writes_nothing_twice(desk: Desk) -> None:
    _, chat = await better_write(desk)
    await chat.presses("Write to the family", "Date of birth")
    press = chat.data("Send")
    await chat.press_data(press)
    await chat.press_data(press)
    assert "You do not hold this item now." in str(chat.toast)


async def test_the_family_may_ask_for_a_call_after_all(desk: Desk) -> None:
    family, chat = await better_write(desk)
    evening = family.data("Evening")
    await chat.presses("Write to the family", "Date of birth", "Send")
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    await family.press_data(evening)
    await chat.types("/queue")
    await chat.presses("Take 1", "Reveal")
    assert "it expects a call from: Соломія" in chat.screen
    assert "Write to the family" not in chat.labels


async def test_whoever_wrote_sees_on_the_card_that_the_family_has_answered_unless_somebody_took_it(desk: Desk) -> None:
    family, chat = await written(desk)
    assert "its answer brings the item back" in chat.screen
    await family.presses("Answer")
    await family.types("Так, є.")
    await family.presses("Done")
    await desk.after()
    assert "The family has answered, so the item is back in the queue." in chat.screen
    await chat.presses("Take", "Reveal", "Write to the family", "Place", "Send")
    other = await desk.moderator("Danylo Invented")
    await other.types("/queue")
    await desk.after()
    await family.presses("Open", "Answer")
    await family.types("У Чугуєві.")
    await other.presses("Set aside: 1", "Take 1")
    await family.presses("Done")
    await desk.after()
    assert "The family has answered" not in chat.screen


async def test_what_was_written_is_read_and_answered_also_when_something_was_read_since(desk: Desk) -> None:
    family, _ = await written(desk)
    notice = await message(desk, family)
    async with desk.world.storage.work() as work:
        report = await work.reports.get(notice.report)
        assert report is not None
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
    await desk.after()
    await family.presses("Open", "My reports", "No.", "What we wrote to you")
    assert WORDS in family.screen
    await family.presses("Answer")
    await family.types("Так, є.")
    await family.presses("Done")
    assert "Your answer is with the moderators." in family.screen


async def test_no_other_answer_offers_to_write_and_none_ends_an_agreed_call_with_a_press(desk: Desk) -> None:
    _, chat = await better_write(desk, "Evening")
    assert not {"Write to the family", "Settled"} & set(chat.labels)


async def test_a_family_that_wishes_no_call_now_is_left_in_peace_with_a_press(desk: Desk) -> None:
    _, chat = await better_write(desk, "Not now")
    assert "it expects no call now from Соломія" in chat.screen
    assert "Write to the family" not in chat.labels
    press = chat.data("Settled")
    await chat.presses("Settled")
    assert "Decided: settled" in chat.screen
    await chat.press_data(press)
    assert "already decided" in str(chat.toast)
