"""A mail server on this machine that keeps what it is given, as far as smtplib asks for."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email import message_from_string
from email.message import Message
from typing import Final

LOGIN: Final = base64.b64encode(b"\0board\0an-invented:word").decode()


@dataclass
class Mailbox:
    """The letters that came, the verbs that were said; while `closed`, no letter is taken."""

    letters: list[Message] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    closed: bool = False
    port: int = 0

    async def speak(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one client to its end."""
        answer = "220 here"
        while True:
            writer.write(f"{answer}\r\n".encode())
            line = (await reader.readline()).decode().strip()
            verb, _, told = line.partition(" ")
            self.said.append(verb.upper())
            match verb.upper():
                case "EHLO":
                    answer = "250-here\r\n250 AUTH PLAIN"
                case "AUTH":
                    answer = "235 yes" if told == f"PLAIN {LOGIN}" else "535 no"
                case "MAIL" if self.closed:
                    answer = "451 later"
                case "DATA":
                    writer.write(b"354 go on\r\n")
                    letter = await reader.readuntil(b"\r\n.\r\n")
                    self.letters.append(message_from_string(letter[:-5].decode()))
                    answer = "250 kept"
                case "QUIT" | "":
                    break
                case _:
                    answer = "250 yes"
        writer.write(b"221 bye\r\n")
        writer.close()


@asynccontextmanager
async def listening() -> AsyncIterator[Mailbox]:
    """Yield a mail server that listens."""
    mailbox = Mailbox()
    server = await asyncio.start_server(mailbox.speak, "127.0.0.1", 0)
    mailbox.port = server.sockets[0].getsockname()[1]
    async with server:
        yield mailbox
