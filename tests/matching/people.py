"""Builders of invented people for the matching tests."""

from dataclasses import replace

from bot.domain.person import Person, Sex
from bot.matching import whole
from bot.matching.whole import born

__all__ = ["born", "person"]


def person(text: str, birth: str = "", sex: Sex | None = None, region: str | None = None) -> Person:
    """Return the person whose whole name is one text, other names in brackets."""
    return replace(whole.person(text, birth=born(birth), sex=sex), region=region)
