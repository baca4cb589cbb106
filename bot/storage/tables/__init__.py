"""Every table. Moments are microseconds since 1970 (`times`); LargeBinary columns are sealed (`sealed`).

What is plain names and locates nobody: random ids, states, due times, Telegram's message numbers, look-ups.
"""

from bot.storage.tables.cases import (
    cases,
    distinctions,
    evidence,
    holds,
    lookalikes,
    looks,
    proposals,
    quotes,
    relatives,
    status_words,
    statuses,
)
from bot.storage.tables.columns import metadata
from bot.storage.tables.delivery import jobs, limits, messages, outbox, slots, updates
from bot.storage.tables.desk import (
    audit,
    candidates,
    invites,
    moderators,
    notes,
    passes,
    purposes,
    reviews,
    sessions,
    verdict_words,
    verdicts,
)
from bot.storage.tables.family import accounts, additions, drafts, notices, replies, reports

__all__ = [
    "accounts",
    "additions",
    "audit",
    "candidates",
    "cases",
    "distinctions",
    "drafts",
    "evidence",
    "holds",
    "invites",
    "jobs",
    "limits",
    "lookalikes",
    "looks",
    "messages",
    "metadata",
    "moderators",
    "notes",
    "notices",
    "outbox",
    "passes",
    "proposals",
    "purposes",
    "quotes",
    "relatives",
    "replies",
    "reports",
    "reviews",
    "sessions",
    "slots",
    "status_words",
    "statuses",
    "updates",
    "verdict_words",
    "verdicts",
]
