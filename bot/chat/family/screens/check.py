"""The family looks its answers over, sends them, and hears what came of it."""

from bot.chat.buttons import Press, in_rows, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.fraud import WARNING
from bot.chat.family.screens.questions import pager
from bot.chat.family.screens.told import told
from bot.chat.family.screens.welcome import BACK, MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.report import Report
from bot.questionnaire import flow
from bot.questionnaire.draft import Draft
from bot.services.drafts import Turn
from bot.services.guidance import OWN
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg

#: Lines on one page of the check.
LINES = 20


def check(turn: Turn, page: int = 0) -> Screen:
    """List the answers, each with a button that changes it."""
    draft = turn.draft
    steps = [step for step in flow.applicable(turn.form, draft.answers, early=draft.early) if step.key in draft.answers]
    page = min(max(page, 0), max(len(steps) - 1, 0) // LINES)
    shown = steps[page * LINES : (page + 1) * LINES]
    lines = tuple(
        msg("<b>{label}</b>: {answer}", label=step.label, answer=told(step, draft.answers[step.key])) for step in shown
    )
    return Screen(
        (
            turn.note,
            msg("Please check your answers. Tap a line to change it."),
            msg("{lines}", lines=lines),
        ),
        (
            *in_rows([Press(step.label, to.Change(draft.id, step.key)) for step in shown], 2),
            *pager(lambda other: to.Check(draft.id, other), page, len(steps), LINES),
            (Press(msg("Send to a moderator"), to.Send(draft.id)),),
            (Press(msg("Save for later"), to.Pause()), Press(msg("Delete"), to.Discard(draft.id, 0))),
            (Press(BACK, to.Back(draft.id, "")), Press(msg("This is hard"), to.Hard())),
        ),
    )


def confirm(turn: Turn) -> Screen:
    """Ask whether to send."""
    draft = turn.draft
    return Screen(
        (turn.note, msg("Send this report?")),
        one_each(Press(msg("Yes, send"), to.SendNow(draft.id)), Press(msg("Not yet"), to.GoOn())),
    )


def discard(draft: Draft) -> Screen:
    """Ask whether to delete what was not sent."""
    return Screen(
        (msg("Delete this unfinished report? We will erase everything you wrote in it."),),
        one_each(Press(msg("Yes, delete"), to.Discard(draft.id, 1)), Press(msg("No, keep it"), to.Resume(draft.id))),
    )


def discarded() -> Screen:
    """Say that the draft is gone."""
    return Screen((msg("The unfinished report is deleted."),), one_each(MENU))


def paused(rules: Rules, draft: str | None) -> Screen:
    """Say how to go on, and until when."""
    days = rules.draft.days
    saved = nmsg(
        "Saved. When you wish, press /start and we will continue from here. The draft is kept for {n} day.",
        "Saved. When you wish, press /start and we will continue from here. The draft is kept for {n} days.",
        days,
    )
    return Screen((saved,), one_each(Press(msg("Continue"), to.Resume(draft)) if draft else None, MENU))


def receipt(report: Report, rules: Rules, support: str | None, steps: tuple[Text, ...]) -> Screen:
    """Confirm that a report came in, with the first steps. It is the same whoever is looked for."""
    words = msg(
        "Report No. {no} was received on {date}. A moderator will read it; this usually takes no more than {sla}. "
        "If we do not write, it means neither good nor bad news. If you learn anything, press 'Add or correct'. What "
        "can be done right now is below.",
        no=report.number,
        date=report.sent_at.astimezone(KYIV).date(),
        sla=nmsg("{n} working day", "{n} working days", rules.answer_days),
    )
    everything = Press(msg("Where to turn: everything"), to.WhereToTurn(OWN, 0))
    return Screen((words, *steps, WARNING, _support(support)), one_each(everything, MY_REPORTS, MENU))


def _support(lines: str | None) -> Text | None:
    return msg("If you would like to talk to someone: {support_lines}.", support_lines=lines) if lines else None


def noted(report: Report) -> Screen:
    """End the short form: one neutral word."""
    return Screen((msg("Noted."),), one_each(Press(msg("Next"), to.ThreeWords(report.id))))


def three_words(phrase: str) -> Screen:
    """Show the words once."""
    words = msg("Remember these words or pass them on: {phrase}. With them someone you trust can go on.", phrase=phrase)
    return Screen((words,), one_each(Press(msg("Remove this now"), to.Blank())))
