"""An approver types the letters, sees once more what is approved, and confirms."""

from dataclasses import replace

from bot.domain.case import Fate
from bot.domain.proposal import ProposalState
from bot.domain.review import Cause
from bot.domain.roles import Role
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.two import case_of, merging, two
from tests.services.deciding import LETTERS, as_it_stands


async def test_two_people_confirm_a_captivity_and_it_takes_effect_when_it_has_cooled_off(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve")
    assert "Write the first three letters of the patronymic" in chat.screen
    await chat.types(LETTERS)
    assert LETTERS not in chat.everything.split("\n")
    assert "You approve: whereabouts unknown → captivity confirmed." in chat.screen
    assert (await both.now()).state is ProposalState.OPEN
    await chat.presses("Confirm")
    assert "You have approved." in chat.screen
    assert "until then it can be withdrawn" in chat.screen
    assert await chat.drafts() == []
    await desk.after(minutes=29)
    assert await both.fate() is Fate.MISSING
    await desk.after(minutes=2)
    assert await both.fate() is Fate.CAPTIVE_CONFIRMED
    await desk.after(seconds=1)
    for phone in (both.first, both.second):
        assert f"A decision on case {both.case.reference} has taken effect." in phone.screen


async def test_a_second_press_on_confirm_approves_once(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    press = chat.data("Confirm")
    await chat.press_data(press)
    leaves = (await both.now()).leaves_at
    await chat.press_data(press)
    assert "Something has changed since" in str(chat.toast)
    assert "Approved: Olena Invented." in chat.screen
    assert (await both.now()).leaves_at == leaves
    assert (await desk.acts()).count("approve") == 1


async def test_letters_survive_a_restart_and_whatever_else_is_done(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    await chat.types("/queue")
    await both.opened()
    await chat.presses("Approve")
    assert "You approve:" in chat.screen
    await chat.sends_photo()
    assert "Only text is taken here" in chat.screen
    assert "You approve:" in chat.screen
    await chat.presses("Confirm")
    assert (await both.now()).state is ProposalState.APPROVED


async def test_wrong_letters_are_told_and_not_kept(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve")
    await chat.types("оста")
    assert "These are not the letters." in chat.screen
    assert "Write the first three letters" in chat.screen
    [draft] = await chat.drafts()
    assert draft.answers == {}
    await chat.types(LETTERS)
    assert "Confirm" in chat.labels


async def test_after_five_wrong_tries_in_a_row_a_person_approves_this_no_more_and_seniors_are_called(
    desk: Desk,
) -> None:
    both = await two(desk)
    senior = await (await desk.moderator("Oksana Invented", Role.SENIOR)).presses("Begin duty")
    chat = await (await both.looked()).presses("Approve")
    await chat.types(*["оста"] * 4, LETTERS, "/cancel")
    await chat.presses("Approve")
    await chat.types(*["оста"] * 4)
    assert "These are not the letters." in chat.screen
    await chat.types("оста")
    assert "Another colleague decides; a senior is told." in chat.screen
    assert "Approve" not in chat.labels
    assert await chat.drafts() == []
    await chat.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "Five times these were not the letters" in str(chat.toast)
    assert {"wrong_letters", "barred"} <= set(await desk.acts())
    await desk.after(minutes=1)
    assert "An urgent item is waiting in the queue." in senior.everything
    await senior.types("/queue")
    assert "five times a colleague could not name the person" in senior.screen
    await both.opened(senior)
    await senior.presses("Look", "Approve")
    await senior.types(LETTERS)
    assert "Confirm" in senior.labels


async def code_ages(desk: Desk, chat: Family) -> None:
    """Have the last code of a moderator be too old for what two people decide; the session stays open."""
    me = await desk.who(chat)
    async with desk.world.storage.work() as work:
        session = await work.sessions.get(me.id)
        assert session is not None
        await work.sessions.open(replace(session, fresh_until=work.now))


async def test_an_approval_takes_a_fresh_code_and_the_letters_wait_for_it(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    await code_ages(desk, chat)
    desk.world.clock.move(seconds=30)
    await chat.presses("Confirm")
    assert "Please write the code from your app." in chat.screen
    assert (await both.now()).state is ProposalState.OPEN
    await desk.shows_code(chat)
    assert "Waits for a second person" in chat.screen
    await chat.presses("Approve")
    assert "You approve:" in chat.screen
    await chat.presses("Confirm")
    assert (await both.now()).state is ProposalState.APPROVED


async def test_letters_can_be_given_up_by_button_and_by_command(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve", "Cancel")
    assert "Nothing was approved." in chat.screen
    await chat.presses("Approve")
    await chat.types(LETTERS, "/cancel")
    assert "Nothing was approved." in chat.screen
    assert await chat.drafts() == []
    assert (await both.now()).state is ProposalState.OPEN


async def test_of_two_who_approve_the_second_is_told_and_sees_the_card(desk: Desk) -> None:
    both = await two(desk)
    third = await desk.moderator("Marko Invented", Role.VERIFIER)
    await (await both.opened(third)).presses("Look", "Approve")
    await third.types(LETTERS)
    await both.approved()
    await third.presses("Confirm")
    assert "Something has changed since" in str(third.toast)
    assert "Approved: Olena Invented." in third.screen
    assert (await both.now()).approver == (await desk.who(both.second)).id


async def test_a_fresh_code_is_asked_for_before_the_letters_and_not_between_them_and_the_last_press(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.looked()
    await code_ages(desk, chat)
    await chat.presses("Approve")
    assert "What two people decide takes a fresh code: not older than" in chat.screen
    await desk.shows_code(chat)
    assert chat.screen.startswith("The code is right. Nothing was decided meanwhile")
    await chat.presses("Approve")
    await chat.types(LETTERS)
    await chat.presses("Confirm")
    assert "You have approved." in chat.screen


async def test_a_task_of_wrong_letters_is_for_seniors_alone(desk: Desk) -> None:
    both = await two(desk)
    chat = await (await both.looked()).presses("Approve")
    await chat.types(*["оста"] * 5)
    async with desk.world.storage.reading() as work:
        [task] = [each for each in await work.reviews.of_case(both.case.id) if each.cause is Cause.LETTERS]
    assert task.lead
    await chat.types("/queue")
    assert "five times" not in chat.screen


async def test_a_merge_whose_case_was_merged_elsewhere_is_told(desk: Desk) -> None:
    both, into = await merging(desk)
    chat = await both.sure()
    third, by = await case_of(desk), await desk.who(both.second)
    async with desk.world.storage.work() as work:
        found = await as_it_stands(work, into)
        other = replace(both.proposal, id=work.ids.new(), case=into.id, into=third.id)
        await work.proposals.add(other)
        await work.proposals.save(replace(other, state=ProposalState.APPROVED, approver=by.id))
        await work.cases.save(replace(found, merged_into=third.id))
    await chat.presses("Confirm")
    assert "One of the two cases was merged meanwhile." in str(chat.toast)
