"""To whom a report may be passed, since when; and what was passed to whom."""

from collections.abc import Mapping, Sequence

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens import word
from bot.chat.screen import Screen
from bot.chat.sharing import BODIES, PASSED
from bot.domain.hours import KYIV
from bot.domain.report import Report
from bot.domain.sharing import Body, Disclosure, Sharing
from bot.services.rules import Rules
from bot.words import Text, msg

GIVEN = msg("Noted. This is permitted from today on.")
TAKEN_BACK = msg(
    "Noted. From now on we pass nothing there. What was passed before can be deleted only by the body that received it."
)


def sharing(report: Report, permitted: Mapping[Body, Sharing], rules: Rules, note: Text | None = None) -> Screen:
    """Show what is permitted now, with a button for each body. It is the same whoever is looked for."""
    partners = ", ".join(rules.partners) or msg("none so far")
    lines = tuple(_permitted(line) for line in permitted.values()) or (msg("• nobody"),)
    offered = [body for body in Body if body is not Body.PARTNERS or rules.partners or body in permitted]
    return Screen(
        (
            note,
            msg("Report No. {no}", no=report.number),
            msg(
                "A moderator passes information on only where it may help, and only to those named here. Partners are "
                "human rights organisations: {partner_list}.",
                partner_list=partners,
            ),
            msg("<b>May be passed to</b>\n{lines}", lines=lines),
        ),
        one_each(
            *(_press(report, body, now=body in permitted) for body in offered),
            Press(word.BACK, to.OneReport(report.id)),
        ),
    )


def _permitted(line: Sharing) -> Text:
    return msg("• {body}, since {date}", body=BODIES[line.body], date=line.at.astimezone(KYIV).date())


def _press(report: Report, body: Body, *, now: bool) -> Press:
    label = msg("✓ {label}", label=BODIES[body]) if now else BODIES[body]
    return Press(label, to.ShareWith(report.id, body.value, int(not now)))


def log(passed: Sequence[Disclosure]) -> Text | None:
    """Tell what was passed to whom; None where nothing was."""
    if not passed:
        return None
    return msg("<b>What was passed on</b>\n{lines}", lines=tuple(_passed(line) for line in passed))


def _passed(line: Disclosure) -> Text:
    day = line.at.astimezone(KYIV).date()
    return msg("• passed to: {body}, {date} ({what})", body=BODIES[line.body], date=day, what=PASSED[line.what])
