"""What families may be told, read from the database itself: who is tied to what, what holds, what is still so."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

from bot.domain.case import CaseState, Fate, Legal
from bot.domain.hours import QuietHours, waking
from bot.domain.moves import Axis, move
from bot.domain.notice import NEWS, TERMS, NoticeKind, NoticeState
from bot.domain.relative import ContactRole
from bot.domain.review import ReviewKind, ReviewState
from tests.services.machine.truth import Rows

#: What the witness reads beside what the truth of the cases reads.
TABLES: Final = ("accounts", "deliveries", "outbox", "slots")
TELLS: Final = (NoticeState.PUSHED, NoticeState.OPENED)
READ: Final = (NoticeState.OPENED, NoticeState.RECEIVED)


class Scene:
    """Everything as it stands now."""

    def __init__(self, now: Rows) -> None:
        """Put the rows in order."""
        self.now = now
        self.cases = {row.id: row for row in now["cases"]}
        self.notices = {row.id: row for row in now["notices"]}
        self.ties = {row.report: row for row in now["relatives"] if row.ended_at is None}
        self.held = {row.case_id for row in now["holds"] if row.ended_at is None}
        self.lines = {row.id: row for row in sorted(now["statuses"], key=lambda row: int(row.seq))}
        self.last = {(row.case_id, row.axis): row for row in self.lines.values()}
        self.corrections = [row for row in now["notices"] if row.corrects is not None and _lives(row)]
        self.corrected = {row.corrects for row in self.corrections}
        self.jobs = {row.lane for row in now["jobs"]}
        #: Cases whose hold has ended, and what it kept back is about to go.
        self.over_soon = {json.loads(row.ids)["case"] for row in now["jobs"] if row.kind == "hold_over"}
        self.undone = [row for row in now["reviews"] if row.state != ReviewState.DONE]
        self.of_report: dict[str, list[Any]] = {}
        #: An account is told a line once, whichever of its reports are tied to the case.
        self.of_account: dict[str, list[Any]] = {}
        for row in sorted(now["notices"], key=lambda row: (row.raised_at, row.id)):
            self.of_report.setdefault(row.report, []).append(row)
            self.of_account.setdefault(row.account, []).append(row)

    def root(self, case: str) -> str:
        """Return the case that goes on for one."""
        while self.cases[case].merged_into is not None:
            case = self.cases[case].merged_into
        return case

    def own(self, report: str, case: str) -> bool:
        """Whether a report is tied to a case, or to one that goes on for it or for which it goes on."""
        tie = self.ties.get(report)
        return tie is not None and self.root(tie.case_id) == self.root(case)

    def over(self, notice: Any) -> str | None:  # noqa: ANN401 - a row
        """Return why a notice of a case can never be told, None where it can."""
        tie = self.ties.get(notice.report)
        if tie is None or self.root(tie.case_id) != notice.case_id:
            return "of another case"
        if tie.role == ContactRole.NOT_INFORMED:
            return "to somebody who is not to be informed"
        line = self.lines.get(notice.status)
        if line is not None and self.last[line.case_id, line.axis].id != line.id:
            return "after a later line"
        return None

    def forbidden(self, notice: Any) -> str | None:  # noqa: ANN401 - a row
        """Return why a notice cannot be told now, None where it can."""
        if not TERMS[NoticeKind(notice.kind)].of_case:
            return None
        over = self.over(notice)
        if over is None and self.ties[notice.report].level < TERMS[NoticeKind(notice.kind)].level:
            return "to somebody who is not verified"
        return "during a hold" if over is None and self.stopped(notice) else over

    def stopped(self, notice: Any) -> bool:  # noqa: ANN401 - a row
        """Whether something holds the case of which a notice tells."""
        return any(self.root(case) == notice.case_id for case in self.held)

    def heard(self, report: str, axis: str) -> list[Any]:
        """Return what the family of a report has read on an axis and still believes, the oldest first."""
        return [
            one
            for one in self.of_report.get(report, [])
            if one.state in READ and one.status in self.lines and self.lines[one.status].axis == axis
            and one.id not in self.corrected
        ]  # fmt: skip


class Witness:
    """Remembers what it has seen, and says what must not have been."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.read = self.line = 0
        self.known: set[str] = set()
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
        [account] = [row for row in now["accounts"] if row.id == notice.account]
        at_once = account.any_hour and TERMS[NoticeKind(notice.kind)].any_hour
        if not at_once and waking(at, quiet, ()) > at:
            yield f"{notice.kind} is sent at night"

    def look(self, now: Rows) -> list[str]:
        """Return what is wrong with what was done since the last look, and with how things stand."""
        scene = Scene(now)
        lines = [row for row in now["deliveries"] if row.seq > self.read]
        moved = [row for row in now["statuses"] if row.seq > self.line]
        fresh = [row for row in scene.corrections if row.id not in self.known]
        ended = {row.report for row in now["relatives"] if row.ended_at is not None and row.id not in self.ended}
        wrong = [
            *_told(scene, lines),
            *_dropped(scene, lines, moved),
            *_raised(scene, moved),
            *_put_right(scene, moved),
            *_rightly(scene, fresh, moved, ended),
            *_once(scene, self.sends - self.unclear, now["deliveries"]),
            *_stands(scene),
            *_nobody_forgotten(scene),
            *_nobody_misled(scene),
        ]
        self.read = max((row.seq for row in now["deliveries"]), default=0)
        self.line = max((row.seq for row in now["statuses"]), default=0)
        self.known = {row.id for row in scene.corrections}
        self.ended = {row.id for row in now["relatives"] if row.ended_at is not None}
        return wrong


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
            if scene.root(notice.case_id) not in parted:
                yield "a correction is dropped"
        elif TERMS[NoticeKind(notice.kind)].of_case and scene.over(notice) is None:
            yield f"{notice.kind} is dropped for nothing"


def _raised(scene: Scene, moved: list[Any]) -> Iterable[str]:
    """Return what was decided and not raised for somebody who is tied to the case and informed."""
    for line in moved:
        kind = NEWS.get((Axis(line.axis), line.after))
        if kind is None or kind is NoticeKind.CLOSED:
            continue
        for tie in scene.ties.values():
            its = [one for one in scene.of_account.get(tie.account, []) if one.status == line.id]
            informed = tie.role != ContactRole.NOT_INFORMED
            if informed and scene.root(tie.case_id) == line.case_id and not its:
                yield f"nobody raised {kind}"


def _put_right(scene: Scene, moved: list[Any]) -> Iterable[str]:
    """Return what was read, has turned out wrong or of another case, and was not corrected."""
    for line in moved:
        if not _withdraws(line):
            continue
        for report in scene.ties:
            for one in scene.heard(report, line.axis):
                back = line.after in (Fate.MISSING, Legal.NONE_KNOWN) or scene.lines[one.status].after == line.before
                if scene.own(report, line.case_id) and back:
                    yield f"{one.kind} was withdrawn and not corrected"
    for one in scene.notices.values():
        heard = one.state in READ and TERMS[NoticeKind(one.kind)].of_case and one.id not in scene.corrected
        if heard and not scene.own(one.report, one.case_id):
            yield f"{one.kind} of another case was read and not corrected"


def _withdraws(line: Any) -> bool:  # noqa: ANN401 - a row
    """Whether a line of a history says that what stood before was wrong."""
    found = move(Axis(line.axis), line.before, line.after)
    return found is not None and found.corrects


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
        withdrawn = told is not None and any(line.axis == told.axis and _withdraws(line) for line in moved)
        if not (withdrawn or parted or one.report in ended):
            yield f"{first.kind} is corrected for nothing"
    twice = Counter(one.corrects for one in scene.corrections)
    yield from (f"{scene.notices[each].kind} is corrected twice" for each, count in twice.items() if count > 1)


def _once(scene: Scene, sends: Counter[str], deliveries: list[Any]) -> Iterable[str]:
    """Return pushes that went out more often than was decided, but for answers that never came."""
    decided = Counter(row.notice for row in deliveries if row.step == NoticeState.PUSHED)
    for notice, count in sends.items():
        if count > decided[notice]:
            yield f"{scene.notices[notice].kind} is sent twice"
    standing = [one for one in scene.notices.values() if _lives(one) and one.id not in scene.corrected]
    same = Counter((one.report, one.status) for one in standing if one.status)
    yield from ("one line is told twice" for count in same.values() if count > 1)


def _lives(notice: Any) -> bool:  # noqa: ANN401 - a row
    return bool(notice.state != NoticeState.DROPPED)


def _stands(scene: Scene) -> Iterable[str]:
    """Return what is not read yet and nothing will bring."""
    standing = {(row.account, row.slot) for row in scene.now["slots"]}
    leaving = {(row.lane, row.slot) for row in scene.now["outbox"] if row.done_at is None and not row.unwanted}
    failed = {row.notice for row in scene.now["outbox"] if row.state in {"failed", "uncertain"}}
    looked_after = {row.account for row in scene.now["reviews"] if row.kind == ReviewKind.DELIVERY}
    for one in scene.notices.values():
        place, due = (one.account, f"notice:{one.id}"), f"notice:{one.id}" in scene.jobs
        unread = f"unread:{one.id}" in scene.jobs or one.account in looked_after
        held = scene.stopped(one) or any(scene.own(one.report, case) for case in scene.over_soon)
        if one.state == NoticeState.RAISED and not (due or held or scene.over(one)):
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
        if tie.role == ContactRole.NOT_INFORMED:
            continue
        root = scene.root(tie.case_id)
        for axis in (Axis.FATE, Axis.LEGAL, Axis.PLACE):
            line = scene.last.get((root, axis))
            kind = line and NEWS.get((axis, line.after))
            if line is None or kind is None:
                continue
            coming = [one for one in scene.of_account.get(tie.account, []) if one.status == line.id and _lives(one)]
            heard = scene.heard(report, axis)
            if not coming and not (heard and heard[-1].kind == kind):
                yield f"{kind} is told to others, and lost for one"


def _nobody_misled(scene: Scene) -> Iterable[str]:
    """Return what a family has read of a fate, and still believes, whose case does not know where the person is."""
    dead = {scene.root(case.id) for case in scene.cases.values() if Fate(case.fate).of_death}
    for report, tie in scene.ties.items():
        root = scene.root(tie.case_id)
        if scene.cases[root].fate == Fate.MISSING and root not in dead:
            yield from (f"{one.kind} is believed, and nobody knows" for one in scene.heard(report, Axis.FATE))
