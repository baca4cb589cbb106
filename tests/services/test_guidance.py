"""Where a family can turn follows the news that it has read, and no other."""

import pytest

from bot.domain.account import Safety
from bot.domain.case import Fate
from bot.domain.errors import Foreign
from bot.domain.notice import NoticeKind
from bot.domain.relative import Relative
from bot.services import approvals, guidance, privacy, statuses
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.services.deciding import approved, proposed, to
from tests.services.people import RULES, account_of
from tests.services.telling import Tied, due, home, opens, tied


async def asked(work: Work, relative: Relative) -> set[str]:
    """Return the situation of a family that asks where to turn."""
    return {*(await guidance.situation(work, await account_of(work, relative), guidance.OWN)).categories}


async def at_home(storage: Storage) -> Tied:
    """Return a family to which it is pushed that the person is found."""
    async with storage.work() as work:
        found = await tied(work)
        await home(work, found.who, found.case)
    async with storage.work() as work:
        await due(work)
    return found


async def test_whoever_has_read_that_the_person_is_found_is_sent_nowhere_to_search(storage: Storage) -> None:
    _, case, relative = await at_home(storage)
    async with storage.work() as work:
        assert await asked(work, relative) == set()
        await opens(work, case, relative, NoticeKind.SAFE)
        assert await asked(work, relative) == {"back"}
        await privacy.declare_safety(work, await account_of(work, relative), Safety.INSPECTED)
        assert await asked(work, relative) == set()


async def test_whoever_has_read_that_captivity_is_confirmed_is_told_what_that_opens(
    storage: Storage, clock: FixedClock
) -> None:
    async with storage.work() as work:
        who, case, relative = await tied(work)
        proposal = await proposed(work, who.first, case)
        await approved(work, who.second, proposal)
    clock.move(minutes=31)
    async with storage.work() as work:
        await approvals.come(work, RULES, proposal.id)
    async with storage.work() as work:
        await due(work)
        assert await asked(work, relative) == set()
        await opens(work, case, relative, NoticeKind.CONFIRMED)
        assert await asked(work, relative) == {"confirmed"}


async def test_what_turns_out_wrong_counts_no_more(storage: Storage, clock: FixedClock) -> None:
    who, case, relative = await at_home(storage)
    async with storage.work() as work:
        await opens(work, case, relative, NoticeKind.SAFE)
    clock.move(minutes=1)
    async with storage.work() as work:
        await statuses.change(work, RULES, who.senior, case.id, to(Fate.MISSING, words="It was another person."))
        assert await asked(work, relative) == set()


@pytest.mark.parametrize("category", ["own or all", "", "somebody"])
async def test_a_situation_that_there_is_none_of_is_refused(storage: Storage, category: str) -> None:
    async with storage.work() as work:
        _, _, relative = await tied(work)
        with pytest.raises(Foreign):
            await guidance.situation(work, await account_of(work, relative), category)
