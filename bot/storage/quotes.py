"""What a status or a proposal rests on: words, and evidence that is quoted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import bindparam, insert, select

from bot.domain.person import PartialDate
from bot.storage.tables import quotes
from bot.storage.transaction import Repository

_ADD = insert(quotes)
_OF = select(quotes).where(quotes.c.quoting.in_(bindparam("of", expanding=True))).order_by(quotes.c.evidence)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Reasons:
    """What of it is told in words, or dates the fact."""

    fact_on: PartialDate | None
    words: str | None
    #: Whether what stood before was wrong from the first.
    wrong: bool = False


class Quoting(Repository):
    """A repository whose rows quote evidence."""

    async def _quote(self, quoting: str, evidence: Iterable[str]) -> None:
        """Keep what `quoting` rests on."""
        rows = [{"quoting": quoting, "evidence": each} for each in sorted(set(evidence))]
        if rows:
            await self._run(_ADD, rows)

    async def _quotes(self, quoting: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        """Return what each of these rests on."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for row in await self._all(_OF, of=list(quoting)):
            found[row.quoting].append(row.evidence)
        return {key: tuple(each) for key, each in found.items()}
