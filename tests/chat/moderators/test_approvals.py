"""What takes two people, on two moderators' phones: listed, opened, refused, withdrawn."""

from dataclasses import replace

import pytest

from bot.domain.account import Account
from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.proposal import ProposalState
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import evidence, statuses
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.two import CALL, NAME, SEEN, two
from tests.services.deciding import item


async def test_what_waits_stands_on_home_in_the_queue_and_in_the_list_without_a_name(desk: Desk) -> None:
    both = await two(desk)
    await both.second.types("/start")
    assert "To approve: 1" in both.second.labels
    await both.second.types("/queue")
    await both.second.presses("To approve: 1")
    assert "For you to approve:" in both.second.screen
    assert both.case.reference in both.second.screen
    assert "whereabouts unknown → captivity confirmed" in both.second.screen
    assert "Ivan Invented" in both.second.screen
    assert NAME not in both.second.everything


async def test_ones_own_proposal_waits_under_ones_own_and_calls_nobody_on_home(desk: Desk) -> None:
    both = await two(desk)
    await both.first.types("/start")
    assert not [label for label in both.first.labels if label.startswith("To approve")]
    await both.first.types("/approvals")
    assert "Proposed by you, waiting for a colleague:" in both.first.screen
    await both.opened(both.first)
    assert "You proposed this yourself. Another colleague approves." in both.first.screen
    assert "Approve" not in both.first.labels


async def test_where_nothing_waits_the_list_says_so(desk: Desk) -> None:
    chat = await (await desk.moderator(role=Role.VERIFIER)).types("/approvals")
    assert "Nothing waits for a second person." in chat.screen


async def test_what_speaks_of_a_death_is_for_seniors_alone(desk: Desk) -> None:
    both = await two(desk, death=True)
    other = await (await desk.moderator("Marko Invented", Role.VERIFIER)).types("/approvals")
    assert "Nothing waits for a second person." in other.screen
    await other.press_data(f"po:{both.proposal.id}")
    await other.press_data(f"pk:{both.proposal.id}")
    await other.press_data(f"pa:{both.proposal.id}:1")
    await desk.after(minutes=1)
    await desk.after(hours=13)
    assert both.case.reference not in other.everything
    assert "death" not in other.everything
    assert CALL not in other.everything
    await both.opened()
    assert "unconfirmed report of death" in both.second.screen


async def test_a_role_that_approves_nothing_sees_no_list(desk: Desk) -> None:
    await two(desk)
    intake = await (await desk.moderator("Anna Invented", Role.INTAKE)).types("/approvals")
    assert "your role does not allow it" in intake.screen


async def test_a_role_that_approves_nothing_is_shown_nothing_of_a_proposal_it_is_refused(desk: Desk) -> None:
    both = await two(desk)
    intake = await desk.moderator("Anna Invented", Role.INTAKE)
    await intake.press_data(f"po:{both.proposal.id}")
    assert "your role does not allow it" in (intake.toast or "")
    assert both.case.reference not in intake.everything


@pytest.mark.parametrize("who", ["first", "second", "senior"])
async def test_until_it_takes_effect_either_of_the_two_or_a_senior_withdraws_it(desk: Desk, who: str) -> None:
    both = await two(desk)
    senior = await desk.moderator("Oksana Invented", Role.SENIOR)
    await both.approved()
    chat = {"first": both.first, "second": both.second, "senior": senior}[who]
    await both.opened(chat)
    await chat.presses("Withdraw")
    assert "Withdraw this?" in chat.screen
    assert (await both.now()).state is ProposalState.APPROVED
    await chat.presses("Yes, withdraw")
    assert "Nothing has changed." in chat.screen
    await desk.after(hours=1)
    assert await both.fate() is Fate.MISSING
    others = {both.first.chat, both.second.chat} - {chat.chat}
    for phone in (both.first, both.second):
        if phone.chat in others:
            assert f"A proposal on case {both.case.reference} was withdrawn." in phone.screen


async def test_nobody_else_withdraws(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.opened()
    assert "Withdraw" not in chat.labels
    await chat.press_data(f"pw:{both.proposal.id}:{(await both.now()).version}:1")
    assert "your role does not allow it" in str(chat.toast)
    assert (await both.now()).state is ProposalState.OPEN


async def test_an_approval_is_pushed_to_the_proposer_who_withdraws_from_the_push(desk: Desk) -> None:
    both = await two(desk)
    await both.approved()
    await desk.after(seconds=1)
    assert f"A decision on case {both.case.reference} was approved and takes effect at" in both.first.screen
    assert "captiv" not in both.first.screen
    await both.first.presses("Withdraw", "Yes, withdraw")
    assert (await both.now()).state is ProposalState.WITHDRAWN


async def test_the_proposer_is_refused_as_approver_also_after_being_let_in_again(desk: Desk) -> None:
    both = await two(desk)
    version = (await both.now()).version
    chat = await (await both.opened(both.first)).presses("Look")
    await chat.press_data(f"pa:{both.proposal.id}:{version}")
    assert "You made the first step yourself." in str(chat.toast)
    assert "Waits for a second person" in chat.screen
    who = await desk.who(chat)
    async with desk.world.storage.work() as work:
        await work.moderators.save(replace(who, active=False))
    await chat.types(f"/start {await desk.invite(Role.SENIOR, 'Ivan Invented')}")
    await desk.shows_code(chat)
    await (await both.opened(chat)).presses("Look")
    assert "Approve" not in chat.labels
    await chat.press_data(f"pa:{both.proposal.id}:{version}")
    assert "You made the first step yourself." in str(chat.toast)


async def test_whoever_may_not_see_all_the_evidence_leaves_the_approval_to_a_senior(desk: Desk) -> None:
    both = await two(desk, confidential=True)
    await both.second.types("/approvals")
    assert "Nothing waits for a second person." in both.second.screen
    await both.second.press_data(f"pk:{both.proposal.id}")
    assert "Not shown, for seniors alone: 1." in both.second.everything
    assert SEEN not in both.second.everything
    await both.second.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "your role does not allow it" in str(both.second.toast)
    senior = await both.opened(await desk.moderator("Oksana Invented", Role.SENIOR))
    await senior.presses("Look")
    assert SEEN in senior.everything
    assert "Approve" in senior.labels


async def test_whoever_speaks_for_a_relative_of_the_case_is_called_to_nothing_and_refused(desk: Desk) -> None:
    both = await two(desk)
    who = await desk.who(both.second)
    async with desk.world.storage.work() as work:
        [tied] = await work.cases.relatives(both.case.id)
        report = await work.reports.get(tied.report)
        account = Account(id=work.ids.new())
        await work.accounts.add(account)
        assert report is not None
        spoken = Behalf(moderator=who.id, channel=Channel.PHONE, consent="full-1", heard_at=work.now)
        again = replace(report, id=work.ids.new(), number=work.ids.number(), account=account.id, behalf=spoken)
        await work.reports.add(again, {})
        await work.cases.link(replace(tied, id=work.ids.new(), account=account.id, report=again.id))
    chat = await both.second.types("/approvals")
    assert "Nothing waits for a second person." in chat.screen
    await desk.after(hours=13)
    assert CALL not in chat.everything
    await chat.press_data(f"pk:{both.proposal.id}")
    await chat.press_data(f"pa:{both.proposal.id}:{(await both.now()).version}")
    assert "You speak for a relative of this case." in str(chat.toast)
    assert "Waits for a second person" in chat.screen


async def test_from_a_cases_card_a_proposal_is_one_press_away(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.opened()
    await chat.presses(f"Case {both.case.reference}", "Proposal: Fate")
    assert "Please look at the person and the evidence first." in chat.screen


async def test_evidence_taken_back_while_somebody_looks_is_told_and_nothing_is_approved(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    by = await desk.who(both.first)
    async with desk.world.storage.work() as work:
        await evidence.take_back(work, desk.world.rules, by, both.proposal.quotes[0])
    await chat.presses("Confirm")
    assert "was taken back meanwhile" in str(chat.toast)
    assert "was taken back meanwhile" in chat.screen
    assert (await both.now()).state is ProposalState.OPEN


async def test_a_case_that_moved_on_while_somebody_looks_is_told(desk: Desk) -> None:
    both = await two(desk)
    chat = await both.sure()
    by = await desk.who(both.first)
    async with desk.world.storage.work() as work:
        word = await item(work, by, both.case, EvidenceKind.FAMILY)
        wish = Wish(axis=Axis.FATE, after=Fate.BELIEVED_CAPTIVE.value, quotes=(word.id,))
        await statuses.change(work, desk.world.rules, by, both.case.id, wish)
    await chat.presses("Confirm")
    assert "Nothing was decided." in str(chat.toast)
    assert both.case.reference in chat.screen
    assert await both.fate() is Fate.BELIEVED_CAPTIVE
