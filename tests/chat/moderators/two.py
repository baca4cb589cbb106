"""Two colleagues and what waits between them: one proposes, the other may approve."""

from dataclasses import dataclass, replace

from bot.domain.case import Case, Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.moves import Axis
from bot.domain.person import Person
from bot.domain.proposal import Proposal
from bot.domain.roles import Role
from bot.domain.status import Wish
from bot.services import merges, proposals, review, search, verdicts
from tests.chat.family.family import Family
from tests.chat.moderators.desk import PERSON, Desk
from tests.services import deciding
from tests.services.deciding import LETTERS

NAME = "Вигаданенко"
#: What is written of the evidence, and why it is proposed.
SEEN, WHY = "Лист бачили в оригіналі.", "Лист від сьомого березня."
CALL = "A decision waits for a second person."
OTHER = replace(PERSON, given="Остапко", patronymic="Іванович")


@dataclass(slots=True)
class Two:
    """Somebody who proposes, somebody who may approve, and what waits between them."""

    desk: Desk
    first: Family
    second: Family
    case: Case
    proposal: Proposal

    async def now(self) -> Proposal:
        """Return the proposal as it stands."""
        async with self.desk.world.storage.reading() as work:
            found = await work.proposals.get(self.proposal.id)
        assert found is not None
        return found

    async def fate(self) -> Fate:
        """Return the fate of the case as it stands."""
        async with self.desk.world.storage.reading() as work:
            return (await deciding.as_it_stands(work, self.case)).fate

    async def opened(self, chat: Family | None = None) -> Family:
        """Return a chat in which the proposal's card was opened from the list."""
        chat = chat or self.second
        await chat.types("/approvals")
        return await chat.presses(f"1. {self.case.reference}")

    async def looked(self) -> Family:
        """Return the second one's chat, who has looked."""
        return await (await self.opened()).presses("Look")

    async def sure(self) -> Family:
        """Return the second one's chat, who has typed the letters."""
        return await (await (await self.looked()).presses("Approve")).types(LETTERS)

    async def approved(self) -> Family:
        """Return the second one's chat, who has approved."""
        return await (await self.sure()).presses("Confirm")


async def case_of(desk: Desk, person: Person = PERSON) -> Case:
    """Return a case that a family's report was made."""
    item = await desk.report()
    judge = await desk.who(await desk.moderator("Taras Invented"))
    async with desk.world.storage.work() as work:
        await review.claim(work, desk.world.rules, judge, item.id)
        await verdicts.new_case(work, judge, item.id)
        case = await deciding.as_it_stands(work, await work.cases.of_report(item.report or "") or "")
        return await work.cases.save(replace(case, person=person))


async def two(desk: Desk, *, death: bool = False, compared: bool = True, confidential: bool = False) -> Two:
    """Return two colleagues, the first of whom proposes that a captivity is confirmed, or that a death is reported."""
    case, role = await case_of(desk), Role.SENIOR if death else Role.VERIFIER
    first, second = await desk.moderator("Ivan Invented", role), await desk.moderator("Olena Invented", role)
    kind, after = (
        (EvidenceKind.FAMILY, Fate.DEATH_REPORTED) if death else (EvidenceKind.ICRC_LETTER, Fate.CAPTIVE_CONFIRMED)
    )
    by, rules = await desk.who(first), desk.world.rules
    async with desk.world.storage.work() as work:
        item = await deciding.item(work, by, case, kind, confidential=confidential, words=SEEN)
        wish = Wish(axis=Axis.FATE, after=after.value, quotes=(item.id,), words=WHY)
        made = await proposals.propose(work, rules, by, case.id, wish)
        if compared:
            await search.keep_alike(work, made.id, [])
    return Two(desk, first, second, case, made)


async def merging(desk: Desk) -> tuple[Two, Case]:
    """Return two colleagues, the first of whom proposes that two cases are one person; and the one that goes on."""
    case, into = await case_of(desk), await case_of(desk, OTHER)
    first = await desk.moderator("Ivan Invented", Role.VERIFIER)
    second = await desk.moderator("Olena Invented", Role.VERIFIER)
    by = await desk.who(first)
    async with desk.world.storage.work() as work:
        made = await merges.propose(work, desk.world.rules, by, case.id, into.id, "Той самий рік і те саме місто.")
        await search.keep_alike(work, made.id, [])
    return Two(desk, first, second, case, made), into
