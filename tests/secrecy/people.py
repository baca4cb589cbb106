"""What is planted: people who say things that can be found nowhere else, and never may be found on the disk."""

from dataclasses import dataclass, field
from typing import Final

from tests.journeys.roads import Steps, answer, decide, hear, read, see, take, walk
from tests.sandbox.phone import Phone
from tests.secrecy.scene import Scene

#: Needs more than 32 bits, as newer accounts do; older ones need fewer.
LONG_ID, SHORT_ID, MODERATOR_ID = 5_987_654_321, 987_654_321, 6_123_456_789
SURNAME, GIVEN, PATRONYMIC = "Зореславенко-Кульбабська", "Яснозора", "Громовладівна"
OTHER: Final = "Zoreslavenko-Kulbabska"
SETTLEMENT, REPORTER = "Нововигаданівка", "Златоцвіта"
STORY: Final = "Востаннє чути було про бузкову валізу"
HOME_TOWN, BESIDE = "Давньовигадане", "двоюрідна сестра й пасинок"
MARKS: Final = "родимка мов пелюстка"
PHONE, NUMBERS = "+380 67 987 65 43", ("+380679876543", 380679876543, 679876543)
MODERATOR: Final = "Любозара Квітогорова"
QUESTION: Final = "Чи пригадуєте барву тієї валізи?"
REPLY: Final = "Радше волошкова з мідною застібкою"
CORRECTED, KNOWN = "Перевигаданівка", "Дзвонила з перону в Чудоріччі"
CALLED_SURNAME, CALLED_GIVEN = "Передзвонівська", "Вістослава"
BRIEF_SURNAME, BRIEF_GIVEN = "Перекотипольська", "Тихомира"

#: What a moderator writes for somebody on the phone.
CALLED: Final[Steps] = (
    ("How do they speak with us?", "By phone"),
    ("Nothing is kept without consent.", "The consent was heard"),
    ("Are you 18 or older?", "Yes"),
    ("What is your relation", "Mother or father"),
    ("this person's surname?", CALLED_SURNAME),
    ("Given name?", CALLED_GIVEN),
)
#: Everything the family writes before it sends.
BEGINNING: Final[Steps] = (
    ("Оберіть мову", "English"),
    ("Could someone inspect your phone?", "No"),
    ("Please read this before we start", "Yes, I agree"),
    ("What would you like to do?", "Report a person I am looking for"),
    ("Are you 18 or older?", "Yes"),
    ("What is your relation", "Mother or father"),
)
NAMES: Final[Steps] = (
    ("this person's surname?", SURNAME),
    ("Given name?", GIVEN),
    ("Patronymic (father's name)?", PATRONYMIC),
)
ENDING: Final[Steps] = (
    ("other forms of the name", OTHER),
    ("Sex of the person?", "Female"),
    ("When was the person born?", "1975"),
    ("What do you think happened?", "I do not know"),
    ("last have contact", "2023"),
    ("Where was it?", "Kherson region"),
    ("Which settlement or district", SETTLEMENT),
    ("Where does the person live", "Zaporizhzhia"),
    ("Which settlement is it?", HOME_TOWN),
    ("What was happening there", "Skip"),
    ("Who, as far as you know, is with the person?", BESIDE),
    ("in your own words", STORY),
    ("Written so far", "Done"),
    ("distinguishing marks", MARKS),
    ("already turned for help?", "Skip"),
    ("How should we address you?", REPORTER),
    ("one more way to reach you", PHONE),
    ("contact you safely?", "Skip"),
    ("To whom may we pass", "Done"),
    ("Please check your answers", "Send to a moderator"),
    ("Send this report?", "Yes, send"),
)
#: What is told once the report is decided.
CORRECTING: Final[Steps] = (
    ("What would you like to do?", "Add or correct"),
    ("Nothing is changed so far", "Circumstances"),
    ("Tap a line", "Settlement"),
    ("Your answer:", CORRECTED),
    (CORRECTED, "Send the changes"),
    ("are sent", "To the menu"),
    ("What would you like to do?", "The person has been found"),
    ("Have you yourself spoken", "Yes"),
    ("What is known, and from where?", KNOWN),
    ("Written so far", "Done"),
)
BRIEF: Final[Steps] = (
    ("Оберіть мову", "English"),
    ("Could someone inspect your phone?", "Yes"),
    ("Then it is better that someone you trust", "I will write briefly"),
    ("A person will read this.", "Yes, I agree"),
    ("this person's surname?", BRIEF_SURNAME),
    ("Given name?", BRIEF_GIVEN),
    ("When was the person born?", "1975"),
    ("Where was it?", "Kherson region"),
    ("Noted.", "Next"),
)


@dataclass(slots=True)
class Planted:
    """Everybody, and everything they said."""

    scene: Scene
    said: list[str | int] = field(default_factory=list)

    async def phone(self, number: int, name: str) -> Phone:
        """Give somebody a phone under this chat id."""
        self.said += [number, name]
        return await self.scene.person(number, name)

    async def begin(self) -> tuple[Phone, Phone]:
        """Let a moderator in, and have a family begin."""
        moderator = await self.phone(MODERATOR_ID, MODERATOR)
        link, secret = await self.scene.invite(MODERATOR)
        await moderator.start(link)
        await moderator.press("English")
        await hear(moderator, "write the code")
        code = self.scene.code(secret)
        await moderator.send(code)
        self.said += [secret, code]
        await hear(moderator, "role:")
        family = await self.phone(LONG_ID, REPORTER)
        await family.start()
        await walk(family, BEGINNING)
        await see(family, "this person's surname?")
        self.said += [SURNAME, *SURNAME.split("-"), GIVEN, PATRONYMIC]
        return family, moderator

    async def finish(self, family: Phone, moderator: Phone) -> None:
        """Send, ask, answer, decide; meanwhile somebody else writes briefly."""
        await walk(family, ENDING)
        await see(family, "was received on")
        self.said += [OTHER, *OTHER.split("-"), SETTLEMENT, STORY, "бузкову", "валізу", PHONE, *NUMBERS]
        self.said += [HOME_TOWN, BESIDE, MARKS, "пелюстка", "пасинок"]
        await take(moderator)
        await self._ask(family, moderator)
        await take(moderator)
        await decide(moderator, "New case")
        await read(family, "has been taken up")
        await self._add(family)
        await self._by_phone(moderator)
        await self._briefly()
        await self.scene.malformed({"callback_query": {"id": "1", "data": SURNAME, "message": {"text": STORY}}})

    async def _ask(self, family: Phone, moderator: Phone) -> None:
        self.said += [QUESTION, "пригадуєте", REPLY, "волошкова", "застібкою"]
        await moderator.press("Ask the family")
        await moderator.press("In my own words")
        await see(moderator, "write your question")
        await moderator.send(QUESTION)
        await hear(moderator, QUESTION)
        await moderator.press("Send")
        await hear(moderator, "on its way to the family")
        await read(family, QUESTION)
        await family.press("Answer")
        await answer(family, "Please write your answer", REPLY)
        await family.press("Done")
        await see(family, "Your answer is with the moderators")

    async def _add(self, family: Phone) -> None:
        self.said += [CORRECTED, KNOWN, "перону", "Чудоріччі"]
        await family.send("/start")
        await walk(family, CORRECTING)
        await see(family, "Please publish nothing")

    async def _by_phone(self, moderator: Phone) -> None:
        self.said += [CALLED_SURNAME, CALLED_GIVEN]
        await moderator.send("/report")
        await walk(moderator, CALLED)
        await see(moderator, "Patronymic (father's name)?")

    async def _briefly(self) -> None:
        phone = await self.phone(SHORT_ID, BRIEF_GIVEN)
        self.said += [BRIEF_SURNAME, BRIEF_GIVEN]
        await phone.start()
        await walk(phone, BRIEF)
        shown = (await see(phone, "Remember these words"))["text"]
        words = shown.partition(": ")[2].partition(".")[0]
        self.said += [words, *words.split()]
