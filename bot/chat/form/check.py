"""The answers are looked over before they are sent."""

from collections.abc import Collection

from bot.chat.buttons import Press, Rows, one_each
from bot.chat.form import payloads as to
from bot.chat.form.questions import BACK, pager
from bot.chat.form.told import MOST, told
from bot.chat.screen import Screen
from bot.questionnaire import flow
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Part, Step
from bot.services.drafts import Turn
from bot.words import Text, msg

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
        one_each(Press(msg("Yes, send"), to.SendNow(draft.id)), Press(msg("Not yet"), to.Check(draft.id, 0))),
    )


def discard(draft: Draft) -> Screen:
    """Ask whether to delete what was not sent."""
    return Screen(
        (msg("Delete this unfinished report? We will erase everything you wrote in it."),),
        one_each(Press(msg("Yes, delete"), to.Discard(draft.id, 1)), Press(msg("No, keep it"), to.Resume(draft.id))),
    )
