"""Additions: what was told of a report after it was sent, kept as it was and as it is."""

from dataclasses import replace

from bot.domain.behalf import Channel
from bot.domain.person import Person
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answer, State
from bot.storage.work import Storage, Work
from tests.fakes import START, FixedClock
from tests.services.people import moderator
from tests.storage import builders
from tests.storage.builders import ANSWERS, PERSON

AFTER = {"surname": Answer(State.GIVEN, "Вигаданчук", "Вигаданчук", START, "uk")}


async def addition(work: Work, report: str, account: str) -> Addition:
    """Return a change of a surname."""
    return Addition(
        id=work.ids.new(), report=report, account=account, form="full", at=work.now,
        before={"surname": ANSWERS["surname"]}, after=AFTER, was=PERSON,
    )  # fmt: skip


async def test_an_addition_comes_back_as_it_was_told(storage: Storage) -> None:
    async with storage.work() as work:
        item = await builders.review(work)
        someone = await moderator(work)
        made = await addition(work, item.report or "", item.account)
        made = replace(made, moderator=someone.id, channel=Channel.PHONE, review=item.id)
        await work.additions.add(made)
    async with storage.reading() as work:
        assert await work.additions.get(made.id) == made
        assert await work.additions.get("nobody") is None


async def test_the_additions_of_a_report_come_in_their_order(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        sent, other = await builders.report(work), await builders.report(work)
        await work.additions.add(first := await addition(work, sent.id, sent.account))
        await work.additions.add(await addition(work, other.id, other.account))
    clock.move(minutes=1)
    async with storage.work() as work:
        await work.additions.add(second := await addition(work, sent.id, sent.account))
        assert await work.additions.of_report(sent.id) == [first, second]


async def test_additions_are_erased_with_their_report(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        await work.additions.add(await addition(work, sent.id, sent.account))
        await work.reports.erase(sent.id)
        assert await work.additions.of_report(sent.id) == []


async def test_a_report_says_what_was_changed_and_keeps_its_state(storage: Storage) -> None:
    async with storage.work() as work:
        sent = await builders.report(work)
        held = await work.reports.get_alone(sent.id)
        assert held == sent
        await work.reports.change(replace(sent, person=Person(surname="Вигаданчук")), AFTER)
        kept = await work.reports.get(sent.id)
        assert kept == replace(sent, person=Person(surname="Вигаданчук"))
        assert await work.reports.answers(sent.id) == AFTER
        assert await work.reports.get_alone("nobody") is None
