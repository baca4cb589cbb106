"""A person, when asked for: by a button, by a choice, by words."""

from dataclasses import replace

from bot.domain.review import Cause, Priority, Review
from bot.domain.roles import Moderator, Role
from tests.chat.family.family import Family


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
    await (await family.reports()).answers_to_region()
    await family.types("Chuhuiv", "I do not want to live without him")
    assert "We read your words as a request for help" in family.screen
    made = await task(family)
    assert made is not None
    assert (made.cause, made.priority) == (Cause.SUICIDE, Priority.P0)
    await family.presses("Continue")
    assert "I do not want to live without him" in family.screen


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
