"""Seniors see how far the news of a case has come, and with whom a correction has; nobody else does."""

from dataclasses import replace

from bot.chat.buttons import pack
from bot.chat.moderators.payloads.deliveries import Deliveries
from bot.domain.account import Safety
from bot.domain.case import CaseState, Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind
from bot.domain.relative import Level
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import statuses
from tests.chat.family.family import Family
from tests.chat.moderators.at_case import beside, the_case
from tests.chat.moderators.desk import Desk
from tests.services import deciding
from tests.services.kin import at_level


async def told(desk: Desk) -> tuple[Family, Family]:
    """Return a verified family that is pushed that the person is believed captive, and who decided that."""
    family = desk.stranger()
    account = replace(await family.account(), language="en", safety=Safety.SAFE)
    async with desk.world.storage.work() as work:
        await work.accounts.save(account)
    await desk.report(family=account)
    chat = await (await desk.moderator("Olena Invented", Role.VERIFIER)).types("/queue")
    await chat.presses("Take 1", "Reveal", "New case")
    await desk.after()
    await family.presses("Open")
    case, me = await the_case(desk), await desk.who(chat)
    async with desk.world.storage.work() as work:
        [relative] = await work.cases.relatives(case.id)
        await at_level(work, me, relative, Level.SHOWN)
        word = await deciding.item(work, me, case, EvidenceKind.FAMILY)
        wish = deciding.to(Fate.BELIEVED_CAPTIVE, word)
        await statuses.change(work, desk.world.rules, me, case.id, wish)
    await desk.after()
    return family, chat


async def test_a_senior_sees_each_notice_with_its_states_and_what_telegram_made_of_it(desk: Desk) -> None:
    family, chat = await told(desk)
    senior = await beside(desk, "Oksana Invented", Role.SENIOR)
    await senior.presses("Deliveries")
    assert "believed captive" in senior.screen
    assert "arrived" in senior.screen
    await family.presses("Open", "Received")
    await senior.presses("Back", "Deliveries")
    assert "received, as the family says" in senior.screen
    await chat.types("/cases")
    assert "Deliveries" not in chat.labels
    await chat.press_data(pack(Deliveries((await the_case(desk)).id, 0)))
    assert "your role does not allow it" in str(chat.toast)


async def test_a_message_found_wrong_is_a_task_that_says_so_and_leads_to_the_case(desk: Desk) -> None:
    family, _ = await told(desk)
    await family.presses("Open", "Something is wrong")
    senior = await (await desk.moderator("Oksana Invented", Role.SENIOR)).types("/queue")
    await senior.presses("Take 1")
    assert "A message to look at" in senior.screen
    assert "A family out of reach" not in senior.screen
    await senior.presses("Reveal", "Case", "Deliveries")
    assert "believed captive" in senior.screen


async def test_what_was_wrong_is_corrected_before_newer_news_and_a_senior_sees_with_whom(desk: Desk) -> None:
    family, chat = await told(desk)
    await family.presses("Open")
    case, me = await the_case(desk), await desk.who(chat)
    async with desk.world.storage.work() as work:
        wish = deciding.to(Fate.MISSING, words="He was mistaken.")
        await statuses.change(work, desk.world.rules, me, case.id, wish)
    await desk.after(minutes=1)
    async with desk.world.storage.work() as work:
        word = await deciding.item(work, me, case, EvidenceKind.FAMILY)
        await statuses.change(work, desk.world.rules, me, case.id, deciding.to(Fate.RETURNED_HOME, word))
    await desk.after(minutes=1)
    senior = await beside(desk, "Oksana Invented", Role.SENIOR)
    await senior.presses("Task 1")
    assert "the correction: arrived" in senior.screen
    await family.presses("Open")
    assert "We must correct our earlier message" in family.screen
    await family.presses("Next message")
    assert "the person has been found and is safe" in family.screen
    assert "Next message" not in family.labels
    await senior.presses("Queue")
    assert "the correction: arrived" not in senior.screen


async def test_a_family_whose_case_is_closed_asks_with_one_press_that_it_is_opened_again(desk: Desk) -> None:
    family, _ = await told(desk)
    case = await the_case(desk)
    senior = await beside(desk, "Oksana Invented", Role.SENIOR)
    me = await desk.who(senior)
    async with desk.world.storage.work() as work:
        wish = Wish(axis=Axis.CASE, after=CaseState.CLOSED_BY_FAMILY.value, words="So they wish.")
        await statuses.change(work, desk.world.rules, me, case.id, wish)
    await desk.after()
    await family.presses("Open")
    assert "We have closed case No." in family.screen
    await family.presses("Ask to open it again")
    assert "A moderator will look at this case again." in str(family.toast)
    await senior.types("/queue")
    assert "the family asks to open its closed case again" in senior.screen
    async with desk.world.storage.reading() as work:
        kinds = [one.kind for one in await work.notices.of_case(case.id)]
    assert kinds.count(NoticeKind.CLOSED) == 1


async def test_what_nobody_reads_for_three_days_is_a_task_that_ends_when_the_family_opens_it(desk: Desk) -> None:
    family, chat = await told(desk)
    await desk.after(hours=71, minutes=58)
    await chat.types("/queue")
    assert "a message has not been read for three days" not in chat.screen
    await desk.after(minutes=2)
    await chat.types("/queue")
    assert "a message has not been read for three days" in chat.screen
    await chat.presses("Take 1")
    card = chat.data("Give back")
    await family.presses("Open")
    await chat.press_data(card)
    assert "Messages reach the family again. Nothing is to be done." in chat.everything
