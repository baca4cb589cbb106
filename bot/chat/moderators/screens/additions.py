"""What was told about a report after it was sent: the old and the new side by side, line by line."""

from collections.abc import Iterator
from datetime import datetime

from bot.chat.moderators.screens.answers import NOT_ASKED, as_typed, in_full
from bot.chat.moderators.told import CHANNELS, as_written, clock
from bot.domain.behalf import Channel
from bot.domain.roles import Moderator
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answer
from bot.questionnaire.flow import Step
from bot.questionnaire.form import FORMS
from bot.questionnaire.found import FOUND
from bot.services.reveal import Revealed
from bot.words import Text, msg

GONE = msg("no longer applies")


def told(revealed: Revealed, now: datetime) -> Iterator[Text]:
    """Tell everything that came later, the oldest first."""
    for addition, by in revealed.told:
        yield from _found(addition, now) if addition.form == FOUND.name else _changed(addition, by, now)
        yield as_written("")


def _changed(addition: Addition, by: Moderator | None, now: datetime) -> Iterator[Text]:
    when = clock(addition.at, now)
    if by is None:
        yield msg("<b>Changed by the family</b>, {when}", when=when)
    else:
        how = CHANNELS[addition.channel or Channel.PHONE]
        yield msg("<b>Changed by {name} for the family, {how}</b>, {when}", name=by.name, how=how, when=when)
    for step, before, after in addition.lines(FORMS[addition.form]):
        yield msg("{label}: {old} → {new}", label=step.label, old=_said(step, before), new=_said(step, after, GONE))
        yield from as_typed(after)


def _found(addition: Addition, now: datetime) -> Iterator[Text]:
    yield msg("<b>The family writes that the person has been found</b>, {when}", when=clock(addition.at, now))
    for step, _, after in addition.lines(FOUND):
        yield msg("{label}: {answer}", label=step.label, answer=_said(step, after))


def _said(step: Step, answer: Answer | None, nothing: Text = NOT_ASKED) -> Text:
    """Return an answer in words; what was not asked, or does not apply any more, too."""
    return nothing if answer is None else in_full(step, answer)
