"""Families tied to one case, each with what it says it is to the person."""

from dataclasses import replace

from bot.domain.account import Safety
from bot.domain.behalf import Behalf, Channel
from bot.domain.case import Case
from bot.domain.relative import Ground, Level, Relative, Verification
from bot.domain.report import Report
from bot.domain.roles import Moderator
from bot.questionnaire.answers import Answer, State
from bot.services import privacy, verifying
from bot.storage.work import Work
from tests.fakes import START
from tests.services.deciding import People, case_of_a_family, people
from tests.services.people import RULES
from tests.storage import builders

#: A ground for each level.
GROUNDS = {
    Level.ACCOUNT: Ground.DOUBT,
    Level.CALLED: Ground.CALLED_BACK,
    Level.SHOWN: Ground.PAPERS,
    Level.CONFIRMED: Ground.PARTNER,
}


async def family(  # noqa: PLR0913 - what a family is, each named
    work: Work,
    case: Case,
    chat: int,
    relation: str = "parent",
    *,
    form: str = "full",
    written_by: Moderator | None = None,
) -> Report:
    """Return the report of a family that is tied to a case, whose phone is safe."""
    account = await work.accounts.meet(chat)
    behalf = Behalf(moderator=written_by.id, channel=Channel.PHONE) if written_by else None
    told = {**builders.ANSWERS, "relation": Answer(State.GIVEN, relation, None, START, "uk")}
    made = replace(await builders.report(work, chat=chat), id=work.ids.new(), number=work.ids.number())
    made = replace(made, form=form, behalf=behalf)
    await work.reports.add(made, told)
    await privacy.declare_safety(work, account, Safety.SAFE)
    await work.cases.link(Relative(id=work.ids.new(), case=case.id, account=account.id, report=made.id))
    return made


async def case_with(work: Work, relation: str = "parent", *, form: str = "full") -> tuple[People, Case, Report]:
    """Return who decides, a case, and the report of one family more that is tied to it."""
    who = await people(work)
    case = await case_of_a_family(work, who.first)
    return who, case, await family(work, case, 7_000_000_001, relation, form=form)


async def verified(work: Work, by: Moderator, report: Report, ground: Ground = Ground.PAPERS) -> Relative:
    """Return a relative whose kinship was verified on a ground."""
    steps = await work.verifications.of_report(report.id)
    await verifying.verify(work, RULES, by, report.id, ground, len(steps))
    return await tie(work, report)


async def tie(work: Work, report: Report) -> Relative:
    """Return the tie of a report to its case."""
    found = await work.cases.relative(report.id)
    assert found is not None
    return found


async def at_level(work: Work, by: Moderator, relative: Relative, level: Level) -> Relative:
    """Return a relative at a level, and nothing that follows from it done."""
    step = Verification(
        id=work.ids.new(), report=relative.report, before=relative.level, after=level, ground=GROUNDS[level],
        moderator=by.id, at=work.now,
    )  # fmt: skip
    await work.verifications.add(step)
    await work.cases.save_relative(found := replace(relative, level=level))
    return found
