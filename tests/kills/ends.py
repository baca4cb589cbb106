"""What must be true when the script has been played, wherever the bot was killed."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answer, State
from bot.storage import chain
from bot.storage.keys import Keys
from bot.storage.work import Storage

#: What waits for somebody to do something now.
UNFINISHED: Final = text(
    "SELECT (SELECT count(*) FROM updates WHERE done_at IS NULL)"
    " + (SELECT count(*) FROM outbox WHERE done_at IS NULL)"
    " + (SELECT count(*) FROM messages WHERE leaving_at IS NOT NULL)"
    " + (SELECT count(*) FROM jobs WHERE done_at IS NULL AND due_at <= :now)"
)
#: What a report leaves: one of each, and two notices (read, taken up), both opened.
COUNTS: Final[Mapping[str, int]] = {
    "accounts": 2,
    "moderators": 1,
    "drafts": 0,
    "reports": 1,
    "reviews WHERE state = 'done'": 1,
    "reviews": 1,
    "verdicts": 1,
    "cases": 1,
    "relatives": 1,
    "notices WHERE state = 'opened'": 2,
    "notices": 2,
    "updates WHERE parked_at IS NOT NULL": 0,
    "updates WHERE body IS NOT NULL": 0,
    "outbox WHERE body IS NOT NULL": 0,
    "outbox WHERE state NOT IN ('sent', 'replaced')": 0,
    "jobs WHERE parked_at IS NOT NULL": 0,
    "invites WHERE spent_at IS NOT NULL": 1,
}
#: Every question of the form with its answer; a state stands for each way of not answering.
ANSWERS: Final[Mapping[str, object]] = {
    "adult": "yes",
    "relation": "parent",
    "surname": "Планетарченко",
    "given": "Зоряна",
    "patronymic": State.NONE,
    "other_names": ("Planetarchenko", "Планетарченкова"),
    "sex": State.DECLINED,
    "birth": Precision.AGE,
    "age_when": "now",
    "what": State.UNKNOWN,
    "last_contact": Precision.MONTH,
    "region": "UA-46",
    "settlement": "Вигаданівка",
    "home": "same",
    "around": State.UNKNOWN,
    "beside": State.DECLINED,
    "own_words": "Перший рядок вигадки.",
    "marks": "шрам на лівій руці",
    "turned_to": ("lawyer",),
    "reporter": "Оріяна",
    "contact": "+380441234567",
    "safe_contact": ("morning",),
    "sharing": ("nobody",),
}


async def unfinished(engine: AsyncEngine, now: int) -> int:
    """Return how many rows wait for somebody to do something."""
    async with engine.connect() as conn:
        return int((await conn.execute(UNFINISHED, {"now": now})).scalar_one())


async def counts(engine: AsyncEngine) -> dict[str, int]:
    """Return the figures of `COUNTS` as they are."""
    async with engine.connect() as conn:
        return {of: await _count(conn, of) for of in COUNTS}


async def _count(conn: AsyncConnection, of: str) -> int:
    return int((await conn.exec_driver_sql(f"SELECT count(*) FROM {of}")).scalar_one())  # noqa: S608 - the table above


async def answers(engine: AsyncEngine, storage: Storage) -> dict[str, object]:
    """Return what the one report answers."""
    async with engine.connect() as conn:
        report = str((await conn.exec_driver_sql("SELECT id FROM reports")).scalar_one())
    async with storage.reading() as work:
        return {key: _told(answer) for key, answer in (await work.reports.answers(report)).items()}


def _told(answer: Answer) -> object:
    if answer.state is not State.GIVEN:
        return answer.state
    return answer.value.precision if isinstance(answer.value, PartialDate) else answer.value


async def broken_link(engine: AsyncEngine, keys: Keys) -> int | None:
    """Return the first row of the audit chain that does not fit, None where all do."""
    async with engine.connect() as conn:
        misfit = (await chain.verify(conn, keys)).misfit
    return misfit.seq if misfit else None
