"""Public holidays of Ukraine, from `holidays.txt`: on their eves nobody is told news in the evening."""

from datetime import date
from functools import cache
from importlib.resources import files


@cache
def holidays() -> frozenset[date]:
    """Return every holiday of the file."""
    text = files("bot.guidance").joinpath("holidays.txt").read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(date.fromisoformat(line) for line in lines if line)
