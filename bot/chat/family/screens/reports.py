"""My reports: what was sent, what waits to be read, what is not finished."""

from collections.abc import Sequence

from bot.chat.buttons import Press, Rows, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens.welcome import ADD_OR_CORRECT, FOUND, MENU, MY_REPORTS
from bot.chat.form.questions import pager
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.notice import Notice, NoticeKind
from bot.domain.report import Report, ReportState
from bot.questionnaire.draft import Draft
from bot.services import sharing
from bot.services.rules import Rules
from bot.words import Text, msg

#: Reports on one page.
PAGE = 6
TAKEN_UP = msg("taken up")
NO_REPORTS = msg("You have sent no reports yet.")
REVIEW_AGAIN = msg("Review again")
CONFIRM = msg("Confirm that I am family")
MAY_BE_PASSED = msg("What may be passed on")
#: Where a report stands, in words; the same for a new case and a linked one.
STATES = {
    ReportState.SUBMITTED: msg("waits for a moderator"),
    ReportState.IN_REVIEW: msg("a moderator is checking it"),
    ReportState.NEEDS_CLARIFICATION: msg("we have a question"),
    ReportState.ACCEPTED: TAKEN_UP,
    ReportState.LINKED: TAKEN_UP,
    ReportState.REJECTED: msg("not taken up"),
    ReportState.WITHDRAWN: msg("deleted"),
}
Mine = Sequence[tuple[Report, Sequence[Notice]]]


def mine(reports: Mine, drafts: Sequence[Draft], page: int = 0) -> Screen:
    """List the account's reports, with buttons for what waits."""
    page = min(max(page, 0), max(len(reports) - 1, 0) // PAGE)
    shown = reports[page * PAGE : (page + 1) * PAGE]
    lines = tuple(line_of(report) for report, _ in shown)
    nothing = None if reports else NO_REPORTS
    return Screen(
        (nothing, msg("{lines}", lines=lines) if lines else None),
        (
            *(row for report, notices in shown for row in _waiting(report, notices)),
            *((Press(_no(report), to.OneReport(report.id)),) for report, _ in shown),
            *pager(to.MyReports, page, len(reports), PAGE),
            *_unfinished(drafts),
            (MENU,),
        ),
    )


def _no(report: Report) -> Text:
    return msg("No. {no}", no=report.number)


def line_of(report: Report) -> Text:
    """Return a report in one line: its number, its day, where it stands."""
    sent = report.sent_at.astimezone(KYIV).date()
    return msg("No. {no}, {date}: {state}", no=report.number, date=sent, state=STATES[report.state])


def _waiting(report: Report, notices: Sequence[Notice]) -> Rows:
    unread = [notice for notice in notices if notice.state.unread]
    return one_each(*(Press(msg("Open the message, No. {no}", no=report.number), to.OpenHere(n.id)) for n in unread))


def _unfinished(drafts: Sequence[Draft]) -> Rows:
    """Return two buttons for each draft: go on, or delete."""
    return tuple(
        (
            Press(_begun(draft), to.Resume(draft.id)),
            Press(msg("Delete"), to.Discard(draft.id, 0)),
        )
        for draft in drafts
    )


def _begun(draft: Draft) -> Text:
    day = draft.opened_at.astimezone(KYIV).date()
    return msg("Changes: {date}", date=day) if draft.adds else msg("Continue: {date}", date=day)


def next_child(report: Report, left: int) -> Press | None:
    """Return the button that begins the report of a brother or sister, where there is one left."""
    return Press(msg("Report the next child"), to.NextChild(report.id)) if left else None


def kinship(report: Report) -> Press:
    """Return the button by which a family confirms that it is one: on every report, whatever became of it."""
    return Press(CONFIRM, to.Kinship(report.id))


def one(report: Report, notices: Sequence[Notice], children: int, note: Text | None = None, *, writes: bool) -> Screen:
    """Show one report, and what can be done with it by a family that `writes` at length, or may not.

    So many `children` told of in it have no report yet.
    """
    asked = report.state is ReportState.NEEDS_CLARIFICATION
    again = report.state is ReportState.REJECTED
    questions = [notice for notice in notices if notice.kind is NoticeKind.QUESTION]
    read = [notice for notice in notices if notice.state.told]
    written = [notice for notice in read if notice.kind is NoticeKind.WRITTEN and notice is not read[-1]]
    return Screen(
        (note, line_of(report)),
        (
            *_waiting(report, notices),
            *one_each(
                Press(msg("Read the last message again"), to.OpenHere(read[-1].id)) if read else None,
                Press(msg("Answer the question"), to.AnswerIt(questions[-1].id)) if asked and questions else None,
                Press(msg("What we wrote to you"), to.OpenHere(written[-1].id)) if written else None,
                Press(REVIEW_AGAIN, to.ReviewAgain(report.id)) if again else None,
                Press(ADD_OR_CORRECT, to.AddOrCorrect(report.id)) if writes else None,
                Press(FOUND, to.Found(report.id)) if writes else None,
                kinship(report),
                Press(MAY_BE_PASSED, to.Share(report.id)) if writes and sharing.asked(report) else None,
                next_child(report, children),
                Press(msg("Delete this report"), to.Withdraw(report.id, 0)),
                MY_REPORTS,
            ),
        ),
    )


def withdraw(report: Report) -> Screen:
    """Ask whether to delete a report, saying what stays."""
    return Screen(
        (
            msg(
                "Delete report No. {no}? We will erase your answers and contacts. If someone else wrote about this "
                "person, that information stays. What we have already passed on with your permission can be deleted "
                "only by the body that received it.",
                no=report.number,
            ),
        ),
        one_each(
            Press(msg("Yes, delete"), to.Withdraw(report.id, 1)),
            Press(msg("No, keep it"), to.OneReport(report.id)),
        ),
    )


def withdrawn() -> Screen:
    """Say that it is done."""
    return Screen((msg("The report is deleted: your answers and contacts are erased."),), one_each(MY_REPORTS, MENU))


def delete(reports: Mine, drafts: Sequence[Draft]) -> Screen:
    """Ask what to delete: one of the reports, or everything."""
    return Screen(
        (msg("What should we delete?"),),
        (
            *((Press(_line_label(report), to.Withdraw(report.id, 0)),) for report, _ in reports[:PAGE]),
            *((Press(_draft_label(draft), to.Discard(draft.id, 0)),) for draft in drafts),
            *one_each(Press(msg("Everything about me"), to.ForgetMe(0)), Press(msg("Nothing, go back"), to.GoOn())),
        ),
    )


def _line_label(report: Report) -> Text:
    return msg("Report No. {no}", no=report.number)


def _draft_label(draft: Draft) -> Text:
    day = draft.opened_at.astimezone(KYIV).date()
    return msg("Unsent changes: {date}", date=day) if draft.adds else msg("Unfinished: {date}", date=day)


def forget() -> Screen:
    """Ask once more before everything goes."""
    return Screen(
        (
            msg(
                "Delete everything? We will erase your answers, contacts, unfinished reports, language and consent, "
                "and remove the messages of the last 48 hours from this chat. If someone else wrote about the same "
                "person, that information stays. What people here have decided stays, without your words."
            ),
        ),
        one_each(Press(msg("Yes, delete everything"), to.ForgetMe(1)), Press(msg("No, keep it"), to.GoOn())),
    )


def forgotten() -> Screen:
    """Say the last word."""
    return Screen(
        (
            msg(
                "Everything is erased. Only the address of this chat is kept for a few more minutes, so that this "
                "message reaches you; then it is erased too."
            ),
        )
    )


def unfinished(drafts: Sequence[Draft], rules: Rules, note: Text | None = None) -> Screen:
    """Ask whether to go on with a draft or to begin anew, while there is room."""
    room = sum(not draft.adds for draft in drafts) < rules.open_drafts
    full = msg("We cannot keep more unfinished reports than these. Please finish or delete one of them first.")
    asked = msg("There is an unfinished report. Continue with it or begin a new one?")
    changes = msg("There are changes you have not sent. Continue with them or begin a new report?")
    asked = changes if all(draft.adds for draft in drafts) else asked
    new = Press(msg("Begin a new report"), to.NewReport(1)) if room else None
    return Screen((note, asked if room else full), (*_unfinished(drafts), *one_each(new, MENU)))


def taken_over(report: Report, *, silent: bool) -> Screen:
    """Welcome the trusted person who knew the words; to a phone not said to be safe (`silent`) nobody writes first."""
    mine = msg(
        "Report No. {no} is now with you. We will write about it to you only; you will find it in My reports.",
        no=report.number,
    )
    waits = msg(
        "Report No. {no} is now with you. It and our messages about it wait in My reports. So that we may write to you "
        "first, please answer whether your phone is safe: /safety.",
        no=report.number,
    )
    return Screen(
        (waits if silent else mine,),
        one_each(Press(msg("Go on"), to.GoOn())),
    )
