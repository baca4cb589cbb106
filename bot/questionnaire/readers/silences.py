"""What stands on the buttons under a question, typed instead of pressed."""

import re
from typing import Final

from bot.questionnaire.answers import State

_YES_NO: Final = {"так": True, "да": True, "yes": True, "ні": False, "нет": False, "no": False}
_SILENCES: Final = {
    **dict.fromkeys(("не знаю", "не знаємо", "не знаем", "невідомо", "неизвестно"), State.UNKNOWN),
    **dict.fromkeys(("незнаю", "не пам'ятаю", "не памятаю", "не помню"), State.UNKNOWN),
    **dict.fromkeys(("i do not know", "i don't know", "don't know"), State.UNKNOWN),
    **dict.fromkeys(("unknown", "not known"), State.UNKNOWN),
    **dict.fromkeys(("пропустити", "пропустить", "skip"), State.DECLINED),
    **dict.fromkeys(("немає", "нема", "нет", "none"), State.NONE),
    **dict.fromkeys(("dont know", "i dont know", "not sure", "i'm not sure", "no idea", "idk"), State.UNKNOWN),
    **dict.fromkeys(("i don't know what that is", "i don't know what it is", "don't remember"), State.UNKNOWN),
}
#: What people say before it, and after: «та не знаю точно», «нема в мене».
_AROUND: Final = re.compile(
    r"^(?:(?:та|ну|я|ми|ой|да|точно|вже|уже|мы|[ву] мене|[ву] нас|у меня)[ ,]+)+(?=.)"
    r"|[ ,]+(?:точно|я|уже|вже|[ву] мене|[ву] нас|у меня)$"
)


def yes_or_no(text: str) -> bool | None:
    """Return whether a typed word is yes or no; None where it is neither."""
    return _YES_NO.get(_plain(text))


def silence(text: str) -> State | None:
    """Return which way of not answering was typed in words."""
    return _SILENCES.get(_plain(text))


def _plain(text: str) -> str:
    plain = " ".join(text.strip(" .!?").casefold().replace("’", "'").replace("ʼ", "'").replace("`", "'").split())
    return _AROUND.sub("", plain)
