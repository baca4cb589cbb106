"""What a report states: every question about the person, none about whoever reports."""

from typing import Final

from bot.questionnaire.flow import Step
from bot.questionnaire.form import FULL

STATED: Final[tuple[Step, ...]] = tuple(step for part in FULL.parts if not part.of_reporter for step in part.steps)
