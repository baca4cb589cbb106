"""A report is taken out of its case."""

from bot.chat.buttons import Press, one_each
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.screens import reasons
from bot.chat.screen import Screen
from bot.services.links import Linked
from bot.services.reasons import Reason
from bot.words import msg


def press(linked: Linked) -> Press:
    """Return the button that takes a report out of its case, wherever it is spoken of."""
    return Press(msg("Undo the link"), on_link.Unlink(linked.case.id, linked.report.id))


def unlink(linked: Linked, reason: Reason) -> Screen:
    """Ask once more before a report is taken out of its case."""
    case, report = linked.case, linked.report
    told = msg(
        "Report No. {no} is taken out of case {case} and read again. The case keeps its other reports. The family "
        "notices nothing.",
        no=report.number,
        case=case.reference,
    )
    return Screen(
        (told, reasons.told(reason.words)),
        one_each(
            Press(msg("Yes, undo the link"), on_link.UnlinkNow(case.id, report.id)),
            reasons.write(reason.words, on_link.Unlink(case.id, report.id)),
            Press(msg("No, keep the link"), on_link.Unsay(reason.draft)),
        ),
    )
