"""Runs the migrations on the connection it is given; a developer's `alembic` brings its own."""  # noqa: INP001 - Alembic wants a folder, no package

import asyncio
import os

from alembic import context
from sqlalchemy import Connection

from bot.storage.engine import engine
from bot.storage.tables import metadata


def run(connection: Connection) -> None:
    """Run what was asked for on `connection`; whoever opened it commits."""
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


async def run_alone() -> None:
    """Open the database of DODOMU_DATABASE_URL, foreign keys off, and run on it."""
    made = engine(os.environ.get("DODOMU_DATABASE_URL", "dodomu.db"), foreign_keys=False)
    async with made.begin() as connection:
        await connection.run_sync(run)
    await made.dispose()


given = context.config.attributes.get("connection")
if given is None:
    asyncio.run(run_alone())
else:
    run(given)
