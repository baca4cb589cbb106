"""What is told about a sent report afterwards: the answers that differ, as they were and as they are."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.domain.behalf import Channel
from bot.domain.person import Person
from bot.questionnaire import flow
from bot.questionnaire.answers import Answer, Answers
from bot.questionnaire.draft import Draft
from bot.questionnaire.flow import Form, Step


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Addition:
    """One change of a report, kept beside it for good: nothing that was said before is lost by it.

    It has the id of the draft it was written in, so that a second press on Send finds it.
    """

    id: str
    report: str
    #: The account it was written from, and the moderator where one wrote it for the family.
    account: str
    moderator: str | None = None
    #: How the family told it to that moderator.
    channel: Channel | None = None
    #: The item of the queue in which moderators see it, if any.
    review: str | None = None
    #: Name of the form it was told in; only the report's own form changes the report.
    form: str
    at: datetime
    #: The changed answers only; a key on one side alone was not asked on the other.
    before: Answers
    after: Answers
    #: The missing person as the report told of them before.
    was: Person

    def lines(self, form: Form) -> Iterator[tuple[Step, Answer | None, Answer | None]]:
        """Walk what changed in the order of the form: the step, what was said before and what is said now."""
        for step in form.steps:
            if step.key in self.before or step.key in self.after:
                yield step, self.before.get(step.key), self.after.get(step.key)


def changed(before: Answers, after: Answers) -> set[str]:
    """Return the keys of the answers that say something else now; when and in which words is no change."""
    return {key for key in {*before, *after} if _said(before.get(key)) != _said(after.get(key))}


def _said(answer: Answer | None) -> object:
    """Return what an answer says; words that could not be read are all that it says."""
    return answer and (answer.state, answer.value, answer.raw if answer.value is None else None)


def merged(form: Form, now: Answers, draft: Draft) -> Answers:
    """Return what a report says once the changes of a draft are in it.

    `now` is what the report says meanwhile: whoever changed another line in it loses nothing. What an earlier version
    of the form asked stays as it was answered.
    """
    keys = changes(form, draft)
    kept = {key: answer for key, answer in now.items() if key not in keys}
    told = only(draft.answers, keys)
    earlier = {key: answer for key, answer in kept.items() if form.step(key) is None}
    return {**flow.pruned(form, {**kept, **told}), **earlier}


def changes(form: Form, draft: Draft) -> set[str]:
    """Return the questions of the form that a draft answers otherwise than the report it was opened over."""
    return {key for key in changed(draft.before or {}, draft.answers) if form.step(key) is not None}


def left_open(form: Form, answers: Answers) -> tuple[str, ...]:
    """Return the questions that apply and have no answer."""
    return tuple(step.key for step in flow.applicable(form, answers) if step.key not in answers)


def only(answers: Answers, keys: set[str]) -> Answers:
    """Return the answers to these questions."""
    return {key: answer for key, answer in answers.items() if key in keys}
