"""What families may be told, read from the database itself: who is tied to what, what holds, what is still so."""

import json
from collections.abc import Iterable
from itertools import combinations
from typing import Any, Final

from bot.domain.case import BACK, Fate
from bot.domain.moves import Axis, move
from bot.domain.notice import TERMS, NoticeKind, NoticeState
from bot.domain.proposal import ProposalState
from bot.domain.relative import ContactRole
from bot.domain.report import ReportState
from bot.domain.review import Cause, ReviewState
from bot.domain.word import Word
from tests.services.machine.truth import Rows

READ: Final = (NoticeState.OPENED, NoticeState.RECEIVED)
#: What a person is still to do, after which families may know more than before.
PENDING: Final = (Cause.FATE_CHANGED, Cause.CORRECTION, Cause.SHAKEN, Cause.CONFIDENTIAL)


def withdraws(line: Any) -> bool:  # noqa: ANN401 - a row
    """Whether a line of a history says that what stood before was wrong."""
    found = move(Axis(line.axis), line.before, line.after)
    return found is not None and found.corrects


class Scene:
    """Everything as it stands now."""

    def __init__(self, now: Rows) -> None:
        """Put the rows in order."""
        self.now = now
        self.cases = {row.id: row for row in now["cases"]}
        self.accounts = {row.id: row for row in now["accounts"]}
        self.reports = {row.id: row for row in now["reports"]}
        self.notices = {row.id: row for row in now["notices"]}
        self.ties = {row.report: row for row in now["relatives"] if row.ended_at is None}
        self.roots = {case: self._root(case) for case in self.cases}
        self.held = {self.roots[row.case_id] for row in now["holds"] if row.ended_at is None}
        #: Cases whose person decides alone, or that of a case merged into them does.
        self.private = {self.roots[row.id] for row in now["cases"] if row.decides_alone}
        self.lines = {row.id: row for row in sorted(now["statuses"], key=lambda row: int(row.seq))}
        self.last = {(row.case_id, row.axis): row for row in self.lines.values()}
        self.corrections = [
            row for row in now["notices"] if row.corrects is not None and row.state != NoticeState.DROPPED
        ]
        self.corrected = {row.corrects for row in self.corrections}
        self.jobs = {row.lane for row in now["jobs"]}
        #: Cases whose hold has ended, and what it kept back is about to go.
        self.over_soon = {json.loads(row.ids)["case"] for row in now["jobs"] if row.kind == "hold_over"}
        #: Accounts that are about to be told through another report what one that they took back told them.
        self.catching_up = {json.loads(row.ids)["account"] for row in now["jobs"] if row.kind == "catch_up"}
        self.undone = [row for row in now["reviews"] if row.state != ReviewState.DONE]
        #: Who knows of whom, and in which case.
        self.pairs = {
            (self.roots[row.case_id], row.one, row.other) for row in now["acquaintances"] if row.ended_at is None
        }
        self.of_report: dict[str, list[Any]] = {}
        #: An account is told a line once, whichever of its reports are tied to the case.
        self.of_account: dict[str, list[Any]] = {}
        for row in sorted(now["notices"], key=lambda row: (row.raised_at, row.id)):
            self.of_report.setdefault(row.report, []).append(row)
            self.of_account.setdefault(row.account, []).append(row)

    def _root(self, case: str) -> str:
        while self.cases[case].merged_into is not None:
            case = self.cases[case].merged_into
        return case

    def own(self, report: str, case: str) -> bool:
        """Whether a report is tied to a case, or to one that goes on for it or for which it goes on."""
        tie = self.ties.get(report)
        return tie is not None and self.roots[tie.case_id] == self.roots[case]

    def hears(self, report: str) -> bool:
        """Whether the family of a report is told news of its case at all, as far as it is verified."""
        tie = self.ties.get(report)
        taken_back = self.reports[report].state == ReportState.WITHDRAWN
        return tie is not None and tie.role != ContactRole.NOT_INFORMED and not taken_back

    def silenced(self, case: str, kind: str) -> bool:
        """Whether the person of a case decides alone what is told, and this is not what it always lets be told."""
        return self.roots[case] in self.private and kind != NoticeKind.SAFE

    def over(self, notice: Any) -> str | None:  # noqa: ANN401 - a row
        """Return why a notice of a case cannot be told, whatever is verified and lifted; None where it can."""
        tie = self.ties.get(notice.report)
        line = self.lines.get(notice.status)
        if tie is None or self.roots[tie.case_id] != notice.case_id:
            return "of another case"
        why = {
            "to somebody who is not to be informed": tie.role == ContactRole.NOT_INFORMED,
            "to somebody who has taken the report back": not self.hears(notice.report),
            "though the person decides alone": self.silenced(notice.case_id, notice.kind),
            "after a later line": line is not None and self.last[line.case_id, line.axis].id != line.id,
            "after a return": line is not None and self.returned(line),
            "to somebody who knows of nobody": notice.kind == NoticeKind.DIFFER and not self.beside(notice),
            "unasked": notice.kind == NoticeKind.NO_NEWS and self.reports[notice.report].word == Word.NEVER,
        }
        return next((each for each, so in why.items() if so), None)

    def returned(self, line: Any) -> bool:  # noqa: ANN401 - a row
        """Whether the person came back after a line of a place or a trial, and that was not taken back as wrong."""
        if line.axis not in (Axis.PLACE, Axis.LEGAL):
            return False
        later = [one for one in self.lines.values() if one.case_id == line.case_id and one.seq > line.seq]
        ends = [(one.after in BACK, withdraws(one)) for one in later if one.axis == Axis.FATE]
        home = [back for back, _ in ends]
        left = [not wrong for (_, wrong), was, now in zip(ends[1:], home, home[1:], strict=False) if was and not now]
        return home[-1:] == [True] or any(left)

    def beside(self, notice: Any) -> set[str]:  # noqa: ANN401 - a row
        """Return of whom, in its case, somebody knows who is told that two differ."""
        known = [pair for pair in self.pairs if notice.case_id in pair and notice.account in pair]
        return {account for _, *two in known for account in two} - {notice.account}

    def strangers(self, differing: Iterable[Any]) -> bool:
        """Whether two are told at once that they differ who do not know of each other."""
        return any(
            (one.case_id, *sorted((one.account, other.account))) not in self.pairs
            for one, other in combinations(differing, 2)
        )

    def forbidden(self, notice: Any) -> str | None:  # noqa: ANN401 - a row
        """Return why a notice cannot be told now, None where it can."""
        if not TERMS[NoticeKind(notice.kind)].of_case:
            return None
        unfit = self.unfit(notice)
        if unfit is None and self.accounts[notice.account].doubt is not None:
            return "while nobody knows who is there"
        tied = {tie.account for tie in self.ties.values() if self.roots[tie.case_id] == notice.case_id}
        if unfit is None and notice.kind == NoticeKind.DIFFER and not self.beside(notice) & tied:
            # It stays announced, and is gone when it is opened.
            return "of somebody who is there no more"
        idle = notice.kind == NoticeKind.NO_NEWS
        return "while something is withheld" if unfit is None and idle and self.withheld(notice) else unfit

    def unfit(self, notice: Any) -> str | None:  # noqa: ANN401 - a row
        """Return why a notice may not even stay announced, None where it may."""
        terms = TERMS[NoticeKind(notice.kind)]
        if not terms.of_case:
            return None
        over = self.over(notice)
        if over is not None:
            return over
        if self.ties[notice.report].level < terms.level:
            return "to somebody who is not verified"
        return "during a hold" if self.stopped(notice) else None

    def stopped(self, notice: Any) -> bool:  # noqa: ANN401 - a row
        """Whether something holds the case of which a notice tells."""
        return notice.case_id is not None and self.roots[notice.case_id] in self.held

    def withheld(self, notice: Any) -> bool:  # noqa: ANN401 - a row
        """Whether anything about its case is kept from a family, at any level."""
        parts = {case for case, root in self.roots.items() if root == notice.case_id}
        return (
            any(one.state == NoticeState.KEPT_BACK for one in self.of_report[notice.report] if one.kind != notice.kind)
            or any(Fate(self.cases[case].fate).of_death for case in parts)
            or any(ProposalState(row.state).waits and row.case_id in parts for row in self.now["proposals"])
            or any(
                row.cause in PENDING and row.case_id in parts and row.report in {None, notice.report}
                for row in self.undone
            )
        )

    def heard(self, report: str, axis: str) -> list[Any]:
        """Return what the family of a report has read on an axis and still believes, the oldest first."""
        return [
            one
            for one in self.of_report.get(report, [])
            if one.state in READ and one.status in self.lines and self.lines[one.status].axis == axis
            and one.id not in self.corrected
        ]  # fmt: skip
