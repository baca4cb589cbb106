"""What of a question would leave a family stuck; looked for when a form is built, not when somebody stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.questionnaire.flow import Step

#: So many letters of a step's and a choice's key fit into a button beside the draft's id.
KEYS: Final = 34


def faults(step: Step) -> list[str]:
    """Return what is wrong with a step, each in a few words."""
    keys = [choice.key for choice in step.choices]
    chosen = step.kind in ("choice", "many")
    wrong = {
        "two choices share a key": len(set(keys)) != len(keys),
        "nothing to choose": chosen and not keys,
        "nothing reads it": not chosen and step.reader is None,
        "its keys are too long for a button": len(step.key) + max(map(len, keys), default=len("declined")) > KEYS,
        "its keys cannot stand in a button": any(":" in key for key in (step.key, *keys)),
        "its default is no choice": step.default is not None and step.default not in keys,
        "its pages hold nothing": step.page is not None and step.page < 1,
        "every choice leads away or may be missing": step.kind == "choice" and not _way_on(step),
    }
    return [f"{step.key}: {fault}" for fault, there in wrong.items() if there]


def _way_on(step: Step) -> bool:
    """Whether there is an answer for everybody: a choice, words, or a way of not answering."""
    if step.reader is not None or step.none is not None or step.skip({}) or step.unknown({}):
        return True
    return any(choice.when({}) and not (choice.road and choice.road.leaves) for choice in step.choices)
