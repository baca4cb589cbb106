"""Cases on which something is decided, and the people who decide."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.case import Case, CaseState, Fate, Legal, Place
from bot.domain.evidence import BEST, Evidence, EvidenceKind
from bot.domain.moves import Axis
from bot.domain.person import Person
from bot.domain.proposal import Proposal
from bot.domain.roles import Moderator, Role
from bot.domain.status import Status, Wish, placed
from bot.services import approvals, evidence, looking, proposals, review, search, verdicts
from bot.services.evidence import Facts
from bot.services.rules import Rules
from bot.storage.work import Work
from tests.services.people import RULES, moderator, sent
from tests.storage import builders

TODAY = date(2026, 3, 4)
#: The first letters of the surname of the builders' person.
LETTERS = "виг"


@dataclass(frozen=True, kw_only=True, slots=True)
class People:
    """Who decides: two verifiers and two seniors."""

    first: Moderator
    second: Moderator
    senior: Moderator
    other: Moderator


async def people(work: Work) -> People:
    """Return four of the organisation's people."""
    return People(
        first=await moderator(work, 1, Role.VERIFIER),
        second=await moderator(work, 2, Role.VERIFIER),
        senior=await moderator(work, 3, Role.SENIOR),
        other=await moderator(work, 4, Role.SENIOR),
    )


async def case_of_a_family(
    work: Work, by: Moderator, chat: int = 7_000_123_456, person: Person = builders.PERSON
) -> Case:
    """Return a case that a family's report was made."""
    _, item = await sent(work, chat=chat, person=person)
    await review.claim(work, RULES, by, item.id)
    await verdicts.new_case(work, by, item.id)
    [verdict] = await work.verdicts.of(item.id)
    return await as_it_stands(work, verdict.case or "")


async def as_it_stands(work: Work, case: str | Case) -> Case:
    """Return a case as it stands."""
    found = await work.cases.get(case if isinstance(case, str) else case.id)
    assert found is not None
    return found


async def item(  # noqa: PLR0913 - an item's facts, each named
    work: Work,
    by: Moderator,
    case: Case,
    kind: EvidenceKind,
    *,
    same_as: str | None = None,
    seen: bool = True,
    confidential: bool = False,
    words: str | None = None,
) -> Evidence:
    """Return an item of evidence, as good as its kind can be."""
    facts = Facts(
        kind=kind, grade=BEST[kind], received_on=TODAY, same_as=same_as, seen=seen, confidential=confidential,
        words=words,
    )  # fmt: skip
    return await evidence.add(work, RULES, by, case.id, facts)


def to(fate: Fate, *quotes: Evidence, words: str | None = None) -> Wish:
    """Return the wish to move a fate."""
    return Wish(axis=Axis.FATE, after=fate.value, quotes=tuple(each.id for each in quotes), words=words)


async def proposed(work: Work, by: Moderator, case: Case) -> Proposal:
    """Return the proposal that a captivity is confirmed, on a letter seen."""
    letter = await item(work, by, case, EvidenceKind.ICRC_LETTER)
    return await proposals.propose(work, RULES, by, case.id, to(Fate.CAPTIVE_CONFIRMED, letter))


async def looked(work: Work, by: Moderator, proposal: Proposal, *alike: Case, rules: Rules = RULES) -> None:
    """Have somebody look at a proposal, with the cases most like its own beside it."""
    now = await work.proposals.get(proposal.id)
    if now is not None and not now.compared:
        await search.keep_alike(work, proposal.id, [each.id for each in alike])
    await looking.look(work, rules, by, proposal.id)


async def approved(work: Work, by: Moderator, proposal: Proposal, *, rules: Rules = RULES) -> Proposal:
    """Have a second person look and agree."""
    await looked(work, by, proposal, rules=rules)
    return await approvals.approve(work, rules, by, proposal.id, LETTERS)


def replayed(history: Sequence[Status], case: Case) -> Case:
    """Return a case as its history tells it; as it stands it is the same, or something is wrong."""
    told = replace(case, state=CaseState.OPEN, fate=Fate.MISSING, legal=Legal.NONE_KNOWN, place=Place.UNKNOWN)
    for line in history:
        told = placed(told, line.axis, line.after)
    return told


async def fits_its_history(work: Work, case: str | Case) -> bool:
    """Whether a case is what its history says."""
    now = await as_it_stands(work, case)
    told = replayed(await work.statuses.of_case(now.id), now)
    return (told.state, told.fate, told.legal, told.place) == (now.state, now.fate, now.legal, now.place)
