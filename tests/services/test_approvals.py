"""What is grave takes two people, time, and looks again: on both databases."""

from dataclasses import replace

import pytest

from bot.domain.account import Account
from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Case, Fate
from bot.domain.errors import (
    FamilyContact,
    NotAllowed,
    SamePerson,
    Stale,
    WrongLetters,
)
from bot.domain.evidence import EvidenceKind
from bot.domain.notice import NoticeKind
from bot.domain.proposal import ProposalState
from bot.domain.roles import Moderator
from bot.services import approvals, evidence, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import (
    approved,
    as_it_stands,
    case_of_a_family,
    fits_its_history,
    item,
    looked,
    people,
    proposed,
    to,
)
from tests.services.people import RULES, moderator, session
from tests.services.test_statuses import news_of


async def kept(work: Work, proposal: str) -> ProposalState:
    """Return where a proposal stands."""
    found = await work.proposals.get(proposal)
    assert found is not None
    return found.state


async def test_a_captivity_is_confirmed_by_two_and_only_after_it_has_cooled_off(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await proposed(work, who.first, case)
        await approved(work, who.second, proposal)
        assert (await as_it_stands(work, case)).fate is Fate.MISSING
    clock.move(minutes=29)
    async with storage.work() as work:
        assert await approvals.come(work, RULES, proposal.id) is None
        assert (await as_it_stands(work, case)).fate is Fate.MISSING
    clock.move(minutes=1)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        await approvals.come(work, RULES, proposal.id)
        now = await as_it_stands(work, case)
        [line] = await work.statuses.of_case(case.id)
        assert (now.fate, line.proposal, line.moderator) == (Fate.CAPTIVE_CONFIRMED, proposal.id, who.first.id)
        assert await kept(work, proposal.id) is ProposalState.DONE
        assert await fits_its_history(work, case)
        assert await news_of(work, case) == [NoticeKind.CONFIRMED]


async def test_the_proposer_does_not_approve(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        proposal = await proposed(work, who.senior, await case_of_a_family(work, who.first))
        with pytest.raises(SamePerson):
            await approved(work, who.senior, proposal)


async def test_nor_does_the_same_person_who_was_let_in_again(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        proposal = await proposed(work, who.senior, await case_of_a_family(work, who.first))
        await work.moderators.save(replace(who.senior, active=False))
        again = replace(who.senior, id=work.ids.new())
        await work.moderators.add(again)
        await work.sessions.open(session(work, again.id))
        with pytest.raises(SamePerson):
            await approved(work, again, proposal)


@pytest.mark.parametrize("letters", ["", "ви", "мик", "vyh"])
async def test_who_types_other_letters_has_not_looked(storage: Storage, letters: str) -> None:
    async with storage.work() as work:
        who = await people(work)
        proposal = await proposed(work, who.first, await case_of_a_family(work, who.first))
        await looked(work, who.second, proposal)
        with pytest.raises(WrongLetters):
            await approvals.approve(work, RULES, who.second, proposal.id, letters)
        assert await kept(work, proposal.id) is ProposalState.OPEN


async def wrote_for_a_relative(work: Work, by: Moderator, case: Case) -> None:
    """Have somebody write a report of a case for a family that telephoned."""
    account = Account(id=work.ids.new())
    await work.accounts.add(account)
    [tied] = await work.cases.relatives(case.id)
    report = await work.reports.get(tied.report)
    assert report is not None
    behalf = Behalf(moderator=by.id, channel=Channel.PHONE, consent="full-1", heard_at=work.now)
    spoken = replace(report, id=work.ids.new(), number=work.ids.number(), account=account.id, behalf=behalf)
    await work.reports.add(spoken, {})
    await work.cases.link(replace(tied, id=work.ids.new(), account=account.id, report=spoken.id))


async def test_whoever_wrote_for_a_relative_decides_nothing_grave_on_the_case(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await wrote_for_a_relative(work, who.second, case)
        proposal = await proposed(work, who.first, case)
        with pytest.raises(FamilyContact):
            await approved(work, who.second, proposal)
        await approvals.withdraw(work, who.first, proposal.id)
        with pytest.raises(FamilyContact):
            await proposed(work, who.second, case)


@pytest.mark.parametrize("cooling", [False, True])
async def test_it_is_withdrawn_at_any_time_before(storage: Storage, clock: FixedClock, *, cooling: bool) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await proposed(work, who.first, case)
        if cooling:
            await approved(work, who.second, proposal)
            clock.move(minutes=29)
        with pytest.raises(NotAllowed):
            await approvals.withdraw(work, await moderator(work, 9), proposal.id)
        await approvals.withdraw(work, who.first, proposal.id)
        await approvals.withdraw(work, who.senior, proposal.id)
        clock.move(hours=1)
        await approvals.come(work, RULES, proposal.id)
        assert await kept(work, proposal.id) is ProposalState.WITHDRAWN
        assert (await as_it_stands(work, case)).fate is Fate.MISSING
        assert await work.statuses.of_case(case.id) == []


async def test_what_nobody_approves_expires_and_cannot_be_approved_any_more(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await proposed(work, who.first, case)
    clock.move(hours=72)
    async with storage.work() as work:
        with pytest.raises(Stale):
            await approved(work, who.second, proposal)
        await approvals.come(work, RULES, proposal.id)
        assert await kept(work, proposal.id) is ProposalState.EXPIRED
        with pytest.raises(Stale):
            await approvals.withdraw(work, who.first, proposal.id)
        assert (await proposed(work, who.second, case)).state is ProposalState.OPEN


async def test_evidence_taken_back_before_the_approval_stops_it(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        proposal = await proposed(work, who.first, await case_of_a_family(work, who.first))
        await evidence.take_back(work, RULES, who.senior, proposal.quotes[0])
        with pytest.raises(Stale):
            await approved(work, who.second, proposal)


async def test_evidence_taken_back_in_the_cooling_off_ends_it(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await approved(work, who.second, await proposed(work, who.first, case))
        await evidence.take_back(work, RULES, who.senior, proposal.quotes[0])
        clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert await kept(work, proposal.id) is ProposalState.WITHDRAWN
        assert (await as_it_stands(work, case)).fate is Fate.MISSING


@pytest.mark.parametrize("part", ["proposer", "approver"])
async def test_what_somebody_decided_who_was_locked_out_since_takes_no_effect(
    storage: Storage, clock: FixedClock, part: str
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await approved(work, who.second, await proposed(work, who.first, case))
        locked = who.first if part == "proposer" else who.second
        await work.moderators.save(replace(locked, active=False))
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert (await as_it_stands(work, case)).fate is Fate.MISSING
        assert await kept(work, proposal.id) is ProposalState.WITHDRAWN


@pytest.mark.parametrize("part", ["proposer", "approver"])
async def test_what_somebody_decided_who_writes_for_a_relative_by_now_takes_no_effect(
    storage: Storage, clock: FixedClock, part: str
) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await approved(work, who.second, await proposed(work, who.first, case))
        await wrote_for_a_relative(work, who.first if part == "proposer" else who.second, case)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert (await as_it_stands(work, case)).fate is Fate.MISSING
        assert await kept(work, proposal.id) is ProposalState.WITHDRAWN


async def test_a_case_that_moved_on_meanwhile_ends_a_proposal(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        proposal = await approved(work, who.second, await proposed(work, who.first, case))
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        clock.move(minutes=30)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
        assert (await as_it_stands(work, case)).fate is Fate.BELIEVED_CAPTIVE
