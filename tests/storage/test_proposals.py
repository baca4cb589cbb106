"""Proposals come back as they were kept, with the evidence they quote, on both databases."""

from bot.domain.evidence import EvidenceKind
from bot.storage.work import Storage
from tests.services.deciding import case_of_a_family, item, people, proposed


async def test_evidence_is_kept_with_the_proposal(storage: Storage) -> None:
    async with storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        made = await proposed(work, who.first, case)
    async with storage.work() as work:
        again = await work.proposals.get(made.id)
        assert again == made
        assert again.quotes == tuple(each.id for each in await work.evidence.of_case(case.id))
        assert await item(work, who.first, case, EvidenceKind.FAMILY) in await work.evidence.of_case(case.id)
