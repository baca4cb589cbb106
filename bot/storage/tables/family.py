"""What families tell, and what is told to them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table

from bot.storage.tables.columns import ID, LOOKUP, metadata

accounts = Table(
    "accounts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("chat_lookup", LOOKUP, unique=True),
    Column("chat", LargeBinary),
    Column("language", String(8)),
    Column("safety", String(16)),
    Column("consent", String(32)),
    Column("consented_at", BigInteger),
    Column("focus", ID),
    Column("reachable", Boolean, nullable=False),
    Column("quiet", Boolean, nullable=False),
    Column("abroad", Boolean),
    Column("met_at", BigInteger, nullable=False),
    Column("looks", LOOKUP),
    # A day, as date.toordinal() counts.
    Column("seen_on", Integer),
    Column("doubt", String(8)),
    Column("album", String(32)),
    # Until when three words tried in vain count against it.
    Column("guessed", BigInteger),
    # When something the family had begun was erased unsent, until it has been told so.
    Column("expired_at", BigInteger),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", ID, primary_key=True),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("form", String(32), nullable=False),
    Column("form_hash", String(64), nullable=False),
    Column("subject", ID),
    Column("opened_at", BigInteger, nullable=False),
    Column("touched_at", BigInteger, nullable=False, index=True),
    Column("content", LargeBinary, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", ID, primary_key=True),
    Column("number", String(32), nullable=False, unique=True),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("form", String(32), nullable=False),
    Column("state", String(24), nullable=False),
    Column("silent", Boolean, nullable=False),
    Column("sent_at", BigInteger, nullable=False),
    Column("person", LargeBinary),
    Column("answers", LargeBinary),
    Column("phrase_lookup", LOOKUP, unique=True),
    Column("sibling_of", ID),
    # Where a moderator wrote it for a family without a chat: who, how it was told, which consent was heard and when.
    Column("taken_by", ID),
    Column("channel", String(16)),
    Column("consent", String(32)),
    Column("heard_at", BigInteger),
    # The day by which the family was promised word, as date.toordinal() counts.
    Column("promised_on", Integer, index=True),
)

#: What a family wrote to moderators' questions.
replies = Table(
    "replies",
    metadata,
    Column("id", ID, primary_key=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("at", BigInteger, nullable=False),
    Column("text", LargeBinary, nullable=False),
)

#: What was told about a sent report afterwards: what it said before, and what it says now.
additions = Table(
    "additions",
    metadata,
    Column("id", ID, primary_key=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False),
    Column("moderator", ID, ForeignKey("moderators.id")),
    Column("review", ID, ForeignKey("reviews.id")),
    Column("form", String(32), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

notices = Table(
    "notices",
    metadata,
    Column("id", ID, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("facts", LargeBinary),
)
