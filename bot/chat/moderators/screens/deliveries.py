"""How far each notice to the families of a case has come."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from bot.chat.buttons import Press
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads.deliveries import Deliveries
from bot.chat.moderators.told import as_written, clock, joined, lines
from bot.chat.screen import Screen
from bot.domain.case import Case
from bot.domain.notice import Delivery, NoticeKind, NoticeState, Passage
from bot.services.corrections import Correction
from bot.services.deliveries import Delivered
from bot.words import Text, msg

#: So many notices stand on a page.
PAGE: Final = 5
NOTICES: Final[Mapping[NoticeKind, Text]] = {
    NoticeKind.READ: msg("report read"),
    NoticeKind.TAKEN_UP: msg("report taken up"),
    NoticeKind.QUESTION: msg("a question"),
    NoticeKind.BELIEVED: msg("believed captive"),
    NoticeKind.CONFIRMED: msg("captivity confirmed"),
    NoticeKind.PLACE: msg("something is known of the place"),
    NoticeKind.COURT: msg("court proceedings"),
    NoticeKind.CALL: msg("asked for a talk"),
    NoticeKind.WRITTEN: msg("written in place of a talk"),
    NoticeKind.RELEASED: msg("returned from captivity"),
    NoticeKind.SAFE: msg("found and safe"),
    NoticeKind.CORRECTION: msg("a correction"),
    NoticeKind.NO_NEWS: msg("no news"),
    NoticeKind.CLOSED: msg("closed at the family's wish"),
    NoticeKind.NOT_TAKEN_UP: msg("report not taken up"),
    NoticeKind.DIFFER: msg("relatives say different things"),
}
STEPS: Final[Mapping[NoticeState | Passage, Text]] = {
    NoticeState.RAISED: msg("raised"),
    NoticeState.KEPT_BACK: msg("kept back until the kinship is verified"),
    NoticeState.PUSHED: msg("pushed"),
    NoticeState.WAITS: msg("waits, not pushed"),
    NoticeState.OPENED: msg("opened"),
    NoticeState.RECEIVED: msg("received, as the family says"),
    NoticeState.DROPPED: msg("taken back unread"),
    Passage.ARRIVED: msg("arrived"),
    Passage.UNCERTAIN: msg("perhaps not arrived"),
    Passage.UNREACHABLE: msg("could not be sent"),
    Passage.SHOWN: msg("the text arrived"),
    Passage.PERHAPS: msg("perhaps the text has not arrived"),
}
#: Where a correction has not come by itself, and a person calls without waiting.
CALL: Final = (NoticeState.WAITS, NoticeState.DROPPED, Passage.UNCERTAIN, Passage.UNREACHABLE, Passage.PERHAPS)


def deliveries(case: Case, told: Sequence[Delivered], page: int, now: datetime) -> Screen:
    """Show a page of the delivery log, the newest notice first."""
    page = max(0, min(page, (len(told) - 1) // PAGE))
    shown = [_notice(one, now) for one in told[page * PAGE : (page + 1) * PAGE]]
    newer = Press(msg("Newer"), Deliveries(case.id, page - 1)) if page else None
    older = Press(msg("Older"), Deliveries(case.id, page + 1)) if (page + 1) * PAGE < len(told) else None
    turning = tuple(press for press in (newer, older) if press is not None)
    return Screen(
        (
            lines(msg("<b>Case {no}</b>", no=case.reference), msg("Deliveries")),
            *(shown or (msg("Nothing has been written to its families yet."),)),
        ),
        (*((turning,) if turning else ()), (Press(msg("Back"), on_case.Card(case.id)),)),
    )


def _notice(one: Delivered, now: datetime) -> Text:
    """Tell a notice with its log; a state that it came to twice in a row is told once."""
    notice, log = one.notice, one.log
    steps = [
        each for each, before in zip(log, (None, *log), strict=False) if before is None or each.step != before.step
    ]
    number = msg("update No. {number}", number=notice.number) if notice.number else None
    return lines(
        joined(msg("<b>{what}</b>", what=NOTICES[notice.kind]), msg("No. {no}", no=one.report.number), number),
        joined(*(_step(each, now) for each in steps)),
    )


def _step(step: Delivery, now: datetime) -> Text:
    return msg("{step} {time}", step=STEPS[step.step], time=clock(step.at, now))


def correction(one: Correction) -> Text:
    """Tell what became of a correction to one family, and whether a person calls without waiting."""
    no = as_written(one.report.number)
    if one.by_person:
        return msg("{no}: not in the chat; a person told it, and a person corrects it", no=no)
    if one.step is None:
        return msg("{no}: nothing wrong was read in the chat; what a person told, a person corrects", no=no)
    if one.step in CALL:
        return msg("{no}: the correction: {step}. Please call today", no=no, step=STEPS[one.step])
    return msg("{no}: the correction: {step}", no=no, step=STEPS[one.step])
