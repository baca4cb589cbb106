"""The family looks its answers over, sends them, and hears what came of it."""

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.questions import pager
from bot.chat.family.screens.told import told
from bot.chat.family.screens.welcome import BACK, MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.report import Report
from bot.questionnaire import flow
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Step
from bot.services.drafts import Turn
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg

#: Lines on one page of the check.
LINES = 20
FRAUD = msg(
    "No one has the right to demand money for a search, an exchange or a release: neither state bodies nor we. If "
    "someone asks you for money, do not pay, keep the messages and call 102."
)


def line(step: Step, draft: Draft) -> Text:
    """Return an answer under the name of its question."""
    return msg("<b>{label}</b>: {answer}", label=step.label, answer=told(step, draft.answers[step.key]))


def lines_of(turn: Turn, page: int) -> tuple[list[Step], Rows]:
    """Return the answered steps of a page, and a button to change each, with those to the other pages."""
    draft = turn.draft
    steps = [step for step in flow.applicable(turn.form, draft.answers, early=draft.early) if step.key in draft.answers]
    page = min(max(page, 0), max(len(steps) - 1, 0) // LINES)
    shown = steps[page * LINES : (page + 1) * LINES]
    buttons = in_rows([Press(step.label, to.Change(draft.id, step.key)) for step in shown], 2)
    return shown, (*buttons, *pager(lambda other: to.Check(draft.id, other), page, len(steps), LINES))


def check(turn: Turn, page: int = 0) -> Screen:
    """List the answers, each with a button that changes it."""
    draft = turn.draft
    shown, buttons = lines_of(turn, page)
    return Screen(
        (
            turn.note,
            msg("Please check your answers. Tap a line to change it."),
            msg("{lines}", lines=tuple(line(step, draft) for step in shown)),
        ),
        (
            *buttons,
            (Press(msg("Send to a moderator"), to.Send(draft.id)),),
            (Press(msg("Save for later"), to.Pause()), Press(msg("Delete"), to.Discard(draft.id, 0))),
            (Press(BACK, to.Back(draft.id, "")), Press(msg("This is hard"), to.Hard())),
        ),
    )


def confirm(turn: Turn) -> Screen:
    """Ask whether to send."""
    draft = turn.draft
    return Screen(
        (turn.note, msg("Send this report? You can still add to it or correct it afterwards.")),
        one_each(Press(msg("Yes, send"), to.SendNow(draft.id)), Press(msg("Not yet"), to.GoOn())),
    )


def discard(draft: Draft) -> Screen:
    """Ask whether to delete what was not sent."""
    return Screen(
        (msg("Delete this unfinished report? We will erase everything you wrote in it."),),
        one_each(Press(msg("Yes, delete"), to.Discard(draft.id, 1)), Press(msg("No, keep it"), to.Resume(draft.id))),
    )


def discarded(draft: Draft | None) -> Screen:
    """Say that the draft is gone; a second press finds none."""
    if draft is None:
        words = msg("What was not sent is deleted. What you have sent stays as it is.")
    elif draft.adds:
        words = msg("The report stays as it was sent.")
    else:
        words = msg("The unfinished report is deleted.")
    return Screen((words,), one_each(MENU))


def paused(rules: Rules, draft: str | None) -> Screen:
    """Say how to go on, and until when."""
    days = rules.draft.days
    saved = nmsg(
        "Saved. When you wish, press /start and we will continue from here. The draft is kept for {n} day.",
        "Saved. When you wish, press /start and we will continue from here. The draft is kept for {n} days.",
        days,
    )
    return Screen((saved,), one_each(Press(msg("Continue"), to.Resume(draft)) if draft else None, MENU))


def receipt(report: Report, rules: Rules, support: str | None) -> Screen:
    """Confirm that a report came in. It is the same whoever is looked for."""
    words = msg(
        "Report No. {no} was received on {date}. A moderator will read it; this usually takes no more than {sla}. "
        "If we do not write, it means neither good nor bad news.",
        no=report.number,
        date=report.sent_at.astimezone(KYIV).date(),
        sla=nmsg("{n} working day", "{n} working days", rules.answer_days),
    )
    more = msg('If you learn anything, press "Add or correct".')
    return Screen((words, more, FRAUD, _support(support)), one_each(MY_REPORTS, MENU))


def _support(lines: str | None) -> Text | None:
    return msg("If you would like to talk to someone: {support_lines}.", support_lines=lines) if lines else None


def noted(report: Report) -> Screen:
    """End the short form: one neutral word."""
    return Screen((msg("Noted."),), one_each(Press(msg("Next"), to.ThreeWords(report.id))))


def three_words(phrase: str) -> Screen:
    """Show the words once."""
    words = msg("Remember these words or pass them on: {phrase}. With them someone you trust can go on.", phrase=phrase)
    return Screen((words,), one_each(Press(msg("Remove this now"), to.Blank())))
