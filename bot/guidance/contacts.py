"""The contacts of the organisation's file: each one read whole, or told in one line what is wrong with it."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from bot.domain.guidance import SITUATIONS, STEPS, Contact
from bot.i18n import LANGUAGES

Line = Mapping[str, Any]
#: What a contact may say; anything else is a slip of the pen.
KNOWN: Final = {*LANGUAGES, "lines", "for", "step", "abroad", "within_days", "bring", "source", "verified_on"}
#: Characters of one text: people read it in large type, and a message holds 4,096.
MOST: Final = {"name": 120, "lines": 300, "abroad": 300, "bring": 300, "support_lines": 500, "safe_path": 500}


def verified(line: Line) -> bool:
    """Whether the operator says where a line comes from and when it was checked."""
    return bool(line.get("source")) and isinstance(line.get("verified_on"), date)


def named(line: Line) -> str:
    """Return how the operator finds a contact in the file."""
    return f"contacts: {line.get('uk', '?')}"


def contact(line: Line) -> Contact:
    """Return a verified contact. Raises ValueError with one line that names it and what is wrong."""
    try:
        _allowed(line)
        return Contact(
            name=told("name", line),
            lines=told("lines", line["lines"]),
            source=line["source"],
            verified_on=line["verified_on"],
            categories=_categories(line),
            step=_step(line),
            abroad=told("abroad", line["abroad"]) if "abroad" in line else {},
            within_days=_days(line),
            bring=told("bring", line["bring"]) if "bring" in line else {},
        )
    except KeyError as missing:
        message = f"{named(line)}: {missing} is missing"
        raise ValueError(message) from None
    except (TypeError, ValueError) as wrong:
        message = f"{named(line)}: {wrong}"
        raise ValueError(message) from None


def told(key: str, said: str | Line) -> Mapping[str, str]:
    """Return a text in every language; one text alone is the same in all. Raises KeyError and ValueError."""
    found = {language: said if isinstance(said, str) else said[language] for language in LANGUAGES}
    for text in found.values():
        if not isinstance(text, str) or not 0 < len(text) <= MOST[key]:
            message = f"{key} must be a text of 1 to {MOST[key]} characters"
            raise ValueError(message)
    return found


def _allowed(line: Line) -> None:
    stray = next(iter(sorted(set(line) - KNOWN)), None)
    if stray is not None:
        message = f"{stray!r} means nothing here"
        raise ValueError(message)


def _categories(line: Line) -> frozenset[str]:
    meant = line.get("for", [])
    if not isinstance(meant, list) or not set(meant) <= set(SITUATIONS):
        message = f"for must be a list of {', '.join(SITUATIONS)}"
        raise ValueError(message)
    return frozenset(meant)


def _step(line: Line) -> str | None:
    step = line.get("step")
    if step is not None and step not in STEPS:
        message = f"step must be one of {', '.join(STEPS)}"
        raise ValueError(message)
    return step


def _days(line: Line) -> int | None:
    days = line.get("within_days")
    if days is not None and (type(days) is not int or days < 1):
        message = "within_days must be a number of days, 1 or more"
        raise ValueError(message)
    return days
