"""What is answered to a request for a talk, and to a case that was closed."""

from bot.chat.buttons import Payload, payload


@payload("la")
class AnswerTalk(Payload):
    """Say when a talk is convenient, or that it is not."""

    notice: str
    answer: str


@payload("lo")
class Reopen(Payload):
    """Ask that the closed case of a report is opened again."""

    report: str
