"""Which handler answers what a moderator presses, types or sends, and by which door one comes to it."""

from collections.abc import Iterator, Mapping

from bot.chat.buttons import Payload
from bot.chat.form import payloads as form
from bot.chat.moderators import (
    agreeing,
    approvals,
    behalf,
    calls,
    card,
    case_routes,
    cases,
    codes,
    colleagues,
    compose,
    duty,
    links,
    merges,
    notes,
    promises,
    purposes,
    queue,
    reasons,
    reveal,
    start,
    talks,
    tasks,
    verdict,
    writing,
)
from bot.chat.moderators import payloads as on
from bot.chat.moderators.doors import Answer, door
from bot.chat.moderators.payloads import approvals as on_approval
from bot.chat.moderators.payloads import colleagues as on_colleague
from bot.chat.moderators.payloads import links as on_link
from bot.chat.moderators.payloads import merges as on_merge
from bot.chat.moderators.payloads import notes as on_note
from bot.chat.moderators.payloads import promises as on_promise
from bot.chat.moderators.payloads import purposes as on_purpose
from bot.chat.moderators.payloads import talks as on_talk
from bot.chat.moderators.payloads import tasks as on_task
from bot.chat.moderators.refusals import again, answered, spoken
from bot.chat.routes import Routes, unmade
from bot.domain.roles import Act

PRESSES: Mapping[Act, Mapping[type[Payload], Answer]] = {
    Act.LANGUAGE: {
        on.Language: start.choose_language,
        on.Languages: start.ask_language_pressed,
    },
    Act.HELP: {on.Help: start.guide_pressed},
    Act.LOCK: {
        on_colleague.Colleagues: colleagues.show,
        on_colleague.Lock: colleagues.lock,
    },
    Act.LEAVE: {on_colleague.Leave: colleagues.leave},
    Act.SEE_QUEUE: {
        on.Queue: queue.show_page,
        on.Alarm: queue.answer_alarm,
        on.Aside: queue.aside,
        on.Card: card.look,
    },
    Act.BE_ON_DUTY: {on.Duty: duty.press},
    Act.CLAIM: {
        on.Take: card.take,
        on.GiveBack: card.give_back,
        on.HandOver: notes.hand_over,
        on.HandTo: notes.hand_to,
        on_note.AddNote: notes.add,
        on_note.Ready: notes.choose,
        on_note.Rewrite: notes.rewrite,
        on_note.Unwrite: notes.cancel,
        **case_routes.NOTE,
        on.PassOn: card.pass_on,
        on.Raise: card.lift,
    },
    Act.REVEAL: {
        on.Reveal: reveal.reveal,
        on.Choices: reveal.choices,
        on.Compare: links.compare,
        **case_routes.REVEAL,
    },
    Act.SEE_CASE: case_routes.SEE,
    Act.ADD_EVIDENCE: case_routes.EVIDENCE,
    Act.MOVE_STATUS: case_routes.MOVE,
    Act.HOLD: case_routes.HOLD,
    Act.DISCLOSE: case_routes.DISCLOSE,
    Act.SEE_DEATH: case_routes.SENSITIVE,
    Act.APPROVE: {
        on_approval.Approvals: approvals.show_list,
        on_approval.Open: approvals.open_,
        on_approval.Look: approvals.look,
        on_approval.Withdraw: approvals.withdraw,
        on_approval.Approve: agreeing.approve,
        on_approval.Agree: agreeing.agree,
        on_approval.Cancel: agreeing.cancel,
    },
    Act.DECIDE_REPORT: {
        on_link.Because: links.because,
        on_link.Words: links.words,
        on_link.Link: links.link,
        on.NewCase: verdict.new_case,
        on_link.Another: verdict.another,
        on.Hold: verdict.hold,
        on.Reasons: verdict.reasons,
        on.Reason: verdict.reason,
        on.Reject: verdict.reject,
        on.Settle: verdict.settle,
        on_talk.Settle: talks.settle,
        on_task.Done: tasks.done,
        on_task.Filed: tasks.filed,
        on_promise.Promise: promises.ask,
        on_promise.PromiseIn: promises.make,
    },
    Act.UNLINK: {
        on_link.Unlink: links.unlink,
        on_link.UnlinkNow: links.unlink_now,
    },
    Act.MERGE: {
        on_merge.Pairs: merges.choose,
        on_merge.Pair: merges.pair,
        on_merge.Cases: merges.compare,
        on_merge.Propose: merges.propose,
        on_merge.Words: merges.words,
        on_merge.ProposeNow: merges.propose_now,
        on_merge.Distinct: merges.distinct,
        on_merge.Unjudge: merges.unjudge,
        on_merge.Part: merges.part,
        on_merge.PartNow: merges.part_now,
        on_merge.Confirm: merges.confirm,
    },
    Act.VERIFY: case_routes.VERIFY,
    Act.LEAD: case_routes.ALONE,
    Act.SPEAK: {on_link.Unsay: reasons.unsay},
    Act.LOG_CALL: {
        on.Call: calls.call,
        on.CameOf: calls.came_of,
        on.Log: calls.log,
    },
    Act.WRITE_FOR_FAMILY: {
        on.NewReport: behalf.new_report,
        on.ReadConsent: behalf.read_consent,
        on.Heard: behalf.heard,
        on.Add: behalf.add,
        on.Again: behalf.review_again,
        **behalf.PRESSES.table,
        form.Resume: behalf.resume,
        form.Pause: behalf.pause,
        form.Discard: behalf.discard,
        form.SendNow: behalf.send,
        form.SendChanges: behalf.send_changes,
    },
    Act.SEE_LOOKS: {on_purpose.Limits: purposes.limits},
    Act.OPEN_PURPOSE: {
        on_purpose.Size: purposes.write,
        on_purpose.Send: purposes.send,
        on_purpose.Cancel: purposes.cancel,
        on_purpose.Look: purposes.look,
        on_purpose.Agree: purposes.agree,
        on_purpose.Decline: purposes.decline,
        on_purpose.End: purposes.end,
    },
    Act.ASK_FAMILY: {
        on.Ask: compose.ask,
        on.Preview: compose.preview,
        on.Own: compose.own,
        on.Change: compose.change,
        on.Cancel: compose.cancel,
        on.Send: compose.send,
        on_talk.Families: talks.families,
        on_talk.Ask: talks.ask,
        on_talk.Preview: talks.preview,
        on_talk.Send: talks.send,
        on_talk.Leave: talks.leave,
    },
}
COMMANDS: Mapping[Act, Mapping[str, Answer]] = {
    Act.SPEAK: {"start": start.start, "cancel": writing.stop},
    Act.LANGUAGE: {"language": start.ask_language},
    Act.HELP: {"help": start.guide},
    Act.LOCK: {"colleagues": colleagues.command},
    Act.LEAVE: {"leave": colleagues.ask_to_leave},
    Act.SEE_QUEUE: {"queue": queue.open_queue},
    Act.SEE_CASE: {"cases": cases.command},
    Act.APPROVE: {"approvals": approvals.command},
    Act.WRITE_FOR_FAMILY: {"report": behalf.command},
    Act.BE_ON_DUTY: {"duty": duty.command},
    Act.SEE_LOOKS: {"limits": purposes.limits},
    Act.OPEN_PURPOSE: {"purpose": purposes.command},
}


def _behind(doors: Mapping[Act, Mapping[type[Payload], Answer]]) -> Iterator[tuple[type[Payload], Answer]]:
    """Yield every press with what answers it behind its door."""
    for act, handlers in doors.items():
        for kind, handler in handlers.items():
            yield kind, answered(door(act, handler))


_PRESSES = dict(_behind(PRESSES))

ROUTES = Routes(
    presses=_PRESSES,
    unmade=answered(door(Act.SPEAK, unmade)),
    commands={
        name: spoken(door(act, handler)) for act, handlers in COMMANDS.items() for name, handler in handlers.items()
    }
    # Whoever opens a dead link may be anybody: that refusal is the router's to tell.
    | {"join": start.join},
    typed=spoken(codes.typed(_PRESSES)),
    unknown=spoken(door(Act.SPEAK, start.unknown)),
    media=spoken(door(Act.SPEAK, writing.media)),
    phone=spoken(door(Act.SPEAK, writing.media)),
    place=spoken(door(Act.SPEAK, writing.media)),
    edited=spoken(door(Act.SPEAK, writing.edited)),
    again=again,
)
