"""A family answers a form, one step at a time; each answer is saved as it is given."""

from dataclasses import replace

from bot.domain.account import Account
from bot.domain.errors import Foreign
from bot.domain.hours import KYIV
from bot.questionnaire import flow, pending
from bot.questionnaire.answers import Answer, Answers, State, Value
from bot.questionnaire.distress import Distress, distress
from bot.questionnaire.draft import Draft, Pending
from bot.questionnaire.flow import Kind, Step
from bot.questionnaire.forbidden import forbidden, sentence
from bot.questionnaire.form import FORMS
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.silences import silence, yes_or_no
from bot.services.drafts import DraftWork, Turn
from bot.services.ports import Work
from bot.words import Text, msg

DROPPED = msg("These earlier answers no longer apply, so we have removed them:\n{questions}")
MORE = msg("Noted. You may write more, or press Done.")
#: An answer to a question has no check: who does not press Done would never be read.
SEND = msg("Noted. To send your answer, press Done.")
#: Typed words were taken for a button.
TAKEN = msg("Noted. {label}: {answer}")
BROUGHT = msg("After this change there are a few more questions.")


async def type_in(work: DraftWork, account: Account, draft: Draft, text: str) -> Turn:
    """Take typed words as the answer to the current step, or as the next line of it.

    What must never be kept is refused before anything of it is stored; words of danger are seen in any step.
    """
    step = flow.current(FORMS[draft.form], draft)
    if (why := _refused(work, draft, step, text)) is not None:
        return Turn(draft=draft, note=why, distress=distress(text))
    if step is None:
        note = msg("Please use the buttons under the message.")
        return Turn(draft=draft, note=note, unkept=True, distress=distress(text))
    turn = await _read(work, account, draft, step, text)
    return replace(turn, distress=_heard(draft, step, text))


def _refused(work: DraftWork, draft: Draft, step: Step | None, text: str) -> Text | None:
    """Return why words must not be kept, also together with the lines before; None where they may be."""
    if step is not None and step.reader is not None and step.phone:
        reading = step.reader(text, draft.answers, work.now.astimezone(KYIV).date())
        if isinstance(reading, Read):
            return None
        return reading.why if forbidden(text) is not None else None
    lines = pending.at(draft, step).raw if step is not None and step.kind is Kind.LINES else None
    kind = forbidden("\n".join(filter(None, (lines, text))))
    return None if kind is None else sentence(kind)


def _heard(draft: Draft, step: Step, text: str) -> Distress | None:
    """Return the cry for help in typed words, also where it began in the message before."""
    heard = distress(text)
    before = pending.at(draft, step).raw if step.kind is Kind.LINES else None
    if heard is not None or before is None or distress(before) is not None:
        return heard
    return distress(f"{before}\n{text}")


async def _read(work: DraftWork, account: Account, draft: Draft, step: Step, text: str) -> Turn:
    if (turn := await _pressed(work, account, draft, step, text)) is not None:
        return turn
    if step.reader is None:
        return Turn(draft=draft, note=msg("Please choose one of the buttons."), unkept=True)
    if step.kind is Kind.LINES:
        text = "\n".join(filter(None, (pending.at(draft, step).raw, text)))
    reading = step.reader(text, draft.answers, work.now.astimezone(KYIV).date())
    if isinstance(reading, Unreadable):
        return await _unread(work, draft, step, text, reading.why)
    if step.kind is Kind.LINES:
        note = MORE if FORMS[draft.form].reports else SEND
        return await keep(work, replace(draft, pending=Pending(step=step.key, raw=text)), note)
    if pending.soft(draft, step, reading, work.now) is not None:
        return await keep(work, replace(draft, pending=Pending(step=step.key, raw=text, doubt=True)))
    turn = await answered(work, draft, step, given(work, account, reading.value, raw=text))
    return _echoed(step, turn)


async def take_proposal(work: DraftWork, account: Account, draft: Draft, step: Step) -> Turn:
    """Take the words proposed, as if they were typed. Raises Foreign where none are."""
    words = pending.proposed(draft, step)
    if words is None:
        raise Foreign
    return await _read(work, account, draft, step, words)


async def _pressed(work: DraftWork, account: Account, draft: Draft, step: Step, text: str) -> Turn | None:
    """Take words for the button that says the same; None where no such button stands there."""
    yes = yes_or_no(text)
    if yes is not None and pending.at(draft, step).doubt:
        return await confirm(work, account, draft, step, yes=yes)
    key = pending.chosen(draft, step, text)
    if key is not None:
        return _echoed(step, await choose(work, account, draft, step, key))
    said = silence(text)
    if said is not None and step.kind is not Kind.LINES and said in pending.offered(draft, step):
        return await leave_open(work, account, draft, step, said)
    return None


def _echoed(step: Step, turn: Turn) -> Turn:
    """Tell for which button typed words were taken; nothing where they are no answer yet, or one by themselves."""
    answer = turn.draft.answers.get(step.key)
    choice = step.choice(answer.value) if answer is not None and isinstance(answer.value, str) else None
    if choice is None or turn.step is step:
        return turn
    heard = TAKEN.filled(label=step.label, answer=choice.label)
    return replace(turn, note=heard if turn.note is None else msg("{lines}", lines=(heard, turn.note)))


async def _unread(work: DraftWork, draft: Draft, step: Step, text: str, why: Text) -> Turn:
    if step.kind is Kind.LINES:
        return Turn(draft=draft, note=why, unkept=True)
    unread = replace(draft, tries=draft.tries + 1, pending=Pending(step=step.key, raw=text))
    turn = await keep(work, unread, why)
    return replace(turn, unkept=True)


async def confirm(work: DraftWork, account: Account, draft: Draft, step: Step, *, yes: bool) -> Turn:
    """Answer the soft question: keep what it proposes, what was typed instead, or ask the step again."""
    reading = pending.meant(draft, step, work.now)
    if reading is None:
        return Turn(draft=draft)
    if isinstance(reading, Unreadable):
        return await keep(work, replace(draft, pending=None), reading.why if yes else None)
    value = reading.value if yes else reading.otherwise
    if value is None:
        return await keep(work, replace(draft, pending=None))
    return await answered(work, draft, step, given(work, account, value, raw=pending.at(draft, step).raw))


async def choose(work: DraftWork, account: Account, draft: Draft, step: Step, key: str) -> Turn:
    """Take one button as the answer, unless it leads out of the form: then the question stays open.

    Raises Foreign for a choice the step does not have.
    """
    choice = step.choice(key)
    if choice is None or step.kind is not Kind.CHOICE or not choice.when(draft.answers):
        raise Foreign
    if choice.road is not None and choice.road.leaves:
        return Turn(draft=draft, road=choice.road)
    if pending.soft(draft, step, Read(key), work.now) is not None:
        return await keep(work, replace(draft, pending=Pending(step=step.key, chosen=(key,), doubt=True)))
    turn = await answered(work, draft, step, pending.beside(draft, step, given(work, account, key)))
    return replace(turn, road=choice.road)


async def tick(work: DraftWork, draft: Draft, step: Step, key: str, *, on: bool) -> Turn:
    """Tick or untick a box; a second press changes nothing. Raises Foreign for a box the step does not have."""
    if step.choice(key) is None or step.kind is not Kind.MANY:
        raise Foreign
    if (key in pending.ticked(draft, step)) is on:
        return Turn(draft=draft)
    chosen = flow.toggled(step, pending.ticked(draft, step), key)
    return await keep(work, replace(draft, pending=Pending(step=step.key, chosen=chosen)))


async def finish(work: DraftWork, account: Account, draft: Draft, step: Step) -> Turn:
    """Take the boxes ticked, or the lines typed, as the answer."""
    if step.kind is Kind.MANY:
        chosen = pending.ticked(draft, step) or ((step.default,) if step.default else ())
        answer = given(work, account, chosen) if chosen else _silent(work, account, State.DECLINED)
        return await answered(work, draft, step, answer)
    lines = pending.at(draft, step).raw
    if lines is None:
        return Turn(draft=draft, note=msg("Nothing is written yet. Write a few words, or press Skip."))
    return await answered(work, draft, step, given(work, account, lines, raw=lines))


async def leave_open(work: DraftWork, account: Account, draft: Draft, step: Step, state: State) -> Turn:
    """Take "I do not know", Skip or "Has none" as the answer. Raises Foreign where it is not offered.

    Words that could not be read are kept beside "I do not know" for the moderator; Skip keeps nothing.
    """
    if state not in pending.offered(draft, step):
        raise Foreign
    raw = pending.at(draft, step).raw if state is State.UNKNOWN else None
    return await answered(work, draft, step, _silent(work, account, state, raw=raw))


async def answered(work: DraftWork, draft: Draft, step: Step, answer: Answer) -> Turn:
    """Keep an answer and move on; the family is told which answers no longer apply, or that more are asked for."""
    form = FORMS[draft.form]
    after = flow.give(form, draft, step, answer)
    changed = step.key in draft.answers
    brought = changed and flow.open_keys(form, after) - flow.open_keys(form, draft)
    return await keep(work, after, lost(draft, after.answers) or (BROUGHT if brought else None))


def lost(draft: Draft, answers: Answers) -> Text | None:
    """Return what is said where answers of the draft are not among these any more: to which questions they were."""
    gone = tuple(step.label for step in FORMS[draft.form].steps if step.key in set(draft.answers) - set(answers))
    return DROPPED.filled(questions=gone) if gone else None


def given(work: Work, account: Account, value: Value, raw: str | None = None) -> Answer:
    """Return an answer given now, and what was typed for it."""
    return Answer(State.GIVEN, value, raw, work.now, account.language or "uk")


def _silent(work: Work, account: Account, state: State, raw: str | None = None) -> Answer:
    return Answer(state, None, raw, work.now, account.language or "uk")


async def keep(work: DraftWork, draft: Draft, note: Text | None = None) -> Turn:
    """Keep a draft as it is now."""
    draft = replace(draft, touched_at=work.now)
    await work.drafts.save(draft)
    return Turn(draft=draft, note=note)
