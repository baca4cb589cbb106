"""A form is opened: after the consent, in place of another, or to answer a question."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.account import Account, Safety
from bot.domain.errors import Stale
from bot.domain.notice import NoticeKind
from bot.domain.report import ReportState
from bot.domain.review import Cause
from bot.questionnaire import consent
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form
from bot.questionnaire.form import ADULT, BRIEF, FULL, MINOR, REPLY
from bot.services import contact, drafts, intake, privacy, reading, reports, walking
from bot.services.contact import Asked
from bot.services.drafts import Turn
from bot.services.family import FamilyWork
from bot.services.rules import Rules


async def agree(work: FamilyWork, account: Account, rules: Rules, version: str) -> Turn | None:
    """Keep the consent to a version; the short one leads into the short form at once.

    Raises Stale for a text that is no longer shown, or was not asked about.
    """
    if version not in {consent.FULL, consent.BRIEF} or account.safety is None:
        raise Stale
    if not consent.covers(account.consent, version):
        account = await privacy.consent(work, account, version)
    return await begin(work, account, rules, BRIEF) if version == consent.BRIEF else None


async def report(
    work: FamilyWork, account: Account, rules: Rules, *, sure: bool
) -> tuple[Turn | None, Sequence[Draft]]:
    """Begin a report; where one is unfinished and nobody is `sure`, return what is unfinished instead.

    A second press finds the draft that the first one has put on the screen.
    """
    there = await drafts.focused(work, account)
    if there is not None:
        return Turn(draft=there), ()
    waiting = await drafts.unsent(work, account)
    if waiting and not (sure and len(waiting) < rules.open_drafts):
        return None, waiting
    return await begin(work, account, rules, FULL), ()


async def begin(work: FamilyWork, account: Account, rules: Rules, form: Form) -> Turn:
    """Open a report. Raises Stale where the questions before it are not answered so, TooMany as `drafts.begin`.

    A short form that is open already is gone on with.
    """
    wanted = consent.BRIEF if form is BRIEF else consent.FULL
    if not consent.covers(account.consent, wanted) or (form is FULL and account.safety is not Safety.SAFE):
        raise Stale
    there = [draft for draft in await drafts.unsent(work, account) if draft.form == form.name == BRIEF.name]
    if there:
        return await drafts.resume(work, account, there[0].id)
    return await drafts.begin(work, account, rules, form.name)


async def adult_here(work: FamilyWork, account: Account, draft_id: str) -> Turn:
    """Go on as usual: an adult has joined."""
    turn = Turn(draft=await drafts.on_screen(work, account, draft_id))
    return await intake.choose(work, account, turn.draft, ADULT, "yes") if turn.step is ADULT else turn


async def minor(work: FamilyWork, account: Account, rules: Rules, draft_id: str) -> tuple[Asked | None, Turn]:
    """Open the short form of a minor in place of the long one, and call a person at once.

    What was answered before goes into it; a long form with answers is put aside. A second press changes nothing.
    Raises Foreign as `drafts.own`, Stale once the form has gone on.
    """
    there = await drafts.focused(work, account)
    if there is not None and there.form == MINOR.name:
        return None, Turn(draft=there)
    draft = await drafts.own(work, account, draft_id)
    if Turn(draft=draft).step is not ADULT:
        raise Stale
    asked = await contact.ask(work, account, rules, Cause.MINOR, aside=True)
    return asked, await short(work, account, rules, draft)


async def short(work: FamilyWork, account: Account, rules: Rules, draft: Draft) -> Turn:
    """Put the short form of a minor in place of a long one; a long one with answers is put aside."""
    if not draft.answers:
        await drafts.discard(work, account, draft)
    turn = await drafts.begin(work, replace(account, focus=None), rules, MINOR.name, behalf=draft.behalf)
    shared = {key: answer for key, answer in draft.answers.items() if MINOR.step(key) is not None}
    return await walking.take_in(work, turn.draft, shared) if shared else turn


async def stop(work: FamilyWork, account: Account, draft_id: str) -> Draft | None:
    """Let a minor go: a form with no answers is erased, any other is put aside and returned.

    A second press changes nothing. Raises Stale once the form has gone on.
    """
    draft = await work.drafts.get(draft_id)
    if draft is None or draft.account != account.id:
        return None
    if Turn(draft=draft).step is not ADULT:
        raise Stale
    if draft.answers:
        await drafts.pause(work, account)
        return draft
    await drafts.discard(work, account, draft)
    return None


async def answer_notice(work: FamilyWork, account: Account, rules: Rules, notice_id: str) -> Turn:
    """Open the answer to what a moderator asked or wrote. Raises Stale where nothing is asked, or not any more."""
    notice = await reading.open_(work, account, notice_id)
    report = await reports.own(work, account, notice.report)
    asked = notice.kind is NoticeKind.QUESTION and report.state is ReportState.NEEDS_CLARIFICATION
    if not asked and notice.kind is not NoticeKind.WRITTEN:
        raise Stale
    for draft in await work.drafts.of(account.id):
        if draft.subject == notice.id and Turn(draft=draft).step is not None:
            return await drafts.resume(work, account, draft.id)
    return await drafts.begin(work, account, rules, REPLY.name, notice.id)
