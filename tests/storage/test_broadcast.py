"""A word to five hundred families at once, on a test clock: everybody who talks meanwhile is answered as ever."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import cycle

from bot.chat.voice import Voice
from bot.domain.account import Safety
from bot.domain.message import Message, Urgency
from bot.domain.notice import NoticeKind
from bot.duties import duties
from bot.services import notify, privacy
from bot.storage.keys import Keys
from bot.storage.work import Storage
from tests import windows
from tests.fakes import FixedClock, SeededIds
from tests.services.people import RULES
from tests.storage.builders import report

FAMILIES, TALKERS = 500, 20
LEASE = timedelta(seconds=30)
#: How often one of the two senders looks, and how often somebody who talks is answered.
LOOK, ANSWER = timedelta(milliseconds=20), timedelta(milliseconds=200)


@dataclass
class Post:
    """When each letter left, by its urgency and by its account."""

    by_urgency: defaultdict[Urgency, list[float]] = field(default_factory=lambda: defaultdict(list))
    by_account: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    async def send(self, storage: Storage) -> None:
        """Send what may leave now, as one process does."""
        async with storage.work() as work:
            for letter in await work.outbox.take(16, LEASE):
                leaves = await work.limits.reserve(letter.account, work.now)
                self.by_urgency[letter.urgency].append(leaves.timestamp())
                self.by_account[letter.account].append(leaves.timestamp())
                await work.outbox.begin(letter)
                await work.outbox.sent(letter, 7)


async def raised(storage: Storage) -> None:
    """Raise a word for every family, and do what is due."""
    verbs = duties(RULES, Voice())
    async with storage.work() as work:
        for chat in range(1, FAMILIES + 1):
            about = await report(work, chat=chat)
            await privacy.declare_safety(work, await work.accounts.meet(chat), Safety.SAFE)
            await notify.announce(work, about, NoticeKind.NO_NEWS)
        for job in await work.jobs.take(FAMILIES, LEASE, ["broadcast"]):
            await verbs[job.kind](work, job.ids)
            await work.jobs.finish(job)


async def test_five_hundred_words_beside_conversation(
    storage: Storage, database: str, keys: Keys, clock: FixedClock
) -> None:
    await raised(storage)
    other = Storage(database, keys, clock=clock, ids=SeededIds(1))
    async with storage.work() as work:
        talkers = cycle([(await work.accounts.meet(9_000 + number)).id for number in range(TALKERS)])
    senders = cycle([other, storage])
    began, post, asked = clock.now(), Post(), list[tuple[str, float]]()
    # Of 27 places a second five are answers.
    ends = began + timedelta(seconds=FAMILIES / (27 - 5) + 1)
    while len(post.by_urgency[Urgency.BROADCAST]) < FAMILIES and clock.now() < ends:
        if (clock.now() - began) % ANSWER < LOOK:
            asked.append((next(talkers), clock.now().timestamp()))
            async with storage.work() as work:
                await work.outbox.show(asked[-1][0], Message("відповідь"), slot="screen")
        await post.send(next(senders))
        clock.move(LOOK)
    await other.dispose()
    assert windows.most(moment for moments in post.by_account.values() for moment in moments) <= 27
    assert all(windows.most(moments) == 1 for moments in post.by_account.values())
    assert max(answered(post, asked)) < 0.2
    assert len(post.by_urgency[Urgency.BROADCAST]) == FAMILIES


def answered(post: Post, asked: list[tuple[str, float]]) -> Iterator[float]:
    """Yield how long each answer waited."""
    left = {account: iter(moments) for account, moments in post.by_account.items()}
    for account, since in asked[:-1]:
        yield next(left[account]) - since
