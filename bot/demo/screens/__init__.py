"""Every screen of the bot, filled with invented people: for whoever reads it all, and for the tests of its shape.

A new screen is a line in `family` or `moderators` here; a new question of a form is found by itself.
"""

from collections.abc import Iterator

from bot.chat.screen import Screen
from bot.demo.screens import family, moderators


def screens(language: str) -> Iterator[tuple[str, Screen]]:
    """Yield each screen under the name of its side, its part of the road and its state, `family/check/confirm`."""
    for name, screen in family.screens(language):
        yield f"family/{name}", screen
    for name, screen in moderators.screens(language):
        yield f"moderators/{name}", screen
