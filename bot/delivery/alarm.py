"""Operator lines that would otherwise come a thousand times: each at most once a minute."""

from time import monotonic
from typing import ClassVar, Final

import structlog

log = structlog.get_logger()

#: How long (seconds) an alarm stays quiet after it rang.
QUIET: Final = 60.0


class Alarm:
    """Tells the operator of a lasting trouble, once a minute per kind, whoever in this process meets it."""

    _told: ClassVar[dict[tuple[str, str], float]] = {}

    def ring(self, event: str, trouble: Exception | str) -> None:
        """Log `event` with the kind of `trouble`, unless that was done within the last minute."""
        kind = trouble if isinstance(trouble, str) else type(trouble).__name__
        now = monotonic()
        if now - self._told.get((event, kind), -QUIET) < QUIET:
            return
        self._told[event, kind] = now
        log.error(event, kind=kind, exc_info=trouble if isinstance(trouble, Exception) else None)
