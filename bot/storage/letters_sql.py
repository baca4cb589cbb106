"""The sender's statements, made once."""

from sqlalchemy import BigInteger, and_, bindparam, case, delete, exists, func, or_, select, update

from bot.storage.leases import held
from bot.storage.tables import accounts, limits, messages, outbox, slots
from bot.storage.upsert import keep_old, upsert

#: The one live question of a chat, which stays its last message. Other slots are edited where they stand.
SCREEN = "screen"

_now = bindparam("now", type_=BigInteger)
_ahead = outbox.alias("ahead")
#: Another row of the lane is on its way, or comes first.
_blocked = exists().where(
    _ahead.c.lane == outbox.c.lane,
    _ahead.c.done_at.is_(None),
    _ahead.c.seq != outbox.c.seq,
    or_(
        _ahead.c.lease_until > _now,
        _ahead.c.urgency < outbox.c.urgency,
        and_(_ahead.c.urgency == outbox.c.urgency, _ahead.c.seq < outbox.c.seq),
    ),
)
#: What stands in the slot is on its way out, or is a screen with something newer below.
_below = exists().where(
    messages.c.account == outbox.c.lane,
    or_(
        and_(messages.c.message_id == slots.c.message_id, messages.c.leaving_at.is_not(None)),
        and_(
            outbox.c.slot == SCREEN,
            messages.c.message_id > slots.c.message_id,
            messages.c.leaving_at.is_(None),
        ),
    ),
)
_ROAD = (
    outbox.join(accounts, accounts.c.id == outbox.c.lane)
    .outerjoin(slots, and_(slots.c.account == outbox.c.lane, slots.c.slot == outbox.c.slot))
    .outerjoin(limits, limits.c.lane == outbox.c.lane)
)
_letters = select(outbox, accounts.c.chat, slots.c.message_id.label("standing"), _below.label("below")).select_from(
    _ROAD
)
ONE = _letters.where(outbox.c.seq == bindparam("row"))
TAKE = (
    _letters.where(
        outbox.c.done_at.is_(None),
        outbox.c.due_at <= _now,
        outbox.c.lease_until <= _now,
        func.coalesce(limits.c.free_at, 0) <= _now,
        accounts.c.chat.is_not(None),
        outbox.c.urgency.between(bindparam("first"), bindparam("last")),
        ~_blocked,
    )
    .order_by(outbox.c.urgency, outbox.c.seq)
    .limit(bindparam("limit"))
    .with_for_update(of=outbox, skip_locked=True)
)
HOLD = (
    update(outbox)
    .where(outbox.c.seq == bindparam("row"))
    .values(lease_until=bindparam("until"), fence=outbox.c.fence + 1, tries=outbox.c.tries + 1)
)
BEGIN = held(outbox).values(state="sending")
SENT = held(outbox).values(state="sent", done_at=_now, body=None).returning(outbox.c.unwanted)
FAIL = held(outbox).values(state=bindparam("ends"), code=bindparam("code"), done_at=_now, body=None)

_newer = outbox.alias("newer")
#: Something newer waits for the same slot.
_replaced = exists().where(
    _newer.c.lane == outbox.c.lane,
    _newer.c.slot == outbox.c.slot,
    _newer.c.done_at.is_(None),
    _newer.c.seq > outbox.c.seq,
)
AGAIN = held(outbox).values(
    state=case((_replaced, "replaced"), else_="queued"),
    done_at=case((_replaced, _now)),
    body=case((_replaced, None), else_=outbox.c.body),
    due_at=bindparam("due"),
    lease_until=0,
    repeated=bindparam("again"),
)

STANDS = keep_old(messages, ["account", "message_id"])
FILL = upsert(slots, ["account", "slot"], lambda new: {"message_id": new.message_id})
_these = and_(messages.c.account == bindparam("of"), messages.c.message_id.in_(bindparam("ids", expanding=True)))
GONE = delete(messages).where(_these)
MOVE = update(messages).where(_these).values(leaving_at=bindparam("at"))

#: A letter to the same chat is on its way: what is deleted goes behind what is shown.
_shown_first = exists().where(
    outbox.c.lane == messages.c.account, outbox.c.done_at.is_(None), outbox.c.lease_until > _now
)
_first = (
    select(messages.c.account)
    .where(messages.c.leaving_at <= _now, ~_shown_first)
    .order_by(messages.c.leaving_at)
    .limit(1)
    .scalar_subquery()
)
LEAVING = (
    select(messages.c.account, messages.c.message_id, accounts.c.chat)
    .select_from(messages.join(accounts, accounts.c.id == messages.c.account))
    .where(messages.c.account == _first, messages.c.leaving_at <= _now, accounts.c.chat.is_not(None))
    .order_by(messages.c.message_id)
    .limit(bindparam("limit"))
    .with_for_update(of=messages, skip_locked=True)
)
