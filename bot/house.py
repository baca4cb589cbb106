"""The house opened: its settings, the rules of the organisation, its database, and what leaves it by itself."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import structlog

from bot.delivery.heads import Heads, outlets
from bot.guidance import organisation
from bot.machine import RandomIds, SystemClock
from bot.services.ports import Clock, Ids
from bot.services.rules import Rules
from bot.settings import Settings
from bot.storage import keys, schema
from bot.storage.work import Storage

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class House:
    """What every command needs: the settings read, the rules of the organisation, the database opened."""

    settings: Settings
    rules: Rules
    storage: Storage
    #: Groups and channels in which the bot may stay.
    groups: frozenset[int] = frozenset()


@asynccontextmanager
async def opened(settings: Settings, clock: Clock | None = None, ids: Ids | None = None) -> AsyncIterator[House]:
    """Open the house. Raises KeyTrouble, SchemaTrouble or OrganisationTrouble, each one clear line."""
    known = keys.read(settings.keys)
    told = organisation.read(settings.org_file, settings.org_name, settings.quiet)
    await schema.check(settings.database)
    storage = Storage(settings.database, known, clock=clock or SystemClock(), ids=ids or RandomIds())
    if told.missing:
        log.warning("organisation.missing", lines=", ".join(told.missing))
    try:
        yield House(settings, told.rules, storage, told.groups)
    finally:
        await storage.dispose()


def heads(house: House) -> Heads:
    """Return what sends the audit's heads outside, as the settings say where."""
    told = house.settings
    return Heads(house.storage, outlets(told.audit_file, told.audit_mail, told.smtp_url.get_secret_value()))
