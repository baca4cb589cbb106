"""Branch A: in service, no contact. Almost nothing about service itself is asked in a chat."""

from bot.questionnaire.flow import Choice, Kind, Step, always
from bot.questionnaire.steps.conditions import chose
from bot.questionnaire.steps.typed import past, up_to
from bot.words import msg

WHEN = chose("what", "service")
_ANY_SIGN = chose("signs", "confirmed", "call", "image", "account", "other")

NOTIFIED = Step(
    key="notified",
    intro=msg(
        "We ask almost nothing about service in the chat: in captivity a person may not be saying that they are "
        "military. Give the military unit number, post and call sign only to the official bodies."
    ),
    ask=msg("Has the family received a notification from the recruitment centre (TCC)?"),
    label=msg("Notification"),
    kind=Kind.CHOICE,
    choices=(
        Choice(
            "missing",
            msg("Yes, missing"),
            said="зниклий безвісти, зникла безвісти, безвісти, пропавший без вести, без вести, missing, yes missing",
        ),
        Choice(
            "captive",
            msg("Yes, possible captivity"),
            said="полон, можливо полон, імовірно полон, плен, возможно плен, captivity, captive, possible captivity",
        ),
        Choice("other", msg("Yes, other")),
        Choice("no", msg("No")),
    ),
    unknown=always,
)
SIGNS = Step(
    key="signs",
    ask=msg("Are there signs that the person may be in captivity?"),
    label=msg("Signs of captivity"),
    kind=Kind.MANY,
    choices=(
        Choice("confirmed", msg("Confirmed by ICRC or NIB")),
        Choice("call", msg("Call or letter")),
        Choice("image", msg("Photo or video")),
        Choice("account", msg("A released person's account")),
        Choice("other", msg("Other")),
        Choice("none", msg("None so far"), alone=True),
    ),
    unknown=always,
)
SIGNS_TOLD = Step(
    key="signs_told",
    ask=msg("What exactly, and from where is it known? No names, please."),
    label=msg("What is known"),
    kind=Kind.WORDS,
    reader=up_to(300),
    when=_ANY_SIGN,
)
SIGNS_WHEN = Step(
    key="signs_when",
    ask=msg("When did you get the most recent of these?"),
    label=msg("Latest sign"),
    kind=Kind.WORDS,
    reader=past,
    unknown=always,
    when=_ANY_SIGN,
)
STEPS = (NOTIFIED, SIGNS, SIGNS_TOLD, SIGNS_WHEN)
