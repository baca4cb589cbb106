"""What the reports of a case say, side by side, each with its author. It is a look at the case, and counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.report import Report
from bot.domain.roles import Moderator
from bot.questionnaire.answers import Answer, Answers, State
from bot.questionnaire.flow import Step
from bot.questionnaire.statements import STATED
from bot.services import casebook, relatives, review
from bot.services.casebook import CasebookWork, Touched
from bot.services.looks import LookAudit
from bot.services.relatives import Kin, Relatives, RelativeWork
from bot.services.rules import Rules


class Cases(review.Cases, Touched, Protocol):
    """Where cases are kept, with their relatives and who worked on them."""


class StatementWork(RelativeWork, CasebookWork, Protocol):
    """What this look needs of a unit of work."""

    @property
    def cases(self) -> Cases:
        """Cases."""

    @property
    def audit(self) -> LookAudit:
        """The chain of what was done, counted."""


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Statement:
    """What reports answered to one question, each with its family."""

    step: Step
    said: Sequence[tuple[Kin, Answer]]

    @property
    def differs(self) -> bool:
        """Whether they told different things."""
        return len({answer.value for _, answer in self.said}) > 1


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Statements:
    """The relatives of a case, and the questions that several of them answered."""

    relatives: Relatives
    told: Sequence[Statement]


async def look(work: StatementWork, rules: Rules, moderator: Moderator, case_id: str) -> Statements:
    """Show what the reports of a case say; it ends as a look at the case does. Raises as `casebook.reveal`."""
    await casebook.reveal(work, rules, moderator, case_id)
    found = await relatives.of_case(work, moderator, case_id)
    answers = [(kin, await _answers(work, kin.report)) for kin in found.kin]
    told = [
        Statement(step=step, said=[(kin, each[step.key]) for kin, each in answers if _said(each, step)])
        for step in STATED
    ]
    return Statements(relatives=found, told=[one for one in told if len(one.said) > 1])


async def _answers(work: StatementWork, report: Report) -> Answers:
    return await work.reports.answers(report.id)


def _said(answers: Answers, step: Step) -> bool:
    return step.key in answers and answers[step.key].state is State.GIVEN
