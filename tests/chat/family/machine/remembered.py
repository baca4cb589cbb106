"""What a family said last to each question, as plain as can be."""

from dataclasses import dataclass, field

from bot.questionnaire.answers import Answer, Answers, State, Value


@dataclass(frozen=True, slots=True)
class Said:
    """One answer: what it means, the words it was typed in, the language of the screen."""

    state: State
    value: Value | None
    raw: str | None
    language: str

    @property
    def meaning(self) -> object:
        """What it says, whenever and in whichever words it was said."""
        return self.state, self.value, self.raw if self.value is None else None


@dataclass(slots=True)
class Sheet:
    """One form not yet sent."""

    told: dict[str, Said] = field(default_factory=dict)
    #: What the report says that this is a change of.
    before: dict[str, Said] | None = None
    report: str | None = None
    #: The first report of the child whose brother or sister this is about.
    sibling_of: str | None = None
    early: bool = False
    #: What was said to the question on the screen and is no answer yet.
    unread: str | None = None
    lines: str | None = None
    ticks: tuple[str, ...] | None = None
    #: What a soft question is about.
    doubted: Said | None = None

    def put_down(self) -> None:
        """Forget what is no answer yet."""
        self.unread = self.lines = self.ticks = self.doubted = None


@dataclass(slots=True)
class Sent:
    """One report: what it says now, and what each change sent was before and after."""

    told: dict[str, Said]
    sibling_of: str | None = None
    changes: list[tuple[dict[str, Said], dict[str, Said]]] = field(default_factory=list)


def kept(answers: Answers) -> dict[str, Said]:
    """Return what the bot keeps, to be compared with what was said."""
    return {key: _said(answer) for key, answer in answers.items()}


def _said(answer: Answer) -> Said:
    return Said(answer.state, answer.value, answer.raw, answer.language)
