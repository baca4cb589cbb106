"""A moderator sees what was told of a report after it was sent: the old beside the new."""

from dataclasses import replace

from bot.domain.account import Safety
from bot.domain.person import PartialDate, Precision
from bot.domain.review import Priority, Review, ReviewKind, ReviewState
from bot.questionnaire import consent
from bot.questionnaire.answers import Answer, State, Value
from bot.services import additions, found, search, verdicts
from bot.services.additions import Author
from bot.services.family import FamilyWork
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_card import NAMES, holding
from tests.fakes import START


def says(value: Value | None, state: State = State.GIVEN) -> Answer:
    """Return an answer."""
    return Answer(state, value, None, START, "uk")


async def author(work: FamilyWork, item: Review) -> Author:
    """Return the family of an item's report, which may write at length."""
    account = await work.accounts.get(item.account)
    assert account is not None
    account = replace(account, safety=Safety.SAFE, consent=consent.FULL)
    await work.accounts.save(account)
    return Author(account)


async def changed(desk: Desk, item: Review, **answers: Answer) -> None:
    """Have the family send a change of its report."""
    async with desk.world.storage.work() as work:
        by = await author(work, item)
        turn = await additions.open_(work, by, desk.world.rules, item.report or "")
        draft = replace(turn.draft, answers={**turn.draft.answers, **answers})
        await work.drafts.save(draft)
        await additions.send(work, by, desk.world.rules, draft.id)
        await search.keep(work, item.report or "", [])


async def taken_up(desk: Desk) -> Review:
    """Return the item of a report that was taken up."""
    item = await desk.report()
    someone = await desk.who(await holding(desk, "Ivan Invented"))
    async with desk.world.storage.work() as work:
        await verdicts.new_case(work, someone, item.id)
    return item


async def test_the_old_stands_beside_the_new_with_what_is_unknown_in_words(desk: Desk) -> None:
    item = await taken_up(desk)
    await changed(
        desk,
        item,
        surname=says("Вигаданчук"),
        patronymic=says(None, State.NONE),
        settlement=says("Балаклія"),
        reporter=says(None, State.DECLINED),
    )
    chat = await (await desk.moderator()).types("/queue")
    assert "an addition to a report" in chat.screen
    await chat.presses("Take 1")
    assert "P3 · A report that was changed" in chat.screen
    assert not [name for name in (*NAMES, "Вигаданчук") if name in chat.everything]
    await chat.presses("Reveal")
    for line in (
        "Changed by the family",
        "Surname: Вигаданенко → Вигаданчук",
        "Patronymic: not known to the family → Has none",
        "Settlement: not asked → Балаклія",
        "Your name: Ярина → not given",
        "Surname: Вигаданчук",
        "No case in the base looks like this person.",
    ):
        assert line in chat.everything
    assert "Link to" not in str(chat.labels)
    revealed = [m for m in chat.messages.values() if not isinstance(m, str) and "Вигаданчук" in m.html]
    assert all(message.protected for message in revealed)


async def test_a_change_is_settled_by_being_seen(desk: Desk) -> None:
    item = await taken_up(desk)
    await changed(desk, item, settlement=says("Балаклія"))
    chat = await (await holding(desk)).presses("Reveal", "Seen")
    assert "Your decision is kept." in chat.screen
    assert "Балаклія" not in chat.everything
    async with desk.world.storage.reading() as work:
        [_, new] = await work.reviews.of_report(item.report or "")
    assert (new.kind, new.state) == (ReviewKind.ADDITION, ReviewState.DONE)


async def test_urgent_facts_bring_the_change_to_the_top(desk: Desk) -> None:
    item = await taken_up(desk)
    yesterday = PartialDate(earliest=START.date(), latest=START.date(), precision=Precision.DAY)
    await changed(desk, item, last_contact=says(yesterday))
    chat = await (await desk.moderator()).types("/queue")
    assert "P0" in chat.screen
    assert "last contact within three days" in chat.screen


async def test_whoever_holds_the_report_is_stopped_and_sees_what_changed(desk: Desk) -> None:
    item = await desk.report()
    chat = await (await holding(desk)).presses("Reveal")
    old = chat.data("New case")
    desk.world.clock.move(minutes=1)
    await changed(desk, item, surname=says("Вигаданчук"))
    await chat.press_data(old)
    assert chat.toast == "Something has changed since. Please look at the card again."
    assert "changed since it came in: 12:0" in chat.screen
    assert (await desk.item(item)).state is ReviewState.CLAIMED
    await chat.presses("Reveal")
    assert "Surname: Вигаданенко → Вигаданчук" in chat.everything
    await chat.presses("New case")
    assert (await desk.item(item)).state is ReviewState.DONE


async def test_a_colleagues_change_for_the_family_tells_whose_it_was(desk: Desk) -> None:
    item = await desk.report()
    chat = await holding(desk)
    someone = await desk.who(chat)
    async with desk.world.storage.work() as work:
        account = await work.accounts.get(someone.account)
        assert account is not None
        by = Author(account, someone)
        turn = await additions.open_(work, by, desk.world.rules, item.report or "")
        draft = replace(turn.draft, answers={**turn.draft.answers, "settlement": says("Балаклія")})
        await work.drafts.save(draft)
        await additions.send(work, by, desk.world.rules, draft.id)
    await chat.presses("Reveal")
    assert "Changed by Olena Invented for the family" in chat.everything


async def test_a_person_said_to_be_found_is_told_with_how_the_family_knows_and_can_be_reached(desk: Desk) -> None:
    item = await desk.report(priority=Priority.P3)
    async with desk.world.storage.work() as work:
        by = await author(work, item)
        turn = await found.open_(work, by.account, desk.world.rules, item.report or "")
        draft = replace(turn.draft, answers={"spoken": says("seen"), "known": says(None, State.DECLINED)})
        await found.tell(work, by.account, desk.world.rules, draft)
    chat = await holding(desk)
    assert "P1 · A person said to be found" in chat.screen
    assert "the family writes that the person has been found" in chat.screen
    await chat.presses("Reveal")
    for line in (
        "Spoken with the person: Recognised in a video or photo",
        "What is known: not given",
        "Phone or e-mail: +380000000001",
        "Surname: Вигаданенко",
    ):
        assert line in chat.everything
    await chat.presses("Log a call", "No answer", "Call again today")
    await chat.presses("Take", "Reveal", "Log a call", "Spoken with the family", "The task is done")
    assert "Decided: call: Spoken with the family" in chat.screen
    assert (await desk.item(item)).state is ReviewState.OPEN
