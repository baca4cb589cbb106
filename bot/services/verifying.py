"""A moderator verifies that a family is kin, on a ground that says how far, or lowers what was verified, for a reason.

Every step is appended; the level of the relative follows it, and its news follow the level.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.errors import FamilyContact, Foreign, NotAllowed, Stale
from bot.domain.notice import NoticeState
from bot.domain.relative import LOWERING, REACHES, ContactRole, Ground, Level, Verification, grounds
from bot.domain.report import Report, ReportState
from bot.domain.review import Review, ReviewKind, ReviewState, VerdictKind
from bot.domain.roles import Act, Moderator
from bot.questionnaire.forbidden import refuse
from bot.questionnaire.kinship import kinship
from bot.services import holds, informing, news, queue, verdicts
from bot.services.permissions import allow
from bot.services.relatives import RelativeWork, offered, wrote
from bot.services.rules import Rules


async def verify(  # noqa: PLR0913, PLR0917 - who, whom, on what ground
    work: RelativeWork,
    rules: Rules,
    moderator: Moderator,
    report_id: str,
    ground: Ground,
    version: int,
    words: str | None = None,
) -> Sequence[Review]:
    """Raise how far the kinship of a report's family is verified; return the tasks that this settles.

    Being called back settles none: it opens nothing by itself, and what opens something is still to come. Raises
    NotAllowed for a ground that is not this person's to use here, FamilyContact for whoever wrote the report for its
    family, Stale where it was verified or lowered since `version`, Foreign, ForbiddenContent.
    """
    report, level = await _held(work, moderator, report_id, version)
    refuse(words)
    if ground in LOWERING:
        raise NotAllowed
    if ground not in await offered(work, moderator, report, level):
        raise FamilyContact if await _only_for_writing(work, moderator, report, level, ground) else NotAllowed
    await _step(work, moderator, report, ground, words)
    if REACHES[ground] >= Level.SHOWN:
        return await _settle(work, moderator, report)
    await _waits(work, rules, report)
    return ()


async def lower(  # noqa: PLR0913, PLR0917 - who, whom, why
    work: RelativeWork,
    rules: Rules,
    moderator: Moderator,
    report_id: str,
    ground: Ground,
    version: int,
    words: str | None = None,
) -> Sequence[Review]:
    """Lower a kinship to that of anybody; return the tasks that this settles. Raises as `verify`.

    Where somebody else may be writing, every report of that account falls with it. What waits for its family then is
    a task again, unless it is no kin.
    """
    report, _ = await _held(work, moderator, report_id, version)
    refuse(words)
    if ground not in LOWERING:
        raise NotAllowed
    if not await _up(work, report):
        raise Stale
    everything = await work.reports.of(report.account) if ground is Ground.DOUBT else [report]
    falling = [each for each in everything if await _up(work, each)]
    settled = [item for each in falling for item in await _settle(work, moderator, each)]
    for each in falling:
        await _step(work, moderator, each, ground, words)
        if ground is not Ground.NOT_KIN:
            await _waits(work, rules, each)
    return settled


async def _held(work: RelativeWork, moderator: Moderator, report_id: str, version: int) -> tuple[Report, Level]:
    """Return a report that nobody else changes meanwhile, and how far its family's kinship is verified."""
    allow(moderator, Act.VERIFY)
    report = await work.reports.get_alone(report_id)
    if report is None or report.state is ReportState.WITHDRAWN:
        raise Foreign
    steps = await work.verifications.of_report(report.id)
    if len(steps) != version:
        raise Stale
    return report, steps[-1].after if steps else Level.ACCOUNT


async def _only_for_writing(
    work: RelativeWork, moderator: Moderator, report: Report, level: Level, ground: Ground
) -> bool:
    """Whether the one thing against a ground is that this person wrote the report."""
    told = kinship(report.form, await work.reports.answers(report.id))
    return ground in grounds(told, level, senior=moderator.leads) and await wrote(work, moderator, report)


async def _up(work: RelativeWork, report: Report) -> bool:
    return await work.verifications.level(report.id) > Level.ACCOUNT


async def _step(work: RelativeWork, moderator: Moderator, report: Report, ground: Ground, words: str | None) -> None:
    """Append a step; the relative follows, and its news follow that."""
    before, after = await work.verifications.level(report.id), REACHES[ground]
    step = Verification(
        id=work.ids.new(), report=report.id, before=before, after=after, ground=ground, moderator=moderator.id,
        at=work.now, words=words,
    )  # fmt: skip
    await work.verifications.add(step)
    act = "verify" if after > before else "lower"
    work.audit.record(moderator.id, act, report.id, ground=ground.value)
    relative = await work.cases.relative(report.id)
    if relative is None:
        return
    primary = relative.role is ContactRole.PRIMARY and after < Level.SHOWN
    relative = replace(relative, level=after, role=ContactRole.OTHER if primary else relative.role)
    await work.cases.save_relative(relative)
    await informing.follow(work, relative)


async def _settle(work: RelativeWork, moderator: Moderator, report: Report) -> Sequence[Review]:
    """Settle the tasks to verify a family's kinship, whoever holds them: it was done."""
    waiting = [
        item
        for item in await work.reviews.of_report(report.id)
        if item.kind is ReviewKind.KINSHIP and item.state is not ReviewState.DONE
    ]
    for item in waiting:
        await verdicts.decide(work, moderator, item, VerdictKind.SETTLED)
    return [await queue.end(work, item) for item in waiting]


async def _waits(work: RelativeWork, rules: Rules, report: Report) -> None:
    """Have somebody verify a kinship for want of which news waits; while its case is held, once that is over."""
    relative = await work.cases.relative(report.id)
    case = await work.cases.root(relative.case) if relative else None
    if relative is None or case is None or not relative.informed or await holds.held(work, case):
        return
    for notice in await work.notices.of_report(report.id):
        if notice.state is NoticeState.KEPT_BACK:
            await news.verify(work, rules, notice)
            return
