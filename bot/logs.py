"""What the operator may read: events, ids and counts, in lines of JSON. Never content.

Three nets, one behind the other: only fields on a list are written; exceptions are told by type and by our
own frames, never by message or values; and whatever still looks like a token or a long number is blotted
out. Lines of libraries are told by logger, level and type alone: their words may hold whatever they were given.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO

import structlog

HOUSE: Final = Path(__file__).parent
#: The only fields that are ever written; each holds an id, a count, a kind or a code of ours.
FIELDS: Final = frozenset(
    {
        "at", "level", "event", "kind", "code", "seq", "tries", "job", "count", "seconds", "cases", "status",
        "account", "report", "review", "notice", "moderator", "case", "logger", "error", "frames", "host", "port",
        "role", "version", "lines",
    }
)  # fmt: skip
#: Values that look like a token, or like a telephone or chat number.
SECRETS: Final = re.compile(r"\d{5,}:[A-Za-z0-9_-]{20,}|(?<![\w-])\+?\d[\d ()-]{6,}\d(?![\w-])")
BLOT: Final = "█"
#: Libraries speak from this level on, whatever ours is.
LIBRARIES: Final = logging.WARNING
#: Libraries that could be told, by themselves or by others, to say more.
QUIETED: Final = (
    "telegram", "aiohttp", "httpx", "httpcore", "sqlalchemy", "uvicorn", "asyncio", "aiosqlite", "alembic",
)  # fmt: skip

Event = MutableMapping[str, Any]


def setup(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Write lines of `level` and above to `stream` (standard error unless given), and catch what nobody caught."""
    out = stream or sys.stderr
    structlog.configure(
        processors=[told_exception, listed, structlog.processors.add_log_level, stamped, blotted, as_line],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    logging.basicConfig(handlers=[Libraries()], level=LIBRARIES, force=True)
    for name in QUIETED:
        logging.getLogger(name).setLevel(LIBRARIES)
    sys.excepthook = uncaught


class Libraries(logging.Handler):
    """Lines of libraries, without their words."""

    def emit(self, record: logging.LogRecord) -> None:
        """Tell who spoke how loudly, and of which trouble."""
        trouble = record.exc_info[1] if record.exc_info else None
        structlog.get_logger().log(record.levelno, "library", logger=record.name, exc_info=trouble)


def uncaught(_: type[BaseException], trouble: BaseException, __: TracebackType | None) -> None:
    """Tell of what nobody caught, without its message."""
    structlog.get_logger().critical("uncaught", exc_info=trouble)


def told_exception(_: object, __: str, event: Event) -> Event:
    """Put an exception's type and our own frames in its place."""
    trouble = event.pop("exc_info", None)
    if trouble is True:
        trouble = sys.exc_info()[1]
    if isinstance(trouble, BaseException):
        event["error"], event["frames"] = type(trouble).__name__, house_frames(trouble)
    return event


def house_frames(trouble: BaseException) -> str:
    """Return where in our own code `trouble` came by, as `file:line`, the deepest last."""
    frames = [(Path(frame.filename), frame.lineno) for frame in traceback.extract_tb(trouble.__traceback__)]
    ours = [f"{path.relative_to(HOUSE.parent)}:{line}" for path, line in frames if path.is_relative_to(HOUSE)]
    return " ".join(ours)


def listed(_: object, __: str, event: Event) -> Event:
    """Keep the fields on the list."""
    return {name: value for name, value in event.items() if name in FIELDS}


def stamped(_: object, __: str, event: Event) -> Event:
    """Put the time in front."""
    return structlog.processors.TimeStamper(fmt="iso", utc=True, key="at")(None, "", event)


def blotted(_: object, __: str, event: Event) -> Event:
    """Blot out what looks like a secret; numbers of ours (not texts) stand."""
    return {name: value if name == "at" else _clean(value) for name, value in event.items()}


def _clean(value: object) -> object:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    return SECRETS.sub(BLOT, str(value))


def as_line(_: object, __: str, event: Mapping[str, Any]) -> str:
    """Return the line."""
    return json.dumps(event, ensure_ascii=False)
