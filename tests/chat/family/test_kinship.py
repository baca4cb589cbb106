"""A family asks to have it confirmed that it is one; nothing it sees depends on the case."""

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.chat.voice import Voice
from bot.domain.case import Fate
from bot.domain.evidence import EvidenceKind
from bot.domain.relative import Ground, Level
from bot.domain.report import ReportState
from bot.domain.review import Cause, ReviewState
from bot.domain.roles import Role
from bot.services import news, review, statuses, verdicts, verifying
from tests.chat.family.family import RULES, Family, World
from tests.chat.family.test_check import sent
from tests.chat.family.test_my_case import tied
from tests.chat.family.test_reports import becomes, only
from tests.services.deciding import as_it_stands, item
from tests.services.deciding import to as wish
from tests.services.kin import tie
from tests.services.people import moderator

CONFIRM = "Confirm that I am family"


async def asking(family: Family) -> Family:
    """Return a family that has sent a report and looks at what confirming takes."""
    return await (await sent(family)).presses(CONFIRM)


async def causes(family: Family) -> list[Cause]:
    """Return what waits about the family's report, besides reading it."""
    report = await only(family)
    async with family.world.storage.reading() as work:
        found = [one for one in await work.reviews.of_report(report.id) if one.state is not ReviewState.DONE]
    return [one.cause for one in found if one.cause is not Cause.NEW_REPORT]


async def test_the_receipt_offers_it_and_says_what_is_needed_how_and_where_it_stands(family: Family) -> None:
    await asking(family)
    report = await only(family)
    assert f"Report No. {report.number}" in family.screen
    assert "a certificate of birth or marriage" in family.screen
    assert "a moderator will tell you" in family.screen
    assert "not asked yet" in family.screen


async def test_once_papers_were_seen_nothing_more_is_asked_of_the_family(family: Family) -> None:
    await sent(family)
    await tied(family, Level.SHOWN)
    await family.press_data(pack(to.Kinship((await only(family)).id)))
    assert "papers were seen on 4\u00a0March 2026" in family.screen
    assert not [words for words in ("What is needed", "Please send no papers") if words in family.screen]
    assert family.labels == ["Back to the report", "My reports"]


async def test_one_press_asks_and_a_second_asks_no_more(family: Family) -> None:
    await asking(family)
    ask = family.data("Ask to confirm")
    await family.presses("Ask to confirm")
    assert "asked on 4\u00a0March 2026. A moderator will contact you" in family.screen
    assert "Ask to confirm" not in family.labels
    before = family.screen
    await family.press_data(ask)
    assert family.screen == before
    assert await causes(family) == [Cause.CONFIRM_KINSHIP]


async def test_my_reports_offer_it_whatever_became_of_the_report(family: Family) -> None:
    await sent(family)
    for state in (ReportState.IN_REVIEW, ReportState.ACCEPTED, ReportState.LINKED, ReportState.REJECTED):
        await becomes(family, state)
        await family.types("/start")
        await family.presses("My reports", f"No. {(await only(family)).number}")
        assert CONFIRM in family.labels


@pytest.mark.parametrize(
    ("ground", "words"),
    [
        (Ground.CALLED_BACK, "we called back on 4\u00a0March 2026"),
        (Ground.PAPERS, "papers were seen on 4\u00a0March 2026"),
        (Ground.REGISTER, "papers were seen on 4\u00a0March 2026"),
        (Ground.PARTNER, "confirmed on 4\u00a0March 2026"),
        (Ground.OFFICIAL, "confirmed on 4\u00a0March 2026"),
    ],
)
async def test_what_a_moderator_has_seen_is_where_it_stands(family: Family, ground: Ground, words: str) -> None:
    await sent(family)
    report = await only(family)
    async with family.world.storage.work() as work:
        verifier = await moderator(work, 1, Role.VERIFIER)
        await verifying.verify(work, RULES, verifier, report.id, ground, 0)
    await family.presses(CONFIRM)
    assert words in family.screen
    assert ("Ask to confirm" in family.labels) is (ground is Ground.CALLED_BACK)


async def test_it_reads_the_same_undecided_taken_up_and_with_news_that_waits_for_it(family: Family) -> None:
    await asking(family)
    await family.presses("Ask to confirm")
    undecided = await walked(family)
    report = await only(family)
    async with family.world.storage.work() as work:
        verifier = await moderator(work, 1, Role.VERIFIER)
        [first, *_] = await work.reviews.of_report(report.id)
        await work.reviews.keep(first.id, [])
        await review.claim(work, RULES, verifier, first.id)
        await verdicts.new_case(work, verifier, first.id)
        case = await as_it_stands(work, (await tie(work, report)).case)
    taken_up = await walked(family)
    async with family.world.storage.work() as work:
        proof = await item(work, verifier, case, EvidenceKind.FAMILY)
        await statuses.change(work, RULES, verifier, case.id, wish(Fate.BELIEVED_CAPTIVE, proof))
        [notice] = [one for one in await work.notices.of_report(report.id) if one.case is not None]
        await news.tell(work, RULES, Voice(), notice.id)
    assert await causes(family) == [Cause.CONFIRM_KINSHIP, Cause.KEPT_BACK]
    assert await walked(family) == taken_up
    # That a report was taken up every family reads in My reports; where its confirming stands knows nothing of it.
    assert taken_up[-1] == undecided[-1]


async def walked(family: Family) -> list[tuple[str, ...]]:
    """Return what a family reads and may press, step by step, from the menu to where its confirming stands."""
    told = []
    await family.types("/start")
    for step in ("My reports", f"No. {(await only(family)).number}", CONFIRM):
        await family.presses(step)
        told.append((family.screen, *family.labels))
    return told


async def test_another_familys_report_and_one_that_never_was_look_alike(family: Family, world: World) -> None:
    await sent(family)
    theirs = (await only(family)).id
    other = await world.family(5_000_000_002).begins()
    seen = set()
    for kind in (to.Kinship, to.AskKinship):
        for report in (theirs, "x" * 22):
            await other.press_data(pack(kind(report)))
            seen.add((other.toast, other.screen))
    assert len(seen) == 1
    assert await causes(family) == []
