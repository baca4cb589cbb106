"""A family answers, and somebody is called where the answer asks for a person.

Nobody is called where a moderator writes for the family: that one speaks with it already.
Every verb looks first whether the button still fits. A press repeated by a trembling finger finds
its question answered and changes nothing; one from another time raises Stale.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.domain.account import Account
from bot.domain.errors import Foreign, Stale
from bot.domain.notice import NoticeKind
from bot.domain.report import Report
from bot.domain.review import Cause
from bot.questionnaire import flow
from bot.questionnaire.answers import Answer, State, given
from bot.questionnaire.distress import distress
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Road, Step
from bot.questionnaire.form import FORMS, NUMBER, PHRASE, REPLY
from bot.questionnaire.found import FOUND
from bot.services import (
    contact,
    drafts,
    found,
    genuine,
    in_writing,
    intake,
    reading,
    reports,
    review,
    safety_phrase,
    sharing,
    three_words,
    walking,
)
from bot.services.contact import Asked
from bot.services.drafts import Turn
from bot.services.family import FamilyWork
from bot.services.genuine import Checked
from bot.services.rules import Rules

#: Roads on which a person is called at once.
CAUSE_OF = {
    Road.ABOUT_ME: Cause.ABOUT_ME,
    Road.NOT_IN_CHAT: Cause.NOT_IN_CHAT,
    Road.COORDINATOR: Cause.ASKED_FOR_PERSON,
}


@dataclass(frozen=True, slots=True)
class At:
    """Where a button stands: under which question of which draft."""

    draft: str
    step: str


@dataclass(frozen=True, slots=True)
class Repeats:
    """What an answer is when a press only repeats the one that gave it."""

    state: State | None = None
    key: str | None = None

    def fit(self, answer: Answer | None) -> bool:
        """Whether this answer is what the press would make."""
        return answer is not None and self.state in (None, answer.state) and self.key in (None, answer.value)


Act = Callable[[Draft, Step], Awaitable[Turn]]


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Said:
    """What came of words or a press."""

    #: The form as it stands; None outside of one.
    turn: Turn | None = None
    #: A person was called.
    asked: Asked | None = None
    #: The report that three words have handed over.
    taken: Report | None = None
    #: The report that the last answer of a short form has sent.
    sent: Report | None = None
    #: A number was looked up.
    checked: Checked | None = None
    #: A form that makes no report has all its answers.
    ended: bool = False


async def say(work: FamilyWork, account: Account, rules: Rules, text: str) -> Said:
    """Take typed words: an answer where a form is open, otherwise three words or a cry for help."""
    draft = await drafts.focused(work, account)
    if draft is None:
        taken = await three_words.take_over(work, account, text)
        return Said(taken=taken, asked=None if taken else await overhear(work, account, rules, text))
    if draft.form == NUMBER.name:
        asked = await overhear(work, account, rules, text)
        return Said(asked=asked, checked=None if asked else await genuine.answer(work, account, text, draft.id))
    turn = await intake.type_in(work, account, draft, text)
    if turn.distress is not None and draft.behalf is None:
        cause = contact.CAUSE_OF[turn.distress]
        return Said(turn=turn, asked=await contact.ask(work, account, rules, cause, aside=True))
    return await _called(work, account, rules, await _on(work, account, rules, turn))


async def asks_for_phone(work: FamilyWork, account: Account) -> bool:
    """Whether the question on the screen is one for a phone."""
    draft = await drafts.focused(work, account)
    step = None if draft is None else Turn(draft=draft).step
    return step is not None and step.phone


async def overhear(work: FamilyWork, account: Account, rules: Rules, text: str) -> Asked | None:
    """Call a person where words that belong to no form are a cry for help. Nothing of them is kept."""
    heard = distress(text)
    return None if heard is None else await contact.ask(work, account, rules, contact.CAUSE_OF[heard], aside=True)


async def choose(work: FamilyWork, account: Account, rules: Rules, at: At, key: str) -> Said:
    """Take a button as the answer."""

    async def act(draft: Draft, step: Step) -> Turn:
        return await intake.choose(work, account, draft, step, key)

    return await _called(work, account, rules, await _press(work, account, rules, at, act, Repeats(State.GIVEN, key)))


async def _called(work: FamilyWork, account: Account, rules: Rules, said: Said) -> Said:
    """Call a person where the answer asks for one, pressed or typed."""
    if said.turn is None or said.turn.road not in CAUSE_OF or said.turn.draft.behalf is not None:
        return said
    road = said.turn.road
    asked = await contact.ask(work, account, rules, CAUSE_OF[road], aside=road is Road.NOT_IN_CHAT)
    return Said(asked=asked) if road is Road.COORDINATOR else replace(said, asked=asked)


async def take_proposal(work: FamilyWork, account: Account, rules: Rules, at: At) -> Said:
    """Take the words proposed under the question as the answer; a second press changes nothing."""

    async def act(draft: Draft, step: Step) -> Turn:
        return await intake.take_proposal(work, account, draft, step)

    return await _press(work, account, rules, at, act, Repeats(State.GIVEN))


async def tick(  # noqa: PLR0913 - who, where, what
    work: FamilyWork, account: Account, rules: Rules, at: At, key: str, *, on: bool
) -> Said:
    """Tick or untick a box."""

    async def act(draft: Draft, step: Step) -> Turn:
        return await intake.tick(work, draft, step, key, on=on)

    return await _press(work, account, rules, at, act)


async def finish(work: FamilyWork, account: Account, rules: Rules, at: At) -> Said:
    """Take the boxes ticked, or the lines typed."""

    async def act(draft: Draft, step: Step) -> Turn:
        return await intake.finish(work, account, draft, step)

    return await _press(work, account, rules, at, act)


async def leave_open(work: FamilyWork, account: Account, rules: Rules, at: At, state: State) -> Said:
    """Take "I do not know", Skip or "Has none"."""

    async def act(draft: Draft, step: Step) -> Turn:
        return await intake.leave_open(work, account, draft, step, state)

    return await _press(work, account, rules, at, act, Repeats(state))


async def confirm(work: FamilyWork, account: Account, rules: Rules, at: At, *, yes: bool) -> Said:
    """Answer a soft question."""

    async def act(draft: Draft, step: Step) -> Turn:
        return await intake.confirm(work, account, draft, step, yes=yes)

    return await _press(work, account, rules, at, act)


async def go_back(work: FamilyWork, account: Account, at: At) -> Turn | None:
    """Return to the question before; None before the first, and the draft is put aside."""
    draft = await drafts.on_screen(work, account, at.draft)
    step = flow.current(FORMS[draft.form], draft)
    if at.step != (step.key if step else ""):
        return Turn(draft=draft)
    earlier = await walking.go_back(work, account, draft)
    if earlier is None:
        await drafts.pause(work, account)
    return earlier


async def look(work: FamilyWork, account: Account, draft_id: str) -> Turn:
    """Return the form that is on the screen as it stands."""
    return Turn(draft=await drafts.on_screen(work, account, draft_id))


async def change(work: FamilyWork, account: Account, draft_id: str, key: str) -> Turn:
    """Ask one answered question again."""
    return await walking.change(work, await drafts.on_screen(work, account, draft_id), key)


async def stay(work: FamilyWork, account: Account, draft_id: str) -> Turn:
    """Leave the answer that was to be changed as it is."""
    return await walking.stay(work, await drafts.on_screen(work, account, draft_id))


async def send_early(work: FamilyWork, account: Account, draft_id: str) -> Turn:
    """Ask only what is still needed; a second press changes nothing."""
    draft = await drafts.on_screen(work, account, draft_id)
    return Turn(draft=draft) if draft.early else await walking.send_early(work, account, draft)


async def send(work: FamilyWork, account: Account, rules: Rules, draft_id: str) -> Report:
    """Send a finished report; a second press finds the one that was sent."""
    sent = await _sent(work, account, draft_id)
    if sent is not None:
        return sent
    draft = await drafts.own(work, account, draft_id)
    report = await reports.submit(work, account, rules, draft)
    await contact.learn(work, account, draft.answers)
    await sharing.note(work, report.id, draft.answers)
    return report


async def _sent(work: FamilyWork, account: Account, draft_id: str) -> Report | None:
    """Return the report made of a draft; to somebody else at the family's account, only of what it sent itself."""
    sent = await reports.sent_before(work, account, draft_id)
    if sent is None or not account.closed:
        return sent
    return sent if account.consented_at is not None and sent.sent_at >= account.consented_at else None


async def _on(work: FamilyWork, account: Account, rules: Rules, turn: Turn) -> Said:
    """Return the next question; where there is none in a form without a check, do what it is for."""
    if turn.step is not None or turn.checked:
        return Said(turn=turn)
    if turn.form.reports:
        return Said(turn=turn, sent=await reports.submit(work, account, rules, turn.draft))
    if turn.form is PHRASE:
        await safety_phrase.keep(work, account, turn.draft)
        return Said(turn=turn, ended=True)
    if turn.form is REPLY:
        await _reply(work, account, rules, turn.draft)
    elif turn.form is FOUND:
        await found.tell(work, account, rules, turn.draft)
    await drafts.pause(work, account)
    return Said(turn=turn, ended=True)


async def _reply(work: FamilyWork, account: Account, rules: Rules, draft: Draft) -> None:
    """Bring the family's answer to the moderators; the draft is emptied, so that a second press finds it."""
    notice = await reading.open_(work, account, draft.subject or "")
    report = await reports.own(work, account, notice.report)
    text = str(given(draft.answers, "reply"))
    answers = {"reply": replace(draft.answers["reply"], state=State.DECLINED, value=None, raw=None)}
    await work.drafts.save(replace(draft, answers=answers))
    if notice.kind is NoticeKind.WRITTEN:
        await in_writing.replied(work, rules, report, text, notice.facts["review"])
    else:
        await review.replied(work, rules, report.id, notice.facts["review"], text)


async def _press(  # noqa: PLR0913, PLR0917 - who, where, what
    work: FamilyWork, account: Account, rules: Rules, at: At, act: Act, repeats: Repeats | None = None
) -> Said:
    """Do what a button is for, where it still fits. Raises Foreign for another's draft, Stale for an old button."""
    try:
        draft = await drafts.own(work, account, at.draft)
    except Foreign:
        sent = await _sent(work, account, at.draft)
        if sent is None:
            raise
        return Said(sent=sent)
    turn = Turn(draft=draft)
    if turn.step is None and not turn.form.reports:
        return Said(turn=turn, ended=True)
    if draft.id != account.focus:
        raise Stale
    if turn.step is not None and turn.step.key == at.step:
        return await _on(work, account, rules, await act(draft, turn.step))
    if not (repeats or Repeats()).fit(draft.answers.get(at.step)):
        raise Stale
    return Said(turn=turn)
