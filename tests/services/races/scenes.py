"""What is raced for: a scene for every deed, made anew for each race."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from bot.domain.evidence import EvidenceKind
from bot.domain.roles import Role
from bot.services import approvals, merges, review
from bot.storage.work import Work
from tests.fakes import START
from tests.services.deciding import People, approved, as_it_stands, case_of_a_family, item, looked, people, proposed
from tests.services.people import RULES, moderator, sent
from tests.services.races.racers import Race

#: Who prepares ten thousand races looks at more than anybody may in a day.
TIRELESS = replace(RULES, reveals_an_hour=100_000, reveals_a_day=100_000)

Scene = Callable[[Work, People, int], Awaitable[Race]]


async def staff(work: Work) -> People:
    """Return the people who race, and let a sixth in who prepares."""
    await moderator(work, 99, Role.SENIOR)
    return await people(work)


async def _claim(work: Work, who: People, chat: int) -> Race:
    _, waiting = await sent(work, chat=chat)
    return Race("claim", (who.first, who.second, who.senior), {"item": waiting.id})


async def _decide(work: Work, who: People, chat: int) -> Race:
    _, waiting = await sent(work, chat=chat)
    held = await review.claim(work, RULES, who.first, waiting.id)
    return Race("decide", (who.first,) * 3, {"item": held.id, "version": str(held.version)})


async def _propose(work: Work, who: People, chat: int) -> Race:
    case = await case_of_a_family(work, who.first, chat)
    letter = await item(work, who.first, case, EvidenceKind.ICRC_LETTER)
    return Race("propose", (who.first, who.second, who.senior), {"case": case.id, "quote": letter.id})


async def _approve(work: Work, who: People, chat: int) -> Race:
    proposal = await proposed(work, who.first, await case_of_a_family(work, who.first, chat))
    for each in (who.second, who.senior, who.other):
        await looked(work, each, proposal, rules=TIRELESS)
    seen = await work.proposals.get(proposal.id)
    assert seen is not None
    ids = {"proposal": proposal.id, "version": str(seen.version), "proposer": who.first.id}
    return Race("approve", (who.second, who.senior, who.other), ids)


async def _approve_or_withdraw(work: Work, who: People, chat: int) -> Race:
    race = await _approve(work, who, chat)
    return Race("approve or withdraw", (who.first, who.senior, who.other), race.ids)


async def _move(work: Work, who: People, chat: int) -> Race:
    case = await case_of_a_family(work, who.first, chat)
    return Race("move", (who.first, who.second, who.senior), {"case": case.id})


async def _merge(work: Work, who: People, chat: int) -> Race:
    case, into = [await case_of_a_family(work, who.first, chat + half) for half in (0, 500_000)]
    racers = (who.first, who.second, who.senior)
    middle = sorted(one.id for one in racers)[1]
    return Race("merge", racers, {"case": case.id, "into": into.id, "middle": middle})


async def _part(work: Work, who: People, chat: int) -> Race:
    case, into = [await case_of_a_family(work, who.first, chat + half) for half in (0, 500_000)]
    proposal = await merges.propose(work, RULES, who.first, case.id, into.id)
    agreed = await approved(work, who.second, proposal, rules=TIRELESS)
    await work.proposals.save(agreed)
    return Race("part", (who.first, who.second, who.senior), {"case": case.id, "proposal": proposal.id})


async def merged(work: Work, race: Race) -> None:
    """Let a merge take effect whose cooling-off is over."""
    await approvals.come(work, RULES, race.ids["proposal"])
    assert (await as_it_stands(work, race.ids["case"])).merged_into is not None
    assert work.now > START


SCENES: Mapping[str, Scene] = {
    "claim": _claim,
    "decide": _decide,
    "propose": _propose,
    "approve": _approve,
    "approve or withdraw": _approve_or_withdraw,
    "move": _move,
    "merge": _merge,
    "part": _part,
}
