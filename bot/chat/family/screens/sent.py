"""What a family hears once its answers are sent, put aside or deleted."""

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.fraud import WARNING
from bot.chat.family.screens.reports import kinship, next_child
from bot.chat.family.screens.welcome import ADD_OR_CORRECT, MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.report import Report
from bot.questionnaire.draft import Draft
from bot.services.guidance import OWN
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg


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


def receipt(report: Report, rules: Rules, support: str | None, steps: tuple[Text, ...], children: int) -> Screen:
    """Confirm that a report came in, with the first steps; so many `children` have none yet.

    It is the same whoever is looked for.
    """
    words = msg(
        "Report No. {no} was received on {date}. A moderator will read it; this usually takes no more than {sla}. "
        "If we do not write, it means neither good nor bad news. If you learn anything, press 'Add or correct'. What "
        "can be done right now is below.",
        no=report.number,
        date=report.sent_at.astimezone(KYIV).date(),
        sla=nmsg("{n} working day", "{n} working days", rules.answer_days),
    )
    add = Press(ADD_OR_CORRECT, to.AddOrCorrect(report.id))
    everything = Press(msg("Where to turn: everything"), to.WhereToTurn(OWN, 0))
    return Screen(
        (words, _children(children), *steps, WARNING, _support(support)),
        one_each(next_child(report, children), everything, kinship(report), add, MY_REPORTS, MENU),
    )


def _children(left: int) -> Text | None:
    if not left:
        return None
    return nmsg(
        "A separate report is opened for each child. {n} report is left; what the children share is filled in already.",
        "A separate report is opened for each child. {n} reports are left; what the children share is filled in "
        "already.",
        left,
    )


def _support(lines: str | None) -> Text | None:
    return msg("If you would like to talk to someone: {support_lines}.", support_lines=lines) if lines else None


def noted(report: Report) -> Screen:
    """End the short form: one neutral word."""
    return Screen((msg("Noted."),), one_each(Press(msg("Next"), to.ThreeWords(report.id))))


def three_words(phrase: str) -> Screen:
    """Show the words once."""
    words = msg("Remember these words or pass them on: {phrase}. With them someone you trust can go on.", phrase=phrase)
    return Screen((words,), one_each(Press(msg("Remove this now"), to.Blank())))
