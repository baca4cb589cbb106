"""Notes: kept in order, sealed, and gone with the report that they were about."""

from sqlalchemy import select

from bot.domain.note import Note
from bot.storage.tables import notes
from bot.storage.work import Storage, Work
from tests.fakes import FixedClock
from tests.storage import builders
from tests.storage.test_reviews import moderator

WORDS = "Обіцяно подзвонити у вівторок."


async def note(work: Work, review: str | None = None, case: str | None = None) -> Note:
    """Return a note at an item or on a case."""
    by = await moderator(work, 1) if not await work.moderators.active() else (await work.moderators.active())[0]
    made = Note(id=work.ids.new(), moderator=by.id, at=work.now, text=WORDS, review=review, case=case)
    await work.notes.add(made)
    return made


async def test_notes_come_back_in_their_order(storage: Storage, clock: FixedClock) -> None:
    async with storage.work() as work:
        item, case = await builders.review(work), builders.case()
        await work.cases.add(case)
        first, on_case = await note(work, review=item.id), await note(work, case=case.id)
    clock.move(minutes=1)
    async with storage.work() as work:
        second = await note(work, review=item.id)
        assert await work.notes.of_review(item.id) == [first, second]
        assert await work.notes.of_case(case.id) == [on_case]


async def test_what_a_note_says_is_sealed(storage: Storage) -> None:
    async with storage.work() as work:
        await note(work, review=(await builders.review(work)).id)
    async with storage.engine.connect() as conn:
        [text] = (await conn.execute(select(notes.c.text))).scalars()
    assert WORDS.encode() not in text


async def test_notes_go_with_the_report_that_they_were_about(storage: Storage) -> None:
    async with storage.work() as work:
        item, other = await builders.review(work), await builders.review(work)
        await note(work, review=item.id)
        stays = await note(work, review=other.id)
        await work.reports.erase(item.report or "")
        assert await work.notes.of_review(item.id) == []
        assert await work.notes.of_review(other.id) == [stays]
