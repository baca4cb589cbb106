"""One kind sentence for every refusal that is told without a name."""

from bot.domain.errors import (
    ForbiddenContent,
    Foreign,
    InviteSpent,
    NotAllowed,
    NotClaimed,
    OtherRole,
    Refusal,
    Stale,
    TooMany,
)
from bot.questionnaire.forbidden import Forbidden, sentence
from bot.words import Text, msg

SENTENCES: dict[type[Refusal], Text] = {
    Stale: msg("This button belongs to an earlier message. Please use the newest one."),
    Foreign: msg("This button does not work any more. Please press /start."),
    NotAllowed: msg("Your role does not allow this."),
    NotClaimed: msg("Your claim has ended. Please take this item again."),
    InviteSpent: msg("This link has been used or has expired. Please ask for a new one."),
    OtherRole: msg(
        "This account has another role already, and one person has one role. Please ask the operator; leave the other "
        "role first."
    ),
    TooMany: msg("That is all we can take for today. What you wrote is saved; please go on tomorrow."),
}


def sentence_for(refusal: Refusal) -> Text:
    """Return what a person is told about a refusal."""
    if isinstance(refusal, ForbiddenContent):
        return sentence(Forbidden(refusal.kind))
    return SENTENCES[type(refusal)]
