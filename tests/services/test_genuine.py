"""A family asks whether a message is ours, and hears the same of everything that it was not told itself."""

import re
from typing import Final

import pytest

from bot.chat.family.screens import notices as screens
from bot.chat.screen import message
from bot.i18n import Translator
from bot.services import genuine, notify, reading
from bot.services.genuine import Checked
from bot.storage.work import Storage
from tests.fakes import FixedClock
from tests.services.people import RULES, account_of
from tests.services.telling import pushed

#: What may stand between the halves of a number: nothing, any dash, spaces, what no eye sees.
APART: Final = (
    "", "\u2010", "\u2011", "\u2012", "–", "—", "\u2212", "\uff0d", " ", "\u00a0", " - ", "- ", " – ", "\n", "\u00ad-",
)  # fmt: skip


@pytest.mark.parametrize("typed", ["{}", " № {}.", "Update No. {}", "оновлення №\u00a0{}", "{} ", "Is this ours {}"])
async def test_what_was_opened_here_is_ours_however_its_number_is_typed(storage: Storage, typed: str) -> None:
    async with storage.work() as work:
        _, _, relative, notice = await pushed(work)
        account = await account_of(work, relative)
        await reading.open_pushed(work, RULES, account, notice.id)
        for number in (notice.number, notice.number.lower(), *(notice.number.replace("-", each) for each in APART)):
            told = await genuine.check(work, account, typed.format(number))
            assert (told.number, str(told.opened)) == (notice.number, "2026-03-04")


@pytest.mark.parametrize("language", ["uk", "en"])
async def test_a_whole_message_of_ours_may_be_sent_for_its_number(storage: Storage, language: str) -> None:
    async with storage.work() as work:
        _, _, relative, notice = await pushed(work)
        account, report = await account_of(work, relative), await work.reports.get(relative.report)
        opened = await reading.open_pushed(work, RULES, account, notice.id)
        assert opened is not None
        assert report is not None
        told = message(screens.opened(opened, report, RULES), Translator(language)).html
        assert told.index(unparted(report.number)) < told.index(unparted(notice.number))
        for text in (re.sub("<[^>]+>", "", told), f"TELEGRAM MESSAGE: {notice.number}"):
            assert (await genuine.check(work, account, text)).number == notice.number


async def test_a_text_full_of_numbers_is_read_for_so_many_and_counts_once(storage: Storage) -> None:
    async with storage.work() as work:
        _, _, relative, notice = await pushed(work)
        account = await account_of(work, relative)
        await reading.open_pushed(work, RULES, account, notice.id)
        forged = " ".join(f"2345-67{each}" for each in range(10, 10 + genuine.MOST))
        assert _fields(await genuine.check(work, account, f"{forged} {notice.number}")) == _fields(Checked())
        counted = (await account_of(work, relative)).guessed
        assert counted == work.now + genuine.COUNTS


async def test_of_everything_else_one_and_the_same_is_said(storage: Storage) -> None:
    async with storage.work() as work:
        _, _, relative, notice = await pushed(work)
        account = await account_of(work, relative)
        answers = [await genuine.check(work, account, notice.number)]  # pushed, and not opened
        await reading.open_pushed(work, RULES, account, notice.id)
        stranger = await work.accounts.meet(5_000_000_009)
        answers.append(await genuine.check(work, stranger, notice.number))
        typed = ("", "9999-9999", "мені погрожують", "Ж" * 500)
        answers += [await genuine.check(work, stranger, words) for words in typed]
        assert set(map(_fields, answers)) == {_fields(Checked())}


async def test_what_was_taken_back_unread_is_not_known(storage: Storage) -> None:
    async with storage.work() as work:
        _, _, relative, notice = await pushed(work)
        account = await account_of(work, relative)
        await notify.drop(work, notice)
        assert _fields(await genuine.check(work, account, notice.number)) == _fields(Checked())


async def test_whoever_asks_without_end_is_asked_to_wait_and_heard_again(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        account = await work.accounts.meet(5_000_000_009)
        for _ in range(24):
            assert not (await genuine.check(work, account, "1")).later
            account = await work.accounts.meet(5_000_000_009)
        assert (await genuine.check(work, account, "1")).later
    clock.move(hours=1)
    async with storage.work() as work:
        assert not (await genuine.check(work, account, "1")).later


def unparted(number: str) -> str:
    """Return a number as it stands in a message: no line ends within it."""
    return number.replace("-", "\u2011")


def _fields(told: Checked) -> tuple[object, ...]:
    return told.number, told.opened, told.later
