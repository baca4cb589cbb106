"""That a case is closed is known to whom it was told, and to nobody else: on both databases."""

import pytest

from bot.domain.case import Case, CaseState
from bot.domain.errors import Stale
from bot.domain.moves import Axis
from bot.domain.notice import NoticeKind
from bot.domain.status import Wish
from bot.services import reopening, reports, statuses
from bot.storage.work import Storage, Work
from tests.services.deciding import People
from tests.services.kin import case_with
from tests.services.people import RULES, account_of
from tests.services.telling import told


async def closed(work: Work, who: People, case: Case) -> None:
    """Have a case closed at the family's wish."""
    wish = Wish(axis=Axis.CASE, after=CaseState.CLOSED_BY_FAMILY.value)
    await statuses.change(work, RULES, who.first, case.id, wish)


async def test_a_press_forged_by_one_of_two_families_tells_it_nothing_of_what_was_closed(storage: Storage) -> None:
    async with storage.work() as work:
        who, case, report = await case_with(work)
        account = await account_of(work, report)
        with pytest.raises(Stale):
            await reopening.ask(work, RULES, account, report.id)
        await closed(work, who, case)
        with pytest.raises(Stale):
            await reopening.ask(work, RULES, account, report.id)


async def test_the_one_family_that_has_not_taken_its_report_back_is_told_that_its_case_is_closed(
    storage: Storage,
) -> None:
    async with storage.work() as work:
        who, case, report = await case_with(work)
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        await closed(work, who, case)
        assert [kind for kind, _ in await told(work, case)] == [NoticeKind.CLOSED]
