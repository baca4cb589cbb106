"""A family is asked for a talk: which one, who calls, and what it will read."""

from collections.abc import Sequence
from typing import Final

from bot.chat.buttons import Press, Rows, in_rows, one_each
from bot.chat.moderators.payloads import cases as on_case
from bot.chat.moderators.payloads import talks as on
from bot.chat.moderators.screens.home import QUEUE
from bot.chat.moderators.told import as_written, joined, lines
from bot.chat.news import ANSWERS, TEXTS, said_first
from bot.chat.screen import Screen
from bot.domain.notice import Notice
from bot.domain.report import Report
from bot.domain.talk import TalkAnswer
from bot.i18n import LANGUAGES, translators
from bot.services import talks
from bot.services.case_view import CaseView
from bot.services.rules import Rules
from bot.services.talks import Offer, Talk
from bot.words import Text, msg

ASK: Final = msg("Ask for a talk")
#: What a family expects after its answer: a call, unless it said otherwise.
CALL: Final = msg("it expects a call from: {name}; asked by {moderator}")
EXPECTS: Final = {
    TalkAnswer.WRITE: msg("it expects to be written to, in the name of {name}; asked by {moderator}"),
    TalkAnswer.NOT_NOW: msg("it expects no call now from {name}; asked by {moderator}"),
}
LEAVE: Final = Press(msg("Cancel"), on.Leave())


def press(reports: Sequence[Report]) -> Press | None:
    """Return the button that asks a family for a talk, about the first of its reports that allows it."""
    found = [one for one in reports if talks.possible(one)]
    return Press(ASK, on.Ask(found[0].id)) if found else None


def of_case(view: CaseView) -> Press | None:
    """Return the button on a case's card, which leads to its families."""
    found = [one for one in view.reports if talks.possible(one)]
    return Press(ASK, on.Families(view.case.id)) if found else None


def each(reports: Sequence[Report]) -> Rows:
    """Return a button for each family that can be asked for a talk."""
    found = [one for one in reports if talks.possible(one)]
    return one_each(*(Press(msg("A talk: No. {no}", no=one.number), on.Ask(one.id)) for one in found))


def families(view: CaseView, heading: Text) -> Screen:
    """Ask which family is asked for a talk."""
    found = [one for one in view.reports if talks.possible(one)]
    presses = [Press(msg("No. {no}", no=one.number), on.Ask(one.id)) for one in found]
    back = Press(msg("Back"), on_case.Card(view.case.id))
    return Screen((heading, msg("Which family do you ask for a talk?")), (*in_rows(presses, 2), (back,)))


def ask(there: Offer, rules: Rules) -> Screen:
    """Ask who calls; where that is known, show what the family will read."""
    if there.notice is not None:
        return preview(there, there.notice, rules, 0)
    if not there.coordinators:
        told = msg("No coordinator is listed, so nobody can be named to the family. Please ask the operator.")
        return Screen((told,), ((LEAVE,),))
    asked = msg("Report No. {no}: who calls the family?", no=there.report.number)
    presses = [
        Press(as_written(one.name), on.Preview(there.report.id, place)) for place, one in enumerate(there.coordinators)
    ]
    return Screen((asked,), one_each(*presses, LEAVE))


def preview(there: Offer, notice: Notice, rules: Rules, place: int) -> Screen:
    """Show a request as the family will read it, in the family's language."""
    language, report = there.account.language or "uk", there.report
    words = translators()[language]
    read = TEXTS[notice.kind](notice, report, rules)
    if report.behalf is None:
        read += (said_first(there.account.phrase),)
    answers = [as_written(words.plain(each)) for each in ANSWERS.values()]
    many = len(there.coordinators) > 1
    back = Press(msg("Back"), on.Ask(report.id)) if many else LEAVE
    return Screen(
        (
            msg("The family will read this ({language}):", language=LANGUAGES[language]),
            *(as_written(words.plain(part)) for part in read),
            joined(*answers),
        ),
        ((Press(msg("Send"), on.Send(report.id, place)),), (back,)),
    )


def sent(report: Report) -> Screen:
    """Tell that a request is on its way."""
    told = msg("The family of report No. {no} is asked for a talk. Its answer comes into the queue.", no=report.number)
    return Screen((told,), ((QUEUE,),))


def answered(talk: Talk) -> Text:
    """Tell what a family has answered, whom it expects, and who asked."""
    asked_by = talk.asked_by.name if talk.asked_by else "—"
    expects = EXPECTS.get(talk.answer, CALL)
    return lines(
        msg("the family's answer about a talk: {answer}", answer=ANSWERS[talk.answer]),
        expects.filled(name=talk.name, moderator=asked_by),
    )
