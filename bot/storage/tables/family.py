"""What families tell, and what is told to them."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Integer, LargeBinary, String, Table, text

from bot.storage.tables.columns import ID, LOOKUP, SEQ, metadata

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
    # The safety phrase that the family chose: it stands under every message of ours.
    Column("phrase", LargeBinary),
    # Whether good news may come at any hour.
    Column("any_hour", Boolean, nullable=False, server_default=text("false")),
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
    # How often the family wishes a word where nothing has changed (None: never was asked), and since when the time to
    # the next one counts: its choice, or the last usual day.
    Column("word", String(16)),
    Column("word_at", BigInteger),
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

#: How the kinship of a report's family was verified, step by step; append-only (`guards`).
verifications = Table(
    "verifications",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("id", ID, nullable=False, unique=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("before", Integer, nullable=False),
    Column("after", Integer, nullable=False),
    Column("ground", String(16), nullable=False),
    Column("moderator", ID, ForeignKey("moderators.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

#: The words of a verification; they can be erased, the step stays.
verification_words = Table(
    "verification_words",
    metadata,
    Column("verification", ID, ForeignKey("verifications.id"), primary_key=True),
    Column("text", LargeBinary, nullable=False),
)

# Triggers refuse a kind that is none: there is no word for a death among them (`guards`).
notices = Table(
    "notices",
    metadata,
    Column("id", ID, primary_key=True),
    # The update number that the family reads; empty on what was told before there was one.
    Column("number", String(32), unique=True),
    Column("kind", String(16), nullable=False),
    Column("account", ID, ForeignKey("accounts.id"), nullable=False, index=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("state", String(16), nullable=False),
    Column("raised_at", BigInteger, nullable=False),
    Column("case_id", ID, ForeignKey("cases.id"), index=True),
    # The line of a case's history that raised it, and the notice that it corrects.
    Column("status", ID),
    Column("corrects", ID),
    Column("facts", LargeBinary),
)

#: The delivery log: what each notice came to, and what Telegram made of its push. Append-only (`guards`).
deliveries = Table(
    "deliveries",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("notice", ID, ForeignKey("notices.id"), nullable=False, index=True),
    Column("step", String(16), nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

#: To whom a report's words may be passed: what the family gave, and took back. Append-only (`guards`).
sharings = Table(
    "sharings",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("body", String(16), nullable=False),
    Column("given", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)

#: What of a report was passed to whom, by whom. Append-only (`guards`).
disclosures = Table(
    "disclosures",
    metadata,
    Column("seq", SEQ, primary_key=True),
    Column("report", ID, ForeignKey("reports.id"), nullable=False, index=True),
    Column("body", String(16), nullable=False),
    Column("what", String(16), nullable=False),
    Column("moderator", ID, ForeignKey("moderators.id"), nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)
