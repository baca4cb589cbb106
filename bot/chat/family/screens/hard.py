"""A pause for whoever finds it hard, and what is said when a person was called."""

from dataclasses import replace

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens import phrase
from bot.chat.family.screens.guidance import NUMBERS
from bot.chat.family.screens.welcome import GO_ON, MENU, MY_REPORTS
from bot.chat.screen import Screen
from bot.domain.review import Cause
from bot.questionnaire import described
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import CALL, PHRASE
from bot.questionnaire.found import FOUND
from bot.services.contact import Asked
from bot.services.drafts import Turn
from bot.services.rules import Rules
from bot.words import Text, msg

EMERGENCY = msg("If a life is in danger, call 112 or 103.")
HARD = Press(msg("This is hard"), to.Hard())
CONTACT_ME = Press(msg("Please contact me"), to.ContactMe())
HELP = msg("Thank you for writing. We read your words as a request for help and are calling for a person.")
#: What is said first, by the reason for which a person was called.
FIRST = {
    Cause.ABOUT_ME: msg("Thank you for writing. It is better to talk about this with a person than with a bot."),
    Cause.NOT_IN_CHAT: msg("All right, this need not be written here. A person from our team will ask you about it."),
    Cause.FRAUD: msg(
        "Thank you for telling us. Do not pay any more, keep the messages, receipts and numbers, and call 102. If you "
        "have given card data, call your bank at once."
    ),
    Cause.FRAUD_NOW: msg(
        "Please do not pay and do not answer them. Keep the messages and numbers, and call 102. Give nobody codes, "
        "card data or documents."
    ),
    Cause.SUICIDE: HELP,
    Cause.DANGER: HELP,
}


def support(rules: Rules, language: str | None) -> str | None:
    """Return the organisation's support lines in a language, None where it has listed none."""
    lines = rules.support_lines
    return lines.get(language or "uk") or next(iter(lines.values()), None)


def _lines(lines: str | None) -> Text | None:
    return msg("If you would like to talk to someone: {support_lines}.", support_lines=lines) if lines else None


def hard(lines: str | None, *, writing: bool) -> Screen:
    """Stop here, for now or for good."""
    calm = msg(
        "Let us stop here. Everything you wrote is saved. You can return today, tomorrow or not at all: you decide."
    )
    return Screen(
        (calm, _lines(lines), EMERGENCY),
        one_each(
            Press(msg("Continue"), to.GoOn()) if writing else None,
            Press(msg("Pause"), to.Pause()) if writing else MENU,
            CONTACT_ME,
        ),
    )


def comfort(rules: Rules, language: str | None, onward: Press) -> Screen:
    """Tell whom to talk to."""
    calm = msg("This can be hard to bear. You can talk to somebody whenever you wish, and about anything.")
    return Screen(
        (calm, _lines(support(rules, language)), _helpline(rules), NUMBERS),
        one_each(CONTACT_ME, onward),
    )


def called(asked: Asked, lines: str | None, draft: str | None, note: Text | None = None) -> Screen:
    """Say honestly when somebody answers, what that needs, and whom to ring until then."""
    return Screen(
        (note, FIRST.get(asked.cause), _when(asked), _how(asked), _lines(lines), EMERGENCY),
        one_each(
            _leave(asked),
            Press(msg("Continue"), to.Resume(draft)) if draft else MENU,
        ),
    )


def _how(asked: Asked) -> Text | None:
    """Say what is missing to reach the family."""
    return None if _knows_phone(asked) else msg("To reach you, we need a phone number or an e-mail address.")


def _leave(asked: Asked) -> Press | None:
    """Return the way to say what is missing."""
    label = msg("Say when it is convenient") if _knows_phone(asked) else msg("Leave a phone or e-mail")
    return Press(label, to.Resume(asked.turn.draft.id)) if asked.turn else None


def _knows_phone(asked: Asked) -> bool:
    return asked.turn is None or described.wishes(asked.turn.draft.answers).reachable_elsewhere


def ended(turn: Turn, lines: str | None, other: Draft | None) -> Screen:
    """Follow the last answer of a form that makes no report; the `other` draft is gone on with."""
    on = Press(msg("Continue"), to.Resume(other.id)) if other else MENU
    if turn.form is FOUND:
        return _found(on)
    if turn.form is PHRASE:
        return phrase.kept(turn, on)
    if turn.form is not CALL:
        return Screen((msg("Thank you. Your answer is with the moderators."),), one_each(MY_REPORTS, on))
    return _reachable(turn.draft, lines, on, known=described.wishes(turn.draft.answers).reachable_elsewhere)


def _found(on: Press) -> Screen:
    """Say that a person reads it, and ask for silence until it is confirmed. No cheer, and no condolence."""
    noted = msg("Noted. A moderator will read this. Until then nothing in the report changes.")
    return Screen((noted, msg("Please publish nothing until this is confirmed.")), one_each(CONTACT_ME, on))


def _reachable(draft: Draft, lines: str | None, on: Press, *, known: bool) -> Screen:
    """Thank for the phone and hours, or say what is missing without them."""
    thanks = msg("Thank you. Whoever contacts you will see this.")
    without = msg(
        "All right. Without a phone number or an e-mail address we cannot reach you; you can leave one at any time "
        'with the button "Leave a phone or e-mail" below.'
    )
    return Screen(
        (thanks if known else without, _lines(lines), EMERGENCY),
        one_each(
            None if known else Press(msg("Leave a phone or e-mail"), to.ChangeCall(draft.id)),
            on,
        ),
    )


def minor(draft: Draft, rules: Rules) -> Screen:
    """Speak to a minor: an adult near, a short report, or stop."""
    thanks = msg(
        "Thank you for writing. If an adult you trust is near, please ask them to join. If not, you can still send "
        "a short report, and then our specialist will talk with you gently."
    )
    return Screen(
        (thanks, _helpline(rules)),
        one_each(
            Press(msg("An adult is here"), to.AdultHere(draft.id)),
            Press(msg("Send briefly"), to.SendBriefly(draft.id)),
            Press(msg("Stop"), to.Stop(draft.id)),
        ),
    )


def _helpline(rules: Rules) -> Text | None:
    number = rules.child_helpline
    return msg("Child helpline: {child_helpline}.", child_helpline=number) if number else None


def told(turn: Turn, asked: Asked | None) -> Turn:
    """Tell a minor when somebody looks, above the question of the short form."""
    return turn if asked is None else replace(turn, note=_when(asked))


def _when(asked: Asked) -> Text:
    """Say when somebody looks; where nobody is there now, as no more than an attempt."""
    if asked.late:
        return msg("We have not managed to answer you in time. We are calling all our people again.")
    if asked.on_duty:
        return msg("A person from our team will look at this by {when}, Kyiv time.", when=asked.due_at)
    return msg("Nobody is on duty at this moment. We will try to answer by {when}, Kyiv time.", when=asked.due_at)


def stopped(rules: Rules) -> Screen:
    """Let a minor go, with whom to ring."""
    return Screen(
        (
            msg("All right. We have kept no answers. You can come back at any time: /start."),
            _helpline(rules),
            EMERGENCY,
        ),
        one_each(CONTACT_ME, GO_ON),
    )
