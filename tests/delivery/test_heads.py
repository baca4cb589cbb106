"""The chain's head leaves the house each day, by every way that is open; what cannot leave is tried again."""

import json
import ssl
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
import structlog

from bot.delivery.alarm import Alarm
from bot.delivery.heads import Heads, HeadTrouble, ToMail, line, outlets, read
from bot.domain.audit import Head
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests.delivery.mailbox import Mailbox, listening
from tests.fakes import START, FixedClock, SeededIds

LEASE = timedelta(minutes=1)
BOARD = "board@example.org"
HEAD = Head(seq=7, at=START, mac=bytes(range(32)))


@pytest.fixture
async def storage(database: str, keys: Keys, clock: FixedClock, ids: SeededIds) -> AsyncIterator[Storage]:
    """Yield storage whose days go by at once."""
    made = Storage(database, keys, clock=clock, ids=ids)
    yield made
    await made.dispose()


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    async with listening() as found:
        yield found


@pytest.fixture(autouse=True)
def _alarms_ring_anew() -> None:
    Alarm._told.clear()  # noqa: SLF001 - of the whole process


async def act(storage: Storage, subject: str = "r1") -> Head:
    async with storage.work() as work:
        work.audit.record("m1", "claim", subject)
    async with storage.reading() as work:
        head = await work.audit.head()
    assert head is not None
    return head


async def due(storage: Storage, heads: Heads) -> list[str]:
    """Do the jobs that are due, and return for which outlets they were."""
    async with storage.work() as work:
        jobs = await work.jobs.take(9, LEASE)
    for job in jobs:
        do = await heads.job(job.ids)
        async with storage.work() as work:
            await do(work, job.ids)
            await work.jobs.finish(job)
    return sorted(job.ids["to"] for job in jobs)


def smtp(mailbox: Mailbox) -> str:
    return f"smtp://board:an-invented%3Aword@127.0.0.1:{mailbox.port}"


async def test_each_day_a_head_goes_to_the_file_and_to_the_board(
    storage: Storage, clock: FixedClock, tmp_path: Path, mailbox: Mailbox
) -> None:
    file = tmp_path / "heads"
    heads = Heads(storage, outlets(file, BOARD, smtp(mailbox)))
    sent = [await act(storage)]
    await heads.begin()
    assert await due(storage, heads) == ["file", "mail"]
    assert await due(storage, heads) == []
    clock.move(days=1)
    sent.append(await act(storage))
    assert await due(storage, heads) == ["file", "mail"]
    assert read(file) == sent
    assert (await storage.verify(read(file))).misfit is None
    assert [str(letter.get_payload()).strip() for letter in mailbox.letters] == [line(head) for head in sent]
    assert [letter["To"] for letter in mailbox.letters] == [BOARD, BOARD]


async def test_a_bot_that_starts_again_sends_no_head_before_its_day(storage: Storage, tmp_path: Path) -> None:
    heads = Heads(storage, outlets(tmp_path / "heads", "", ""))
    await act(storage)
    for _ in range(3):
        await heads.begin()
        await due(storage, heads)
        await act(storage)
    assert len(read(tmp_path / "heads")) == 1


async def test_what_could_not_be_sent_is_told_and_tried_again_until_it_left(
    storage: Storage, clock: FixedClock, tmp_path: Path, mailbox: Mailbox
) -> None:
    heads = Heads(storage, outlets(tmp_path / "heads", BOARD, smtp(mailbox)))
    await act(storage)
    mailbox.closed = True
    await heads.begin()
    with structlog.testing.capture_logs() as told:
        await due(storage, heads)
    assert [(line["event"], line["log_level"]) for line in told] == [("audit.head_not_sent", "error")]
    assert len(read(tmp_path / "heads")) == 1
    clock.move(minutes=10)
    assert await due(storage, heads) == ["mail"]
    assert not mailbox.letters
    mailbox.closed = False
    clock.move(minutes=10)
    assert await due(storage, heads) == ["mail"]
    assert len(mailbox.letters) == 1
    clock.move(hours=23, minutes=40)
    assert await due(storage, heads) == ["file"]


async def test_a_way_that_was_closed_by_the_operator_is_given_up(
    storage: Storage, clock: FixedClock, tmp_path: Path
) -> None:
    await act(storage)
    before = Heads(storage, outlets(tmp_path / "heads", "", ""))
    await before.begin()
    await due(storage, before)
    clock.move(days=1)
    after = Heads(storage, outlets(None, "", ""))
    assert await due(storage, after) == ["file"]
    clock.move(days=1)
    assert await due(storage, after) == []


async def test_nothing_is_sent_of_a_house_in_which_nothing_was_done(storage: Storage, tmp_path: Path) -> None:
    heads = Heads(storage, outlets(tmp_path / "heads", "", ""))
    await heads.begin()
    await due(storage, heads)
    assert not (tmp_path / "heads").exists()
    assert await heads.now() is None


async def test_a_head_asked_for_now_leaves_now_and_stands_in_the_file_once(
    storage: Storage, tmp_path: Path, mailbox: Mailbox
) -> None:
    heads = Heads(storage, outlets(tmp_path / "heads", BOARD, smtp(mailbox)))
    head = await act(storage)
    assert await heads.now() == head
    assert await heads.now() == head
    assert read(tmp_path / "heads") == [head]
    assert len(mailbox.letters) == 2


async def test_a_head_that_cannot_leave_now_is_told_without_the_password(storage: Storage, mailbox: Mailbox) -> None:
    await act(storage)
    heads = Heads(storage, outlets(None, BOARD, smtp(mailbox).replace("invented", "wrong")))
    with pytest.raises(HeadTrouble, match=r"head 1 could not be sent \(mail\): SMTPAuthenticationError") as told:
        await heads.now()
    assert "wrong" not in str(told.value)


async def test_no_password_goes_in_the_clear_to_another_machine(mailbox: Mailbox) -> None:
    # The same listener by another of this machine's names; it offers no encryption.
    elsewhere = ToMail(smtp(mailbox).replace("127.0.0.1", "127.0.0.2"), BOARD)
    with pytest.raises(OSError, match=r"STARTTLS|refused"):
        await elsewhere.send(HEAD)
    assert "AUTH" not in mailbox.said
    assert not mailbox.letters


async def test_a_server_that_cannot_show_who_it_is_gets_nothing(mailbox: Mailbox) -> None:
    with pytest.raises(ssl.SSLError):
        await ToMail(smtp(mailbox).replace("smtp:", "smtps:"), BOARD).send(HEAD)
    assert "AUTH" not in mailbox.said


@pytest.mark.parametrize(
    "told",
    ["{", "[]", '{"seq": 1}', '{"seq": 1, "at": "soon", "mac": "00"}', '{"seq": 1, "at": "2026-03-04", "mac": "xy"}'],
)
def test_a_line_that_is_no_head_is_named(tmp_path: Path, told: str) -> None:
    (tmp_path / "heads").write_text(f"{line(HEAD)}\n{told}\n", "utf-8")
    with pytest.raises(HeadTrouble, match=r"line 2 of .* is no head"):
        read(tmp_path / "heads")


def test_a_head_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "heads").write_text(f"{line(HEAD)}\n\n", "utf-8")
    assert read(tmp_path / "heads") == [HEAD]
    assert json.loads(line(HEAD))["mac"] == HEAD.mac.hex()
