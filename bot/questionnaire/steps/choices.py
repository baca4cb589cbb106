"""Choices that several questions share."""

from bot.questionnaire.flow import Choice
from bot.words import msg

YES_NO = (Choice("yes", msg("Yes")), Choice("no", msg("No")))
