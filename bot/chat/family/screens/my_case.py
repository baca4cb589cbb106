"""My case: what is known, since when, how sure, and what it does not mean. Never more than what was told before."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot.chat.buttons import Press, one_each
from bot.chat.family import payloads as to
from bot.chat.family.screens import word
from bot.chat.family.screens.reports import MAY_BE_PASSED
from bot.chat.family.screens.sharing import log
from bot.chat.news import BODIES, OFFICIAL
from bot.chat.screen import Screen
from bot.domain.hours import KYIV
from bot.domain.notice import NoticeKind
from bot.domain.report import Report
from bot.services import sharing
from bot.services.my_case import MyCase, Told
from bot.words import Text, msg

MY_CASE = msg("My case")
ADD = msg("Add what I have learned")
#: What is known, how sure it is, and what it does not mean.
KNOWN: Mapping[NoticeKind, Text] = {
    NoticeKind.BELIEVED: msg(
        "The person may be in captivity. This rests on indirect information and is not a confirmation: the official "
        "one comes through the ICRC and the NIB. Having none yet affects neither the search nor the possibility of an "
        "exchange."
    ),
    NoticeKind.CONFIRMED: msg(
        "Captivity is confirmed: {source_body}, {date}. This does not mean that the day of an exchange is known or "
        "near."
    ),
    NoticeKind.PLACE: msg(
        "There is information about where the person is, as of {date}. It may have changed since. We do not name "
        "places in the chat."
    ),
    NoticeKind.COURT: msg(
        "There is information about court proceedings. Neither a trial nor a sentence means that the person cannot be "
        "released."
    ),
    NoticeKind.RELEASED: msg("The person has returned from captivity, {date}."),
    NoticeKind.SAFE: msg(
        "The person has been found and is safe, {date}. We can tell the details only with their consent."
    ),
}
NOTHING = msg("Here we have told you nothing about the person so far. This is neither good nor bad news.")
ONLY_TOLD = msg("This page holds only what we have already told you in messages.")
CORRECTING = msg(
    "Something that we told you earlier is being corrected. The message about it waits in My reports or comes soon."
)


def beside(screen: Screen, report: Report) -> Screen:
    """Return a report's screen with the way to its case."""
    return replace(screen, rows=((Press(MY_CASE, to.MyCase(report.id)),), *screen.rows))


def my_case(mine: MyCase) -> Screen:
    """Show a case as its relative knows it."""
    report = mine.report
    return Screen(
        (
            msg("<b>Case No. {case}</b>", case=report.number),
            CORRECTING if mine.correcting else None,
            *(_known(told) for told in mine.known),
            None if mine.known or mine.correcting else NOTHING,
            ONLY_TOLD if mine.known else None,
            _done(mine),
            log(mine.passed),
            _next(mine),
            _wishes(mine),
        ),
        _buttons(mine),
    )


def _known(told: Told) -> Text:
    day = told.notice.facts.get("date")
    what = KNOWN[told.notice.kind].filled(
        source_body=BODIES.get(told.notice.facts.get("body", ""), OFFICIAL),
        date=date.fromisoformat(day) if day else told.on,
    )
    return msg("{what}\n<i>You read this on {date}.</i>", what=what, date=told.on)


def _done(mine: MyCase) -> Text:
    """Tell what was done, by days that the family knows already."""
    sent = mine.report.sent_at.astimezone(KYIV).date()
    lines = [msg("• {date}: you sent the report", date=sent)]
    if mine.taken_up is not None:
        lines.append(msg("• {date}: you read that the report was taken up", date=mine.taken_up))
    lines += [msg("• {date}: you read a message about the case", date=day) for day in mine.news]
    return msg("<b>What was done</b>\n{lines}", lines=tuple(lines))


def _next(mine: MyCase) -> Text | None:
    """Tell when the next word comes, where the family has asked for one."""
    due = mine.report.word_due
    if due is None:
        return None
    day = due.astimezone(KYIV).date()
    if mine.account.quiet:
        return msg("Where nothing changes, the next word waits here from {date}.", date=day)
    return msg("Where nothing changes, the next word comes on {date}.", date=day)


def _wishes(mine: MyCase) -> Text:
    account = mine.account
    hour = msg("• important news may come at any hour") if account.any_hour else msg("• news comes in the daytime")
    quiet = (msg("• news waits here, we do not write first"),)
    lines = quiet if account.quiet else (msg("• we may write to you first"), hour)
    return msg("<b>Your wishes</b>\n{lines}", lines=lines)


def _buttons(mine: MyCase) -> tuple[tuple[Press, ...], ...]:
    report, account = mine.report, mine.account
    first = msg("Write to me first") if account.quiet else msg("Do not write first")
    hour = msg("In the daytime only") if account.any_hour else msg("Important news at any hour")
    return one_each(
        Press(ADD, to.AddOrCorrect(report.id)),
        Press(msg("A word without news"), to.UsualWord(report.id)),
        Press(MAY_BE_PASSED, to.Share(report.id)) if sharing.asked(report) else None,
        Press(msg("What we keep"), to.WhatWeKeep(report.id)),
        Press(first, to.Quiet(report.id, int(not account.quiet))),
        None if account.quiet else Press(hour, to.AnyHour(report.id, int(not account.any_hour))),
        Press(msg("Language"), to.ChangeLanguage()),
        Press(word.BACK, to.OneReport(report.id)),
    )


def what_we_keep(mine: MyCase) -> Screen:
    """Tell what is kept (D.4): the same whoever else wrote."""
    told = msg(
        "Your information has been added to case No. {case}. It is kept separately. No one who writes to us sees your "
        "answers or your contacts.",
        case=mine.report.number,
    )
    return Screen((told,), one_each(Press(MY_CASE, to.MyCase(mine.report.id))))
