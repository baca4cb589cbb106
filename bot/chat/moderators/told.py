"""The queue's own words: priorities, causes, states, verdicts and times as a moderator reads them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final

from bot.domain.behalf import Channel
from bot.domain.call import Call, Next, Outcome
from bot.domain.hours import KYIV
from bot.domain.note import Note
from bot.domain.review import (
    Cause,
    Filing,
    LinkReason,
    RejectReason,
    Review,
    ReviewKind,
    ReviewState,
    Verdict,
    VerdictKind,
)
from bot.domain.roles import Moderator, Role
from bot.questionnaire.notes import wording
from bot.services.items import Marks, Since
from bot.services.wgeid import today
from bot.words import Text, Value, msg, nmsg

KINDS: Final[Mapping[ReviewKind, Text]] = {
    ReviewKind.REPORT: msg("A report to review"),
    ReviewKind.CONTACT: msg("A family to contact"),
    ReviewKind.DELIVERY: msg("A family out of reach"),
    ReviewKind.ADDITION: msg("A report that was changed"),
    ReviewKind.FOUND: msg("A person said to be found"),
    ReviewKind.CASE: msg("A task on a case"),
    ReviewKind.KINSHIP: msg("A kinship to verify"),
}
CAUSES: Final[Mapping[Cause, Text]] = {
    Cause.NEW_REPORT: msg("new report"),
    Cause.MINOR: msg("a minor is writing"),
    Cause.INSPECTED_PHONE: msg("the phone may be inspected: nothing is sent first"),
    Cause.LAST_DAYS: msg("last contact within three days"),
    Cause.LAST_MONTHS: msg("last contact within three months"),
    Cause.TAKEN_DAYS: msg("detained within three days"),
    Cause.TAKEN_MONTHS: msg("detained within three months"),
    Cause.CHILD_ALONE: msg("a child without anybody"),
    Cause.CHILD_IN_TOUCH: msg("a child who can be reached now"),
    Cause.MEDICINE: msg("constant care or medicine is needed"),
    Cause.COURT: msg("a hearing or a sentence is near"),
    Cause.ASKED_FOR_PERSON: msg("asked for a person"),
    Cause.NOT_IN_CHAT: msg("prefers not to say it in the chat"),
    Cause.ABOUT_ME: msg("it is about the person who writes"),
    Cause.SUICIDE: msg("words of suicide"),
    Cause.DANGER: msg("words of danger"),
    Cause.FRAUD: msg("was cheated by swindlers"),
    Cause.FRAUD_NOW: msg("swindlers are writing or calling at this moment"),
    Cause.REVIEW_AGAIN: msg("the family asks to review again"),
    Cause.ADDITION: msg("an addition to a report"),
    Cause.FOUND: msg("the family writes that the person has been found"),
    Cause.WITHDRAWN: msg("the family has withdrawn its report"),
    Cause.UNREACHABLE: msg("messages do not reach the family"),
    Cause.UNCERTAIN: msg("a message may not have arrived"),
    Cause.TELL: msg("a person tells the family: it is not in the chat"),
    Cause.REACH: msg("no call reaches the family, and a message waits for it: please find another way"),
    Cause.LOOKS_CHANGED: msg("silent for long, or another's account now: please call"),
    Cause.PROMISE: msg("the day of our promise has come"),
    Cause.CONFIRM_KINSHIP: msg("the family asks to confirm that it is one"),
    Cause.KEPT_BACK: msg("news waits until the kinship is verified"),
    Cause.UNREAD: msg("a message has not been read for three days"),
    Cause.TALK: msg("the family has answered our request for a talk"),
    Cause.NO_ANSWER: msg("the family has not answered our request for a talk for three days"),
    Cause.REOPEN: msg("the family asks to open its closed case again"),
    Cause.SOMETHING_WRONG: msg("the family writes that something about our message is wrong"),
    Cause.RAISED: msg("raised by a moderator"),
    Cause.FATE_CHANGED: msg("a status has changed: tell the relatives as far as they were verified"),
    Cause.CORRECTION: msg("what families were told has turned out wrong: call everybody who heard it"),
    Cause.SHAKEN: msg("evidence was taken back on which a status rests: look at it again"),
    Cause.CONFIDENTIAL: msg("confidential evidence was added: look at it"),
    Cause.LETTERS: msg("five times a colleague could not name the person whom a proposal is about: ask who that was"),
    Cause.CHECK_WITH_BODY: msg("check with the body whose task it is"),
    Cause.OFFER_SUPPORT: msg("a coordinator and a psychologist for the family"),
    Cause.RECORD_IN_PERSON: msg("record who was told in person, when, and by which body"),
    Cause.TELL_OTHERS: msg("speak with the other relatives, one by one, by phone"),
    Cause.HELD_WORD: msg("the usual day of word has come while messages are stopped: please call"),
    Cause.WORD: msg("the usual word to a family is due: please look at the case first"),
    Cause.WGEID: msg("urgent procedure of the United Nations: under three months"),
    Cause.LINK_UNDONE: msg("was linked to the wrong case: please look again"),
    Cause.PARTED: msg("a merge was undone: a second person confirms it"),
}
SINCE: Final[Mapping[Since, Text]] = {
    Since.ANSWERED: msg("the family has answered"),
    Since.WROTE_BACK: msg("the family has answered what was written to it"),
    Since.CHANGED: msg("the family has changed the report"),
    Since.UNANSWERED: msg("the family has not answered"),
}
VERDICTS: Final[Mapping[VerdictKind, Text]] = {
    VerdictKind.NEW_CASE: msg("a new case"),
    VerdictKind.LINK: msg("linked to a case"),
    VerdictKind.ASK: msg("a question to the family"),
    VerdictKind.WRITE: msg("written to the family"),
    VerdictKind.HOLD: msg("set aside"),
    VerdictKind.REJECT: msg("not taken up"),
    VerdictKind.SPOKEN: msg("spoken with the family"),
    VerdictKind.NOT_REACHED: msg("the family could not be reached"),
    VerdictKind.SETTLED: msg("settled"),
    VerdictKind.UNLINKED: msg("the link to a case was undone"),
}
#: What became of the urgent procedure.
FILINGS: Final[Mapping[Filing, Text]] = {
    Filing.FILED: msg("Filed"),
    Filing.NOT_WISHED: msg("The family does not wish it"),
    Filing.NOT_POSSIBLE: msg("Not possible"),
}
REASONS: Final[Mapping[RejectReason, Text]] = {
    RejectReason.NOT_WAR: msg("No relation to the war"),
    RejectReason.INSUFFICIENT: msg("Not enough to identify"),
    RejectReason.ABUSE: msg("Abuse"),
    RejectReason.TEST: msg("A test"),
}
#: Why a report is about the person of a case.
LINKS: Final[Mapping[LinkReason, Text]] = {
    LinkReason.SAME_BIRTH: msg("Same name and birth"),
    LinkReason.SAME_PLACE: msg("Same name and place"),
    LinkReason.FAMILY: msg("The family says so"),
    LinkReason.PAPERS: msg("Papers were seen"),
    LinkReason.OFFICIAL: msg("An official body confirms"),
}
OUTCOMES: Final[Mapping[Outcome, Text]] = {
    Outcome.SPOKEN: msg("Spoken with the family"),
    Outcome.NO_ANSWER: msg("No answer"),
    Outcome.WRONG_NUMBER: msg("Wrong number"),
    Outcome.LATER: msg("Asked to be called later"),
    Outcome.SOMEONE_ELSE: msg("Somebody else; nothing told"),
}
NEXT: Final[Mapping[Next, Text]] = {
    Next.DONE: msg("The task is done"),
    Next.GO_ON: msg("Go on with this item"),
    Next.TODAY: msg("Call again today"),
    Next.TOMORROW: msg("Call again tomorrow"),
    Next.HAND_OVER: msg("Hand over"),
}
#: How a family told what a moderator wrote.
CHANNELS: Final[Mapping[Channel, Text]] = {
    Channel.PHONE: msg("by phone"),
    Channel.LETTER: msg("by letter or e-mail"),
    Channel.IN_PERSON: msg("in person"),
}
ROLES: Final[Mapping[Role, Text]] = {
    Role.INTAKE: msg("intake"),
    Role.VERIFIER: msg("verifier"),
    Role.SENIOR: msg("senior moderator"),
    Role.IMPORTER: msg("importer"),
    Role.AUDITOR: msg("auditor"),
    Role.ADMINISTRATOR: msg("administrator"),
}
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def as_written(words: str) -> Text:
    """Return what somebody wrote, as it is; nothing of it is translated or read as markup."""
    return Text("{words}", {"words": words})


def joined(*parts: Text | None) -> Text:
    """Return several phrases as one line."""
    told = [part for part in parts if part is not None]
    between = " · ".join(f"{{part{place}}}" for place in range(len(told)))
    values: dict[str, Value] = {f"part{place}": part for place, part in enumerate(told)}
    return Text(between, values)


def lines(*told: Text) -> Text:
    """Return several lines as one paragraph."""
    return Text("{lines}", {"lines": told})


def title(review: Review) -> Text:
    """Return what an item is, in a few words."""
    if review.cause is Cause.SOMETHING_WRONG:
        return msg("A message to look at")
    return KINDS[review.kind]


def age(since: datetime, now: datetime) -> Text:
    """Return how long something has waited, in the largest unit that fits."""
    waited = max(now - since, timedelta())
    if waited < HOUR:
        return msg("waits {n} min", n=minutes(waited))
    if waited < 2 * DAY:
        return msg("waits {n} h", n=int(waited / HOUR))
    return nmsg("waits {n} day", "waits {n} days", int(waited / DAY))


def minutes(length: timedelta) -> int:
    """Return a length of time in whole minutes."""
    return int(length / timedelta(minutes=1))


def clock(moment: datetime, now: datetime) -> str:
    """Return a moment in Kyiv time, with the day where it is not today."""
    local, today = moment.astimezone(KYIV), now.astimezone(KYIV).date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%d.%m %H:%M}"


def due(review: Review, now: datetime) -> Text:
    """Return by when an answer is due, since when it is late, or since when the clock stands still."""
    if review.paused_at is not None:
        return msg("the clock stands still since {time}", time=clock(review.paused_at, now))
    time = clock(review.due_at, now)
    return msg("due {time}", time=time) if review.due_at > now else msg("overdue since {time}", time=time)


def line(review: Review, now: datetime) -> Text:
    """Return an item in one line without a name: priority, due time, age, what it is."""
    nobody = msg("nobody has taken this") if unclaimed(review) else None
    return joined(
        as_written(review.priority.name), due(review, now), age(review.opened_at, now), CAUSES[review.cause], nobody
    )


def unclaimed(review: Review) -> bool:
    """Whether an item has called, and nobody has taken it since."""
    return review.state is ReviewState.OPEN and review.escalated > 0


def marks(marked: Marks, now: datetime) -> tuple[Text, ...]:
    """Return what of an item's time is worth a word: promised, urgent procedure, what the family did, passed on."""
    told = (
        _promised(marked.promised, today(now)) if marked.promised else None,
        _last_day(marked.last_day, today(now)) if marked.last_day else None,
        SINCE[marked.since] if marked.since else None,
        msg("everybody has passed this on") if marked.passed else None,
    )
    return tuple(each for each in told if each is not None)


def _promised(by: date, now: date) -> Text:
    told = f"{by:%d.%m}"
    return msg("promised by {date}", date=told) if by >= now else msg("promised by {date}, and late", date=told)


def _last_day(last: date, now: date) -> Text:
    left = (last - now).days
    if not left:
        return msg("UN urgent procedure: today is the last day")
    return nmsg("UN urgent procedure: {n} day left", "UN urgent procedure: {n} days left", left)


def noted(note: Note, by: Moderator | None, now: datetime) -> Text:
    """Return a note in one line: who left it, when, what it says."""
    name = by.name if by else "—"
    return msg("note by {name}, {time}: {words}", name=name, time=clock(note.at, now), words=wording(note.text))


def conflicts(pairs: Sequence[tuple[int, int]]) -> list[Text]:
    """Tell which two candidates cannot both be the person: somebody judged that they are two."""
    told = msg("Matches two cases that were judged different people: {one} and {other}.")
    return [told.filled(one=one, other=other) for one, other in pairs]


def verdict(decided: Verdict, by: Moderator | None, now: datetime) -> Text:
    """Return a decision in one line: what, who, when."""
    what = VERDICTS[decided.kind] if decided.call is None else called(decided.call)
    if decided.reason is not None:
        what = msg("{what} ({why})", what=what, why=_why(decided.reason))
    return joined(what, as_written(by.name) if by else None, as_written(clock(decided.at, now)))


def _why(reason: RejectReason | LinkReason | Filing) -> Text:
    if isinstance(reason, Filing):
        return FILINGS[reason]
    return LINKS[reason] if isinstance(reason, LinkReason) else REASONS[reason]


def called(call: Call) -> Text:
    """Return a call in one line: what came of it, what comes next."""
    return msg("call: {outcome}", outcome=joined(OUTCOMES[call.outcome], NEXT[call.next]))
