"""The forms that make no report: a wish to be called, an answer, a safety phrase, a moderator's question or note."""

from bot.questionnaire.flow import Kind, Step, never, small
from bot.questionnaire.own_words import own_words
from bot.questionnaire.readers.contacts import read_contact
from bot.questionnaire.readers.phrases import read_phrase
from bot.questionnaire.steps.typed import plainly, up_to
from bot.questionnaire.untold import read_untelling
from bot.words import msg

#: Somebody wants to be contacted: how, and when.
CALL = small(
    "call",
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
)
#: The family's answer to a moderator's question.
REPLY = small(
    "reply",
    Step(
        key="reply",
        ask=msg("Please write your answer. You need not answer, and you may send several messages."),
        label=msg("Your answer"),
        kind=Kind.LINES,
        reader=up_to(1500),
        skip=never,
    ),
)

#: The words by which a family knows our messages. They are kept beside its account, never in a draft.
PHRASE = small(
    "phrase",
    Step(
        key="phrase",
        ask=msg(
            "Write a few words that only you and we will know. They will stand under our messages here, and a "
            "coordinator who rings you says them first."
        ),
        label=msg("Safety phrase"),
        kind=Kind.WORDS,
        why=msg("From 3 to 60 characters. Better not a name, a date or a password you use elsewhere."),
        reader=plainly(read_phrase),
        skip=never,
    ),
)
#: The number of an update, to be told whether it is ours. What is typed here is looked up and never kept.
NUMBER = small(
    "number",
    Step(
        key="number",
        ask=msg("Write the number that stands under the message: the one after “Update No.”."),
        label=msg("Update number"),
        kind=Kind.WORDS,
        reader=up_to(1000),
        skip=never,
    ),
)


#: For what a senior looks at a counted list; the draft's subject is how long the list is.
PURPOSE = own_words(
    "purpose",
    "purpose",
    msg("Purpose"),
    msg("For what do you need this list? Please write it in one message, without names."),
    longest=500,
)
#: A moderator's own question to a family.
QUESTION = own_words(
    "question", "question", msg("Question"), msg("Please write your question to the family in one message.")
)
#: What a moderator writes to a family that would rather not be called: it tells nothing of what is known.
WRITTEN = own_words(
    "written",
    "words",
    msg("Message"),
    msg("Please write to the family in one message."),
    read=read_untelling,
)
#: A note to colleagues by itself, and one that goes with a hand-over.
NOTE = own_words("note", "note", msg("Note"), msg("Please write your note in one message."))
HANDOVER = own_words(
    "handover",
    "note",
    msg("Note"),
    msg(
        "What should your colleague know? Please write in one message: what was promised and by when, and who was told "
        "what. Or choose:"
    ),
)
#: What an approver types of the person whom a proposal is about; the draft's subject is the proposal.
LETTERS = own_words(
    "letters",
    "letters",
    msg("Letters"),
    msg("Write the first three letters of the patronymic (of the surname where there is none)."),
    why=msg("They show that you have looked at the right person. Where no name is known at all, write a dash."),
    longest=40,
)
