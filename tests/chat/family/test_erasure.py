"""Who deletes everything leaves no word behind: every sealed column is opened and looked through."""

import pkgutil
from collections.abc import Iterator
from datetime import timedelta
from importlib import import_module

from sqlalchemy import LargeBinary, Row, select

import bot.storage
from bot.chat.buttons import pack
from bot.chat.family import payloads as to
from bot.domain.notice import NoticeKind
from bot.domain.review import Review, ReviewKind
from bot.domain.roles import Moderator
from bot.questionnaire.form import QUESTION
from bot.services import asking, own_words, review, verdicts
from bot.storage.cipher import Cipher, SealBroken
from bot.storage.sealed import Sealed
from bot.storage.tables import metadata
from tests.chat.family.family import RULES, Family, World
from tests.chat.family.test_check import sent
from tests.chat.family.test_reports import only
from tests.conftest import KEYS
from tests.services import people
from tests.storage import builders

#: Said by the family or about it, each somewhere else.
PLANTED = (
    "Vyhadanenko", "Ostap", "Chuhuiv", "stopped answering", "Balakliia", "from the station", "501234567",
    "Inakshenko", "a grey coat", "the second floor", "in the garden", "came to nothing", "a blue scarf",
)  # fmt: skip
MINUTE = timedelta(minutes=1)


def places() -> set[str]:
    """Return what every sealed column is called."""
    modules = [import_module(f"bot.storage.{each.name}") for each in pkgutil.iter_modules(bot.storage.__path__)]
    found = [value for module in modules for value in vars(module).values() if isinstance(value, Sealed)]
    return {vars(each)["_place"] for each in found} | {"update.body"}


async def opened(world: World) -> list[str]:
    """Return what every sealed column of every row holds."""
    cipher, found = Cipher(KEYS), []
    async with world.storage.engine.connect() as conn:
        for table in metadata.sorted_tables:
            binary = [column.name for column in table.c if isinstance(column.type, LargeBinary)]
            sealed = [name for name in binary if name != "mac"]
            for row in (await conn.execute(select(table))).all() if sealed else ():
                found += [unsealed(cipher, row, getattr(row, name)) for name in sealed if getattr(row, name)]
    return found


def unsealed(cipher: Cipher, row: "Row[tuple[object, ...]]", value: bytes) -> str:
    """Return what a column holds, whatever it is called and whatever its row is found by."""
    for place in places():
        for key in keys(row):
            try:
                return cipher.unseal(value, f"{place}\0{key}").decode()
            except SealBroken:
                continue
    raise AssertionError(row)


def keys(row: "Row[tuple[object, ...]]") -> Iterator[str]:
    """Return what a row may be bound by: one of its values, or two."""
    values = [str(value) for value in row if not isinstance(value, bytes)]
    yield from values
    yield " ".join(values[:2])


async def taken(family: Family, caller: Moderator) -> Review:
    """Have a moderator take the report."""
    report = await only(family)
    async with family.world.storage.work() as work:
        [item] = [each for each in await work.reviews.of_report(report.id) if each.kind is ReviewKind.REPORT]
        return await review.claim(work, RULES, caller, item.id)


async def writes(family: Family, caller: Moderator, words: str) -> None:
    """Have a moderator begin own words to the family."""
    item = await taken(family, caller)
    async with family.world.storage.work() as work:
        await asking.write(work, RULES, caller, item.id, item.version)
        account = await work.accounts.get(caller.account)
        assert account is not None
        draft = await own_words.current(work, account, QUESTION.name)
        assert draft is not None
        await asking.type_in(work, account, draft, words)


async def everything_is_said(family: Family) -> None:
    """Leave words wherever they can be left: by the family, by a moderator, in an update that failed."""
    await sent(family)
    async with family.world.storage.work() as work:
        caller = await people.moderator(work)
        body = builders.Update(1, family.chat, b'{"text": "came to nothing"}')
        await work.updates.keep([body])
        [row] = await work.updates.take(1, MINUTE)
        await work.updates.park(row)
    item = await taken(family, caller)
    async with family.world.storage.work() as work:
        await verdicts.ask(work, caller, item.id, "Was there a grey coat?", item.version)
    report = await only(family)
    async with family.world.storage.reading() as work:
        [asked] = [each for each in await work.notices.of_report(report.id) if each.kind is NoticeKind.QUESTION]
    await family.press_data(pack(to.OpenHere(asked.id)))
    await family.presses("Answer")
    await family.types("Yes, on the second floor.")
    await family.presses("Done", "To the menu", "Add or correct", "Circumstances", "Settlement")
    await family.types("Balakliia")
    await family.presses("Send the changes", "To the menu", "The person has been found", "Yes")
    await family.types("She rang from the station.")
    await family.presses("Done", "Please contact me")
    await family.types("050 123 45 67")
    await family.press_data(pack(to.NewReport(1)))
    await family.press_data(pack(to.Menu()))
    await family.press_data(pack(to.NewReport(1)))
    await family.presses("Yes", "Guardian")
    await family.types("Inakshenko")
    await writes(family, caller, "Is Ostap a blue scarf person, in the garden?")


async def test_no_word_of_a_family_is_kept_once_it_has_deleted_everything(family: Family) -> None:
    await everything_is_said(family)
    before = "\n".join(await opened(family.world))
    assert [words for words in PLANTED if words not in before] == []
    await family.types("/delete")
    await family.presses("Everything about me", "Yes, delete everything")
    assert "Everything is erased" in family.screen
    after = "\n".join(await opened(family.world))
    assert [words for words in PLANTED if words in after] == []
