"""A moderator fills in the families' form for somebody who telephones, writes or comes in."""

import pytest

from bot.domain.account import Account
from bot.domain.behalf import Channel
from bot.domain.report import Report
from bot.domain.review import Cause, ReviewKind, ReviewState
from bot.domain.roles import Role
from bot.questionnaire import consent
from bot.questionnaire.form import BRIEF
from bot.services import queue
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_verdict import called, revealing

CALLER = "For somebody who telephones."


async def hearing(desk: Desk, name: str = "Olena Invented") -> Family:
    """Return a moderator who has heard the consent of somebody on the phone."""
    chat = await desk.moderator(name)
    await chat.types("/report")
    return await chat.presses("By phone", "The consent was heard")


async def filled(desk: Desk) -> Family:
    """Return a moderator who has written every answer."""
    chat = await hearing(desk)
    await chat.presses("Yes")
    return await chat.answers_all()


async def report_of(desk: Desk, chat: Family) -> tuple[Report, Account]:
    """Return the one report there is, and the account of its family."""
    async with desk.world.storage.reading() as work:
        [item] = [one for one in await work.reviews.waiting(work.now, 9) if one.kind is ReviewKind.REPORT]
        report = await work.reports.get(item.report or "")
        assert report is not None
        family = await work.accounts.get(report.account)
    assert family is not None
    assert family.id != (await chat.account()).id
    return report, family


async def test_the_consent_is_read_aloud_before_the_form_opens(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.presses("For a family", "By phone")
    assert "Nothing is kept without consent." in chat.screen
    assert "People decide here, not a program." in chat.screen
    assert await chat.drafts() == []
    await chat.presses("There is no consent")
    assert "Nothing waits." in chat.screen
    assert await chat.drafts() == []
    assert "consent_heard" not in await desk.acts()


async def test_the_familys_own_questions_are_asked_in_a_grey_frame(desk: Desk) -> None:
    chat = await hearing(desk)
    assert CALLER in chat.screen
    assert "Are you 18 or older?" in chat.screen
    assert "This is hard" not in chat.labels
    await chat.presses("Yes")
    assert "What is your relation to the person" in chat.screen
    assert "consent_heard" in await desk.acts()


async def test_a_report_is_written_checked_and_sent_and_its_number_is_read_out(desk: Desk) -> None:
    chat = await filled(desk)
    assert "Please check your answers." in chat.screen
    assert "This is hard" not in chat.labels
    await chat.presses("Send to a moderator", "Yes, send")
    report, family = await report_of(desk, chat)
    assert f"Report No. {report.number}. Please read this number out" in chat.screen
    assert "Vyhadanenko" not in chat.everything
    assert report.behalf is not None
    assert (report.behalf.channel, report.behalf.consent) == (Channel.PHONE, consent.FULL)
    assert family.consent == consent.FULL
    await chat.presses("Queue", "Take 1")
    assert "written by Olena Invented: by phone" in chat.screen
    await chat.presses("Reveal")
    assert "Written by Olena Invented: by phone. The consent was heard:" in chat.everything
    assert "not in the chat: a person tells the family" in chat.everything


async def test_typed_answers_do_not_stay_and_the_form_may_not_be_passed_on(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("Yes", "Brother or sister")
    await chat.types("Vyhadanenko")
    await desk.after(minutes=1)
    assert "Vyhadanenko" not in [message for message in chat.messages.values() if isinstance(message, str)]
    shown = [message for message in chat.messages.values() if not isinstance(message, str) and CALLER in message.html]
    assert [message.protected for message in shown] == [True]


async def test_a_form_that_nobody_touches_is_cleared_and_gone_on_with_from_the_queue(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("Yes", "Brother or sister")
    await chat.types("Vyhadanenko")
    await desk.after(minutes=20)
    assert CALLER in chat.everything
    await chat.types("Ostap")
    await desk.after(minutes=20)
    assert CALLER in chat.everything
    await desk.after(minutes=11)
    assert CALLER not in chat.everything
    assert "The form was put aside" in chat.screen
    await chat.types("words that belong nowhere")
    assert (await chat.account()).focus is None
    await chat.types("/queue")
    await chat.presses("Go on: form of")
    assert CALLER in chat.screen
    assert "Patronymic" in chat.screen
    assert "resume" in await desk.acts()


async def test_a_form_is_paused_and_deleted_without_a_name_left_in_the_chat(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("Yes", "Brother or sister")
    await chat.types("Vyhadanenko")
    await chat.presses("Pause")
    assert "Put aside." in chat.screen
    assert CALLER not in chat.everything
    await chat.presses("Go on: form of")
    await chat.types("/cancel")
    assert "Put aside." in chat.screen
    [draft] = await chat.drafts()
    await chat.presses("Go on: form of")
    await chat.press_data(f"fX:{draft.id}:0")
    await chat.presses("No, keep it")
    assert CALLER in chat.screen
    await chat.press_data(f"fX:{draft.id}:1")
    assert "What was not sent is deleted." in chat.screen
    assert await chat.drafts() == []


async def test_words_of_danger_call_nobody_for_a_moderator_is_there(desk: Desk) -> None:
    chat = await filled(desk)
    await chat.presses("More to tell", "In your own words")
    await chat.types("I don't want to live")
    assert "112" not in chat.screen
    async with desk.world.storage.reading() as work:
        assert [one for one in await work.reviews.waiting(work.now, 9) if one.kind is ReviewKind.CONTACT] == []


async def test_forbidden_words_are_refused_with_nothing_kept(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("Yes", "Brother or sister")
    await chat.types("ІПН 1234567890")
    assert "This seems to contai" in chat.screen
    [draft] = await chat.drafts()
    assert "surname" not in draft.answers
    assert draft.pending is None


async def test_a_minor_on_the_phone_is_asked_the_short_form_at_once(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("No")
    assert CALLER in chat.screen
    assert "What is your relation" in chat.screen
    [draft] = await chat.drafts()
    assert draft.form == "minor"


async def test_somebody_who_speaks_of_themselves_is_helped_by_the_moderator(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("Yes", "It is about me")
    assert "help them directly" in chat.screen
    async with desk.world.storage.reading() as work:
        assert list(await work.reviews.waiting(work.now, 9)) == []


async def test_trembling_fingers_open_one_form_and_send_one_report(desk: Desk) -> None:
    chat = await desk.moderator()
    await chat.types("/report")
    await chat.presses("By phone")
    heard = chat.data("The consent was heard")
    await chat.press_data(heard)
    await chat.press_data(heard)
    assert len(await chat.drafts()) == 1
    await chat.presses("Yes")
    await chat.answers_all()
    await chat.presses("Send to a moderator")
    send = chat.data("Yes, send")
    await chat.press_data(send)
    number = chat.screen
    await chat.press_data(send)
    assert chat.screen == number
    await report_of(desk, chat)


@pytest.mark.parametrize("press", ["m8", "m9:phone", f"mC:phone:{consent.FULL}"])
async def test_an_auditor_writes_for_nobody(desk: Desk, press: str) -> None:
    chat = await desk.moderator(role=Role.AUDITOR)
    assert "For a family" not in chat.labels
    await chat.press_data(press)
    assert "role does not allow it" in str(chat.toast)
    await chat.types("/report")
    assert "role does not allow it" in chat.screen
    assert await chat.drafts() == []


async def test_a_family_cannot_press_its_way_into_a_moderators_form(desk: Desk) -> None:
    chat = await hearing(desk)
    [draft] = await chat.drafts()
    family = await desk.stranger().types("/start")
    for press in (f"fR:{draft.id}", f"fc:{draft.id}:adult:yes", f"fS:{draft.id}", f"mC:phone:{consent.FULL}"):
        await family.press_data(press)
        assert CALLER not in family.everything
    assert (await chat.drafts())[0].answers == {}


async def test_a_full_queue_still_offers_the_forms_begun(desk: Desk) -> None:
    chat = await hearing(desk)
    await chat.presses("Pause")
    family = await desk.family()
    async with desk.world.storage.work() as work:
        for _ in range(200):
            await queue.enter(work, desk.world.rules, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, family.id)
    await chat.types("/queue")
    assert "Further" in chat.labels
    assert len([label for label in chat.labels if label.startswith("Go on: form of")]) == 1
    await chat.presses("Further")
    assert not [label for label in chat.labels if label.startswith("Go on")]


async def test_what_the_family_tells_by_phone_is_added_to_its_report(desk: Desk) -> None:
    item = await desk.report()
    chat = await revealing(desk)
    await chat.presses("Add what was told")
    assert f"Your answers in report No. {(await desk.about(item)).number}" in chat.screen
    assert CALLER in chat.screen
    await chat.presses("The person", "Given name")
    await chat.types("Остап-Вигад")
    await chat.presses("Send the changes")
    assert "What the family told is kept in its report." in chat.screen
    assert "You hold this item" in chat.screen
    assert "Остап-Вигад" not in chat.everything
    await chat.presses("Reveal")
    assert "Changed by Olena Invented for the family, by phone" in chat.everything
    assert "Given name: Остап → Остап-Вигад" in chat.everything


async def test_a_task_to_contact_opens_the_reports_of_the_family(desk: Desk) -> None:
    item = await desk.report()
    async with desk.world.storage.work() as work:
        await queue.enter(work, desk.world.rules, ReviewKind.CONTACT, Cause.ASKED_FOR_PERSON, item.account)
    chat = await revealing(desk)
    assert "asked for a person" in chat.screen
    await chat.presses("Add what was told")
    assert f"report No. {(await desk.about(item)).number}" in chat.screen


async def test_nothing_is_added_to_a_report_from_a_phone_that_may_be_inspected(desk: Desk) -> None:
    item = await desk.report(silent=True)
    chat = await revealing(desk)
    assert "Add what was told" not in chat.labels
    await chat.press_data(f"mA:{item.id}:{item.report}")
    assert "does not work any more" in str(chat.toast)
    assert await chat.drafts() == []
    assert BRIEF.name not in [draft.form for draft in await chat.drafts()]


async def test_a_claim_that_ends_in_mid_form_loses_no_word(desk: Desk) -> None:
    item = await desk.report()
    chat = await revealing(desk)
    await chat.presses("Add what was told", "The person", "Given name")
    await chat.types("Остап-Вигад")
    await desk.after(minutes=31)
    assert (await desk.item(item)).state is ReviewState.OPEN
    assert "Остап-Вигад" not in chat.everything
    await chat.types("/queue")
    await chat.presses("Go on: changes of")
    await chat.presses("Send the changes")
    assert "What the family told is kept in its report." in chat.screen
    async with desk.world.storage.reading() as work:
        [told] = await work.additions.of_report(item.report or "")
    assert told.moderator == (await desk.who(chat)).id


async def test_two_moderators_may_write_and_the_colleague_who_holds_the_item_is_told(desk: Desk) -> None:
    await desk.report()
    first = await revealing(desk)
    await first.presses("Add what was told", "The person", "Given name")
    await first.types("Остап-Вигад")
    await desk.after(minutes=31)
    second = await desk.moderator("Marko Invented")
    await second.types("/queue")
    await second.presses("Take 1", "Reveal")
    decide = second.data("New case")
    await first.types("/queue")
    await first.presses("Go on: changes of", "Send the changes")
    await second.press_data(decide)
    assert "Something has changed since" in str(second.toast)
    assert "changed since it came in" in second.screen


async def test_news_for_a_family_without_a_chat_is_told_by_a_person(desk: Desk) -> None:
    chat = await filled(desk)
    await chat.presses("Send to a moderator", "Yes, send", "Queue", "Take 1")
    await desk.after(minutes=1)
    who = await desk.who(chat)
    async with desk.world.storage.work() as work:
        [mine] = await work.reviews.claimed(who.id, work.now)
        await work.reviews.keep(mine.id, [])
    await chat.presses("Reveal", "New case")
    await desk.after(minutes=1)
    await chat.types("/queue")
    assert "a person tells the family: it is not in the chat" in chat.screen
    await chat.presses("Take 1", "Reveal")
    assert "<b>Please tell the family</b>" in chat.everything
    assert "has been taken up. This is neither good nor bad news." in chat.everything
    await chat.presses("Log a call", "Spoken with the family", "The task is done")
    assert "Decided: call: Spoken with the family" in chat.screen
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen


async def test_a_refused_report_goes_to_another_moderator_when_its_family_asks_by_phone(desk: Desk) -> None:
    chat = await filled(desk)
    await chat.presses("Send to a moderator", "Yes, send", "Queue", "Take 1", "Reveal", "Do not take up")
    await chat.presses("Not enough to identify", "Yes, do not take up")
    await desk.after(minutes=1)
    await chat.types("/queue")
    await chat.presses("Take 1", "Reveal", "Asked to review again")
    assert "Another moderator will read the report." in chat.screen
    other = await desk.moderator("Marko Invented")
    await other.types("/queue")
    assert "the family asks to review again" in other.screen


async def test_a_call_is_logged_in_three_presses_and_told_on_card_and_reveal(desk: Desk) -> None:
    task = await called(desk)
    chat = await revealing(desk)
    await chat.presses("Log a call", "Somebody else", "Call again tomorrow")
    assert "The call is logged." in chat.screen
    assert (await desk.item(task)).state is ReviewState.HELD
    await chat.types("/queue")
    assert "Nothing waits." in chat.screen
    await desk.after(days=1)
    await chat.types("/queue")
    await chat.presses("Take 1")
    assert "call: Somebody else; nothing told · Call again tomorrow · Olena Invented" in chat.screen
    await chat.presses("Reveal")
    assert "call: Somebody else; nothing told" in chat.everything


async def test_a_call_handed_over_goes_to_the_colleague_who_is_chosen(desk: Desk) -> None:
    task = await called(desk)
    other = await desk.moderator("Marko Invented")
    chat = await revealing(desk)
    await chat.presses("Log a call", "No answer", "Hand over", "A call was promised", "Marko Invented")
    assert (await desk.item(task)).claimed_by == (await desk.who(other)).id
    assert "call: No answer · Hand over · Olena Invented" in other.screen


async def test_a_call_about_a_report_leaves_the_report_to_be_decided(desk: Desk) -> None:
    item = await desk.report()
    chat = await revealing(desk)
    await chat.presses("Log a call")
    log = chat.data("No answer")
    await chat.presses("No answer", "Go on with this item")
    assert "The call is logged." in chat.screen
    assert "New case" in chat.labels
    await chat.press_data(log)
    assert "Something has changed since" in str(chat.toast)
    await chat.presses("Reveal", "New case")
    assert (await desk.item(item)).state is ReviewState.DONE


async def test_a_call_is_offered_where_there_is_a_phone(desk: Desk) -> None:
    await desk.report(answers={})
    chat = await revealing(desk)
    assert "Log a call" not in chat.labels
