"""Reports: what a family sent. The person and the answers are sealed; a phrase is kept as its HMAC only."""

from datetime import date, datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, bindparam, delete, func, insert, select, update

from bot.domain.behalf import Behalf, Channel
from bot.domain.person import Person
from bot.domain.report import Report, ReportState
from bot.domain.word import Word
from bot.questionnaire.answers import Answer, Answers
from bot.storage.sealed import Sealed
from bot.storage.tables import (
    additions,
    candidates,
    notes,
    notices,
    replies,
    reports,
    reviews,
    verdict_words,
    verdicts,
    verification_words,
    verifications,
)
from bot.storage.times import moment, moment_or_none, stamp, stamp_or_none
from bot.storage.transaction import Repository

PERSON = Sealed("report.person", Person)
ANSWERS = Sealed("report.answers", TypeAdapter(dict[str, Answer]))
REPLY = Sealed("reply.text", str)

_BY_ID = select(reports).where(reports.c.id == bindparam("id"))
#: Whoever enters what only names a report, such as an item about it, does not wait for this.
_ALONE = _BY_ID.with_for_update(key_share=True)
_OF = select(reports).where(reports.c.account == bindparam("of")).order_by(reports.c.sent_at.desc(), reports.c.id)
_ADD = insert(reports)
_SAVE = (
    update(reports)
    .where(reports.c.id == bindparam("report"))
    .values({name: bindparam(name) for name in ("account", "state", "silent")})
)
_CHANGE = (
    update(reports)
    .where(reports.c.id == bindparam("report"))
    .values({name: bindparam(name) for name in ("person", "answers")})
)
#: Where nothing changes the row is left alone: whoever holds it may wait for the case that we hold.
_PROMISE = (
    update(reports)
    .where(reports.c.id == bindparam("report"), reports.c.promised_on.is_distinct_from(bindparam("day")))
    .values(promised_on=bindparam("day"))
)
_WORD = (
    update(reports)
    .where(reports.c.id == bindparam("report"))
    .values(word=bindparam("often"), word_at=bindparam("since"))
)
_PROMISED = select(reports.c.id, reports.c.promised_on).where(reports.c.promised_on < bindparam("before"))
_EMPTY = (
    update(reports)
    .where(reports.c.id == bindparam("about"))
    .values(person=None, answers=None, phrase_lookup=None, promised_on=None, word=None, word_at=None)
)
_reviews = select(reviews.c.id).where(reviews.c.report == bindparam("about"))
_steps = select(verifications.c.id).where(verifications.c.report == bindparam("about"))
_decisions = select(verdicts.c.id).where(verdicts.c.review.in_(_reviews))
#: What lies elsewhere and names the same people.
_UNSAY = (
    delete(replies).where(replies.c.report == bindparam("about")),
    delete(additions).where(additions.c.report == bindparam("about")),
    delete(verdict_words).where(verdict_words.c.verdict.in_(_decisions)),
    delete(verification_words).where(verification_words.c.verification.in_(_steps)),
    delete(candidates).where(candidates.c.review.in_(_reviews)),
    delete(notes).where(notes.c.review.in_(_reviews)),
    update(notices).where(notices.c.report == bindparam("about")).values(facts=None),
)
_KEEP_PHRASE = update(reports).where(reports.c.id == bindparam("report")).values(phrase_lookup=bindparam("phrase"))
_TAKE_PHRASE = (
    update(reports)
    .where(reports.c.phrase_lookup == bindparam("phrase"))
    .values(phrase_lookup=None)
    .returning(*reports.c)
)
_REPLY = insert(replies)
_LAST_REPLY = select(func.max(replies.c.at).label("at")).where(replies.c.report == bindparam("of"))
_REPLIES = select(replies).where(replies.c.report == bindparam("of")).order_by(replies.c.at, replies.c.id)


class Reports(Repository):
    """Reports inside one transaction."""

    async def add(self, report: Report, answers: Answers) -> None:
        """Keep a new report with its answers."""
        row = {
            "id": report.id,
            "number": report.number,
            "account": report.account,
            "form": report.form,
            "state": report.state,
            "silent": report.silent,
            "sent_at": stamp(report.sent_at),
            "sibling_of": report.sibling_of,
            **_taken(report.behalf),
            "person": PERSON.close(self._tx.cipher, report.id, report.person),
            "answers": ANSWERS.close(self._tx.cipher, report.id, dict(answers)),
        }
        await self._run(_ADD, row)

    async def get(self, report: str) -> Report | None:
        """Return one report."""
        row = await self._first(_BY_ID, id=report)
        return None if row is None else self._report(row)

    async def get_alone(self, report: str) -> Report | None:
        """Return one report that nobody else changes until the transaction ends."""
        row = await self._first(_ALONE, id=report)
        return None if row is None else self._report(row)

    async def of(self, account: str) -> list[Report]:
        """Return an account's reports, the newest first."""
        return [self._report(row) for row in await self._all(_OF, of=account)]

    async def answers(self, report: str) -> Answers:
        """Return what was answered; empty after erasure, or where there is no such report."""
        row = await self._first(_BY_ID, id=report)
        if row is None or row.answers is None:
            return {}
        return ANSWERS.open(self._tx.cipher, report, row.answers)

    async def save(self, report: Report) -> None:
        """Keep what changed: its state, whose it is, and whether it is silent."""
        values = {"report": report.id, "account": report.account, "state": report.state, "silent": report.silent}
        await self._run(_SAVE, values)

    async def change(self, report: Report, answers: Answers) -> None:
        """Keep what a report says now: its answers, and the person they tell of."""
        values = {
            "report": report.id,
            "person": PERSON.close(self._tx.cipher, report.id, report.person),
            "answers": ANSWERS.close(self._tx.cipher, report.id, dict(answers)),
        }
        await self._run(_CHANGE, values)

    async def promise(self, report: str, day: date | None) -> None:
        """Keep the day by which the family was promised word, or (None) that it has been told."""
        await self._run(_PROMISE, {"report": report, "day": day and day.toordinal()})

    async def promised(self, before: date) -> dict[str, date]:
        """Return the reports whose families were promised word by a day before this one, and were told nothing."""
        rows = await self._all(_PROMISED, before=before.toordinal())
        return {row.id: date.fromordinal(row.promised_on) for row in rows}

    async def keep_word(self, report: str, word: Word, since: datetime) -> None:
        """Keep how often the family wishes the usual word, and since when the time to the next one counts."""
        await self._run(_WORD, {"report": report, "often": word, "since": stamp(since)})

    async def erase(self, report: str) -> None:
        """Empty everything that names anybody: person, answers, replies, additions, clues, words and notes."""
        for statement in (_EMPTY, *_UNSAY):
            await self._run(statement, {"about": report})

    async def keep_phrase(self, report: str, phrase: str) -> None:
        """Keep a hash of the words with which a trusted person may take the report over."""
        await self._run(_KEEP_PHRASE, {"report": report, "phrase": self._tx.lookup.of("phrase", phrase)})

    async def take_phrase(self, phrase: str) -> Report | None:
        """Return the report of these words, which are spent with this."""
        row = await self._first(_TAKE_PHRASE, phrase=self._tx.lookup.of("phrase", phrase))
        return None if row is None else self._report(row)

    async def add_reply(self, report: str, text: str) -> None:
        """Append what the family wrote to a moderator's question."""
        made = self._tx.ids.new()
        sealed = REPLY.close(self._tx.cipher, made, text)
        await self._run(_REPLY, {"id": made, "report": report, "at": self._now, "text": sealed})

    async def replied_at(self, report: str) -> datetime | None:
        """Return when the family last wrote to a moderator's question, None where it never did."""
        row = await self._first(_LAST_REPLY, of=report)
        return None if row is None else moment_or_none(row.at)

    async def replies(self, report: str) -> list[str]:
        """Return what the family wrote to moderators' questions, the oldest first."""
        return [REPLY.open(self._tx.cipher, row.id, row.text) for row in await self._all(_REPLIES, of=report)]

    def _report(self, row: Row[Any]) -> Report:
        person = Person() if row.person is None else PERSON.open(self._tx.cipher, row.id, row.person)
        return Report(
            id=row.id,
            number=row.number,
            account=row.account,
            form=row.form,
            state=ReportState(row.state),
            sent_at=moment(row.sent_at),
            person=person,
            silent=row.silent,
            sibling_of=row.sibling_of,
            behalf=_behalf(row),
            promised=None if row.promised_on is None else date.fromordinal(row.promised_on),
            word=Word(row.word or Word.NEVER),
            word_at=moment_or_none(row.word_at),
        )


def _taken(behalf: Behalf | None) -> dict[str, Any]:
    """Return the columns that tell who wrote a report for a family."""
    return {
        "taken_by": behalf and behalf.moderator,
        "channel": behalf and behalf.channel,
        "consent": behalf and behalf.consent,
        "heard_at": stamp_or_none(behalf.heard_at if behalf else None),
    }


def _behalf(row: Row[Any]) -> Behalf | None:
    if row.taken_by is None:
        return None
    return Behalf(
        moderator=row.taken_by,
        channel=Channel(row.channel),
        consent=row.consent,
        heard_at=moment_or_none(row.heard_at),
    )
