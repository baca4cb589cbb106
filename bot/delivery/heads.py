"""Heads of the audit's chain, sent outside once a day: whoever cuts the chain's end cannot cut these."""

import asyncio
import json
import smtplib
import ssl
from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import unquote, urlsplit

from bot.delivery.alarm import Alarm
from bot.delivery.ports import Do, DueJobs, Work
from bot.domain.audit import Head

#: How long until the next head, and until one that could not be sent is tried again.
DAILY: Final = timedelta(days=1)
AGAIN: Final = timedelta(minutes=10)
#: How long (seconds) one answer of a mail server is waited for, and all of them: less than a job's lease.
ANSWER, SENDING = 10.0, 30.0
LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")


class HeadTrouble(Exception):
    """A head cannot be read or sent; the text is one line for the operator."""


class Outlet(Protocol):
    """Somewhere outside."""

    async def send(self, head: Head) -> None:
        """Send a head. Raises OSError, or what smtplib raises, which is one too."""


class ToFile:
    """A file that grows by a line of JSON for each head; it lies best on another machine."""

    def __init__(self, path: Path) -> None:
        """Append to `path`."""
        self._path = path

    async def send(self, head: Head) -> None:
        """Append the head, unless it is the last line already."""
        await asyncio.to_thread(self._append, line(head))

    def _append(self, told: str) -> None:
        with self._path.open("a+", encoding="utf-8") as file:
            file.seek(0)
            if file.read().splitlines()[-1:] != [told]:
                file.write(f"{told}\n")


class ToMail:
    """A letter for each head."""

    def __init__(self, url: str, to: str) -> None:
        """Send through the server at `url`, `smtp(s)://user:pass@host:port`, to the address `to`."""
        self._server, self._to = urlsplit(url), to

    async def send(self, head: Head) -> None:
        """Send the head."""
        async with asyncio.timeout(SENDING):
            await asyncio.to_thread(self._send, self._letter(head))

    def _letter(self, head: Head) -> EmailMessage:
        user = unquote(self._server.username or "")
        letter = EmailMessage()
        letter["From"], letter["To"] = user if "@" in user else self._to, self._to
        letter["Subject"] = f"Dodomu, head of the audit: {head.seq}"
        # As it is, in one line: it is to be copied into a file.
        letter.set_content(f"{line(head)}\n", cte="7bit")
        return letter

    def _send(self, letter: EmailMessage) -> None:
        server, safe = self._server, ssl.create_default_context()
        host, port = server.hostname or "", server.port or 0
        if server.scheme == "smtps":
            with smtplib.SMTP_SSL(host, port, timeout=ANSWER, context=safe) as smtp:
                self._hand_over(smtp, letter)
            return
        with smtplib.SMTP(host, port, timeout=ANSWER) as smtp:
            smtp.ehlo()
            # No password in the clear, and none to whoever keeps the encryption from us.
            if smtp.has_extn("starttls") or (server.username and host not in LOOPBACK):
                smtp.starttls(context=safe)
            self._hand_over(smtp, letter)

    def _hand_over(self, smtp: smtplib.SMTP, letter: EmailMessage) -> None:
        if self._server.username:
            smtp.login(unquote(self._server.username), unquote(self._server.password or ""))
        smtp.send_message(letter)


def outlets(file: Path | None, mail: str, smtp: str) -> Mapping[str, Outlet]:
    """Return where heads go, by name: a `file`, an address `mail` through the server `smtp`, both, or nowhere."""
    found: dict[str, Outlet] = {}
    if file is not None:
        found["file"] = ToFile(file)
    if mail:
        found["mail"] = ToMail(smtp, mail)
    return found


class Audit(Protocol):
    """The chain."""

    async def head(self) -> Head | None:
        """Return the last act, None where nothing was ever done."""


class Jobs(DueJobs[Any], Protocol):
    """What is due later."""

    async def put(self, kind: str, key: str, due_at: datetime, **ids: str) -> None:
        """Make one job of this key due; an undone one of the same key moves."""

    async def begin(self, kind: str, key: str, due_at: datetime, **ids: str) -> None:
        """Make one job of this key due, unless there is one."""


class HeadWork(Work, Protocol):
    """What sending heads needs of a unit of work."""

    @property
    def audit(self) -> Audit:
        """The chain."""

    @property
    def jobs(self) -> Jobs:
        """What is due later."""


class Storage(Protocol):
    """Where units of work come from."""

    def work(self) -> AbstractAsyncContextManager[HeadWork]:
        """Open one transaction."""

    def reading(self) -> AbstractAsyncContextManager[HeadWork]:
        """Open one to look only."""


class Heads:
    """Sends the newest head everywhere, each day, each place by a job of its own."""

    def __init__(self, storage: Storage, outlets: Mapping[str, Outlet]) -> None:
        """Send to `outlets`, by name."""
        self._storage, self._outlets, self._alarm = storage, outlets, Alarm()

    async def begin(self) -> None:
        """Have a head sent to each outlet, unless that is arranged already."""
        async with self._storage.work() as work:
            for name in self._outlets:
                await work.jobs.begin("head", f"head:{name}", work.now, to=name)

    async def job(self, ids: Mapping[str, str]) -> Do[HeadWork]:
        """Send the newest head to one outlet; the next is due a day later, or soon where it did not leave."""
        outlet, next_in = self._outlets.get(ids["to"]), DAILY
        try:
            head = await self._newest()
            if outlet is not None and head is not None:
                await outlet.send(head)
        except OSError as trouble:
            self._alarm.ring("audit.head_not_sent", trouble)
            next_in = AGAIN

        async def again(work: HeadWork, ids: Mapping[str, str]) -> None:
            if outlet is not None:
                await work.jobs.put("head", f"head:{ids['to']}", work.now + next_in, to=ids["to"])

        return again

    async def now(self) -> Head | None:
        """Send the newest head everywhere, and return it. Raises HeadTrouble where it did not leave."""
        head = await self._newest()
        if head is None:
            return None
        for name, outlet in self._outlets.items():
            try:
                await outlet.send(head)
            except OSError as trouble:
                message = f"the head {head.seq} could not be sent ({name}): {type(trouble).__name__}"
                raise HeadTrouble(message) from None
        return head

    async def _newest(self) -> Head | None:
        async with self._storage.reading() as work:
            return await work.audit.head()


def line(head: Head) -> str:
    """Return a head as a line of JSON."""
    return json.dumps({"seq": head.seq, "at": head.at.isoformat(), "mac": head.mac.hex()})


def read(path: Path) -> list[Head]:
    """Return the heads in a file, one a line. Raises HeadTrouble where it cannot be read, or a line is no head."""
    try:
        told = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"the file of heads {path} cannot be read: {type(error).__name__}"
        raise HeadTrouble(message) from None
    return [_head(path, number, each) for number, each in enumerate(told, 1) if each.strip()]


def _head(path: Path, number: int, told: str) -> Head:
    try:
        found = json.loads(told)
        return Head(seq=int(found["seq"]), at=datetime.fromisoformat(found["at"]), mac=bytes.fromhex(found["mac"]))
    except (ValueError, KeyError, TypeError):
        message = f"line {number} of {path} is no head"
        raise HeadTrouble(message) from None
