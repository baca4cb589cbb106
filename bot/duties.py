"""What is done when it is due: the verb of a service, or of the moderators' chat, for every kind of job."""

from collections.abc import Mapping

from bot.chat.moderators import later, purposes
from bot.chat.voice import Voice
from bot.delivery.ports import Do
from bot.services import (
    after_hold,
    alarms,
    alerts,
    calls,
    drafts,
    farewell,
    informing,
    news,
    promise,
    reach,
    reports,
    review,
    talks,
    wgeid,
    word,
)
from bot.services.alerts import Alert
from bot.services.rules import Rules
from bot.storage.work import Work


def duties(rules: Rules, voice: Voice) -> Mapping[str, Do[Work]]:
    """Return what to do for every kind of job but the match, which needs the index."""

    def alarm(*, everybody: bool) -> Do[Work]:
        return lambda work, ids: alarms.alarm(work, voice, ids["review"], everybody=everybody)

    return {
        **dict.fromkeys(("notice", "broadcast"), lambda work, ids: news.tell(work, rules, voice, ids["notice"])),
        "unread": lambda work, ids: reach.unread(work, rules, ids["notice"]),
        "talk": lambda work, ids: talks.silent(work, rules, ids["notice"]),
        "alarm": alarm(everybody=False),
        "alarm_all": alarm(everybody=True),
        "unclaimed": lambda work, ids: alarms.unclaimed(work, rules, voice, ids["review"]),
        "unanswered": lambda work, ids: review.unanswered(work, ids["review"]),
        "answered": lambda work, ids: later.answered(work, rules, ids),
        "wgeid": lambda work, ids: wgeid.begin(work, rules, ids["report"]),
        "wgeid_due": lambda work, ids: later.procedure_due(work, rules, voice, ids),
        "alert": lambda work, ids: alerts.push(work, voice, Alert(ids["alert"]), ids["about"], ids["by"]),
        "claim_end": lambda work, ids: later.claim_end(work, rules, ids),
        "purpose_end": lambda work, ids: purposes.expire(work, rules, ids),
        "reveal_end": lambda work, ids: later.reveal_end(work, rules, ids),
        "case_reveal_end": lambda work, ids: later.case_reveal_end(work, rules, ids),
        "casework_end": lambda work, ids: later.casework_end(work, rules, ids),
        "by_person": lambda work, ids: news.by_person(work, rules, ids["notice"]),
        "call": lambda work, ids: calls.again(work, ids["review"]),
        "form_end": lambda work, ids: later.form_end(work, rules, ids),
        "promise": lambda work, ids: promise.due(work, rules, ids["report"]),
        "proposal_end": lambda work, ids: later.proposal_end(work, rules, ids),
        "proposed": lambda work, ids: later.proposed(work, rules, ids),
        "proposal_step": lambda work, ids: later.proposal_step(work, rules, ids),
        "look_end": lambda work, ids: later.look_end(work, rules, ids),
        "hold_over": lambda work, ids: after_hold.over(work, rules, ids["case"]),
        "catch_up": lambda work, ids: informing.through_others(work, ids["account"], ids["case"]),
        "word": lambda work, ids: word.due(work, rules, ids["report"]),
        "word_held": lambda work, ids: word.instead(work, rules, ids["report"]),
        "looked": lambda work, ids: word.looked(work, ids["case"]),
        "draft_end": lambda work, ids: drafts.expire(work, rules, ids["draft"]),
        "blank": lambda work, ids: reports.blank(work, ids["account"]),
        "farewell": lambda work, ids: farewell.forget_address(work, ids["account"]),
    }
