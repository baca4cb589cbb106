"""What a moderator is told about each refusal; those about an item bring its card up to date."""

from functools import wraps
from typing import Any

from bot.chat.here import Here
from bot.chat.moderators import approvals, cards, casework, doors, relatives, writing
from bot.chat.moderators.doors import Answer
from bot.chat.refusals import sentence_for
from bot.domain.errors import (
    AlreadyAsked,
    AlreadyClaimed,
    AlreadyDecided,
    AlreadyProposed,
    Barred,
    CodeNeeded,
    CodeUsed,
    CodeWrong,
    EvidenceGone,
    Expired,
    FamilyContact,
    ForbiddenContent,
    Foreign,
    InviteNeeded,
    JudgedDifferent,
    MergedElsewhere,
    MergedInto,
    MovedOn,
    NotAllowed,
    NotClaimed,
    NotEnough,
    NotLooked,
    NotPermitted,
    PassedOn,
    ReasonNeeded,
    Refusal,
    SamePerson,
    SeniorsFirst,
    Stale,
    TakesTwo,
    TellsOfCase,
    TooMany,
    TooManyCodes,
    TooManyLetters,
    TooManyReveals,
    WrongLetters,
)
from bot.domain.roles import Act
from bot.services.permissions import allow
from bot.words import Text, msg

#: One sentence for each refusal; {name} is the colleague's. Short enough to stand over a button.
SENTENCES: dict[type[Refusal], Text] = {
    AlreadyClaimed: msg("{name} holds this item now."),
    AlreadyDecided: msg("{name} has already decided on this item."),
    Barred: msg("You decided on this report before. The family asked for another moderator's look."),
    PassedOn: msg("You passed this item on. A colleague takes it."),
    NotAllowed: msg("This is not possible here, or your role does not allow it."),
    NotPermitted: msg("The family does not permit this now. Nothing is recorded."),
    NotClaimed: msg("You do not hold this item now. Please take it again."),
    Stale: msg("Something has changed since. Please look at the card again."),
    MovedOn: msg("Nothing was decided. Please look at the case again, or ask a senior about this case."),
    Foreign: msg("This button does not work any more. Please open /queue."),
    CodeNeeded: msg("Please write the code from your app."),
    CodeWrong: msg("This code is not right. Please write the one that your app shows now."),
    CodeUsed: msg("This code was used before. Please wait for the next one: it comes within 30 seconds."),
    TooManyCodes: msg("Several codes were wrong. Please try again in 15 minutes. A senior moderator is told."),
    InviteNeeded: msg("Please ask the operator for a new invitation."),
    TooMany: msg("That is too much at once. Please try later."),
    TooManyReveals: msg(
        "You have looked at as many items as an hour or a day allows. Please go on later. Senior moderators are told."
    ),
    TellsOfCase: msg("This may tell what is known in the case, and so it is not written. Please word it otherwise."),
    NotEnough: msg("The evidence does not carry this status yet. Please add what is missing, or choose another."),
    ReasonNeeded: msg("This needs a reason in your own words. Please write it."),
    SeniorsFirst: msg("A senior looks after this case now. Please tell a senior what you know; evidence can be added."),
    TakesTwo: msg("This is decided by two people. Please propose it: a colleague approves."),
    SamePerson: msg("You made the first step yourself. Another colleague makes the second."),
    FamilyContact: msg("You speak for a relative of this case. Please leave this decision to colleagues."),
    MergedInto: msg("Case {no} goes on for this one. What is new belongs there."),
    JudgedDifferent: msg("These were judged to be two people. Please take that back first."),
    AlreadyProposed: msg("A proposal on this case already waits for a second person. Please look at it first."),
    AlreadyAsked: msg("The family has been asked for a talk already. Its answer comes into the queue."),
    NotLooked: msg("Please look at the person and the evidence first; something may have come since."),
    Expired: msg("This proposal has expired. Nothing has changed; it can be proposed anew."),
    EvidenceGone: msg("Evidence that this rests on was taken back meanwhile. Nothing was decided."),
    MergedElsewhere: msg("One of the two cases was merged meanwhile. Nothing was decided."),
    TooManyLetters: msg("Five times these were not the letters. Another colleague decides; a senior is told."),
    WrongLetters: msg("These are not the letters. Please look once more at the person and try again."),
}
BY_YOU = msg("You have already decided on this item.")
BY_FAMILY = msg("The family has ended this itself. Nothing is to be done.")


def answered(handler: Answer) -> Answer:
    """Return a press's handler that answers its refusals over the button, and shows the card as it stands."""

    @wraps(handler)
    async def answer(here: Here, press: Any) -> None:  # noqa: ANN401 - each handler names its payload
        try:
            await handler(here, press)
        except CodeNeeded as needed:
            await _told(here, needed)
            await doors.need(here, doors.back_from(press))
        except Refusal as refusal:
            told = await _told(here, refusal)
            here.toast(told)
            await _again(here, press, told)

    return answer


def spoken(handler: Answer) -> Answer:
    """Return a command's handler that tells its refusals above the newest screen."""

    @wraps(handler)
    async def answer(here: Here, words: str) -> None:
        try:
            await handler(here, words)
        except CodeNeeded as needed:
            await _told(here, needed)
            await doors.need(here)
        except Refusal as refusal:
            await again(here, await _told(here, refusal))

    return answer


async def again(here: Here, note: Text | None) -> None:
    """Show where a moderator stands, under a note; without a session only that a code is asked for."""
    if await doors.open_to(here):
        await writing.again(here, note)
    else:
        await doors.ask(here, note)


async def _told(here: Here, refusal: Refusal) -> Text:
    """Note a refusal and return its sentence."""
    here.work.audit.record(cards.me(here).id, "refused", type(refusal).__name__, door=here.door)
    if isinstance(refusal, ForbiddenContent):
        return sentence_for(refusal)
    if isinstance(refusal, (AlreadyClaimed, AlreadyDecided)):
        return await _by(here, refusal)
    if isinstance(refusal, MergedInto):
        root = await here.work.cases.get(refusal.case)
        return SENTENCES[MergedInto].filled(no=root.reference if root else "—")
    return SENTENCES[type(refusal)]


async def _by(here: Here, refusal: AlreadyClaimed | AlreadyDecided) -> Text:
    """Return the sentence that names the colleague."""
    if refusal.moderator is None:
        return BY_FAMILY
    if refusal.moderator == cards.me(here).id:
        return BY_YOU
    colleague = await here.work.moderators.get(refusal.moderator)
    return SENTENCES[type(refusal)].filled(name=colleague.name if colleague else "—")


async def _again(here: Here, press: Any, told: Text) -> None:  # noqa: ANN401 - any payload
    """Show the card of the item that was meant, the case, proposal or relative, or where this moderator stands."""
    names = ("review", "case", "proposal", "report")
    review, case, proposal, report = (getattr(press, name, None) for name in names)
    try:
        if review:
            await cards.show(here, review)
            return
        if case:
            await casework.refused(here, case, told)
            return
        if proposal:
            allow(cards.me(here), Act.APPROVE)
            await approvals.refused(here, proposal, told)
            return
        if report:
            await relatives.show(here, report, told)
            return
    except Refusal:
        # What was forged has no card.
        pass
    await again(here, None)
