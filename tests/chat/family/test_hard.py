"""A person, when asked for: by a button, by a choice, by words."""

from dataclasses import replace

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.domain.errors import Stale
from bot.domain.review import Cause, Priority, Review
from bot.domain.roles import Moderator, Role
from bot.services import claims
from tests.chat import updates
from tests.chat.family.family import LEASE, Family


async def task(family: Family) -> Review | None:
    account = await family.account()
    async with family.world.storage.reading() as work:
        return await work.reviews.open_contact(account.id)


async def somebody_on_duty(family: Family) -> None:
    async with family.world.storage.work() as work:
        account = await work.accounts.meet(1)
        one = Moderator(id=work.ids.new(), account=account.id, role=Role.INTAKE, name="Вигадка", on_duty=True)
        await work.moderators.add(replace(one))


async def test_this_is_hard_stops_calmly_and_goes_on_where_it_was(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard")
    assert "Everything you wrote is saved" in family.screen
    assert "0 800 000 000 (invented)" in family.screen
    assert "112 or 103" in family.screen
    await family.presses("Continue")
    assert "What is your relation" in family.screen
    assert await task(family) is None


async def test_please_contact_me_makes_a_task_and_says_honestly_when(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard", "Please contact me")
    made = await task(family)
    assert made is not None
    assert (made.cause, made.priority) == (Cause.ASKED_FOR_PERSON, Priority.P0)
    assert "4\u00a0March 2026, 14:0" in family.screen
    assert "Nobody is on duty at this moment." in family.screen
    assert "To reach you, we need a phone number" in family.screen


async def test_when_somebody_is_on_duty_nothing_else_is_said(family: Family) -> None:
    await somebody_on_duty(family)
    await family.reports()
    await family.presses("This is hard", "Please contact me")
    assert "Nobody is on duty" not in family.screen


async def test_a_phone_typed_at_once_is_taken_and_the_report_goes_on(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard", "Please contact me")
    await family.types("050 123 45 67")
    assert "When is it convenient" in family.screen
    await family.types("in the evening")
    assert "Whoever contacts you will see this" in family.screen
    await family.presses("Continue")
    assert "What is your relation" in family.screen


async def test_without_a_phone_we_say_that_we_cannot_reach_the_family(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard", "Please contact me", "Leave a phone or e-mail", "Skip", "Skip")
    assert "we cannot reach you" in family.screen
    await family.presses("Leave a phone or e-mail")
    await family.types("name@example.com")
    assert "Whoever contacts you will see this" in family.screen


async def test_asking_twice_makes_one_task(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard")
    press = family.data("Please contact me")
    await family.press_data(press)
    first = await task(family)
    await family.press_data(press)
    second = await task(family)
    assert first is not None
    assert second is not None
    assert first.id == second.id
    assert len([draft for draft in await family.drafts() if draft.form == "call"]) == 1


async def test_a_phone_left_in_the_form_is_not_asked_for_again(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later")
    await family.types("050 123 45 67")
    await family.presses("This is hard", "Please contact me")
    assert "we need a phone number" not in family.screen
    await family.presses("Say when it is convenient")
    assert "When is it convenient" in family.screen


async def test_it_is_about_me_calls_a_person_and_leaves_the_question_open(family: Family) -> None:
    await family.reports()
    await family.presses("It is about me")
    assert "better to talk about this with a person" in family.screen
    made = await task(family)
    assert made is not None
    assert made.cause is Cause.ABOUT_ME
    await family.presses("Continue")
    assert "What is your relation" in family.screen


async def test_not_in_the_chat_calls_a_person_and_the_form_goes_on(family: Family) -> None:
    await family.reports()
    await family.presses("Guardian")
    await family.types("Vyhadanenko", "Ostap")
    await family.presses("Skip", "Skip", "Skip", "I do not know", "I prefer not to say it here")
    made = await task(family)
    assert made is not None
    assert made.cause is Cause.NOT_IN_CHAT
    assert "this need not be written here" in family.screen
    await family.presses("Continue")
    assert "last have contact" in family.screen


async def test_words_of_despair_in_any_answer_bring_a_person_first_and_are_still_saved(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("I do not want to live without him")
    assert "We read your words as a request for help" in family.screen
    made = await task(family)
    assert made is not None
    assert (made.cause, made.priority) == (Cause.SUICIDE, Priority.P0)
    await family.presses("Continue")
    assert "I do not want to live without him" in family.screen


async def test_words_of_despair_where_a_button_is_asked_for_are_not_corrected(family: Family) -> None:
    await family.reports()
    await family.types("Не хочу жити")
    assert "What is your relation" not in family.screen
    assert "Please choose one of the buttons" not in family.screen
    assert family.screen.startswith("Thank you for writing.")


async def test_words_of_despair_outside_a_form_are_heard_and_not_kept(family: Family) -> None:
    await family.begins()
    await family.types("Не хочу більше жити")
    made = await task(family)
    assert made is not None
    assert made.cause is Cause.SUICIDE
    assert "жити" not in family.everything


async def test_words_of_despair_in_a_changed_message_are_heard(family: Family) -> None:
    await family.reports()
    await family.edits("I do not want to live")
    assert await task(family) is not None


async def test_words_of_danger_under_a_photo_are_heard_and_the_photo_declined(family: Family) -> None:
    await family.reports()
    body = updates.photo(family.chat, 90)
    body["message"]["caption"] = "до нас ломляться"
    await family.tells(body)
    made = await task(family)
    assert made is not None
    assert made.cause is Cause.DANGER
    assert "We cannot take photos" in family.screen


@pytest.mark.parametrize("words", ["/nonsense не хочу жити", "/help I do not want to live"])
async def test_words_of_despair_after_a_command_are_heard(family: Family, words: str) -> None:
    await family.begins()
    await family.types(words)
    assert await task(family) is not None


async def test_words_of_despair_cut_into_two_messages_are_heard(family: Family) -> None:
    await (await family.reports()).answers_to_story()
    await family.types("Я більше не хочу", "жити")
    made = await task(family)
    assert made is not None
    assert made.cause is Cause.SUICIDE


async def test_who_left_no_phone_is_asked_for_one_again_when_it_asks_again(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard", "Please contact me", "Leave a phone or e-mail", "Skip", "Skip")
    await family.presses("Continue", "This is hard", "Please contact me")
    assert "To reach you, we need a phone number" in family.screen
    await family.presses("Leave a phone or e-mail")
    await family.types("name@example.com")
    assert "Whoever contacts you will see this" in family.screen


async def test_a_family_that_waited_in_vain_is_told_so_and_everybody_is_called_again(family: Family) -> None:
    await family.reports()
    await family.presses("This is hard", "Please contact me")
    family.world.clock.move(hours=3)
    await family.types("/start")
    await family.presses("This is hard", "Please contact me")
    assert "We have not managed to answer you in time." in family.screen
    assert "will try to answer by" not in family.screen
    made = await task(family)
    assert made is not None
    async with family.world.storage.work() as work:
        due = await work.jobs.take(10, LEASE, ["alarm_all"])
    assert [job.ids for job in due] == [{"review": made.id}]


async def test_whoever_holds_the_task_cannot_end_it_as_the_lesser_one_it_was(family: Family) -> None:
    await somebody_on_duty(family)
    await family.reports()
    await family.presses("This is hard", "Please contact me", "Continue")
    before = await task(family)
    assert before is not None
    async with family.world.storage.work() as work:
        [holder] = await work.moderators.active()
        held = await claims.take(work, family.world.rules, holder, before.id)
    await family.edits("I do not want to live")
    async with family.world.storage.work() as work:
        with pytest.raises(Stale):
            await claims.held(work, holder, held.id, held.version)


async def alarms(family: Family, *kinds: str) -> int:
    """Sound what is due of these alarms; return how many there were."""
    async with family.world.storage.work() as work:
        due = await work.jobs.take(9, LEASE, kinds)
        for job in due:
            await work.jobs.finish(job)
    return len(due)


async def test_who_asks_again_and_again_in_vain_calls_everybody_four_times_an_hour_at_most(family: Family) -> None:
    await family.begins()
    press = pack(to.ContactMe())
    await family.press_data(press)
    family.world.clock.move(minutes=125)
    await alarms(family, "alarm_all")
    called = 0
    for _ in range(60):
        family.world.clock.move(seconds=55)
        await family.press_data(press)
        called += await alarms(family, "alarm_all")
    assert "calling all our people again" in family.screen
    assert called == 3


async def test_who_deletes_everything_to_ask_anew_soon_wakes_nobody_at_once(family: Family) -> None:
    woken = []
    for _ in range(5):
        await family.begins()
        await family.press_data(pack(to.ContactMe()))
        woken.append(await alarms(family, "alarm"))
        made = await task(family)
        assert made is not None
        assert made.priority is Priority.P0
        await family.press_data(pack(to.ForgetMe(1)))
    assert woken == [1, 1, 1, 0, 0]
