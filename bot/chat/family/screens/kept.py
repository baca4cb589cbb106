"""My data: what is kept about a family, in plain words, and everything it has told us."""

from collections.abc import Iterator

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.welcome import MENU, MY_REPORTS
from bot.chat.form.questions import pager
from bot.chat.form.told import told
from bot.chat.screen import Screen, parts
from bot.domain.account import Account
from bot.domain.hours import KYIV
from bot.i18n import LANGUAGES, Translator
from bot.questionnaire.answers import Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.form import CALL, FORMS
from bot.questionnaire.found import FOUND
from bot.services import sharing
from bot.services.kept import Kept, Sent
from bot.words import Text, msg, nmsg

#: Reports whose wishes stand on the first screen; the rest is among the answers.
NEWEST = 3
#: What a family wishes for each report.
WISHES = ("contact", "safe_contact", "sharing")
#: Characters on one page of answers, and as much of one answer as was ever taken.
PAGE, WHOLE = 3000, 2000


def my_data(kept: Kept) -> Screen:
    """Tell what is kept, and what can be done about it."""
    told_us = bool(kept.sent or _begun_to_tell(kept))
    return Screen(
        (
            msg("<b>What we keep about you</b>\n{lines}", lines=tuple(_of_account(kept))),
            *(_wishes(one) for one in kept.sent[:NEWEST]),
            msg("To change what may be passed on, or how to reach you, open the report in My reports.")
            if kept.sent
            else None,
        ),
        one_each(
            Press(msg("Send me my answers"), to.MyAnswers(0)) if told_us else None,
            MY_REPORTS if told_us else None,
            *(_sharing(one) for one in kept.sent[:NEWEST]),
            Press(msg("Safety phrase"), to.SafetyPhrase()),
            Press(msg("Language"), to.ChangeLanguage()),
            Press(msg("Is my phone safe"), to.AskSafety()),
            Press(msg("What happens to my words"), to.Privacy()),
            Press(msg("Delete a report or everything"), to.Delete()),
            MENU,
        ),
    )


def _sharing(sent: Sent) -> Press | None:
    """Return the way to what may be passed on of a report, where that was asked."""
    report = sent.report
    label = msg("May be passed on, No. {no}", no=report.number)
    return Press(label, to.Share(report.id)) if sharing.asked(report) else None


def _of_account(kept: Kept) -> Iterator[Text]:
    account = kept.account
    yield msg("• the number of this chat, so that an answer reaches you")
    yield msg("• language: {language}", language=LANGUAGES[account.language or "uk"])
    yield msg("• nobody could inspect your phone, as you told us")
    if account.abroad is not None:
        yield msg("• you are outside Ukraine") if account.abroad else msg("• you are in Ukraine")
    yield _consent(account)
    yield msg("• news waits here, we do not write first") if account.quiet else msg("• we may write to you first")
    if account.any_hour and not account.quiet:
        yield msg("• important news may come at any hour")
    if account.sign is not None:
        yield msg("• your safety phrase: {phrase}", phrase=account.sign)
    yield nmsg("• {n} report sent", "• {n} reports sent", len(kept.sent))
    unfinished = sum(FORMS[draft.form].reports for draft in kept.drafts)
    yield nmsg("• {n} unfinished report", "• {n} unfinished reports", unfinished)


def _consent(account: Account) -> Text:
    if account.consent is None or account.consented_at is None:
        return msg("• you have not given your consent")
    given = account.consented_at.astimezone(KYIV).date()
    return msg("• your consent of {date}, to the text {version}", date=given, version=account.consent)


def _wishes(sent: Sent) -> Text:
    lines = _answered(sent.report.form, {key: sent.answers[key] for key in WISHES if key in sent.answers})
    return msg("<b>No. {no}</b>\n{lines}", no=sent.report.number, lines=tuple(lines))


def my_answers(kept: Kept, words: Translator, page: int) -> Screen:
    """Show everything the family has told us. It may keep and pass on what is its own: the page is not protected."""
    pages = parts(list(_everything(kept)) or [msg("You have not told us anything yet.")], words, PAGE)
    page = min(max(page, 0), len(pages) - 1)
    return Screen(
        (msg("{lines}", lines=tuple(pages[page])),),
        (*pager(to.MyAnswers, page, len(pages), 1), *one_each(Press(msg("My data"), to.MyData()), MENU)),
    )


def _everything(kept: Kept) -> Iterator[Text]:
    for sent in kept.sent:
        day = sent.report.sent_at.astimezone(KYIV).date()
        yield msg("<b>Report No. {no}</b>, sent {when}", no=sent.report.number, when=day)
        yield from _answered(sent.report.form, sent.answers)
        for reply in sent.replies:
            yield msg("Answered to a question: {words}", words=reply)
        for told_us in sent.found:
            yield from _answered(FOUND.name, told_us)
    for draft in _begun_to_tell(kept):
        yield _begun(draft)
        yield from _answered(draft.form, draft.answers)


def _begun_to_tell(kept: Kept) -> list[Draft]:
    return [draft for draft in kept.drafts if draft.answers]


def _begun(draft: Draft) -> Text:
    if draft.form == CALL.name:
        return msg("<b>How to reach you</b>")
    return msg("<b>Unfinished: {date}</b>", date=draft.opened_at.astimezone(KYIV).date())


def _answered(form: str, answers: Answers) -> Iterator[Text]:
    """Return each answered question with its answer, and what was typed where that is something else."""
    for step in FORMS[form].steps:
        answer = answers.get(step.key)
        if answer is None:
            continue
        yield msg("<b>{label}</b>: {answer}", label=step.label, answer=told(step, answer, WHOLE))
        if answer.raw is not None and answer.raw != answer.value:
            yield msg("    as written: {words}", words=answer.raw)
