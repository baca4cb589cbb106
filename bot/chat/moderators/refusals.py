"""What a moderator is told about each refusal; those about an item bring its card up to date."""

from functools import wraps
from typing import Any

from bot.chat.here import Here
from bot.chat.moderators import cards, compose, doors
from bot.chat.moderators.doors import Answer
from bot.chat.refusals import sentence_for
from bot.domain.errors import (
    AlreadyClaimed,
    AlreadyDecided,
    AlreadyProposed,
    Barred,
    CodeNeeded,
    CodeUsed,
    CodeWrong,
    FamilyContact,
    ForbiddenContent,
    Foreign,
    InviteNeeded,
    NotAllowed,
    NotClaimed,
    NotEnough,
    PassedOn,
    ReasonNeeded,
    Refusal,
    SamePerson,
    Stale,
    TakesTwo,
    TooMany,
    TooManyCodes,
    TooManyReveals,
    WrongLetters,
)
from bot.words import Text, msg

#: One sentence for each refusal; {name} is the colleague's. Short enough to stand over a button.
SENTENCES: dict[type[Refusal], Text] = {
    AlreadyClaimed: msg("{name} holds this item now."),
    AlreadyDecided: msg("{name} has already decided on this item."),
    Barred: msg("You decided on this report before. The family asked for another moderator's look."),
    PassedOn: msg("You passed this item on. A colleague takes it."),
    NotAllowed: msg("This is not possible here, or your role does not allow it."),
    NotClaimed: msg("You do not hold this item now. Please take it again."),
    Stale: msg("Something has changed since. Please look at the card again."),
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
    NotEnough: msg("The evidence does not carry this status yet. Please add what is missing, or choose another."),
    ReasonNeeded: msg("This needs a reason in your own words. Please write it."),
    TakesTwo: msg("This is decided by two people. Please propose it: a colleague approves."),
    SamePerson: msg("You proposed this yourself. Another colleague approves."),
    FamilyContact: msg("You speak for a relative of this case. Please leave this decision to colleagues."),
    AlreadyProposed: msg("A proposal on this case already waits for a second person. Please look at it first."),
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
            here.toast(await _told(here, refusal))
            await _again(here, getattr(press, "review", None))

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
        await compose.again(here, note)
    else:
        await doors.ask(here, note)


async def _told(here: Here, refusal: Refusal) -> Text:
    """Note a refusal and return its sentence."""
    here.work.audit.record(cards.me(here).id, "refused", type(refusal).__name__, door=here.door)
    if isinstance(refusal, ForbiddenContent):
        return sentence_for(refusal)
    if isinstance(refusal, (AlreadyClaimed, AlreadyDecided)):
        return await _by(here, refusal)
    return SENTENCES[type(refusal)]


async def _by(here: Here, refusal: AlreadyClaimed | AlreadyDecided) -> Text:
    """Return the sentence that names the colleague."""
    if refusal.moderator is None:
        return BY_FAMILY
    if refusal.moderator == cards.me(here).id:
        return BY_YOU
    colleague = await here.work.moderators.get(refusal.moderator)
    return SENTENCES[type(refusal)].filled(name=colleague.name if colleague else "—")


async def _again(here: Here, review: str | None) -> None:
    """Show the card of the item that was meant, or where this moderator stands."""
    try:
        if review is not None:
            await cards.show(here, review)
            return
    except Refusal:
        # A forged item has no card.
        pass
    await again(here, None)
