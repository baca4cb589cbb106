"""The forms that make no report: a wish to be called, an answer, a moderator's question."""

from functools import partial

from bot.questionnaire.flow import Form, Kind, Step, never
from bot.questionnaire.readers.contacts import read_contact
from bot.questionnaire.readers.texts import read_text
from bot.questionnaire.steps.typed import plainly, up_to
from bot.words import msg

#: Somebody wants to be contacted: how, and when.
CALL = Form(
    name="call",
    steps=(
        Step(
            key="contact",
            ask=msg("At which phone number may we ring you? If you cannot talk, write an e-mail address."),
            label=msg("Phone or e-mail"),
            kind=Kind.WORDS,
            reader=plainly(read_contact),
            phone=True,
        ),
        Step(
            key="hours",
            ask=msg("When is it convenient and safe for you to talk?"),
            label=msg("Convenient hours"),
            kind=Kind.WORDS,
            reader=up_to(150),
        ),
    ),
    checked=False,
    reports=False,
)
#: The family's answer to a moderator's question.
REPLY = Form(
    name="reply",
    steps=(
        Step(
            key="reply",
            ask=msg("Please write your answer. You need not answer, and you may send several messages."),
            label=msg("Your answer"),
            kind=Kind.LINES,
            reader=up_to(1500),
            skip=never,
        ),
    ),
    checked=False,
    reports=False,
)
#: For what a senior looks at a counted list; the draft's subject is how long the list is.
PURPOSE = Form(
    name="purpose",
    steps=(
        Step(
            key="purpose",
            ask=msg("For what do you need this list? Please write it in one message, without names."),
            label=msg("Purpose"),
            kind=Kind.WORDS,
            reader=plainly(partial(read_text, longest=500)),
            skip=never,
        ),
    ),
    checked=False,
    reports=False,
)
#: A moderator's own question to a family; the draft's subject is the review.
QUESTION = Form(
    name="question",
    steps=(
        Step(
            key="question",
            ask=msg("Please write your question to the family in one message."),
            label=msg("Question"),
            kind=Kind.WORDS,
            reader=plainly(partial(read_text, longest=1000)),
            skip=never,
        ),
    ),
    checked=False,
    reports=False,
)
