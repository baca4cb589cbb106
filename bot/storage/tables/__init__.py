"""Every table. Moments are microseconds since 1970 (`times`); LargeBinary columns are sealed (`sealed`).

What is plain names and locates nobody: random ids, states, due times, Telegram's message numbers, look-ups.
"""

from bot.storage.tables.columns import metadata
from bot.storage.tables.delivery import jobs, limits, messages, outbox, slots, updates
from bot.storage.tables.desk import audit, candidates, invites, moderators, reviews, verdict_words, verdicts
from bot.storage.tables.family import accounts, additions, cases, drafts, notices, relatives, replies, reports

__all__ = [
    "accounts",
    "additions",
    "audit",
    "candidates",
    "cases",
    "drafts",
    "invites",
    "jobs",
    "limits",
    "messages",
    "metadata",
    "moderators",
    "notices",
    "outbox",
    "relatives",
    "replies",
    "reports",
    "reviews",
    "slots",
    "updates",
    "verdict_words",
    "verdicts",
]
