"""What an answer of Telegram means for a row of the outbox."""

from datetime import timedelta
from typing import Final, Generic

import structlog

from bot.delivery.ports import Letter, Lost, Outcome, W
from bot.domain.message import Urgency

log = structlog.get_logger()

AT_ONCE: Final = timedelta(0)
#: A row that came to nothing so often, while Telegram was there, is given up.
TRIES: Final = 12


class Answers(Generic[W]):
    """Writes down what came of a call, inside somebody's transaction."""

    def __init__(self, lost: Lost[W]) -> None:
        """Tell `lost` of letters that will not arrive."""
        self._lost = lost

    async def write(self, work: W, letter: Letter, outcome: Outcome) -> None:
        """Write `outcome` down. Raises what storage raises when the lease was lost."""
        match outcome.ending:
            case "sent":
                await work.outbox.sent(letter, outcome.message_id)
            case "unchanged":
                await work.outbox.sent(letter, None)
            case "wait":
                await work.outbox.again(letter, timedelta(seconds=outcome.seconds))
            case "away" | "gone":
                await work.outbox.again(letter, AT_ONCE)
            case "unclear":
                await self.unclear(work, letter)
            case "unreachable" | "deleted" | "refused":
                await self._give_up(work, letter, outcome)

    async def unclear(self, work: W, letter: Letter) -> None:
        """Show a screen again; repeat a notice once, and then leave it to people; a grave one at once."""
        grave, notice = letter.urgency is Urgency.GRAVE, letter.notice is not None
        if grave or (notice and letter.repeated) or letter.tries >= TRIES:
            log.error("letter.uncertain", seq=letter.seq)
            await work.outbox.fail(letter, "uncertain")
            await self._lost(work, letter, "uncertain")
        else:
            await work.outbox.again(letter, AT_ONCE, repeated=notice or letter.tells is not None)

    async def _give_up(self, work: W, letter: Letter, outcome: Outcome) -> None:
        """Set the letter aside; a deletion that is not possible is nobody's task."""
        await work.outbox.fail(letter, outcome.code)
        if letter.deletions:
            return
        if outcome.ending in {"unreachable", "deleted"}:
            await self._lost(work, letter, "deleted" if outcome.ending == "deleted" else "unreachable")
        else:
            log.error("letter.refused", seq=letter.seq, code=outcome.code)
            await self._lost(work, letter, "refused")
