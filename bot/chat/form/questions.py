"""One question of a form, with everything that may stand under it."""

from collections.abc import Callable
from datetime import datetime

from bot.chat.buttons import Payload, Press, Rows, in_rows
from bot.chat.form import payloads as to
from bot.chat.form.told import told
from bot.chat.screen import Screen
from bot.questionnaire import flow, pending
from bot.questionnaire.answers import State
from bot.questionnaire.flow import Choice, Kind, Step
from bot.services.drafts import Turn
from bot.services.rules import Rules
from bot.words import Text, msg

WAYS = {State.UNKNOWN: msg("I do not know"), State.DECLINED: msg("Skip")}
YES, NO = msg("Yes"), msg("No")
BACK = msg("⬅ Back")


def question(turn: Turn, step: Step, rules: Rules, now: datetime, page: int = 0) -> Screen:
    """Ask the step, or the soft question that its answer has raised."""
    doubt = pending.doubt(turn.draft, now)
    if doubt is not None:
        return Screen((_progress(turn, step), doubt), (_yes_no(turn, step), *_always(turn, step)))
    return Screen(
        (turn.note, _progress(turn, step), _grey(step.intro), _ask(step, rules), _grey(step.why), _so_far(turn, step)),
        (
            *_proposal(turn, step),
            *_choices(turn, step, rules, page),
            *_instead(turn, step),
            *_onward(turn, step),
            *_always(turn, step),
        ),
    )


def _progress(turn: Turn, step: Step) -> Text | None:
    """Tell how far one is; neither a change of a report already sent nor one question is a road of so many steps."""
    place, steps = flow.progress(turn.form, turn.draft, step)
    return None if turn.draft.adds or steps == 1 else msg("Step {place} of {steps}", place=place, steps=steps)


def _ask(step: Step, rules: Rules) -> Text:
    """Return the question; the organisation's partners stand in it where it names them."""
    partners: Text | str = ", ".join(rules.partners) or msg("none so far")
    return step.ask.filled(partner_list=partners)


def _grey(line: Text | None) -> Text | None:
    return None if line is None else msg("<i>{why}</i>", why=line)


def _so_far(turn: Turn, step: Step) -> Text | None:
    """Show what was typed so far, or the answer that is being changed; a tick alone leads no further."""
    if step.kind is Kind.MANY and pending.ticked(turn.draft, step):
        return _grey(msg("You may choose more, or press Done."))
    written = pending.at(turn.draft, step).raw
    if step.kind is Kind.LINES and written:
        return msg("Written so far:\n{lines}", lines=written)
    answer = turn.draft.answers.get(step.key)
    return None if answer is None else msg("Your answer: {answer}", answer=told(step, answer))


def _yes_no(turn: Turn, step: Step) -> tuple[Press, ...]:
    at = (turn.draft.id, step.key)
    return Press(YES, to.Confirm(*at, 1)), Press(NO, to.Confirm(*at, 0))


def _proposal(turn: Turn, step: Step) -> Rows:
    """Return what an earlier answer tells already, to be taken without typing it again."""
    words = pending.proposed(turn.draft, step)
    return () if words is None else ((Press(msg("{answer}", answer=words), to.TakeProposal(turn.draft.id, step.key)),),)


def _choices(turn: Turn, step: Step, rules: Rules, page: int) -> Rows:
    """Return the step's own buttons, one page of them."""
    fit = [choice for choice in step.choices if choice.when(turn.draft.answers)]
    offered = [choice for choice in fit if rules.partners or not choice.partners]
    size = step.page or max(len(offered), 1)
    page = min(max(page, 0), (len(offered) - 1) // size) if offered else 0
    shown = offered[page * size : (page + 1) * size]
    rows = in_rows([_choice(turn, step, choice) for choice in shown], step.columns)
    return (*rows, *pager(lambda other: to.Page(turn.draft.id, other), page, len(offered), size))


def _choice(turn: Turn, step: Step, choice: Choice) -> Press:
    at = (turn.draft.id, step.key, choice.key)
    if step.kind is not Kind.MANY:
        return Press(choice.label, to.Choose(*at))
    if choice.key in pending.ticked(turn.draft, step):
        return Press(msg("✓ {label}", label=choice.label), to.Tick(*at, 0))
    return Press(choice.label, to.Tick(*at, 1))


def pager(page_of: Callable[[int], Payload], page: int, count: int, size: int) -> Rows:
    """Return Previous and Next where there is more than one page."""
    before = Press(msg("◀ Previous"), page_of(page - 1)) if page > 0 else None
    after = Press(msg("Next ▶"), page_of(page + 1)) if (page + 1) * size < count else None
    row = tuple(press for press in (before, after) if press is not None)
    return (row,) if row else ()


def _instead(turn: Turn, step: Step) -> Rows:
    """Return Done and the ways of not answering."""
    at = (turn.draft.id, step.key)
    written = pending.at(turn.draft, step).raw is not None
    ready = step.kind is Kind.MANY or (step.kind is Kind.LINES and written)
    done = [Press(msg("Done"), to.Done(*at))] if ready else []
    ways = [Press(_way(step, state), to.LeaveOpen(*at, state)) for state in pending.offered(turn.draft, step)]
    return (*((tuple(done),) if done else ()), *in_rows(ways, 2))


def _way(step: Step, state: State) -> Text:
    return step.none if state is State.NONE and step.none is not None else WAYS[state]


def _onward(turn: Turn, step: Step) -> Rows:
    """Return the way past the remaining questions, and the way back from a change."""
    draft = turn.draft
    if step.key in draft.answers:
        return ((Press(msg("Leave as it is"), to.Keep(draft.id)),),)
    if draft.adds:
        return ((Press(msg("That is all for now"), to.Enough(draft.id)),),)
    if not flow.can_send_early(turn.form, draft):
        return ()
    later = [each for each in flow.applicable(turn.form, draft.answers) if each.key not in draft.answers]
    if all(each.early for each in later):
        return ()
    return ((Press(msg("Send now, add more later"), to.SendEarly(draft.id)),),)


def _always(turn: Turn, step: Step) -> Rows:
    """Return what stands under every step."""
    return ((Press(BACK, to.Back(turn.draft.id, step.key)), Press(msg("Pause"), to.Pause())),)
