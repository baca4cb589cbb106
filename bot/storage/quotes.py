"""Which evidence a status or a proposal rests on."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import bindparam, insert, select

from bot.storage.tables import quotes
from bot.storage.transaction import Repository

_ADD = insert(quotes)
_OF = select(quotes).where(quotes.c.quoting.in_(bindparam("of", expanding=True))).order_by(quotes.c.evidence)


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
