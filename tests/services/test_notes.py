"""Notes for colleagues: who reads them, what they may not hold, and a hand-over that needs one."""

import pytest

from bot.domain.errors import AlreadyClaimed, ForbiddenContent, Foreign, NotClaimed, Stale
from bot.domain.review import Cause, Review
from bot.domain.roles import Moderator, Role
from bot.questionnaire.form import HANDOVER, NOTE
from bot.services import claims, items, notes, noting, own_words, queue, reports, tasks
from bot.storage.work import Storage, Work
from tests.services.people import RULES, account_of, moderator, sent
from tests.storage import builders

WORDS = "Обіцяно подзвонити у вівторок."


async def held(work: Work) -> tuple[Moderator, Moderator, Review]:
    """Return a moderator who holds an item, and a colleague."""
    first, second = await moderator(work, 1), await moderator(work, 2)
    _, item = await sent(work)
    return first, second, await claims.take(work, RULES, first, item.id)


async def write(work: Work, who: Moderator, item: Review, text: str, *, handing: bool) -> noting.NoteDraft:
    """Have somebody type a note at an item."""
    await noting.open_(work, RULES, who, item.id, handing=handing)
    account = await own_words.account_of(work, who)
    draft = await own_words.current(work, account, NOTE.name, HANDOVER.name)
    assert draft is not None
    return await noting.type_in(work, who, account, draft, text)


async def test_a_note_is_kept_at_once_and_read_by_whoever_holds_the_item(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, item = await held(work)
        await write(work, second, item, WORDS, handing=False)
        [note] = await notes.of_review(work, first, item.id)
        assert (note.text, note.moderator) == (WORDS, second.id)
        assert (await items.seen(work, first, item.id)).note == note
        assert (await items.seen(work, second, item.id)).note is None
        assert await work.drafts.of(second.account) == []


async def test_a_sensitive_note_is_read_by_seniors_alone(storage: Storage) -> None:
    async with storage.work() as work:
        first, _, item = await held(work)
        senior = await moderator(work, 3, Role.SENIOR)
        case = builders.case()
        await work.cases.add(case)
        for text, sensitive in ((WORDS, True), ("Чекаємо.", False)):
            await notes.add(work, senior, text, review=item.id, sensitive=sensitive)
            await notes.add(work, senior, text, case=case.id, sensitive=sensitive)
        for who, texts in ((first, {"Чекаємо."}), (senior, {WORDS, "Чекаємо."})):
            assert {note.text for note in await notes.of_review(work, who, item.id)} == texts
            assert {note.text for note in await notes.of_case(work, who, case.id)} == texts
        seen = await items.seen(work, first, item.id)
    assert seen.note is not None
    assert seen.note.text == "Чекаємо."


async def test_what_must_never_be_kept_is_kept_in_no_note(storage: Storage) -> None:
    async with storage.work() as work:
        first, _, item = await held(work)
        with pytest.raises(ForbiddenContent):
            await notes.add(work, first, "Там: 48.123456, 37.654321", review=item.id)
        for handing in (False, True):
            writing = await write(work, first, item, "Там: 48.123456, 37.654321", handing=handing)
            assert writing.words is None
            assert writing.note is not None
        assert await work.notes.of_review(item.id) == []
        assert all(draft.answers == {} for draft in await work.drafts.of(first.account))


async def test_there_is_no_note_at_an_item_that_is_not_there_for_somebody(storage: Storage) -> None:
    async with storage.work() as work:
        someone = await moderator(work)
        case = builders.case()
        await work.cases.add(case)
        item = await tasks.enter(work, RULES, Cause.CHECK_WITH_BODY, case.id, lead=True)
        with pytest.raises(Foreign):
            await notes.add(work, someone, WORDS, review=item.id)
        with pytest.raises(Foreign):
            await noting.open_(work, RULES, someone, item.id, handing=False)
        with pytest.raises(Foreign):
            await notes.add(work, someone, WORDS)


async def test_an_item_is_handed_over_with_the_note_that_was_written_for_it(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, item = await held(work)
        with pytest.raises(Stale):
            await noting.hand_over(work, RULES, first, item.id, second.id)
        writing = await write(work, first, item, WORDS, handing=True)
        assert [one.id for one in writing.colleagues] == [second.id]
        await noting.hand_over(work, RULES, first, item.id, second.id)
        card = await items.seen(work, second, item.id)
        assert card.note is not None
        assert (card.note.text, card.noted_by) == (WORDS, first)
        assert await work.drafts.of(first.account) == []
        with pytest.raises(AlreadyClaimed):
            await noting.hand_over(work, RULES, first, item.id, second.id)
        assert len(await work.notes.of_review(item.id)) == 1


async def test_a_ready_note_is_chosen_and_changed(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, item = await held(work)
        with pytest.raises(Foreign):
            await noting.choose(work, RULES, first, item.id, "anything")
        assert (await noting.choose(work, RULES, first, item.id, "call")).words == "call"
        assert (await noting.choose(work, RULES, first, item.id, "papers")).words == "papers"
        account = await own_words.account_of(work, first)
        assert (await noting.change(work, account, first, item.id)).words is None
        await noting.choose(work, RULES, first, item.id, "nothing")
        await noting.hand_over(work, RULES, first, item.id, second.id)
        [note] = await work.notes.of_review(item.id)
    assert note.text == "nothing"


async def test_a_note_begun_is_there_after_a_restart_and_a_claim_that_ended(storage: Storage) -> None:
    async with storage.work() as work:
        first, second, item = await held(work)
        await write(work, first, item, WORDS, handing=True)
        await claims.release(work, first, item.id)
        with pytest.raises(NotClaimed):
            await noting.hand_over(work, RULES, first, item.id, second.id)
        with pytest.raises(NotClaimed):
            await noting.open_(work, RULES, first, item.id, handing=True)
    async with storage.work() as work:
        await claims.take(work, RULES, first, item.id)
        assert (await noting.open_(work, RULES, first, item.id, handing=True)).words == WORDS
        await noting.cancel(work, await own_words.account_of(work, first), item.id)
        assert await work.drafts.of(first.account) == []


async def test_notes_go_when_the_family_takes_its_report_back(storage: Storage) -> None:
    async with storage.work() as work:
        first, _, item = await held(work)
        await notes.add(work, first, WORDS, review=item.id)
        await write(work, first, item, WORDS, handing=True)
        report = await queue.report_of(work, item)
        assert report is not None
        await reports.withdraw(work, await account_of(work, report), RULES, report.id)
        assert await work.notes.of_review(item.id) == []
        assert await work.drafts.of(first.account) == []
