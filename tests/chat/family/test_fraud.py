"""Beware of fraud: the warning, and a person at once for whoever tells us."""

from dataclasses import replace

import pytest

from bot.domain.review import Cause, Priority, ReviewState
from bot.services import contact
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_hard import task

WITH_ACCOUNTS = replace(RULES, accounts=("@invented_bot", "@invented_help"))


async def test_the_warning_says_what_swindlers_say_and_what_we_never_do(family: Family) -> None:
    await family.begins()
    await family.presses("Beware of fraud")
    for words in ("on an exchange list", "call 102", "never ask for money or codes"):
        assert words in family.screen
    assert "official accounts" not in family.screen
    assert len(family.screen) < 4096


@pytest.mark.parametrize("rules", [WITH_ACCOUNTS])
async def test_the_official_accounts_are_named_once_they_are_verified(family: Family) -> None:
    await family.begins("Українська")
    await family.presses("Обережно: шахраї")
    assert "Наші єдині офіційні акаунти: @invented_bot, @invented_help." in family.screen
    assert len(family.screen) < 4096


@pytest.mark.parametrize(
    ("button", "cause", "priority", "told"),
    [
        ("I was cheated", Cause.FRAUD, Priority.P1, "call your bank at once"),
        ("Someone is contacting me now", Cause.FRAUD_NOW, Priority.P0, "do not pay and do not answer them"),
    ],
)
async def test_whoever_tells_of_fraud_has_a_person_called_and_hears_what_to_do_until_then(
    family: Family, button: str, cause: Cause, priority: Priority, told: str
) -> None:
    await family.begins()
    await family.presses("Beware of fraud", button)
    made = await task(family)
    assert made is not None
    assert (made.cause, made.priority) == (cause, priority)
    assert told in family.screen
    assert "call 102" in family.screen
    assert "Nobody is on duty at this moment. We will try to answer by" in family.screen
    await family.types("050 123 45 67")
    await family.types("evenings")
    assert "Whoever contacts you will see this" in family.screen


async def test_a_second_press_makes_no_second_task(family: Family) -> None:
    await family.begins()
    await family.presses("Beware of fraud")
    press = family.data("Someone is contacting me now")
    await family.press_data(press)
    before = await task(family)
    await family.press_data(press)
    assert await task(family) == before
    account = await family.account()
    async with family.world.storage.reading() as work:
        waiting = await work.reviews.waiting(work.now, 10)
    assert [one.account for one in waiting if one.state is ReviewState.OPEN] == [account.id]


async def test_fraud_at_this_moment_takes_the_place_of_fraud_before(family: Family) -> None:
    await family.begins()
    await family.presses("Beware of fraud")
    now = family.data("Someone is contacting me now")
    await family.presses("I was cheated")
    before = await task(family)
    await family.press_data(now)
    after = await task(family)
    assert before is not None
    assert after is not None
    assert (after.id, after.cause, after.priority) == (before.id, Cause.FRAUD_NOW, Priority.P0)
    assert after.due_at < before.due_at


@pytest.mark.parametrize(
    ("first", "second", "cause", "priority"),
    [
        (Cause.FRAUD, Cause.ASKED_FOR_PERSON, Cause.FRAUD, Priority.P0),
        (Cause.ASKED_FOR_PERSON, Cause.FRAUD, Cause.FRAUD, Priority.P0),
        (Cause.FRAUD_NOW, Cause.FRAUD, Cause.FRAUD_NOW, Priority.P0),
        (Cause.MINOR, Cause.FRAUD, Cause.MINOR, Priority.P0),
        (Cause.FRAUD_NOW, Cause.DANGER, Cause.DANGER, Priority.P0),
        (Cause.SUICIDE, Cause.FRAUD_NOW, Cause.SUICIDE, Priority.P0),
        (Cause.SUICIDE, Cause.DANGER, Cause.SUICIDE, Priority.P0),
    ],
)
async def test_the_graver_cause_stands_and_nothing_becomes_less_urgent(
    family: Family, first: Cause, second: Cause, cause: Cause, priority: Priority
) -> None:
    await family.begins()
    async with family.world.storage.work() as work:
        account = await work.accounts.meet(family.chat)
        before = await contact.ask(work, account, RULES, first)
        after = await contact.ask(work, account, RULES, second)
    made = await task(family)
    assert made is not None
    assert (made.cause, made.priority) == (cause, priority)
    assert after.due_at <= before.due_at


async def test_somebody_who_agreed_to_nothing_is_heard_too(family: Family) -> None:
    await family.types("/start")
    await family.presses("English", "No", "No", "Where to turn", "Beware of fraud", "Someone is contacting me now")
    assert await task(family) is not None
