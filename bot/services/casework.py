"""What a moderator is filling in about a case: evidence, a move, a note. It survives restarts and refusals."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, Protocol

from bot.domain.account import Account
from bot.domain.errors import Foreign, Stale
from bot.domain.person import PartialDate
from bot.questionnaire import flow
from bot.questionnaire.answers import Answers, State, Value, given
from bot.questionnaire.case_forms import CASE_NOTE, EVIDENCE, MOVE
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form
from bot.questionnaire.form import FORMS
from bot.services import drafts, intake, own_words, walking
from bot.services.casebook import CasebookWork
from bot.services.drafts import DraftWork, Turn
from bot.services.rules import Rules

#: What is written only where somebody wishes.
OPTIONAL: Final = ("words", "day")


class CaseworkWork(CasebookWork, DraftWork, Protocol):
    """What it takes to fill in something about a case, seeing it."""


async def begin(work: DraftWork, rules: Rules, account: Account, form: Form, case_id: str) -> Draft:
    """Return what this account has begun about a case, or begin it; it is on the screen now."""
    return (await own_words.open_(work, rules, account, form.name, case_id)).draft


async def begun(work: DraftWork, account: Account, form: Form, case_id: str) -> Draft | None:
    """Return what this account has begun about a case, on the screen or not."""
    return await own_words.begun(work, account, form.name, case_id)


async def current(work: DraftWork, account: Account) -> Draft | None:
    """Return what is open on the screen, if it is about a case."""
    return await own_words.current(work, account, EVIDENCE.name, MOVE.name, CASE_NOTE.name)


async def own(work: CaseworkWork, account: Account, form: Form, case_id: str, draft_id: str | None = None) -> Draft:
    """Return what this account has begun about a case, and put it on the screen.

    Raises Foreign where there is no such case, Stale where nothing is begun about it any more, or another than the
    button was made for.
    """
    draft = await begun(work, account, form, case_id)
    if draft is None and await work.cases.get(case_id) is None:
        raise Foreign
    if draft is None or draft_id not in (None, draft.id):
        raise Stale
    return (await drafts.resume(work, account, draft.id)).draft


def asked(draft: Draft) -> str | None:
    """Return the question that is asked now; None where everything that must be told is told."""
    step = flow.current(FORMS[draft.form], draft)
    if step is None or (step.key in OPTIONAL and draft.cursor != "day"):
        return None
    return step.key


async def type_in(work: DraftWork, account: Account, draft: Draft, text: str) -> Turn:
    """Take typed words: as the answer where one is asked for, otherwise as the moderator's own words."""
    if asked(draft) is None:
        draft = flow.goto(FORMS[draft.form], draft, "words") or draft
    return await intake.type_in(work, account, draft, text)


async def ask_day(work: DraftWork, draft: Draft) -> Draft:
    """Ask for the day of the fact."""
    return (await walking.change(work, draft, "day")).draft


async def no_day(work: DraftWork, account: Account, draft: Draft) -> Draft:
    """Keep no day. Raises Stale where none is asked for."""
    step = flow.current(FORMS[draft.form], draft)
    if step is None or asked(draft) != "day":
        raise Stale
    return (await intake.leave_open(work, account, draft, step, State.DECLINED)).draft


async def note(work: DraftWork, account: Account, draft: Draft, **facts: Value) -> Draft:
    """Keep what buttons beside the questions say."""
    told = {key: intake.given(work, account, value) for key, value in facts.items()}
    return (await intake.keep(work, replace(draft, answers={**draft.answers, **told}))).draft


async def clear_later(work: DraftWork, rules: Rules, account: Account, case_id: str) -> None:
    """Have it cleared from the chat when nobody has touched it for as long as a claim lasts: it holds own words."""
    name = f"casework:{case_id}:{account.id}"
    await work.jobs.put("casework_end", name, work.now + rules.claim, case=case_id, account=account.id)


async def end(work: DraftWork, account: Account, draft: Draft) -> None:
    """Forget it: it is kept where it belongs, or was given up."""
    await drafts.discard(work, account, draft)


def words(answers: Answers) -> str | None:
    """Return the moderator's own words."""
    told = given(answers, "words")
    return told if isinstance(told, str) else None


def day(answers: Answers) -> PartialDate | None:
    """Return the day of the fact."""
    told = given(answers, "day")
    return told if isinstance(told, PartialDate) else None


def fact(answers: Answers, key: str) -> str:
    """Return what a button has said; empty where none has."""
    told = given(answers, key)
    return told if isinstance(told, str) else ""


def facts(answers: Answers, key: str) -> Sequence[str]:
    """Return what several buttons have said."""
    told = given(answers, key)
    return told if isinstance(told, tuple) else ()
