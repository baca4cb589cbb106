"""How often a family hears from us where nothing changes."""

from bot.chat.buttons import Payload, payload


@payload("yw")
class UsualWord(Payload):
    """Show how often that is, for a report of a verified family."""

    report: str


@payload("yc")
class ChooseWord(Payload):
    """Hear so often."""

    report: str
    word: str


@payload("yn")
class AnswerWord(Payload):
    """Hear so often from now on, said under the word itself."""

    notice: str
    word: str
