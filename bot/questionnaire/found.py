"""The person has been found: how the family knows. It changes nothing by itself; a moderator confirms it."""

from bot.questionnaire.flow import Choice, Kind, Road, Step, never, small
from bot.questionnaire.readers.texts import read_text
from bot.words import msg, pmsg

#: The draft's subject is the report.
FOUND = small(
    "found",
    Step(
        key="spoken",
        ask=msg("Thank you for writing. Have you yourself spoken with the person since they were found?"),
        label=msg("Spoken with the person"),
        kind=Kind.CHOICE,
        choices=(
            Choice("yes", msg("Yes")),
            Choice(
                "others",
                msg("No, I heard from others"),
                said="чули від інших, почули від інших, від інших, від інших людей, від людей, "
                "услышали от других, от других, from others, heard from others, i heard from others",
            ),
            Choice(
                "seen",
                pmsg("found", "Recognised in a video or photo"),
                said="на відео, на фото, відео, фото, упізнали на відео, впізнали на відео, упізнали на фото, "
                "впізнали на фото, узнали на видео, узнали на фото, видео, video, photo, in a video, in a photo",
            ),
            Choice("coordinator", msg("Talk to a coordinator"), road=Road.COORDINATOR),
        ),
        skip=never,
    ),
    Step(
        key="known",
        ask=msg(
            "What is known, and from where? A few words are enough. Please do not name witnesses, places where "
            "people are hiding, or those who are still held."
        ),
        label=msg("What is known"),
        kind=Kind.LINES,
        reader=lambda text, _, __: read_text(text, 500),
    ),
)
