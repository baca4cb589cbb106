"""The family looks its answers over, sends them, and hears what came of it."""

from collections.abc import Collection

from bot.chat.buttons import Press, Rows, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.fraud import WARNING
from bot.chat.family.screens.questions import pager
from bot.chat.family.screens.reports import next_child
from bot.chat.family.screens.told import MOST, told
from bot.chat.family.screens.welcome import BACK, MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.report import Report
from bot.questionnaire import flow
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Part, Step
from bot.services.drafts import Turn
from bot.services.guidance import OWN
from bot.services.rules import Rules
from bot.words import Text, msg, nmsg

#: Lines on one page of the check, and characters of one answer there: a message holds 4,096.
LINES = 20
BRIEFLY = 100
TAP = msg("Tap a line to change it.")


def check(turn: Turn, page: int = 0) -> Screen:
    """List the answers with what can be done about them."""
    draft = turn.draft
    lines, buttons = listed(turn, page)
    return Screen(
        (turn.note, _how_to_change(turn), *lines),
        (
            *buttons,
            (Press(msg("Send to a moderator"), to.Send(draft.id)),),
            (Press(msg("Save for later"), to.Pause()),),
            (Press(BACK, to.Back(draft.id, "")),),
            (Press(msg("Delete"), to.Discard(draft.id, 0)),),
            (Press(msg("This is hard"), to.Hard()),),
        ),
    )


def _how_to_change(turn: Turn) -> Text:
    if len(turn.form.parts) == 1:
        return msg("Please check your answers. Tap a line to change it.")
    return msg("Please check your answers. To change one, press its section below.")


def listed(turn: Turn, page: int, changed: Collection[str] = ()) -> tuple[tuple[Text, ...], Rows]:
    """Return a page of the answers by the parts of the form, with a button to each part.

    A form without parts has a button to each line at once. Answers `changed` in a sent report are marked.
    """
    pages = _pages(turn)
    page = min(max(page, 0), len(pages) - 1)
    parts = turn.form.parts
    leads = (Press(part.title, to.Section(turn.draft.id, parts.index(part))) for part in pages[page] if part.title)
    return (
        tuple(_lines(turn, part, BRIEFLY, changed) for part in pages[page]),
        (
            *one_each(*leads),
            *(_each_line(turn, parts[0]) if len(parts) == 1 else ()),
            *pager(lambda other: to.Check(turn.draft.id, other), page, len(pages), 1),
        ),
    )


def section(turn: Turn, place: int) -> Screen:
    """Show one part of the answers, each with a button that changes it."""
    part = turn.form.parts[min(max(place, 0), len(turn.form.parts) - 1)]
    page = next((n for n, parts in enumerate(_pages(turn)) if part in parts), 0)
    return Screen(
        (TAP, _lines(turn, part, MOST)),
        (*_each_line(turn, part), (Press(BACK, to.Check(turn.draft.id, page)),)),
    )


def _pages(turn: Turn) -> list[list[Part]]:
    """Return the answered parts, so many on a page that one message holds them."""
    pages: list[list[Part]] = [[]]
    room = LINES
    for part in turn.form.parts:
        lines = len(_answered(turn, part))
        if lines > room and pages[-1]:
            pages.append([])
            room = LINES
        if lines:
            pages[-1].append(part)
            room -= lines
    return pages


def _answered(turn: Turn, part: Part) -> list[Step]:
    asked = flow.applicable(turn.form, turn.draft.answers)
    return [step for step in part.steps if step.key in turn.draft.answers and step in asked]


def _lines(turn: Turn, part: Part, longest: int, changed: Collection[str] = ()) -> Text:
    """Return the lines of a part under its title."""
    answers = turn.draft.answers
    title = () if part.title is None else (msg("<u>{title}</u>", title=part.title),)
    lines = (
        _line(step, told(step, answers[step.key], longest), changed=step.key in changed)
        for step in _answered(turn, part)
    )
    return msg("{lines}", lines=(*title, *lines))


def _line(step: Step, answer: Text, *, changed: bool) -> Text:
    if changed:
        return msg("<b>{label}</b>: {answer} (changed)", label=step.label, answer=answer)
    return msg("<b>{label}</b>: {answer}", label=step.label, answer=answer)


def _each_line(turn: Turn, part: Part) -> Rows:
    return one_each(*(Press(step.label, to.Change(turn.draft.id, step.key)) for step in _answered(turn, part)))


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
    everything = Press(msg("Where to turn: everything"), to.WhereToTurn(OWN, 0))
    return Screen(
        (words, _children(children), *steps, WARNING, _support(support)),
        one_each(next_child(report, children), everything, MY_REPORTS, MENU),
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
