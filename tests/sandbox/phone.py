"""A person's phone in a test: it types, presses, looks, and tells what was on the screen when something is missing."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx

Json = dict[str, Any]

#: More than a loaded machine ever took; waiting ends when it is there.
PATIENCE: Final = 30.0
GLANCE: Final = 0.02
#: Nothing here speaks TLS, and loading certificates for each client would take longer than most tests.
NO_CERTIFICATES: Final = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


class NotOnScreenError(AssertionError):
    """What the test looked for is not on the phone."""


@dataclass(slots=True)
class Phone:
    """One person's chat with the bot; a label is found exactly, or else as a part of a longer one."""

    client: httpx.AsyncClient
    id: int
    name: str

    @property
    def path(self) -> str:
        """Return where the sandbox keeps this person."""
        return f"/sandbox/people/{self.id}"

    async def start(self, payload: str = "") -> int:
        """Press Start, or follow a start link."""
        return int((await self._do("start", payload=payload))["message_id"])

    async def send(self, text: str) -> int:
        """Type a text and return its number."""
        return int((await self._do("send", text=text))["message_id"])

    async def media(self, kind: str, caption: str = "") -> int:
        """Attach a photo, voice, album or the like."""
        return int((await self._do("media", kind=kind, caption=caption))["message_id"])

    async def forward(self, text: str) -> int:
        """Forward somebody else's text."""
        return int((await self._do("forward", text=text))["message_id"])

    async def edit(self, message_id: int, text: str) -> None:
        """Edit an own message."""
        await self._do("edit", message_id=message_id, text=text)

    async def delete(self, message_id: int, *, for_both: bool = False) -> None:
        """Delete a message, on this phone or for both."""
        await self._do("delete", message_id=message_id, for_both=for_both)

    async def rename(self, first_name: str, username: str = "") -> None:
        """Take another name."""
        await self._do("rename", first_name=first_name, username=username)

    async def block(self) -> None:
        """Block the bot."""
        await self._do("block")

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self._do("unblock")

    async def deactivate(self) -> None:
        """Delete the account."""
        await self._do("deactivate")

    async def press(self, label: str, timeout: float = PATIENCE) -> Json:  # noqa: ASYNC109 (the sandbox waits)
        """Press the newest button with this label, waiting for it to appear; return the bot's answer to the press."""
        message = await self.wait(lambda messages: _holder(messages, label), what=f"a button {label!r}")
        button = next(button for button in _all(message) if _matches(button, label, exact=_exact(message, label)))
        return await self.press_data(message["message_id"], button["data"], timeout)

    async def press_data(
        self,
        message_id: int,
        data: str,
        timeout: float = PATIENCE,  # noqa: ASYNC109 (the sandbox waits)
    ) -> Json:
        """Press a button by its data, forged perhaps."""
        return await self._do("press", message_id=message_id, data=data, timeout=timeout)

    async def chat(self) -> Json:
        """Look at the whole chat."""
        chat: Json = (await self.client.get(f"{self.path}/chat")).raise_for_status().json()
        return chat

    async def messages(self) -> list[Json]:
        """Return the visible messages, oldest first."""
        messages: list[Json] = (await self.chat())["messages"]
        return messages

    async def screen(self) -> Json:
        """Return the newest message of the bot."""
        messages = await self.messages()
        newest = next((message for message in reversed(messages) if message["from_bot"]), None)
        if newest is None:
            raise NotOnScreenError(self._told("a message of the bot", messages))
        return newest

    async def buttons(self) -> list[str]:
        """Return the labels under the newest message of the bot."""
        return [button["text"] for row in (await self.screen())["buttons"] for button in row]

    async def pushes(self) -> list[str]:
        """Return what the lock screen showed, oldest first."""
        told = (await self.client.get(f"{self.path}/notifications")).raise_for_status().json()
        return [push["text"] for push in told["notifications"]]

    async def wait(
        self,
        found: Callable[[list[Json]], Any],
        timeout: float = PATIENCE,  # noqa: ASYNC109 (named as its users expect)
        what: str = "what the test waits for",
    ) -> Any:  # noqa: ANN401 (whatever was found)
        """Wait until something is found among the messages, and return it."""
        deadline = asyncio.get_running_loop().time() + timeout
        while True:
            messages = await self.messages()
            if result := found(messages):
                return result
            if asyncio.get_running_loop().time() > deadline:
                raise NotOnScreenError(self._told(what, messages))
            await asyncio.sleep(GLANCE)

    async def wait_text(self, text: str, timeout: float = PATIENCE) -> Json:  # noqa: ASYNC109 (as above)
        """Wait for a message of the bot that holds this text, and return the newest such."""
        found: Json = await self.wait(lambda messages: _saying(messages, text), timeout, f"the text {text!r}")
        return found

    async def _do(self, act: str, **told: object) -> Json:
        answer = await self.client.post(f"{self.path}/{act}", json=told, timeout=60)
        if answer.is_error:
            raise NotOnScreenError(self._told(f"{act} {told}: {answer.text}", await self.messages()))
        done: Json = answer.json()
        return done

    def _told(self, what: str, messages: list[Json]) -> str:
        shown = "\n".join(_line(message) for message in messages[-6:]) or "  (an empty chat)"
        return f"{self.name}'s phone: no {what}. On the screen:\n{shown}"


def _holder(messages: list[Json], label: str) -> Json | None:
    newest_first = messages[::-1]
    exactly = (message for message in newest_first if _exact(message, label))
    roughly = (
        message for message in newest_first if any(_matches(button, label, exact=False) for button in _all(message))
    )
    return next(exactly, None) or next(roughly, None)


def _exact(message: Json, label: str) -> bool:
    return any(_matches(button, label, exact=True) for button in _all(message))


def _matches(button: Json, label: str, *, exact: bool) -> bool:
    shown, wanted = plain(button["text"]), plain(label)
    return shown == wanted if exact else wanted in shown


def _saying(messages: list[Json], text: str) -> Json | None:
    theirs = (message for message in reversed(messages) if message["from_bot"])
    return next((message for message in theirs if plain(text) in plain(message["text"])), None)


def plain(text: str) -> str:
    """Return a text with ordinary spaces, as one types it."""
    return text.replace("\u00a0", " ")


def _all(message: Json) -> list[Json]:
    return [button for row in message["buttons"] for button in row]


def _line(message: Json) -> str:
    who = "bot" if message["from_bot"] else "me "
    labels = "".join(f" [{button['text']}]" for button in _all(message))
    return f"  {who} {message['message_id']}: {message['text'] or message['attached']}{labels}"


def client_of(url: str) -> httpx.AsyncClient:
    """Make a client for a sandbox."""
    return httpx.AsyncClient(base_url=url, trust_env=False, timeout=30, verify=NO_CERTIFICATES)


@asynccontextmanager
async def phone_of(url: str, name: str = "Olena", language_code: str = "uk", **details: object) -> AsyncIterator[Phone]:
    """Give somebody a phone for the length of a test; `id=` takes an account that exists already."""
    async with client_of(url) as client:
        told = {"first_name": name, "language_code": language_code, **details}
        answer = (await client.post("/sandbox/people", json=told)).raise_for_status()
        yield Phone(client, answer.json()["id"], name)
