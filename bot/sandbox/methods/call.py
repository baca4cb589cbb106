"""One call of a method: who calls, with what, and which chat is meant."""

from dataclasses import dataclass

from bot.sandbox.accounts import Bot
from bot.sandbox.arguments import Arguments
from bot.sandbox.chats import Chat
from bot.sandbox.refusals import Refusal, Why
from bot.sandbox.telegram import Telegram


@dataclass(frozen=True, slots=True)
class Call:
    """What a method needs to know."""

    telegram: Telegram
    bot: Bot
    arguments: Arguments

    def chat(self) -> Chat:
        """Find the chat that is meant, or refuse."""
        if not self.arguments.text("chat_id"):
            raise Refusal(Why.CHAT_ID_EMPTY)
        number = self.arguments.integer("chat_id", least=-(2**63), most=2**63)
        chat = self.bot.chats.get(number)
        if chat and (chat.started or not chat.private):
            return chat
        # known from a group, but the person never pressed Start
        raise Refusal(Why.NEVER_STARTED if number in self.bot.met else Why.CHAT_NOT_FOUND)

    def chat_to_write(self) -> Chat:
        """Find the chat that is meant and see that the bot may write there."""
        chat = self.chat_to_tidy()
        if chat.blocked:
            raise Refusal(Why.BLOCKED)
        return chat

    def chat_to_tidy(self) -> Chat:
        """Find the chat that is meant and see that the bot is still a part of it; who blocked it does not matter."""
        chat = self.chat()
        if chat.private and self.telegram.people[chat.id].deactivated:
            raise Refusal(Why.DEACTIVATED)
        if chat.membership not in {"member", "administrator"}:
            raise Refusal(Why.KICKED if chat.membership == "kicked" else Why.NOT_A_MEMBER, kind=chat.kind)
        return chat
