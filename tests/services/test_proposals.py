"""One person proposes what takes two, and nothing else."""

import pytest

from bot.domain.case import Fate, Legal
from bot.domain.errors import (
    AlreadyProposed,
    NotAllowed,
    NotEnough,
)
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.status import Wish
from bot.services import proposals, statuses
from bot.storage.work import Storage
from tests.services.deciding import (
    case_of_a_family,
    item,
    people,
    proposed,
    to,
)
from tests.services.people import RULES


async def test_one_proposal_waits_at_a_time(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await proposed(work, who.first, case)
        with pytest.raises(AlreadyProposed):
            await proposed(work, who.second, case)


async def test_what_one_person_may_do_is_not_proposed(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        word = await item(work, who.first, case, EvidenceKind.FAMILY)
        with pytest.raises(NotAllowed):
            await proposals.propose(work, RULES, who.first, case.id, to(Fate.BELIEVED_CAPTIVE, word))
        with pytest.raises(NotEnough):
            await proposals.propose(work, RULES, who.first, case.id, to(Fate.CAPTIVE_CONFIRMED, word))


async def test_legal_and_place_go_on_beside_a_proposal(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        await proposed(work, who.first, case)
        court = await item(work, who.first, case, EvidenceKind.COURT_DECISION)
        moved = await statuses.change(
            work, RULES, who.first, case.id, Wish(axis=Axis.LEGAL, after="charged", quotes=(court.id,))
        )
        assert moved.legal is Legal.CHARGED
