"""Moderators who stand at a case, and the case as it is kept."""

from collections.abc import Sequence

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import cases as on
from bot.domain.case import Case, Fate
from bot.domain.evidence import Evidence, EvidenceKind
from bot.domain.proposal import Proposal
from bot.domain.roles import Role
from bot.domain.status import Status
from bot.services import approvals, merges, proposals
from tests.chat.family.family import Family
from tests.chat.moderators.desk import Desk
from tests.services import deciding


async def decided(desk: Desk, role: Role = Role.VERIFIER) -> Family:
    """Return a moderator who has just made a case of a report, and looks at its card."""
    await desk.report()
    chat = await (await desk.moderator("Olena Invented", role)).types("/queue")
    return await chat.presses("Take 1", "Reveal", "New case")


async def at_case(desk: Desk, role: Role = Role.VERIFIER) -> Family:
    """Return a moderator at the card of a case of their own."""
    return await (await decided(desk, role)).presses("Case")


async def the_case(desk: Desk) -> Case:
    """Return the only case there is, as it stands."""
    async with desk.world.storage.reading() as work:
        [found] = await work.cases.latest(2)
    return found


async def beside(desk: Desk, name: str = "Danylo Invented", role: Role = Role.VERIFIER) -> Family:
    """Return another moderator at the card of the only case."""
    chat = await desk.moderator(name, role)
    return await chat.press_data(pack(on.Case((await the_case(desk)).id)))


async def evidence_of(desk: Desk) -> Sequence[Evidence]:
    """Return the evidence on the only case."""
    case = await the_case(desk)
    async with desk.world.storage.reading() as work:
        return await work.evidence.of_case(case.id)


async def history_of(desk: Desk) -> Sequence[Status]:
    """Return the history of the only case, the oldest first."""
    case = await the_case(desk)
    async with desk.world.storage.reading() as work:
        return await work.statuses.of_case(case.id)


async def proposals_of(desk: Desk) -> Sequence[Proposal]:
    """Return the proposals on the only case, the oldest first."""
    case = await the_case(desk)
    async with desk.world.storage.reading() as work:
        return await work.proposals.of_case(case.id)


async def keeps(chat: Family, kind: str) -> Family:
    """Keep an item of evidence of a kind as it usually is."""
    return await chat.presses("Add evidence", kind, "As usual", "Keep")


async def reported_dead(desk: Desk, *, agreed: bool = False) -> None:
    """Have a senior propose that a death is reported, and another agree where `agreed`."""
    case = await the_case(desk)
    first = await desk.who(await desk.moderator("Iryna Invented", Role.SENIOR))
    second = await desk.who(await desk.moderator("Taras Invented", Role.SENIOR))
    async with desk.world.storage.work() as work:
        rumour = await deciding.item(work, first, case, EvidenceKind.RUMOUR, confidential=True)
        proposal = await proposals.propose(
            work, desk.world.rules, first, case.id, deciding.to(Fate.DEATH_REPORTED, rumour)
        )
        if agreed:
            await deciding.approved(work, second, proposal)
    if agreed:
        desk.world.clock.move(minutes=31)
        async with desk.world.storage.work() as work:
            await approvals.come(work, desk.world.rules, proposal.id)
        assert (await the_case(desk)).fate is Fate.DEATH_REPORTED


async def released(desk: Desk) -> None:
    """Have two people say that the person was released, on all the evidence there is."""
    case, items = await the_case(desk), await evidence_of(desk)
    first = await desk.who(await desk.moderator("Iryna Invented", Role.SENIOR))
    second = await desk.who(await desk.moderator("Taras Invented", Role.SENIOR))
    async with desk.world.storage.work() as work:
        back = await proposals.propose(work, desk.world.rules, first, case.id, deciding.to(Fate.RELEASED, *items))
        await deciding.approved(work, second, back)
    desk.world.clock.move(minutes=31)
    async with desk.world.storage.work() as work:
        await approvals.come(work, desk.world.rules, back.id)


async def merged(desk: Desk, case: Case, into: Case) -> None:
    """Have two people say that two cases are one person."""
    first = await desk.who(await desk.moderator("Iryna Invented", Role.SENIOR))
    second = await desk.who(await desk.moderator("Taras Invented", Role.SENIOR))
    async with desk.world.storage.work() as work:
        merge = await merges.propose(work, desk.world.rules, first, case.id, into.id)
        await deciding.approved(work, second, merge)
    desk.world.clock.move(minutes=31)
    async with desk.world.storage.work() as work:
        await approvals.come(work, desk.world.rules, merge.id)
