"""An account that is silent for long, or looks like another's now: who is here is asked, and a person calls."""

from dataclasses import replace
from typing import Any

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.domain.account import Doubt
from bot.domain.call import Call, Next, Outcome
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.review import Cause, Review, ReviewKind
from bot.services import calls, claims, notify, reach, reveal
from tests.chat import updates
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_check import sent
from tests.chat.family.test_short_forms import briefly
from tests.services import people

ASKED = "It has been a long time"
#: What the account looks like later.
OTHER_NAME = {"first_name": "Another", "username": "another"}


async def back(family: Family, days: int, text: str = "/start", **person: Any) -> Family:  # noqa: ANN401 - a name
    """Write again after so many days, perhaps under another name."""
    family.world.clock.move(days=days)
    family.last += 1
    family.messages[family.last] = text
    return await family.tells(updates.by(person, updates.typed(family.chat, text, family.last)))


async def tasks(family: Family) -> list[Review]:
    """Return the tasks to contact somebody that wait."""
    async with family.world.storage.reading() as work:
        return [item for item in await work.reviews.waiting(work.now, 9) if item.kind is ReviewKind.CONTACT]


async def test_another_name_after_90_days_is_asked_who_is_here_and_a_person_calls(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    assert ASKED in family.screen
    assert family.labels == ["The same person", "Somebody else"]
    assert [task.cause for task in await tasks(family)] == [Cause.LOOKS_CHANGED]


async def test_a_year_of_silence_is_enough(family: Family) -> None:
    await sent(family)
    await back(family, 366)
    assert ASKED in family.screen


@pytest.mark.parametrize(("days", "person"), [(91, {}), (89, OTHER_NAME)])
async def test_nobody_is_asked_who_only_wrote_seldom_or_only_took_another_name(
    family: Family, days: int, person: dict[str, str]
) -> None:
    await sent(family)
    await back(family, days, **person)
    assert ASKED not in family.screen
    assert await tasks(family) == []


async def test_the_question_is_the_same_whether_or_not_there_is_anything_to_open(family: Family) -> None:
    """It is asked for the account's sake: no screen tells whether a report, or a person, is in the base."""
    await sent(family)
    empty = await family.world.family(5_000_000_009).begins()
    screens = [(await back(one, 91, **OTHER_NAME)).screen for one in (family, empty)]
    assert ASKED in screens[0]
    assert screens[0] == screens[1]
    answers = [(await one.presses("Somebody else")).screen for one in (family, empty)]
    assert answers[0] == answers[1]
    assert len(await tasks(family)) == 1


async def test_the_same_person_goes_on_and_the_call_is_still_to_come(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    await family.presses("The same person")
    assert "A person from our team may contact you" in family.screen
    assert "My reports" in family.labels
    assert (await family.account()).doubt is Doubt.SAME
    assert len(await tasks(family)) == 1


@pytest.mark.parametrize("label", ["No. ", "Open the message"])
async def test_what_was_said_before_stays_closed_until_it_is_answered(family: Family, label: str) -> None:
    await with_news(family)
    press = family.data(label)
    await back(family, 91, "Добрий день", **OTHER_NAME)
    assert ASKED in family.screen
    await family.tells(updates.by(OTHER_NAME, updates.pressed(family.chat, press, family.last)))
    assert ASKED in family.screen


async def with_news(family: Family) -> None:
    """Send a report, have news waiting, and look at My reports."""
    await sent(family)
    async with family.world.storage.work() as work:
        [report] = await work.reports.of((await work.accounts.meet(family.chat)).id)
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
        [notice] = await work.notices.of_report(report.id)
        await work.notices.save(replace(notice, state=NoticeState.WAITS))
    await family.presses("My reports")


async def test_somebody_else_sees_nothing_said_before_and_is_asked_everything_anew(family: Family) -> None:
    await with_news(family)
    presses = [family.data(label) for label in ("Open the message", "No. ")]
    await back(family, 91, **OTHER_NAME)
    await family.presses("Somebody else")
    assert "inspect your phone" in family.screen
    await family.presses("No", "Yes, I agree")
    assert "A message waits" not in family.screen
    for press in presses:
        await family.press_data(press)
        assert "once a person from our team has spoken with you" in family.screen
    for words in ("/delete", "/start"):
        await family.types(words)
        assert "No. " not in family.screen
        assert not [label for label in family.labels if "No. " in label]


async def test_a_person_who_has_spoken_with_the_family_opens_everything_again(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    [task] = await tasks(family)
    async with family.world.storage.work() as work:
        caller = await people.moderator(work)
        held = await claims.take(work, RULES, caller, task.id)
        await calls.log(work, RULES, caller, held.id, Call(Outcome.SPOKEN, Next.DONE))
    assert (await family.account()).doubt is None
    await family.types("/start")
    await family.presses("My reports")
    assert "waits for a moderator" in family.screen


async def test_an_attempt_that_reached_nobody_opens_nothing(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    [task] = await tasks(family)
    async with family.world.storage.work() as work:
        caller = await people.moderator(work)
        held = await claims.take(work, RULES, caller, task.id)
        await calls.log(work, RULES, caller, held.id, Call(Outcome.NO_ANSWER, Next.TODAY))
    assert (await family.account()).doubt is Doubt.ASKED


async def test_news_waits_while_it_is_not_known_who_is_here(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    async with family.world.storage.work() as work:
        [report] = await work.reports.of((await work.accounts.meet(family.chat)).id)
        await notify.announce(work, report, NoticeKind.TAKEN_UP)
        [notice] = await work.notices.of_report(report.id)
        await notify.tell(work, RULES, Mute(), notice.id)
        assert (await work.notices.get(notice.id) or notice).state is NoticeState.WAITS


class Mute:
    """A voice that must not be needed."""

    def push(self, language: str | None, notice: str) -> Any:  # noqa: ANN401 - never returns
        """Fail."""
        raise AssertionError((language, notice))


async def test_an_account_that_was_deleted_and_comes_back_is_asked(family: Family) -> None:
    await sent(family)
    async with family.world.storage.work() as work:
        await reach.lost(work, RULES, await work.accounts.meet(family.chat), deleted=True)
    await back(family, 1)
    assert ASKED in family.screen


async def test_a_cry_for_help_is_heard_before_anything_is_asked(family: Family) -> None:
    await sent(family)
    await back(family, 91, "I do not want to live", **OTHER_NAME)
    assert "a request for help" in family.screen
    assert {task.cause for task in await tasks(family)} >= {Cause.SUICIDE}


async def test_a_second_press_and_a_forged_one_change_nothing(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    same = family.data("The same person")
    await family.press_data(same.replace("same", "asked"))
    assert (await family.account()).doubt is Doubt.ASKED
    await family.press_data(same)
    await family.press_data(same)
    assert (await family.account()).doubt is Doubt.SAME


async def test_somebody_else_can_report_pause_and_go_on(family: Family) -> None:
    await sent(family)
    await back(family, 91, **OTHER_NAME)
    await family.presses("Somebody else", "No", "Yes, I agree", "Report a person", "Yes", "Pause", "Continue")
    assert "What is your relation" in family.screen
    await family.types("/start")
    assert "What is your relation" in family.screen


async def test_somebody_else_can_ask_for_a_person_and_leave_a_phone(family: Family) -> None:
    await family.begins()
    await back(family, 91, **OTHER_NAME)
    await family.presses("Somebody else", "No", "Yes, I agree", "My reports", "Please contact me", "Leave a phone")
    assert "At which phone number" in family.screen


async def test_what_was_begun_before_is_not_shown_to_somebody_else(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko")
    async with family.world.storage.work() as work:
        await reach.lost(work, RULES, await work.accounts.meet(family.chat), deleted=True)
    await back(family, 1)
    await family.presses("Somebody else")
    assert await family.drafts() == []
    assert "Vyhadanenko" not in family.everything


async def returned(family: Family, text: str = "/start") -> Family:
    """Come back after the account was deleted: who is here is asked, and what was begun still lies there."""
    async with family.world.storage.work() as work:
        await reach.lost(work, RULES, await work.accounts.meet(family.chat), deleted=True)
    return await back(family, 1, text)


@pytest.mark.parametrize("label", ["Send to a moderator", "The person", "⬅ Back"])
async def test_no_button_of_what_was_begun_opens_it_before_it_is_known_who_is_here(family: Family, label: str) -> None:
    await (await family.reports()).answers_all()
    press = family.data(label) if label in family.labels else pack(to.Check((await family.drafts())[0].id, 0))
    await returned(family)
    await family.press_data(press)
    assert ASKED in family.screen
    assert "Vyhadanenko" not in family.screen
    [draft] = await family.drafts()
    await family.press_data(pack(to.Discard(draft.id, 1)))
    assert await family.drafts() == [draft]


async def test_words_typed_before_it_is_known_who_is_here_go_into_no_earlier_draft(family: Family) -> None:
    await (await family.reports()).presses("Guardian")
    await returned(family, "Vyhadanenko")
    assert ASKED in family.screen
    [draft] = await family.drafts()
    assert "surname" not in draft.answers
    await family.types("I do not want to live")
    assert "a request for help" in family.screen


async def test_somebody_else_is_not_told_the_phone_that_was_left_before(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later")
    await family.types("050 123 45 67")
    await family.presses("You may call", "Done", "Nobody", "Done", "Send to a moderator", "Yes, send")
    await returned(family)
    await family.presses("Somebody else", "No", "Yes, I agree", "Support", "Please contact me")
    assert "we need a phone number" in family.screen
    await family.presses("Leave a phone or e-mail")
    await family.types("050 765 43 21")
    assert "501234567" not in family.everything
    [task] = await tasks(family)
    async with family.world.storage.work() as work:
        caller = await people.moderator(work)
        await claims.take(work, RULES, caller, task.id)
        shown = await reveal.reveal(work, RULES, caller, task.id)
    assert shown.reach is not None
    assert shown.reach["contact"].value == "+380501234567"


async def test_a_short_form_is_never_asked_about_and_nobody_is_to_call(family: Family) -> None:
    await briefly(family)
    await back(family, 366)
    assert "Nothing is needed from you now" in family.screen
    assert await tasks(family) == []


async def test_an_old_press_on_send_shows_no_receipt_to_somebody_else(family: Family) -> None:
    await (await family.reports()).answers_all()
    await family.presses("Send to a moderator")
    press = family.data("Yes, send")
    await family.press_data(press)
    await returned(family)
    await family.presses("Somebody else", "No", "Yes, I agree")
    await family.press_data(press)
    assert "was received on" not in family.screen
