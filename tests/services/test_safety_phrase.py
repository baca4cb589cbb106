"""A family chooses the words by which it knows our messages; nothing of them stays anywhere else."""

from dataclasses import replace

import pytest

from bot.domain.account import Account, Doubt, Safety
from bot.domain.errors import Stale
from bot.questionnaire import consent
from bot.questionnaire.answers import Answer, State
from bot.services import answering, farewell, opening, privacy, safety_phrase
from bot.services.drafts import Turn
from bot.storage.work import Storage, Work
from tests.services.people import RULES

CHAT = 5_000_000_001


async def safe(work: Work) -> Account:
    """Return an account that has agreed, at a phone said to be safe."""
    account = await privacy.choose_language(work, await work.accounts.meet(CHAT), "uk")
    account = await privacy.declare_safety(work, account, Safety.SAFE)
    await opening.agree(work, account, RULES, consent.FULL)
    return await work.accounts.meet(CHAT)


async def says(work: Work, words: str) -> None:
    """Type words at the phone."""
    await answering.say(work, await work.accounts.meet(CHAT), RULES, words)


async def asked(work: Work) -> Turn:
    """Ask for a phrase."""
    return await safety_phrase.begin(work, await work.accounts.meet(CHAT), RULES)


async def test_the_phrase_that_was_typed_is_kept_and_no_draft_of_it(storage: Storage) -> None:
    async with storage.work() as work:
        await safe(work)
        await asked(work)
        await says(work, "  синій   птах ")
        account = await work.accounts.meet(CHAT)
        assert (account.phrase, account.focus, await work.drafts.of(account.id)) == ("синій птах", None, [])


async def test_asking_twice_opens_one_question(storage: Storage) -> None:
    async with storage.work() as work:
        await safe(work)
        assert (await asked(work)).draft.id == (await asked(work)).draft.id


@pytest.mark.parametrize("words", ["аб", "ж" * 61, "Паспорт ВН 123456", "50.4501, 30.5234", "4111 1111 1111 1111"])
async def test_what_is_too_short_too_long_or_must_not_be_kept_is_no_phrase(storage: Storage, words: str) -> None:
    async with storage.work() as work:
        await safe(work)
        await asked(work)
        await says(work, words)
        assert (await work.accounts.meet(CHAT)).phrase is None


async def test_another_phrase_takes_the_place_of_the_first_and_can_be_removed_twice(storage: Storage) -> None:
    async with storage.work() as work:
        await safe(work)
        for words in ("синій птах", "тихий ставок"):
            await asked(work)
            await says(work, words)
        account = await work.accounts.meet(CHAT)
        assert account.phrase == "тихий ставок"
        for _ in range(2):
            account = await safety_phrase.remove(work, account)
        assert (await work.accounts.meet(CHAT)).phrase is None


async def test_on_a_phone_that_may_be_inspected_it_is_neither_asked_for_nor_kept_nor_shown(storage: Storage) -> None:
    async with storage.work() as work:
        await safe(work)
        turn = await asked(work)
        await says(work, "синій птах")
        await asked(work)
        account = await privacy.declare_safety(work, await work.accounts.meet(CHAT), Safety.INSPECTED)
        assert account.sign is None
        with pytest.raises(Stale):
            await safety_phrase.begin(work, account, RULES)
        [begun] = await work.drafts.of(account.id)
        await work.accounts.save(account := Account(**{**_fields(account), "focus": begun.id}))  # type: ignore[arg-type]  # as it was
        with pytest.raises(Stale):
            await says(work, "тихий ставок")
        assert (await work.accounts.meet(CHAT)).phrase == "синій птах"
        assert await work.drafts.of(account.id) == []
        assert turn.step is not None


def _fields(account: Account) -> dict[str, object]:
    return {name: getattr(account, name) for name in Account.__slots__}


async def test_whoever_is_forgotten_leaves_no_phrase(storage: Storage) -> None:
    async with storage.work() as work:
        await safe(work)
        await asked(work)
        await says(work, "синій птах")
        await farewell.forget(work, await work.accounts.meet(CHAT), RULES)
        assert (await work.accounts.meet(CHAT)).phrase is None


@pytest.mark.parametrize("doubt", list(Doubt))
async def test_while_it_is_not_sure_who_is_here_the_phrase_is_neither_shown_nor_changed(
    storage: Storage, doubt: Doubt
) -> None:
    async with storage.work() as work:
        account = replace(await safe(work), phrase="синій птах", doubt=doubt)
        await work.accounts.save(account)
        assert account.sign is None
        with pytest.raises(Stale):
            await asked(work)
        with pytest.raises(Stale):
            await safety_phrase.remove(work, account)
        assert (await work.accounts.meet(CHAT)).phrase == "синій птах"


async def test_a_phrase_begun_before_it_was_doubted_who_is_here_is_not_kept(storage: Storage) -> None:
    async with storage.work() as work:
        account = await safe(work)
        draft = (await asked(work)).draft
        typed = replace(
            draft, answers={**draft.answers, "phrase": Answer(State.GIVEN, "чужі слова", None, work.now, "uk")}
        )
        with pytest.raises(Stale):
            await safety_phrase.keep(work, replace(account, doubt=Doubt.SAME), typed)
        assert (await work.accounts.meet(CHAT)).phrase is None
