"""How often a family hears from us where nothing changes: chosen, told, and stopped in one tap."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.chat.voice import Voice
from bot.domain.case import Case
from bot.domain.notice import NoticeKind
from bot.domain.relative import Level, Relative
from bot.domain.report import ReportState
from bot.domain.review import Cause, VerdictKind
from bot.domain.word import Word
from bot.services import news, tasks, verdicts, word
from tests.chat.family.family import RULES, Family
from tests.chat.family.test_check import sent
from tests.chat.family.test_reports import only
from tests.services.kin import at_level
from tests.services.people import moderator


async def tied(family: Family, level: Level = Level.SHOWN) -> None:
    """Have the family's report taken up, and its kinship verified to this level."""
    await sent(family)
    report = await only(family)
    async with family.world.storage.work() as work:
        who = await moderator(work)
        case = Case(id=work.ids.new(), reference=work.ids.number(), person=report.person, opened_at=work.now)
        await work.cases.add(case)
        await work.reports.save(replace(report, state=ReportState.ACCEPTED))
        relative = Relative(id=work.ids.new(), case=case.id, account=report.account, report=report.id)
        await work.cases.link(relative)
        await at_level(work, who, relative, level)


async def opens_choice(family: Family) -> Family:
    """Press what leads to the choice."""
    return await family.press_data(pack(to.UsualWord((await only(family)).id)))


async def hears(family: Family) -> Family:
    """Let the usual day come, after somebody looked at the case, and open the word."""
    report = await only(family)
    family.world.clock.move(days=29)
    async with family.world.storage.work() as work:
        case = await work.cases.of_report(report.id)
        assert case is not None
        task = await tasks.enter(work, RULES, Cause.WORD, case)
        await verdicts.decide(work, await moderator(work, 2), task, VerdictKind.SETTLED, case=case)
    family.world.clock.move(timedelta(days=1))
    async with family.world.storage.work() as work:
        await word.due(work, RULES, report.id)
        [told] = [one for one in await work.notices.of_report(report.id) if one.kind is NoticeKind.NO_NEWS]
        await news.tell(work, RULES, Voice(), told.id)
    await family.world.deliver()
    return await family.presses("Open")


async def test_a_verified_family_chooses_and_sees_when_the_next_word_comes(family: Family) -> None:
    await tied(family)
    await opens_choice(family)
    assert "Where nothing changes, we do not write." in family.screen
    assert family.labels == ["Every month", "Every 90\u00a0days", "My case"]
    await family.presses("Every month")
    assert "we write once a month" in family.screen
    assert "Next time: about 3\u00a0April 2026." in family.screen
    await family.presses("Every 90 days")
    assert "Next time: about 2\u00a0June 2026." in family.screen
    await family.presses("Never")
    assert "Next time" not in family.screen
    assert (await only(family)).word is Word.NEVER


@pytest.mark.parametrize("level", [Level.ACCOUNT, Level.CALLED])
async def test_a_button_that_an_unverified_family_never_had_does_nothing(family: Family, level: Level) -> None:
    await tied(family, level)
    await opens_choice(family)
    assert "Where nothing changes" not in family.everything
    await family.press_data(pack(to.ChooseWord((await only(family)).id, Word.MONTHLY.value)))
    assert (await only(family)).word is Word.NEVER


async def test_the_word_says_what_was_done_and_offers_less_or_nothing(family: Family) -> None:
    await tied(family)
    await (await opens_choice(family)).presses("Every month")
    await hears(family)
    assert "remains open" in family.screen
    assert "Since 4\u00a0March 2026:\n• the case was looked through" in family.screen
    assert "The next message of this kind: about 3\u00a0May 2026." in family.screen
    assert family.labels[:5] == ["There is news", "Talk", "Less often", "Do not write", "Received"]
    await family.presses("Less often")
    assert "once in 90\u00a0days" in family.screen
    assert "Less often" not in family.labels
    assert (await only(family)).word is Word.QUARTERLY
    stop = family.data("Do not write")
    for _ in range(2):
        await family.press_data(stop)
        assert (await only(family)).word is Word.NEVER
    assert "we do not write" in family.screen
    assert "The next message" not in family.screen
    assert "Do not write" not in family.labels


async def test_news_of_the_family_goes_its_usual_road_and_a_talk_asks_for_a_person(family: Family) -> None:
    await tied(family)
    await (await opens_choice(family)).presses("Every month")
    await hears(family)
    talk = family.data("Talk")
    await family.presses("There is news")
    [draft] = [one for one in await family.drafts() if one.adds]
    assert draft.subject == (await only(family)).id
    await family.press_data(talk)
    account = await family.account()
    async with family.world.storage.reading() as work:
        task = await work.reviews.open_contact(account.id)
        assert task is not None
        assert task.cause is Cause.ASKED_FOR_PERSON


async def test_nobody_else_can_answer_the_word(family: Family) -> None:
    await tied(family)
    await (await opens_choice(family)).presses("Every month")
    await hears(family)
    stranger = family.world.family(5_000_000_002)
    await stranger.begins()
    await stranger.press_data(family.data("Do not write"))
    assert (await only(family)).word is Word.MONTHLY
    assert "remains open" not in stranger.everything
