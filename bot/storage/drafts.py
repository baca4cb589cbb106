"""Answers not yet sent. Everything a family said is one sealed column."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, bindparam, delete, insert, select, update

from bot.domain.behalf import Behalf
from bot.questionnaire.answers import Answer
from bot.questionnaire.draft import Draft, Pending
from bot.storage.sealed import Sealed
from bot.storage.tables import drafts
from bot.storage.times import moment, stamp
from bot.storage.transaction import Repository


@dataclass(frozen=True, slots=True, repr=False)
class _Content:
    """What is sealed of a draft. Only ever gains fields with defaults."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    cursor: str | None = None
    pending: Pending | None = None
    early: bool = False
    tries: int = 0
    sibling_of: str | None = None
    before: Mapping[str, Answer] | None = None
    later: tuple[str, ...] = ()
    behalf: Behalf | None = None
    picked: bool = False


CONTENT = Sealed("draft.content", _Content)

_BY_ID = select(drafts).where(drafts.c.id == bindparam("id"))
_OF = select(drafts).where(drafts.c.account == bindparam("of")).order_by(drafts.c.opened_at.desc(), drafts.c.id)
_ABOUT = select(drafts).where(drafts.c.subject == bindparam("of")).order_by(drafts.c.opened_at, drafts.c.id)
_ADD = insert(drafts)
_SAVE = (
    update(drafts)
    .where(drafts.c.id == bindparam("draft"))
    .values({name: bindparam(name) for name in ("form", "form_hash", "subject", "touched_at", "content")})
)
_ERASE = delete(drafts).where(drafts.c.id == bindparam("draft"))


class Drafts(Repository):
    """Drafts inside one transaction."""

    async def get(self, draft: str) -> Draft | None:
        """Return one draft."""
        row = await self._first(_BY_ID, id=draft)
        return None if row is None else self._draft(row)

    async def of(self, account: str) -> list[Draft]:
        """Return an account's drafts, the newest first."""
        return [self._draft(row) for row in await self._all(_OF, of=account)]

    async def about(self, subject: str) -> list[Draft]:
        """Return everybody's drafts about this report or item, the oldest first."""
        return [self._draft(row) for row in await self._all(_ABOUT, of=subject)]

    async def add(self, draft: Draft) -> None:
        """Keep a new draft."""
        fixed = {"id": draft.id, "account": draft.account, "opened_at": stamp(draft.opened_at)}
        await self._run(_ADD, fixed | self._kept(draft))

    async def save(self, draft: Draft) -> None:
        """Keep what changed."""
        await self._run(_SAVE, {"draft": draft.id} | self._kept(draft))

    async def erase(self, draft: str) -> None:
        """Forget a draft and everything in it."""
        await self._run(_ERASE, {"draft": draft})

    def _kept(self, draft: Draft) -> dict[str, Any]:
        """Return the columns of a draft that change."""
        content = _Content(
            answers=draft.answers,
            cursor=draft.cursor,
            picked=draft.picked,
            pending=draft.pending,
            early=draft.early,
            tries=draft.tries,
            sibling_of=draft.sibling_of,
            before=draft.before,
            later=draft.later,
            behalf=draft.behalf,
        )
        return {
            "form": draft.form,
            "form_hash": draft.form_hash,
            "subject": draft.subject,
            "touched_at": stamp(draft.touched_at),
            "content": CONTENT.close(self._tx.cipher, draft.id, content),
        }

    def _draft(self, row: Row[Any]) -> Draft:
        content = CONTENT.open(self._tx.cipher, row.id, row.content)
        return Draft(
            id=row.id,
            account=row.account,
            form=row.form,
            form_hash=row.form_hash,
            opened_at=moment(row.opened_at),
            touched_at=moment(row.touched_at),
            subject=row.subject,
            answers=content.answers,
            cursor=content.cursor,
            picked=content.picked,
            pending=content.pending,
            early=content.early,
            tries=content.tries,
            before=content.before,
            later=content.later,
            behalf=content.behalf,
            sibling_of=content.sibling_of,
        )
