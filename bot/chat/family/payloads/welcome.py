"""Before a form, and around it."""

from bot.chat.buttons import Payload, payload


@payload("fl")
class Speak(Payload):
    """Speak this language."""

    language: str


@payload("fs")
class Declare(Payload):
    """Answer whether somebody could inspect the phone."""

    safety: str


@payload("fi")
class AskSafety(Payload):
    """Ask that once more."""


@payload("fe")
class LeaveIt(Payload):
    """Have somebody in safety make the report."""


@payload("fw")
class WriteBriefly(Payload):
    """Read the short consent and write the short form."""


@payload("fa")
class Agree(Payload):
    """Agree to the consent text of this version."""

    version: str


@payload("fv")
class ReadMore(Payload):
    """Read the longer text before agreeing."""


@payload("fn")
class Disagree(Payload):
    """Do not agree."""


@payload("fg")
class GoOn(Payload):
    """Show where somebody stands."""


@payload("fm")
class Menu(Payload):
    """Show the menu; an open draft is put aside."""


@payload("fj")
class ChangeLanguage(Payload):
    """Choose the language again."""


@payload("fK")
class ClearChat(Payload):
    """Remove our messages from the chat."""


@payload("fr")
class NewReport(Payload):
    """Report a person; with `sure`, although a draft is unfinished."""

    sure: int


@payload("fI")
class Who(Payload):
    """Say who is here after a long silence."""

    doubt: str
