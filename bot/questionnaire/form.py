"""The forms, as data. A new question is a new `Step` here, its words in the catalogues, and a test row."""

import re
from collections.abc import Callable
from datetime import date

from bot.domain.person import PartialDate, Precision
from bot.questionnaire.answers import Answers, State, Value
from bot.questionnaire.flow import Choice, Form, Kind, Reader, Road, Step, When, always, never
from bot.questionnaire.readers.contacts import read_contact
from bot.questionnaire.readers.dates import read_birth, read_past
from bot.questionnaire.readers.names import read_name, read_surname
from bot.questionnaire.readers.reading import Read, Unreadable
from bot.questionnaire.readers.regions import read_region
from bot.questionnaire.readers.texts import read_settlement, read_text
from bot.questionnaire.regions import REGIONS
from bot.words import Text, msg, pmsg


def given(answers: Answers, key: str) -> Value | None:
    """Return what was answered to `key`, or None where it was not asked, not known or not told."""
    answer = answers.get(key)
    return answer.value if answer is not None and answer.state is State.GIVEN else None


def is_given(key: str) -> When:
    """Hold where `key` was answered."""
    return lambda answers: given(answers, key) is not None


def told_as_age(answers: Answers) -> bool:
    """Hold where the birth was told as an age."""
    birth = given(answers, "birth")
    return isinstance(birth, PartialDate) and birth.precision is Precision.AGE


def plainly(read: Callable[[str], Read[str] | Unreadable]) -> Reader:
    """Return a reader that needs nothing but the words."""
    return lambda text, _, __: read(text)


def up_to(longest: int) -> Reader:
    """Return a reader of free text of so many characters."""
    return lambda text, _, __: read_text(text, longest)


def _birth(text: str, _: Answers, today: date) -> Read[PartialDate] | Unreadable:
    return read_birth(text, today)


def _last_contact(text: str, answers: Answers, today: date) -> Read[PartialDate] | Unreadable:
    birth = given(answers, "birth")
    return read_past(text, today, birth if isinstance(birth, PartialDate) else None)


def _other_names(text: str, _: Answers, __: date) -> Read[tuple[str, ...]] | Unreadable:
    """Read up to five names, one a line; commas are understood too."""
    names = [read_name(line) for line in re.split(r"[\n,;]", text) if line.strip()]
    wrong = next((name for name in names if isinstance(name, Unreadable)), None)
    if wrong is not None or not names or len(names) > MOST_NAMES:
        return wrong or Unreadable(msg("Please write up to five forms of the name, each one on a new line."))
    read = [name for name in names if isinstance(name, Read)]
    return Read(tuple(name.value for name in read), next((name.soft for name in read if name.soft), None))


#: So many other forms of the name are kept.
MOST_NAMES = 5
YES, NO = msg("Yes"), msg("No")

ADULT = Step(
    key="adult",
    ask=msg("Are you 18 or older?"),
    label=msg("18 or older"),
    kind=Kind.CHOICE,
    choices=(Choice("yes", YES), Choice("no", NO, road=Road.MINOR)),
    skip=never,
    columns=2,
)
RELATION = Step(
    key="relation",
    ask=msg("What is your relation to the person you are looking for?"),
    label=msg("Your relation"),
    kind=Kind.CHOICE,
    choices=(
        Choice("parent", msg("Mother or father")),
        Choice("spouse", msg("Wife or husband")),
        Choice("partner", msg("Partner (not married)")),
        Choice("former_spouse", msg("Former spouse")),
        Choice("child", msg("Son or daughter")),
        Choice("sibling", msg("Brother or sister")),
        Choice("grandparent", msg("Grandparent or grandchild")),
        Choice("relative", msg("Other relative")),
        Choice("guardian", msg("Guardian")),
        Choice("friend", msg("Friend or comrade")),
        Choice("neighbour", msg("Neighbour or colleague")),
        Choice("lawyer", msg("Lawyer or organisation")),
        Choice("together", msg("We were held together")),
        Choice("other", pmsg("relation", "Other")),
        Choice("me", msg("It is about me"), road=Road.ABOUT_ME),
    ),
    skip=never,
)
SURNAME = Step(
    key="surname",
    ask=msg("What is this person's surname? If you remember, write it as in the documents."),
    label=msg("Surname"),
    kind=Kind.WORDS,
    reader=plainly(read_surname),
    unknown=always,
)
GIVEN_NAME = Step(
    key="given",
    ask=msg("Given name? If you know only a short form (Sasha, Zhenia), write that."),
    label=msg("Given name"),
    kind=Kind.WORDS,
    reader=plainly(read_name),
    skip=is_given("surname"),
    unknown=is_given("surname"),
)
PATRONYMIC = Step(
    key="patronymic",
    ask=msg("Patronymic (father's name)?"),
    label=msg("Patronymic"),
    kind=Kind.WORDS,
    reader=plainly(read_name),
    unknown=always,
    none=msg("Has none"),
)
OTHER_NAMES = Step(
    key="other_names",
    ask=msg(
        "Are there other forms of the name or surname: maiden, former, spelled in Russian or in Latin letters "
        "(as in the international passport)? Write each one on a new line. Do not write a call sign."
    ),
    label=msg("Other forms of the name"),
    kind=Kind.WORDS,
    reader=_other_names,
    unknown=always,
    none=pmsg("other names", "There are none"),
)
SEX = Step(
    key="sex",
    ask=msg("Sex of the person?"),
    label=msg("Sex"),
    kind=Kind.CHOICE,
    choices=(Choice("male", msg("Male")), Choice("female", msg("Female"))),
    columns=2,
)
BIRTH = Step(
    key="birth",
    ask=msg(
        "When was the person born? You may write a full date, only the year or an approximate age. "
        'For example: 14.03.1989, March 1989, 1989, "about 35".'
    ),
    label=msg("Born"),
    kind=Kind.WORDS,
    reader=_birth,
    skip=never,
    unknown=always,
)
AGE_WHEN = Step(
    key="age_when",
    ask=msg("Is this the age now or when contact was lost?"),
    label=msg("Age told for"),
    kind=Kind.CHOICE,
    choices=(Choice("now", pmsg("age", "Now")), Choice("then", pmsg("age", "Then"))),
    unknown=always,
    when=told_as_age,
    columns=2,
)
WHAT = Step(
    key="what",
    ask=msg(
        "What do you think happened? Choose the closest; you can change it later. "
        '"In service" means the military or law enforcement.'
    ),
    label=msg("What happened"),
    kind=Kind.CHOICE,
    choices=(
        Choice("service", msg("In service, no contact")),
        Choice("detained", msg("A civilian was detained")),
        Choice("child", msg("Child separated from family")),
        Choice("sentenced", msg("Criminal case or sentence")),
        Choice("lost", msg("No contact, cause unknown")),
        Choice("moved", msg("An adult was taken elsewhere")),
        Choice("not_here", msg("I prefer not to say it here"), road=Road.NOT_IN_CHAT),
    ),
    skip=never,
    unknown=always,
)
LAST_CONTACT = Step(
    key="last_contact",
    ask=msg("When did you or someone close last have contact with this person? An approximate date is fine."),
    why=msg("Call, message, meeting, anything."),
    label=msg("Last contact"),
    kind=Kind.WORDS,
    reader=_last_contact,
    skip=never,
    unknown=always,
)
REGION = Step(
    key="region",
    ask=msg("Where was it? Choose the region from which the person was in touch or where you met."),
    label=msg("Region"),
    kind=Kind.CHOICE,
    choices=tuple(Choice(region.code, region.name) for region in REGIONS),
    reader=plainly(read_region),
    skip=never,
    unknown=always,
    page=8,
)
SETTLEMENT = Step(
    key="settlement",
    ask=msg("Which settlement or district is it? <b>Do not write positions or coordinates.</b>"),
    label=msg("Settlement"),
    kind=Kind.WORDS,
    reader=plainly(read_settlement),
    unknown=always,
)
OWN_WORDS = Step(
    key="own_words",
    ask=msg(
        "Tell us briefly in your own words what you know. You need not tell everything at once. "
        "Do not name witnesses, military units, call signs or places where people are hiding."
    ),
    label=msg("In your own words"),
    kind=Kind.LINES,
    reader=up_to(1500),
)
REPORTER = Step(
    key="reporter",
    ask=msg("How should we address you? A first name is enough."),
    label=msg("Your name"),
    kind=Kind.WORDS,
    reader=plainly(read_name),
)
CONTACT = Step(
    key="contact",
    ask=msg("Please leave one more way to reach you in case Telegram does not work: phone or e-mail."),
    label=msg("Phone or e-mail"),
    kind=Kind.WORDS,
    reader=plainly(read_contact),
    phone=True,
    none=msg("Telegram only"),
    early=True,
)
SAFE_CONTACT = Step(
    key="safe_contact",
    ask=msg("How can we contact you safely?"),
    why=msg('"Do not write first" means that the answer will wait here, in this chat.'),
    label=msg("Safe contact"),
    kind=Kind.MANY,
    choices=(
        Choice("call", msg("You may call")),
        Choice("write", msg("Write only")),
        Choice("not_first", msg("Do not write first")),
        Choice("any_hour", msg("Important news at any hour")),
        Choice("rather_call", msg("Reading is hard, better a call")),
        Choice("morning", msg("Convenient: morning")),
        Choice("day", msg("Convenient: daytime")),
        Choice("evening", msg("Convenient: evening")),
    ),
    early=True,
)
SHARING = Step(
    key="sharing",
    ask=msg(
        "To whom may we pass this information if a moderator finds it useful? State bodies are the National "
        "Information Bureau, the National Police, the Coordination Headquarters and the Ombudsperson. Partners are "
        'human rights organisations: {partner_list}. You may choose several or "Nobody".'
    ),
    label=msg("May be passed to"),
    kind=Kind.MANY,
    choices=(
        Choice("state", msg("Ukrainian state bodies")),
        Choice("icrc", msg("Red Cross (ICRC)")),
        Choice("un", msg("UN bodies")),
        Choice("partners", msg("Partners"), partners=True),
        Choice("statistics", msg("Statistics only, no names")),
        Choice("nobody", msg("Nobody"), alone=True),
    ),
    skip=never,
    default="nobody",
    early=True,
)

#: The whole report (S3, Q1 to Q19); the branches of Q8 join with their own issue.
FULL = Form(
    name="full",
    steps=(
        ADULT, RELATION, SURNAME, GIVEN_NAME, PATRONYMIC, OTHER_NAMES, SEX, BIRTH, AGE_WHEN, WHAT, LAST_CONTACT, REGION,
        SETTLEMENT, OWN_WORDS, REPORTER, CONTACT, SAFE_CONTACT, SHARING,
    ),
    early_after="region",
)  # fmt: skip
#: Short form A: the phone may be inspected. No check, no receipt, nothing is ever sent first.
BRIEF = Form(name="brief", steps=(SURNAME, GIVEN_NAME, BIRTH, AGE_WHEN, REGION), checked=False)
#: Short form B: the reporter is a minor.
MINOR = Form(name="minor", steps=(RELATION, SURNAME, GIVEN_NAME, BIRTH, AGE_WHEN, REGION, CONTACT))
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
#: A moderator's own question to a family; the draft's subject is the review.
QUESTION = Form(
    name="question",
    steps=(
        Step(
            key="question",
            ask=msg("Please write your question to the family in one message."),
            label=msg("Question"),
            kind=Kind.WORDS,
            reader=up_to(1000),
            skip=never,
        ),
    ),
    checked=False,
    reports=False,
)

FORMS = {form.name: form for form in (FULL, BRIEF, MINOR, CALL, REPLY, QUESTION)}


def label_of(step: Step, key: str) -> Text:
    """Return the label of the choice `key`, as it was shown."""
    choice = step.choice(key)
    return choice.label if choice is not None else msg("(an answer of an earlier version)")
