"""Who watches what families are told: each of it for whoever it is for, once, and nothing forgotten."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from bot.domain.account import Safety
from bot.domain.case import CaseState, Fate, Legal
from bot.domain.hours import QuietHours, waking
from bot.domain.message import Urgency
from bot.domain.moves import Axis
from bot.domain.notice import NEWS, TERMS, NoticeKind, NoticeState
from bot.domain.relative import ContactRole, Level
from bot.domain.review import ReviewKind
from tests.services.machine.truth import Rows
from tests.services.news_machine.scene import READ, Scene, withdraws

#: What the witness reads beside what the truth of the cases reads.
TABLES: Final = ("accounts", "acquaintances", "deliveries", "outbox", "slots")
TELLS: Final = (NoticeState.PUSHED, NoticeState.OPENED)
#: What tells nothing of the person that could be wrong.
NEVER_WRONG: Final = (NoticeKind.NO_NEWS, NoticeKind.CLOSED)
#: Where a family has it before it, or has read it.
STANDS: Final = (NoticeState.PUSHED, NoticeState.WAITS, *READ)


class Witness:
    """Remembers what it has seen, and says what must not have been."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.read = self.line = 0
        #: Notices that were there before.
        self.known: set[str] = set()
        #: Whether what is done now is not seen by what is pushed at the same moment; and what was pushed so.
        self.crossing = False
        self.crossed: set[str] = set()
        #: Accounts that have just unblocked the bot.
        self.back: set[str] = set()
        self.ended: set[str] = set()
        self.sends: Counter[str] = Counter()
        self.unclear: Counter[str] = Counter()

    def leaves(
        self, now: Rows, notice_id: str, at: datetime, *, unclear: bool, quiet: QuietHours | None
    ) -> Iterable[str]:
        """Return what is wrong with a push that goes out now."""
        scene = Scene(now)
        notice = scene.notices[notice_id]
        self.sends[notice_id] += 1
        self.unclear[notice_id] += unclear
        why = scene.forbidden(notice)
        if why is not None:
            yield f"{notice.kind} is sent {why}"
        if notice.state != NoticeState.PUSHED:
            yield f"{notice.kind} is sent, and it is {notice.state}"
        account = scene.accounts[notice.account]
        if account.quiet or account.safety != Safety.SAFE or not account.reachable:
            yield f"{notice.kind} is sent to somebody who is not to be written to"
        at_once = account.any_hour and TERMS[NoticeKind(notice.kind)].any_hour
        if not at_once and waking(at, quiet, ()) > at:
            yield f"{notice.kind} is sent at night"

    def look(self, now: Rows) -> list[str]:
        """Return what is wrong with what was done since the last look, and with how things stand."""
        scene = Scene(now)
        lines = [row for row in now["deliveries"] if row.seq > self.read]
        moved = [row for row in now["statuses"] if row.seq > self.line]
        fresh = [row for row in now["notices"] if row.id not in self.known]
        ended = {row.report for row in now["relatives"] if row.ended_at is not None and row.id not in self.ended}
        wrong = [
            *_told(scene, lines),
            *_dropped(scene, lines, moved),
            *_raised(scene, moved),
            *_put_right(scene, moved),
            *_rightly(scene, [one for one in fresh if one.corrects is not None], moved, ended),
            *_entitled(scene, fresh),
            *self._announced(scene),
            *_primary(scene),
            *_welcomed(scene, self.back, lines),
            *_once(scene, self.sends, self.unclear, now["deliveries"]),
            *_stands(scene),
            *_nobody_forgotten(scene),
            *_nobody_misled(scene),
        ]
        self.read = max((row.seq for row in now["deliveries"]), default=0)
        self.line = max((row.seq for row in now["statuses"]), default=0)
        self.known = set(scene.notices)
        self.back = set()
        self.ended = {row.id for row in now["relatives"] if row.ended_at is not None}
        return wrong

    def _announced(self, scene: Scene) -> Iterable[str]:
        """Return pushes that stand, or are about to leave, of what may not be told any more."""
        pushed = [one for one in scene.notices.values() if one.state == NoticeState.PUSHED]
        found = {one: why for one in pushed if one.id not in self.crossed and (why := scene.unfit(one)) is not None}
        if self.crossing:
            self.crossed |= {one.id for one in found}
            return
        yield from (f"{one.kind} stays announced {why}" for one, why in found.items())


def _entitled(scene: Scene, fresh: list[Any]) -> Iterable[str]:
    """Return what was raised for somebody who is not to hear it, whatever comes."""
    for one in fresh:
        why = scene.over(one) if one.case_id is not None and one.corrects is None else None
        if why is not None:
            yield f"{one.kind} is raised {why}"
        # It is told to both or to neither, so nobody waits to be verified for it.
        elif one.kind == NoticeKind.DIFFER and scene.ties[one.report].level < Level.SHOWN:
            yield "that two differ is raised to somebody who is not verified"
    if scene.strangers(one for one in fresh if one.kind == NoticeKind.DIFFER):
        yield "two are told that they differ who do not know of each other"


def _welcomed(scene: Scene, back: set[str], lines: list[Any]) -> Iterable[str]:
    """Return accounts that have come back, and of all that waited for them nothing is announced."""
    raised = {line.notice for line in lines if line.step == NoticeState.RAISED}
    # Whoever comes back by putting a push off has it wait.
    put_off = {line.notice for line in lines if line.step == NoticeState.WAITS}
    for each in back:
        account, its = scene.accounts[each], scene.of_account.get(each, [])
        silent = account.quiet or account.safety != Safety.SAFE or not account.reachable
        waits = [one for one in its if one.state == NoticeState.WAITS and one.id not in put_off]
        if waits and not silent and not any(one.id in raised for one in its):
            yield "who comes back is told nothing of what waited"


def _primary(scene: Scene) -> Iterable[str]:
    """Return cases with two primary contacts, and primary contacts who are not verified."""
    primary = [tie for tie in scene.ties.values() if tie.role == ContactRole.PRIMARY]
    if any(count > 1 for count in Counter(tie.case_id for tie in primary).values()):
        yield "two are the primary contact of a case"
    if any(tie.level < Level.SHOWN for tie in primary):
        yield "a primary contact is not verified"


def _told(scene: Scene, lines: list[Any]) -> Iterable[str]:
    """Return what was pushed or read and was not for whoever may be told it at that moment."""
    for line in lines:
        notice = scene.notices[line.notice]
        why = scene.forbidden(notice) if line.step in TELLS else None
        if why is not None:
            yield f"{notice.kind} is {line.step} {why}"


def _dropped(scene: Scene, lines: list[Any], moved: list[Any]) -> Iterable[str]:
    """Return what was dropped though it was still to be told; a correction always is."""
    parted = {line.case_id for line in moved if line.before == CaseState.MERGED}
    for line in lines:
        notice = scene.notices[line.notice]
        if line.step != NoticeState.DROPPED:
            continue
        if notice.kind == NoticeKind.CORRECTION:
            # What it takes back stands again where the merge that made it wrong is undone.
            if scene.roots[notice.case_id] not in parted:
                yield "a correction is dropped"
        elif notice.status is not None and scene.over(notice) is None and not _elsewhere(scene, notice):
            yield f"{notice.kind} is dropped for nothing"


def _elsewhere(scene: Scene, notice: Any) -> bool:  # noqa: ANN401 - a row
    """Whether an account is told a line through another of its reports: it is told it once."""
    return any(one.status == notice.status and _lives(one) for one in scene.of_account[notice.account])


def _raised(scene: Scene, moved: list[Any]) -> Iterable[str]:
    """Return what was decided and not raised for somebody who is tied to the case and informed."""
    for line in moved:
        kind = NEWS.get((Axis(line.axis), line.after))
        if kind is None or kind is NoticeKind.CLOSED:
            continue
        if scene.silenced(line.case_id, kind):
            continue
        for tie in scene.ties.values():
            its = [one for one in scene.of_account.get(tie.account, []) if one.status == line.id]
            # After a death what was read before it is not told once more: that would tell of it.
            death = line.axis == Axis.FATE and Fate(line.before).of_death
            known = death and [one.kind for one in scene.heard(tie.report, line.axis)][-1:] == [kind]
            over = known or scene.returned(line)
            if scene.hears(tie.report) and scene.roots[tie.case_id] == line.case_id and not its and not over:
                yield f"nobody raised {kind}"


def _put_right(scene: Scene, moved: list[Any]) -> Iterable[str]:
    """Return what was read, has turned out wrong or of another case, and was not corrected."""
    for line in moved:
        if not withdraws(line):
            continue
        for report in scene.ties:
            for one in scene.heard(report, line.axis):
                back = line.after in (Fate.MISSING, Legal.NONE_KNOWN) or scene.lines[one.status].after == line.before
                if scene.own(report, line.case_id) and back:
                    yield f"{one.kind} was withdrawn and not corrected"
    for one in scene.notices.values():
        of_person = one.status is not None and one.kind not in NEVER_WRONG
        heard = of_person and one.state in READ and one.id not in scene.corrected
        if heard and not scene.own(one.report, one.case_id):
            yield f"{one.kind} of another case was read and not corrected"


def _rightly(scene: Scene, fresh: list[Any], moved: list[Any], ended: set[str]) -> Iterable[str]:
    """Return corrections of what was not read, or has not turned out wrong, or was corrected before."""
    parted = any(CaseState.MERGED in {line.before, line.after} for line in moved)
    for one in fresh:
        first = scene.notices[one.corrects]
        if first.kind == NoticeKind.CORRECTION:
            yield "a correction is corrected"
        if first.state not in READ or (first.report, first.account) != (one.report, one.account):
            yield f"{first.kind} is corrected, and was not read"
        told = scene.lines.get(first.status)
        withdrawn = told is not None and any(line.axis == told.axis and withdraws(line) for line in moved)
        if not (withdrawn or parted or one.report in ended):
            yield f"{first.kind} is corrected for nothing"
    twice = Counter(one.corrects for one in scene.corrections)
    yield from (f"{scene.notices[each].kind} is corrected twice" for each, count in twice.items() if count > 1)


def _once(scene: Scene, sends: Counter[str], unclear: Counter[str], deliveries: list[Any]) -> Iterable[str]:
    """Return pushes that went out more often than was decided, but for answers that never came, and lines told twice.

    What is grave is not repeated even then.
    """
    decided = Counter(row.notice for row in deliveries if row.step == NoticeState.PUSHED)
    for notice, count in sends.items():
        kind = scene.notices[notice].kind
        grave = TERMS[NoticeKind(kind)].urgency is Urgency.GRAVE
        if count - (0 if grave else unclear[notice]) > decided[notice]:
            yield f"{kind} is sent twice"
    lives = [one for one in scene.notices.values() if one.status and _lives(one) and one.id not in scene.corrected]
    told = [one for one in lives if one.state in STANDS and scene.hears(one.report)]
    same = Counter((one.report, one.status) for one in lives) + Counter((one.account, one.status) for one in told)
    yield from ("one line is told twice" for count in same.values() if count > 1)


def _lives(notice: Any) -> bool:  # noqa: ANN401 - a row
    return bool(notice.state != NoticeState.DROPPED)


def _stands(scene: Scene) -> Iterable[str]:
    """Return what is not read yet and nothing will bring."""
    standing = {(row.account, row.slot) for row in scene.now["slots"]}
    leaving = {(row.lane, row.slot) for row in scene.now["outbox"] if row.done_at is None and not row.unwanted}
    failed = {row.notice for row in scene.now["outbox"] if row.state in {"failed", "uncertain"}}
    looked_after = {row.account for row in scene.undone if row.kind == ReviewKind.DELIVERY}
    asked = {row.account for row in scene.undone if row.kind == ReviewKind.CONTACT}
    called = {account for account in asked if scene.accounts[account].doubt is not None}
    for one in scene.notices.values():
        place, due = (one.account, f"notice:{one.id}"), f"notice:{one.id}" in scene.jobs
        unread = f"unread:{one.id}" in scene.jobs or one.account in looked_after
        held = scene.stopped(one) or any(scene.own(one.report, case) for case in scene.over_soon)
        if one.state == NoticeState.RAISED and not (due or held or scene.over(one) or one.account in called):
            yield f"{one.kind} is raised, and nothing brings it"
        elif one.state == NoticeState.KEPT_BACK and not (due or held or _verifying(scene, one)):
            yield f"{one.kind} is kept back for ever"
        elif one.state == NoticeState.PUSHED and not (place in standing | leaving or one.id in failed):
            yield f"{one.kind} is pushed, and nothing stands in the chat"
        elif one.state in {NoticeState.PUSHED, NoticeState.WAITS} and not unread:
            yield f"{one.kind} is {one.state}, and nobody will look after it"


def _verifying(scene: Scene, notice: Any) -> bool:  # noqa: ANN401 - a row
    """Whether the kinship for which a notice waits is being verified, or it will be dropped when that is done."""
    tasks = {row.report for row in scene.undone if row.kind == ReviewKind.KINSHIP}
    return scene.over(notice) is not None or (notice.report in tasks)


def _nobody_forgotten(scene: Scene) -> Iterable[str]:
    """Return how a case stands that somebody tied to it and informed neither has heard nor is going to."""
    for report, tie in scene.ties.items():
        if not scene.hears(report) or tie.account in scene.catching_up:
            continue
        root = scene.roots[tie.case_id]
        for axis in (Axis.FATE, Axis.LEGAL, Axis.PLACE):
            line = scene.last.get((root, axis))
            kind = line and NEWS.get((axis, line.after))
            if line is None or kind is None or scene.silenced(root, kind) or scene.returned(line):
                continue
            coming = [one for one in scene.of_account.get(tie.account, []) if one.status == line.id and _lives(one)]
            heard = scene.heard(report, axis)
            if not coming and not (heard and heard[-1].kind == kind):
                yield f"{kind} is told to others, and lost for one"


def _nobody_misled(scene: Scene) -> Iterable[str]:
    """Return what a family has read of a fate, and still believes, whose case does not know where the person is."""
    dead = {scene.roots[case.id] for case in scene.cases.values() if Fate(case.fate).of_death}
    for report, tie in scene.ties.items():
        root = scene.roots[tie.case_id]
        if scene.cases[root].fate == Fate.MISSING and root not in dead:
            yield from (f"{one.kind} is believed, and nobody knows" for one in scene.heard(report, Axis.FATE))
