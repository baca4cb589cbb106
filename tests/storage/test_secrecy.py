"""What lies on the disk names nobody: neither while it is in use nor after an erasure."""

import base64
import json
import struct
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.domain.message import Message
from bot.domain.review import Verdict, VerdictKind
from bot.domain.roles import Invitation, Moderator, Role
from bot.questionnaire.addition import Addition
from bot.questionnaire.answers import Answer, State
from bot.questionnaire.draft import Draft
from bot.storage.work import Storage
from tests.secrecy.disk import contents
from tests.storage import builders
from tests.storage.builders import CHAT, Update

SECRET = "INVENTEDSECRETOFAPP"  # noqa: S105 - invented
NAMES = ("Вигаданенко", "Остап", "Кобзар", "Олена Вигадана", "калина міст вітер", "Хто був поруч?", SECRET)


def spellings(name: str) -> set[bytes]:
    """Return the bytes in which `name` may lie somewhere."""
    words = {name, name.lower()}
    found = {word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")}
    found |= {json.dumps(word).strip('"').encode() for word in words}
    return found | {base64.b64encode(word.encode()).rstrip(b"=")[:-1] for word in words}


def numbers(number: int) -> set[bytes]:
    """Return the bytes in which `number` may lie somewhere; SQLite leaves leading zeros out."""
    big = struct.pack(">q", number)
    return {str(number).encode(), big, big[::-1], big.lstrip(b"\0"), big[2:]}


def found(folder: Path) -> list[tuple[str, bytes]]:
    """Return every planted thing that any file of `folder` holds."""
    wanted = {each for name in NAMES for each in spellings(name)} | numbers(CHAT)
    lying = {path.name: contents(path) for path in folder.iterdir() if path.is_file()}
    return [(name, each) for name, content in lying.items() for each in wanted if each in content]


def holding(folder: Path, pieces: list[bytes]) -> list[str]:
    """Return the name of a file for every one of `pieces` that it holds."""
    lying = {path.name: contents(path) for path in folder.iterdir()}
    return [name for name, content in lying.items() for piece in pieces if piece in content]


async def live(storage: Storage) -> str:
    """Have a family report, a moderator answer, and leave everything in mid-conversation."""
    async with storage.work() as work:
        item = await builders.review(work)
        raw = json.dumps({"message": {"chat": {"id": CHAT}, "text": NAMES[0]}}, ensure_ascii=False)
        await work.updates.keep([Update(1, body=raw.encode()), Update(2, body=raw.encode())])
        await work.outbox.show(item.account, Message(NAMES[5]), slot="screen")
        await work.cases.add(builders.case())
        invitation = Invitation(role=Role.INTAKE, name=NAMES[3], secret=SECRET)
        await work.moderators.invite("token", invitation, work.now + timedelta(days=1))
        await work.moderators.add(Moderator(id="m" * 22, account=item.account, role=Role.INTAKE, name=NAMES[3]))
        await work.moderators.arm("m" * 22, SECRET)
        await work.reports.keep_phrase(item.report or "", NAMES[4])
        await work.reports.add_reply(item.report or "", NAMES[5])
        verdict = Verdict(id="v" * 22, review=item.id, kind=VerdictKind.ASK, moderator=None, at=work.now)
        await work.verdicts.add(replace(verdict, text=NAMES[5]))
        told = {"surname": Answer(State.GIVEN, NAMES[0], NAMES[0], work.now, "uk")}
        addition = Addition(
            id="a" * 22, report=item.report or "", account=item.account, review=item.id, form="full", at=work.now,
            before=told, after=builders.ANSWERS, was=builders.PERSON,
        )  # fmt: skip
        await work.additions.add(addition)
        draft = Draft(
            id="d" * 22,
            account=item.account,
            form="full",
            form_hash="x",
            opened_at=work.now,
            touched_at=work.now,
            answers=builders.ANSWERS,
            before=told,
        )
        await work.drafts.add(draft)
    async with storage.work() as work:
        await work.updates.take(10, timedelta(seconds=30))
    return item.report or ""


async def test_no_file_of_the_database_names_anybody(sqlite_storage: Storage, tmp_path: Path) -> None:
    await live(sqlite_storage)
    assert (tmp_path / "dodomu.db-wal").stat().st_size > 0
    assert found(tmp_path) == []


async def test_the_search_finds_a_row_that_was_planted(sqlite_storage: Storage, tmp_path: Path) -> None:
    async with sqlite_storage.engine.begin() as connection:
        await connection.execute(
            text("INSERT INTO limits VALUES (:name, :chat)"), {"name": NAMES[0].lower(), "chat": CHAT}
        )
    assert {each for _, each in found(tmp_path)} >= {NAMES[0].lower().encode(), struct.pack(">q", CHAT)[2:]}


async def test_even_the_sealed_bytes_are_overwritten_after_an_erasure(sqlite_storage: Storage, tmp_path: Path) -> None:
    report = await live(sqlite_storage)
    async with sqlite_storage.engine.connect() as connection:
        sealed = (await connection.execute(text("SELECT answers FROM reports"))).scalar_one()
        written = (await connection.execute(text("SELECT content FROM drafts"))).scalar_one()
        added = (await connection.execute(text("SELECT content FROM additions"))).scalar_one()
    pieces = [part[20:120] for part in (sealed, written, added)]
    await sqlite_storage.checkpoint()
    assert len(holding(tmp_path, pieces)) == len(pieces)
    async with sqlite_storage.work() as work:
        await work.reports.erase(report)
        await work.drafts.erase("d" * 22)
    await sqlite_storage.checkpoint()
    assert not holding(tmp_path, pieces)
