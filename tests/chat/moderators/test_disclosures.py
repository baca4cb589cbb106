"""Whoever verifies records by buttons what was passed to whom."""

from bot.chat.buttons import pack
from bot.chat.moderators.payloads import disclosures as on
from bot.domain.roles import Role
from bot.domain.sharing import Body, Passed
from bot.services import sharing
from tests.chat.moderators.at_case import at_case, the_case
from tests.chat.moderators.desk import Desk


async def permitted(desk: Desk, *, given: bool = True) -> str:
    """Have the family of the only case permit that the ICRC is told; return its report."""
    case = await the_case(desk)
    async with desk.world.storage.work() as work:
        [tie] = await work.cases.relatives(case.id)
        account = await work.accounts.get(tie.account)
        assert account is not None
        await sharing.change(work, desk.world.rules, account, tie.report, Body.ICRC, given=given)
    return tie.report


async def test_what_is_permitted_is_recorded_after_one_more_question_and_once(desk: Desk) -> None:
    chat = await at_case(desk)
    report = await permitted(desk)
    await chat.presses("Passed on")
    assert "may be passed to: Red Cross (ICRC)" in chat.screen
    await chat.presses("No. ", "Red Cross (ICRC)")
    assert "The answer is recorded and stays, and the family sees it." in chat.screen
    yes = chat.data("In brief")
    await chat.press_data(yes)
    await chat.press_data(yes)
    assert "Recorded." in chat.screen
    assert chat.screen.count("passed to: Red Cross (ICRC), ") == 2  # permitted, and passed once
    async with desk.world.storage.reading() as work:
        assert len(await work.disclosures.of_report(report)) == 1
    assert "Вигаданенко" not in chat.everything


async def test_what_was_taken_back_meanwhile_is_refused(desk: Desk) -> None:
    chat = await at_case(desk)
    report = await permitted(desk)
    await chat.presses("Passed on", "No. ", "Red Cross (ICRC)")
    await permitted(desk, given=False)
    await chat.presses("Everything")
    assert "The family does not permit this now." in (chat.toast or "") + chat.screen
    async with desk.world.storage.reading() as work:
        assert await work.disclosures.of_report(report) == []


async def test_where_nothing_is_permitted_there_is_no_button(desk: Desk) -> None:
    chat = await at_case(desk)
    await chat.presses("Passed on", "No. ")
    assert "The family permits nothing to be passed on." in chat.screen
    assert chat.labels == ["Back"]


async def test_whoever_only_takes_reports_in_neither_sees_the_button_nor_can_press_it(desk: Desk) -> None:
    chat = await at_case(desk, Role.INTAKE)
    assert "Passed on" not in chat.labels
    report = await permitted(desk)
    case = await the_case(desk)
    record = on.Disclose(report, Body.ICRC, Passed.WHOLE)
    for press in (on.Disclosures(case.id), on.Report(report), on.To(report, Body.ICRC), record):
        await chat.press_data(pack(press))
        assert "your role does not allow it" in (chat.toast or "") + chat.screen
