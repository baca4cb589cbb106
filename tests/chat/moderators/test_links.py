"""A moderator links a report for a reason, and a verifier takes it out of its case again."""

from bot.domain.candidate import Candidate
from bot.domain.case import Case
from bot.domain.report import ReportState
from bot.domain.review import Cause, LinkReason, Review, ReviewKind, VerdictKind
from bot.domain.roles import Role
from bot.services import links, queue
from tests.chat.family.family import Family
from tests.chat.family.test_check import sent
from tests.chat.moderators.desk import Desk
from tests.chat.moderators.test_verdict import revealing

WORDS = "The passports were shown by both."


async def like(desk: Desk, item: Review, band: str) -> Case:
    """Put a case so like beside an item."""
    case = await desk.candidate(item)
    async with desk.world.storage.work() as work:
        await work.reviews.keep(item.id, [Candidate(case.id, 0.5, band, ())])
    return case


async def linked(desk: Desk) -> tuple[Review, Case]:
    """Return the item of a report that was linked to a case, and a new item about that report."""
    item = await desk.report()
    case = await desk.candidate(item)
    chat = await revealing(desk, "Ivan Invented")
    await chat.presses("Link to 1", "Papers were seen", "Yes, link to 1")
    async with desk.world.storage.work() as work:
        kind, cause = ReviewKind.ADDITION, Cause.ADDITION
        added = await queue.enter(work, desk.world.rules, kind, cause, item.account, report=item.report)
    return added, case


async def test_a_case_of_its_own_beside_one_very_like_it_is_asked_once_more(desk: Desk) -> None:
    item = await desk.report()
    await like(desk, item, "strong")
    chat = await (await revealing(desk)).presses("New case")
    assert "A case that is very like this one exists" in chat.screen
    assert (await desk.about(item)).state is ReportState.IN_REVIEW
    await chat.presses("Back", "New case", "Yes, another person")
    assert (await desk.about(item)).state is ReportState.ACCEPTED


async def test_beside_a_case_only_a_little_like_it_one_press_is_enough(desk: Desk) -> None:
    item = await desk.report()
    await like(desk, item, "possible")
    await (await revealing(desk)).presses("New case")
    assert (await desk.about(item)).state is ReportState.ACCEPTED


async def test_own_words_are_written_beside_the_reason_and_read_by_whoever_looks_later(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1", "Papers were seen", "Add my own words")
    assert "how you know that it is the same person" in chat.screen
    await chat.types("48.123456, 37.654321")
    assert "how you know that it is the same person" in chat.screen
    await chat.types(WORDS)
    assert f"In your words: {WORDS}" in chat.screen
    await chat.presses("Yes, link to 1")
    async with desk.world.storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
    assert (verdict.reason, verdict.text) == (LinkReason.PAPERS, WORDS)
    assert await chat.drafts() == []
    assert WORDS not in chat.screen


async def test_own_words_can_be_given_up_and_the_link_is_made_without_them(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1", "The family says so", "Add my own words", "Cancel")
    await chat.presses("Link to 1", "The family says so", "Yes, link to 1")
    async with desk.world.storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
    assert (verdict.reason, verdict.text) == (LinkReason.FAMILY, None)


async def test_words_about_one_case_are_not_kept_with_another_reason(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1", "Papers were seen", "Add my own words")
    await chat.types(WORDS)
    await chat.presses("Another reason", "The family says so")
    assert WORDS not in chat.screen
    await chat.presses("Yes, link to 1")
    async with desk.world.storage.reading() as work:
        [verdict] = await work.verdicts.of(item.id)
    assert (verdict.reason, verdict.text) == (LinkReason.FAMILY, None)


async def test_words_typed_after_a_colleague_has_decided_lead_to_no_link(desk: Desk) -> None:
    item = await desk.report()
    await desk.candidate(item)
    chat = await (await revealing(desk)).presses("Link to 1", "Papers were seen", "Add my own words")
    await desk.after(minutes=31)
    await chat.types(WORDS)
    assert "You do not hold this item now" in chat.screen
    assert (await desk.about(item)).state is ReportState.IN_REVIEW


async def test_a_verifier_takes_a_report_out_of_its_case_in_words(desk: Desk) -> None:
    added, case = await linked(desk)
    chat = await desk.moderator("Vira Invented", Role.VERIFIER)
    await (await chat.types("/queue")).presses("Take 1", "Reveal", "Undo the link")
    assert "why this report does not belong to this case" in chat.screen
    await chat.types("They are cousins of one name.")
    assert f"is taken out of case {case.reference}" in chat.screen
    await chat.presses("Yes, undo the link")
    assert "The link is undone. The report is read again." in chat.screen
    assert (await desk.about(added)).state is ReportState.IN_REVIEW
    async with desk.world.storage.reading() as work:
        assert await work.cases.relatives(case.id) == []
        [item] = [one for one in await work.reviews.of_report(added.report or "") if one.cause is Cause.LINK_UNDONE]
        [why] = await work.verdicts.of(item.id)
    assert (why.kind, why.text) == (VerdictKind.UNLINKED, "They are cousins of one name.")
    assert {"unlink", "verdict.unlinked"} <= set(await desk.acts())
    await chat.presses("Take", "Reveal")
    assert "because: They are cousins of one name." in chat.everything


async def test_a_link_is_left_as_it_is_and_intake_has_no_button_for_it(desk: Desk) -> None:
    added, case = await linked(desk)
    chat = await desk.moderator("Inna Invented")
    await (await chat.types("/queue")).presses("Take 1", "Reveal")
    assert "Undo the link" not in chat.labels
    await chat.press_data(f"gu:{case.id}:{added.report}")
    assert chat.toast == "This is not possible here, or your role does not allow it."
    await chat.presses("Give back")
    senior = await desk.moderator("Sofia Invented", Role.SENIOR)
    await (await senior.types("/queue")).presses("Take 1", "Reveal", "Undo the link")
    await senior.types("A doubt.")
    await senior.presses("No, keep the link")
    assert "The report stays in its case." in senior.screen
    assert (await desk.about(added)).state is ReportState.LINKED
    await senior.press_data(f"gv:{case.id}:{added.report}")
    assert (await desk.about(added)).state is ReportState.LINKED


async def walked(family: Family) -> list[str]:
    """Return everything that a family sees on a walk through what it can ask about its report."""
    seen = []
    for step in ("My reports", "No. ", "Add or correct"):
        if step == "My reports":
            await family.types("/start")
        await family.presses(step)
        seen += [family.everything, *family.labels]
    await family.types("/cancel", "/start")
    return seen


async def test_a_family_sees_the_same_before_and_after_its_link_was_undone(desk: Desk) -> None:
    family = await sent(desk.world.family())
    chat = await (await desk.moderator("Ivan Invented")).types("/queue")
    await chat.presses("Take 1", "Reveal")
    account = await family.account()
    async with desk.world.storage.work() as work:
        [report] = await work.reports.of(account.id)
        await work.reviews.keep((await work.reviews.of_report(report.id))[0].id, [])
    await chat.presses("New case")
    await desk.after(seconds=5)
    await family.presses("Open")
    await walked(family)
    before = await walked(family)
    assert any("taken up" in line for line in before)
    stood = dict(family.messages)
    verifier = await desk.who(await desk.moderator("Vira Invented", Role.VERIFIER))
    async with desk.world.storage.work() as work:
        case = await work.cases.of_report(report.id)
        await links.undo(work, desk.world.rules, verifier, case or "", report.id, "They are cousins.")
    await desk.after(seconds=5)
    assert family.messages == stood
    assert await walked(family) == before
