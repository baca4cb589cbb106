"""Where a moderator stands, what can be done, which language."""

from collections.abc import Sequence

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators import payloads as on
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import colleagues
from bot.chat.moderators.told import ROLES, minutes, title
from bot.chat.screen import Screen
from bot.domain.review import Review
from bot.domain.roles import Act, Moderator
from bot.i18n import LANGUAGES
from bot.services.rules import Rules
from bot.words import Text, msg

#: The commands of Telegram's menu in a moderator's chat.
LISTED = {
    "queue": msg("What waits, the most urgent first"),
    "cases": msg("Cases you work on"),
    "approvals": msg("What takes two people"),
    "report": msg("Write for somebody else"),
    "duty": msg("Begin or end duty: on, off"),
    "cancel": msg("Stop writing"),
    "limits": msg("How much was looked at"),
    "purpose": msg("A list for one purpose: seniors"),
    "colleagues": msg("Who works here; lock an account"),
    "help": msg("What can be done here"),
    "language": msg("Choose the language"),
    "start": msg("Where you stand"),
    "leave": msg("End your role here"),
}
QUEUE = Press(msg("Queue"), on.Queue(0))
COLLEAGUES = Press(msg("Colleagues"), colleagues.Colleagues())
NEW = Press(msg("For a family"), on.NewReport())
CASES = Press(msg("Cases"), on_case.Cases(""))


def language() -> Screen:
    """Ask which language, in both."""
    presses = [Press(name, on.Language(code)) for code, name in LANGUAGES.items()]
    return Screen((msg("Hello. Choose a language."),), (tuple(presses),))


def home(moderator: Moderator, note: Text | None = None, mine: Sequence[Review] = (), approvals: int = 0) -> Screen:
    """Tell who this is, and whether on duty; what is `mine` to decide, or to approve, stays one press away."""
    known = msg("<b>{name}</b>, role: {role}.", name=moderator.name, role=ROLES[moderator.role])
    if not moderator.role.may(Act.SEE_QUEUE):
        nothing = msg("This role does not decide on reports, so there is nothing to do here yet.")
        return Screen((note, known, nothing), one_each(COLLEAGUES, Press(msg("Language"), on.Languages())))
    return Screen(
        (note, known, on_duty(moderator)),
        (
            *held(mine),
            *to_approve(approvals),
            (QUEUE, duty_button(moderator)),
            (NEW, CASES),
            (COLLEAGUES,),
            (Press(msg("Help"), on.Help()), Press(msg("Language"), on.Languages())),
        ),
    )


def held(mine: Sequence[Review]) -> Rows:
    """Return a button to each item that a moderator holds."""
    return in_rows([Press(msg("Mine: {what}", what=title(each)), on.Card(each.id)) for each in mine], 1)


def to_approve(approvals: int) -> Rows:
    """Return the button to what waits for this person as the second one, where something does."""
    return ((Press(msg("To approve: {n}", n=approvals), on_approval.Approvals()),),) if approvals else ()


def on_duty(moderator: Moderator) -> Text:
    """Tell whether urgent items are pushed to this moderator at once."""
    if moderator.on_duty:
        return msg("You are on duty: urgent items are pushed to you at once.")
    return msg("You are not on duty: urgent items are pushed to you only when half their time has passed.")


def duty_button(moderator: Moderator) -> Press:
    """Return the button that begins or ends the duty."""
    if moderator.on_duty:
        return Press(msg("End duty"), on.Duty(0))
    return Press(msg("Begin duty"), on.Duty(1))


def duty(moderator: Moderator) -> Screen:
    """Tell whether on duty, and offer the other."""
    return Screen((on_duty(moderator),), ((duty_button(moderator), QUEUE),))


def guide(rules: Rules, note: Text | None = None) -> Screen:
    """Tell what can be done here."""
    return Screen(
        (
            note,
            msg(
                "/queue: what waits, the most urgent first.\n"
                "/cases: the cases you work on, and those with tasks.\n"
                "/report: write for somebody who telephones, writes or comes in.\n"
                "/duty on, /duty off: whether urgent items are pushed to you at once.\n"
                "/language: the language of this chat.\n"
                "/cancel: stop writing a question to a family, or put a form aside."
            ),
            msg("/approvals: what takes two people, and waits for a second one."),
            msg(
                "/limits: how many items were looked at. At most {hour} an hour and {day} a day for each.\n"
                "/purpose: seniors ask another senior for a list outside these limits.",
                hour=rules.reveals_an_hour,
                day=rules.reveals_a_day,
            ),
            msg("/colleagues: who works here; lock an account that is in other hands.\n/leave: end your role here."),
            msg(
                "An item is yours for {claim} min once you take it. What you reveal is logged, and is removed after "
                "{reveal} min and when you decide. Please do not copy it anywhere.",
                claim=minutes(rules.claim),
                reveal=minutes(rules.reveal),
            ),
        ),
        ((QUEUE,),),
    )
