"""People as they go: they read the newest message, then press what stands under it or type.

A step is a piece of the question as the person reads it, and the answer. An answer that is a label
under the message is pressed, any other is typed. Whoever cannot find the question fails with the screen.
"""

import asyncio
from collections.abc import Iterable
from typing import Any, Final

from tests.sandbox.phone import PATIENCE, Phone, plain

Json = dict[str, Any]
Steps = tuple[tuple[str, str], ...]

#: From Start to the first question.
ENTER: Final[Steps] = (
    ("Оберіть мову", "English"),
    ("Could someone inspect your phone?", "No"),
    ("Please read this before we start", "Yes, I agree"),
    ("What would you like to do?", "Report a person I am looking for"),
)
ENTER_UK: Final[Steps] = (
    ("Оберіть мову", "Українська"),
    ("Чи може хтось перевірити Ваш телефон?", "Ні"),
    ("Перш ніж почати, прочитайте", "Так, даю згоду"),
    ("Що Ви хочете зробити?", "Повідомити про людину, яку шукаю"),
)
WHO: Final[Steps] = (
    ("Are you 18 or older?", "Yes"),
    ("What is your relation", "Mother or father"),
    ("this person's surname?", "Hryhorenko"),
    ("Given name?", "Natalia"),
)
MORE: Final[Steps] = (
    ("Patronymic (father's name)?", "Ivanivna"),
    ("other forms of the name", "There are none"),
    ("Sex of the person?", "Female"),
    ("When was the person born?", "23.11.1975"),
    ("What do you think happened?", "No contact, cause unknown"),
    ("last have contact", "12.05.2023"),
    ("We understood it as: 12 May 2023", "Yes"),
    ("Where was it?", "Kherson region"),
)
REST: Final[Steps] = (
    ("Which settlement or district", "Kherson"),
    ("Where does the person live", "Same as last contact"),
    ("What was happening there", "Occupation"),
    ("What was happening there", "Done"),
    ("Who, as far as you know, is with the person?", "Nobody"),
    ("in your own words", "The line went dead at noon."),
    ("Written so far", "Done"),
    ("distinguishing marks", "There are none"),
    ("already turned for help?", "Nowhere yet"),
    ("already turned for help?", "Done"),
    ("How should we address you?", "Olena"),
    ("one more way to reach you", "050 123 45 67"),
    ("contact you safely?", "You may call"),
    ("contact you safely?", "Done"),
    ("To whom may we pass", "Nobody"),
    ("To whom may we pass", "Done"),
)
SEND: Final[Steps] = (
    ("Please check your answers", "Send to a moderator"),
    ("Send this report?", "Yes, send"),
)
REPORT: Final[Steps] = (*WHO, *MORE, *REST, *SEND)
#: As little as a report can be, sent early.
SHORTLY: Final[Steps] = (
    *WHO,
    ("Patronymic (father's name)?", "Skip"),
    ("other forms of the name", "Skip"),
    ("Sex of the person?", "Skip"),
    ("When was the person born?", "1975"),
    ("What do you think happened?", "I do not know"),
    ("last have contact", "2023"),
    ("Where was it?", "I do not know"),
    ("Which settlement", "Send now, add more later"),
    ("one more way to reach you", "Telegram only"),
    ("contact you safely?", "Skip"),
    ("To whom may we pass", "Done"),
    *SEND,
)
REPORT_UK: Final[Steps] = (
    ("Вам уже виповнилося 18 років?", "Так"),
    ("Ким Ви є для людини, яку шукаєте?", "Мати або батько"),
    ("Яке прізвище цієї людини?", "Шевчук"),
    ("Яке ім’я?", "Олексій"),
    ("По батькові?", "Миколайович"),
    ("Чи є інші варіанти імені чи прізвища", "Немає"),
    ("Стать людини?", "Чоловіча"),
    ("Коли людина народилася?", "14 березня 1989"),
    ("Що, на Вашу думку, сталося?", "Служить, зв’язку немає"),
    ("Коли востаннє", "травень 2023"),
    ("Де це було?", "Харківська область"),
    ("Який це населений пункт або район?", "Чугуїв"),
    ("сповіщення з ТЦК та СП?", "Ні"),
    ("ознаки, що людина може бути в полоні?", "Поки немає"),
    ("ознаки, що людина може бути в полоні?", "Готово"),
    ("Розкажіть коротко, своїми словами", "Телефон вимкнений від ранку."),
    ("Уже написано", "Готово"),
    ("особливі прикмети", "Прикмет немає"),
    ("Куди родина вже зверталася?", "Заява до поліції"),
    ("Куди родина вже зверталася?", "Готово"),
    ("Як до Вас звертатися?", "Олена"),
    ("ще один спосіб зв’язку", "050 123 45 67"),
    ("безпечно зв’язуватися?", "Можна телефонувати"),
    ("безпечно зв’язуватися?", "Готово"),
    ("Кому ми можемо передати", "Нікому"),
    ("Кому ми можемо передати", "Готово"),
    ("Перевірте, будь ласка", "Надіслати модератору"),
    ("Надіслати це звернення?", "Так, надіслати"),
)
#: As little as will find a case.
SHORTLY_UK: Final[Steps] = (
    *REPORT_UK[:4],
    ("По батькові?", "Пропустити"),
    ("Чи є інші варіанти імені чи прізвища", "Пропустити"),
    ("Стать людини?", "Чоловіча"),
    ("Коли людина народилася?", "14 березня 1989"),
    ("Що, на Вашу думку, сталося?", "Не знаю"),
    ("Коли востаннє", "травень 2023"),
    ("Де це було?", "Запорізька область"),
    ("Який це населений пункт або район?", "Надіслати, решту — потім"),
    ("ще один спосіб зв’язку", "Лише Telegram"),
    ("безпечно зв’язуватися?", "Пропустити"),
    ("Кому ми можемо передати", "Готово"),
    *REPORT_UK[-2:],
)
PUSH: Final = "You have a message. Open it when it suits you."
PUSH_UK: Final = "Для Вас є повідомлення. Відкрийте, коли Вам зручно."
PUSHES: Final = (PUSH, PUSH_UK)
GLANCE: Final = 0.05
#: What stands below whatever is revealed.
REVEALED: Final = "What is shown above will be removed"
#: How long (seconds) a finger waits for the answer to its press; the next question is waited for in any case.
FINGER: Final = 1.0


async def see(phone: Phone, question: str, patience: float = PATIENCE) -> Json:
    """Wait until the newest message of the bot holds the question, and return the message."""

    def newest(messages: list[Json]) -> Json | None:
        own = [message for message in messages if message["from_bot"]]
        return own[-1] if own and question in plain(own[-1]["text"]) else None

    found: Json = await phone.wait(newest, patience, what=f"newest message with {question!r}")
    return found


async def hear(phone: Phone, text: str, *, after: Json | None = None) -> Json:
    """Wait for a message of the bot that holds the text, newer than the one `after` it; return the newest such."""
    known = 0 if after is None else after["message_id"]

    def saying(messages: list[Json]) -> Json | None:
        own = (message for message in reversed(messages) if message["from_bot"] and message["message_id"] > known)
        return next((message for message in own if text in plain(message["text"])), None)

    found: Json = await phone.wait(saying, what=f"text {text!r}")
    return found


async def answer(phone: Phone, question: str, reply: str) -> None:
    """Wait for the question, then press the label or type."""
    message = await see(phone, question)
    data = data_of(message, reply)
    if data is None:
        await phone.send(reply)
    else:
        await phone.press_data(message["message_id"], data, FINGER)


def data_of(message: Json, label: str) -> Any:  # noqa: ANN401 (None where there is no such button)
    """Return what the button with this label says."""
    return next((b["data"] for row in message["buttons"] for b in row if plain(b["text"]) == label), None)


async def walk(phone: Phone, steps: Iterable[tuple[str, str]]) -> None:
    """Answer one question after another."""
    for question, reply in steps:
        await answer(phone, question, reply)


async def report(phone: Phone, steps: Steps = REPORT) -> str:
    """Press Start, report somebody in English, and return the reference of the receipt."""
    await phone.start()
    await walk(phone, (*ENTER, *steps))
    return reference((await see(phone, "was received on"))["text"])


def reference(text: str) -> str:
    """Return the reference of a report named in a text."""
    text = plain(text)
    return text.partition("№" if "№" in text else "No.")[2].split()[0].strip(".,:")


async def take(moderator: Phone) -> None:
    """Open the queue, take the first item of it and reveal what it is about, with the cases it was compared with."""
    await claim(moderator)
    await moderator.press("Reveal")
    shown = await hear(moderator, REVEALED)
    while any("still being compared" in text for text in texts(await moderator.messages())):
        await moderator.press("Reveal again")
        shown = await hear(moderator, REVEALED, after=shown)


async def claim(moderator: Phone) -> None:
    """Open the queue and take the first item of it."""
    await moderator.send("/queue")
    await see(moderator, "Queue")
    await moderator.press("Take 1")
    await hear(moderator, "You hold this item until")


async def decide(moderator: Phone, *labels: str) -> None:
    """Press the labels of a verdict, each as soon as it stands there."""
    for label in labels:
        await moderator.press(label)
    await hear(moderator, "Your decision is kept")


async def log_call(moderator: Phone, outcome: str, then: str) -> None:
    """Log a call about the item that is held: three presses."""
    for label in ("Log a call", outcome, then):
        await moderator.press(label)
    await hear(moderator, "The call is logged")


async def read(phone: Phone, text: str) -> Json:
    """Open the pushes that come, the newest first, until one tells the text; return its message."""

    def news(messages: list[Json]) -> Json | None:
        newest_first = messages[::-1]
        told = (m for m in newest_first if m["from_bot"] and text in plain(m["text"]))
        pushed = (m for m in newest_first if m["from_bot"] and m["text"] in PUSHES)
        return next(told, None) or next(pushed, None)

    while True:
        found: Json = await phone.wait(news, what=f"push, nor the text {text!r}")
        if found["text"] not in PUSHES:
            return found
        await phone.press_data(found["message_id"], found["buttons"][0][0]["data"])
        await asyncio.sleep(GLANCE)


async def one_push(phone: Phone, before: int, came: int) -> None:
    """Wait until so many pushes came after so many others, and only the last of them is left in the chat."""

    async def all_came() -> bool:
        return len(await phone.pushes()) >= before + came

    while not await all_came():  # noqa: ASYNC110 (Telegram rings no bell)
        await asyncio.sleep(GLANCE)
    await phone.wait(lambda messages: sum(m["text"] in PUSHES for m in messages) == 1, what="single push")


def texts(messages: Iterable[Json]) -> list[str]:
    """Return what the messages of the bot say."""
    return [plain(message["text"]) for message in messages if message["from_bot"]]
