"""The queue without a single name: what waits, what one holds, what was set aside."""

from collections.abc import Sequence
from datetime import datetime

from bot.chat.buttons import Payload, Press, Rows, in_rows, one_each
from bot.chat.form.payloads import Resume
from bot.chat.moderators import payloads as on
from bot.chat.moderators.screens.home import NEW, QUEUE, held, to_approve
from bot.chat.moderators.told import clock, joined, line, lines, marks
from bot.chat.screen import Screen
from bot.domain.review import Review, ReviewState
from bot.questionnaire.draft import Draft
from bot.services.items import Marks
from bot.services.pages import PAGE, Page
from bot.words import Text, msg


def queue(
    page: Page, now: datetime, note: Text | None = None, begun: Sequence[Draft] = (), approvals: int = 0
) -> Screen:
    """Show a page of what waits; the first page also what this moderator holds, and has `begun` for families.

    So many proposals wait for this one as the second person.
    """
    waiting = begun if page.number == 0 else ()
    mine = page.mine if page.number == 0 else ()
    first = page.number * PAGE + 1
    return Screen(
        (
            note,
            msg("<b>Queue</b>"),
            lines(msg("You hold:"), *(_told(page, review, now) for review in mine)) if mine else None,
            *(_parts(page, first, now) if page.items else (msg("Nothing waits."),)),
        ),
        (
            *held(mine),
            *to_approve(approvals if page.number == 0 else 0),
            *_takes(page.items, first),
            *_turning(page, on.Queue),
            _below(page),
            *one_each(*(_begun(draft, now) for draft in waiting), NEW),
        ),
    )


def _begun(draft: Draft, now: datetime) -> Press:
    """Return the button that goes on with what was begun; it names the hour, never the person."""
    since = clock(draft.opened_at, now)
    label = msg("Go on: changes of {time}", time=since) if draft.adds else msg("Go on: form of {time}", time=since)
    return Press(label, Resume(draft.id))


def aside(page: Page, now: datetime) -> Screen:
    """Show a page of what was set aside or waits for a family's answer."""
    first = page.number * PAGE + 1
    return Screen(
        (
            msg("<b>Set aside, or waiting for a family</b>"),
            lines(*_numbered(page, first, now)) if page.items else msg("Nothing is set aside."),
        ),
        (*_takes(page.items, first), *_turning(page, on.Aside), (QUEUE,)),
    )


def _parts(page: Page, first: int, now: datetime) -> tuple[Text, ...]:
    """Return the items, those late on a promise below a heading of their own: after P0, before the rest."""
    told = _numbered(page, first, now)
    if not page.late:
        return (lines(*told),)
    at = [place for place, review in enumerate(page.items) if review.id in page.late]
    urgent, late, rest = told[: at[0]], told[at[0] : at[-1] + 1], told[at[-1] + 1 :]
    headed = lines(msg("<b>Promised, and late</b>"), *late)
    return (*((lines(*urgent),) if urgent else ()), headed, *((lines(*rest),) if rest else ()))


def _numbered(page: Page, first: int, now: datetime) -> list[Text]:
    told = enumerate((_told(page, review, now) for review in page.items), first)
    return [msg("{number}. {item}", number=number, item=item) for number, item in told]


def _told(page: Page, review: Review, now: datetime) -> Text:
    """Return an item's line, with what its family was asked or has done since."""
    asked = msg("waits for the family") if review.state is ReviewState.ASKED else None
    return joined(line(review, now), asked, *marks(page.marks.get(review.id, Marks()), now))


def _takes(items: Sequence[Review], first: int) -> Rows:
    """Return a button for each item, by its number."""
    presses = [Press(msg("Take {number}", number=n), on.Take(review.id)) for n, review in enumerate(items, first)]
    return in_rows(presses, 2)


def _turning(page: Page, to: type[on.Queue] | type[on.Aside]) -> Rows:
    """Return the buttons to the pages before and after."""
    before = [_press(msg("Earlier"), to(page.number - 1))] if page.number else []
    after = [_press(msg("Further"), to(page.number + 1))] if page.more else []
    return (tuple(before + after),)


def _press(label: Text, payload: Payload) -> Press:
    return Press(label, payload)


def _below(page: Page) -> tuple[Press, ...]:
    again = Press(msg("Refresh"), on.Queue(page.number))
    if not page.aside:
        return (again,)
    return (again, Press(msg("Set aside: {n}", n=page.aside), on.Aside(0)))
