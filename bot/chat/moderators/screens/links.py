"""A report is linked to a case: compared once more, for a reason. A wrong link does great harm."""

from datetime import datetime

from bot.chat.buttons import Press, in_rows, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.screens import reasons
from bot.chat.moderators.screens.card import about
from bot.chat.moderators.screens.reveal import beside
from bot.chat.moderators.screens.verdict import back
from bot.chat.moderators.told import LINKS, conflicts, lines
from bot.chat.screen import Screen
from bot.domain.review import LinkReason, Review
from bot.services.items import Seen
from bot.services.reveal import Comparison
from bot.words import Text, msg


def compare(seen: Comparison) -> Screen:
    """Show a report and one case side by side, and ask why they are one person."""
    review, one = seen.review, seen.one
    asked = msg("<b>Is this the same person?</b> A wrong link does great harm. Please compare once more.")
    presses = [
        Press(told, on_link.Because(review.id, one.case.id, why.value, review.version)) for why, told in LINKS.items()
    ]
    return Screen(
        (asked, _both(seen), msg("How do you know? Please choose the strongest reason.")),
        (*in_rows(presses, 1), (_no(review),)),
        protected=True,
    )


def link(seen: Comparison, why: LinkReason, words: str | None = None) -> Screen:
    """Ask once more before a report is linked for a reason, which own words may explain."""
    review, one = seen.review, seen.one
    ids = (review.id, one.case.id, why.value, review.version)
    return Screen(
        (
            _both(seen),
            msg("Linked because: {why}.", why=LINKS[why]),
            reasons.told(words),
        ),
        one_each(
            Press(msg("Yes, link to {n}", n=one.number), on_link.Link(*ids)),
            reasons.write(words, on_link.Words(*ids)),
            Press(msg("Another reason"), on.Compare(review.id, one.case.id, review.version)),
            _no(review),
        ),
        protected=True,
    )


def another(seen: Seen, now: datetime) -> Screen:
    """Ask once more before a report becomes a case beside one that is very like it."""
    review = seen.review
    asked = msg("A case that is very like this one exists. Is this really another person?")
    sure = Press(msg("Yes, another person"), on_link.Another(review.id, review.version))
    return Screen((about(seen, now), asked), ((sure,), (back(review),)))


def _both(seen: Comparison) -> Text:
    return lines(*beside(seen.report.person, seen.one), *conflicts(seen.conflicts))


def _no(review: Review) -> Press:
    return Press(msg("No, back"), on.Choices(review.id, review.version))
