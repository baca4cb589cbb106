"""My case and the permissions of a report, as a family sees them on its phone."""

from dataclasses import replace

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.domain.case import Case
from bot.domain.notice import NoticeKind
from bot.domain.relative import Level
from bot.domain.report import Report, ReportState
from bot.domain.sharing import Body, Passed
from bot.services import disclosures, notify, reports
from tests.chat.family.family import Family
from tests.chat.family.test_check import sent
from tests.chat.family.test_numbers import VOICE
from tests.services.deciding import case_of_a_family, people
from tests.services.kin import at_level


async def report_of(family: Family) -> Report:
    """Return the only report of a family."""
    account = await family.account()
    async with family.world.storage.reading() as work:
        [report] = await work.reports.of(account.id)
    return report


async def tied(family: Family, level: Level) -> Case:
    """Have a family's report in a case, with its kinship verified so far."""
    report = await report_of(family)
    async with family.world.storage.work() as work:
        who = await people(work)
        case = await case_of_a_family(work, who.first)
        [relative] = await work.cases.relatives(case.id)
        tie = replace(relative, id=work.ids.new(), account=report.account, report=report.id)
        await work.cases.link(tie)
        await at_level(work, who.first, tie, level)
        await work.reports.save(replace(report, state=ReportState.LINKED))
    return case


async def pushed(family: Family, kind: NoticeKind, case: Case) -> None:
    """Have a notice of its case pushed to a family."""
    report = await report_of(family)
    async with family.world.storage.work() as work:
        facts = {"date": "2026-03-01", "body": "icrc_letter"}
        await notify.announce(work, report, kind, facts, case=case.id)
        [*_, notice] = await work.notices.of_report(report.id)
        await notify.tell(work, family.world.rules, VOICE, notice.id)
    await family.world.deliver()


async def reads(family: Family, kind: NoticeKind, case: Case) -> None:
    """Have a family open a notice of its case."""
    await pushed(family, kind, case)
    await family.presses("Open")


async def at_report(family: Family) -> None:
    """Show the report."""
    await family.press_data(pack(to.OneReport((await report_of(family)).id)))


async def test_before_its_kinship_is_verified_a_report_looks_the_same_in_a_case_and_in_none(family: Family) -> None:
    await sent(family)
    await at_report(family)
    alone = (family.screen, family.labels)
    await tied(family, Level.CALLED)
    report = await report_of(family)
    async with family.world.storage.work() as work:
        await work.reports.save(replace(report, state=ReportState.SUBMITTED))
    await at_report(family)
    assert (family.screen, family.labels) == alone
    assert "My case" not in family.labels


async def test_a_verified_family_finds_what_it_has_read_and_what_that_does_not_mean(family: Family) -> None:
    await sent(family)
    case = await tied(family, Level.SHOWN)
    await at_report(family)
    await family.presses("My case")
    assert "Here we have told you nothing about the person so far." in family.screen
    assert "This page holds only what we have already told you" not in family.screen
    await reads(family, NoticeKind.CONFIRMED, case)
    await at_report(family)
    await family.presses("My case")
    report = await report_of(family)
    for words in (
        f"Case No. {report.number}", "Captivity is confirmed: ICRC, 1\u00a0March 2026",
        "does not mean that the day of an exchange is known", "You read this on 4\u00a0March 2026",
        "you sent the report", "you read a message about the case", "we may write to you first",
    ):  # fmt: skip
        assert words in family.screen
    assert case.reference not in family.everything
    assert "next word" not in family.screen


async def test_what_we_keep_is_told_on_request(family: Family) -> None:
    await sent(family)
    await tied(family, Level.SHOWN)
    await at_report(family)
    await family.presses("My case", "What we keep")
    assert "No one who writes to us sees your answers or your contacts." in family.screen


async def test_wishes_and_the_next_word_stand_there(family: Family) -> None:
    await sent(family)
    await tied(family, Level.SHOWN)
    await at_report(family)
    await family.presses("My case", "Important news at any hour", "Do not write first")
    assert "we do not write first" in family.screen
    account = await family.account()
    assert (account.quiet, account.any_hour) == (True, True)
    await family.presses("Write to me first", "A word without news", "Every month", "My case")
    assert "important news may come at any hour" in family.screen
    assert "the next word comes on 3\u00a0April 2026" in family.screen
    assert "Write to me first" not in family.labels


async def test_whoever_is_not_written_to_first_reads_of_no_hour_and_that_the_next_word_waits(family: Family) -> None:
    await sent(family)
    await tied(family, Level.SHOWN)
    await at_report(family)
    await family.presses("My case", "Important news at any hour", "A word without news", "Every month", "My case")
    await family.presses("Do not write first")
    assert "the next word waits here from 3\u00a0April 2026" in family.screen
    assert "any hour" not in family.screen
    assert not {"Important news at any hour", "In the daytime only"} & set(family.labels)


async def test_what_one_has_learned_is_added_by_the_usual_road(family: Family) -> None:
    await sent(family)
    await tied(family, Level.SHOWN)
    await at_report(family)
    await family.presses("My case", "Add what I have learned")
    [draft] = await family.drafts()
    assert (draft.subject, draft.before is not None) == ((await report_of(family)).id, True)


async def test_an_old_button_shows_no_case_where_a_phone_may_be_inspected(family: Family) -> None:
    await sent(family)
    case = await tied(family, Level.SHOWN)
    await reads(family, NoticeKind.CONFIRMED, case)
    report = await report_of(family)
    await family.types("/safety")
    await family.presses("Yes")
    for press in (to.MyCase(report.id), to.WhatWeKeep(report.id), to.Quiet(report.id, 1)):
        await family.press_data(pack(press))
        assert "Captivity" not in family.screen


async def test_permissions_are_given_and_taken_back_from_the_report_each_with_its_day(family: Family) -> None:
    await sent(family)
    await at_report(family)
    await family.presses("What may be passed on")
    assert "• nobody" in family.screen
    await family.presses("UN bodies", "Red Cross (ICRC)")
    assert "UN bodies, since 4\u00a0March 2026" in family.screen
    button = family.data("✓ UN bodies")
    await family.press_data(button)
    await family.press_data(button)
    assert "can be deleted only by the body that received it" in family.screen
    assert "UN bodies, since" not in family.screen
    await family.press_data(pack(to.MyData()))
    assert "May be passed to</b>: Red Cross (ICRC)" in family.screen


async def test_permissions_are_changed_from_my_data_too(family: Family) -> None:
    await sent(family)
    await family.presses("To the menu", "My data", "May be passed on", "UN bodies")
    assert "UN bodies, since 4\u00a0March 2026" in family.screen


async def test_what_was_passed_stands_in_my_case(family: Family) -> None:
    await sent(family)
    await tied(family, Level.SHOWN)
    report = await report_of(family)
    await family.press_data(pack(to.ShareWith(report.id, Body.ICRC.value, 1)))
    async with family.world.storage.work() as work:
        [senior] = [one for one in await work.moderators.active() if one.name == "Olena 3"]
        await disclosures.record(work, senior, report.id, Body.ICRC, Passed.PERSON)
    await family.press_data(pack(to.MyCase(report.id)))
    assert "passed to: Red Cross (ICRC), 4\u00a0March 2026" in family.screen
    assert "Olena" not in family.everything


async def test_what_was_ticked_on_sending_about_good_news_at_any_hour_is_heeded(family: Family) -> None:
    await (await family.reports()).answers_to_region()
    await family.presses("Send now, add more later")
    await family.types("050 123 45 67")
    await family.presses("Important news at any hour", "Done", "UN bodies", "Done")
    await family.presses("Send to a moderator", "Yes, send")
    assert (await family.account()).any_hour
    async with family.world.storage.reading() as work:
        [line] = await work.sharings.of_report((await report_of(family)).id)
    assert (line.body, line.given) == (Body.UN, True)


async def test_a_family_that_took_its_report_back_still_reads_that_what_it_was_told_was_wrong(family: Family) -> None:
    await sent(family)
    case = await tied(family, Level.SHOWN)
    await reads(family, NoticeKind.CONFIRMED, case)
    report = await report_of(family)
    async with family.world.storage.work() as work:
        [*_, told] = await work.notices.of_report(report.id)
        await notify.announce(
            work, report, NoticeKind.CORRECTION, {"date": "2026-03-01"}, case=case.id, corrects=told.id
        )
        [*_, correction] = await work.notices.of_report(report.id)
        account = await work.accounts.get(report.account)
        assert account is not None
        await reports.withdraw(work, account, family.world.rules, report.id)
        await notify.tell(work, family.world.rules, VOICE, correction.id)
    await family.world.deliver()
    await family.presses("Open")
    assert "We must correct our earlier message" in family.screen
