"""The operator's commands. Each reads the settings, opens the house, and calls one verb."""

import asyncio
import json
import signal
import sys
import textwrap
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import segno
import typer

from bot import app, auditing, logs, settings, staff
from bot.app import Share
from bot.auditing import AskedTrouble, AuditBroken
from bot.chat.gateway import TokenRefused
from bot.delivery.heads import HeadTrouble
from bot.demo import pages
from bot.demo import run as demo
from bot.domain.audit import Asked
from bot.domain.roles import Role
from bot.guidance.organisation import OrganisationTrouble
from bot.matching.evaluate import pairs, search
from bot.matching.evaluate.table import TableTrouble
from bot.sandbox import server as sandbox
from bot.settings import Settings, SettingsTrouble
from bot.storage import keys as key_file
from bot.storage import schema
from bot.storage.keys import KeyTrouble
from bot.storage.schema import SchemaTrouble
from bot.web.server import CannotListen

try:
    import uvloop as loops
except ImportError:  # there is none for Windows
    loops = asyncio  # type: ignore[misc]  # both make event loops

TROUBLES = (
    SettingsTrouble, KeyTrouble, SchemaTrouble, OrganisationTrouble, CannotListen, sandbox.PortTakenError, TokenRefused,
    TableTrouble, HeadTrouble, AskedTrouble, staff.NotFound,
)  # fmt: skip
#: The exit code where a setting is missing or wrong.
MISUSED = 2
#: The exit code where the audit is not whole.
BROKEN = 1
#: So many rows are done between two words about how far a long command is.
TOLD = 1_000
#: How soon (seconds) a busy event loop lets a thread go on: a commit that is done must not wait 5 ms to say so.
SWITCH = 0.0003

cli = typer.Typer(
    help="Dodomu: families report the missing, moderators decide, families hear.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
db = typer.Typer(help="The database.", no_args_is_help=True)
keys = typer.Typer(help="The key file.", no_args_is_help=True)
people = typer.Typer(help="The moderators.", no_args_is_help=True)
cli.add_typer(db, name="db")
cli.add_typer(keys, name="keys")
cli.add_typer(people, name="moderators")
audit = typer.Typer(help="What was done, in a chain that cannot be bent unseen.", no_args_is_help=True)
cli.add_typer(audit, name="audit")
evaluate = typer.Typer(
    help="The matcher measured on labelled names of yours: no database, key or setting.", no_args_is_help=True
)
cli.add_typer(evaluate, name="evaluate")


def main() -> None:
    """Run a command; expected trouble is one line and exit code 2."""
    try:
        cli()
    except TROUBLES as trouble:
        fail(str(trouble))
    except BaseExceptionGroup as group:
        expected, _ = group.split(TROUBLES)
        if expected is None:
            raise
        fail(str(expected.exceptions[0]))


def fail(line: str, code: int = MISUSED) -> NoReturn:
    """Print one line for the operator and leave."""
    typer.echo(f"dodomu: {line}", err=True)
    sys.exit(code)


async def until_signalled(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    """Do `work`; an interrupt or a terminate sets `stop`."""
    loop = asyncio.get_running_loop()
    for one in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(one, stop.set)
    await work


def read() -> Settings:
    """Return the settings, with logs as they say."""
    found = settings.read()
    logs.setup(found.log_level)
    return found


@cli.command("run")
def run(share: Annotated[Share, typer.Option("--role", help="What this process does.")] = Share.ALL) -> None:
    """Run the bot: polling, or the webhook where DODOMU_WEBHOOK_URL is set."""
    found, stop = settings.for_running(read()), asyncio.Event()
    sys.setswitchinterval(SWITCH)
    with asyncio.Runner(loop_factory=loops.new_event_loop) as runner:
        runner.run(until_signalled(app.run(found, share, stop), stop))


@cli.command("demo")
def run_demo(
    port: Annotated[int, typer.Option(help="Where the page listens on this machine.")] = 8080,
    data: Annotated[Path | None, typer.Option(help="A folder to keep; a fresh one unless given.")] = None,
    seed: Annotated[int, typer.Option(help="How many invented cases.")] = 300,
) -> None:
    """Try everything with invented people, no token and no network: prints one URL."""
    logs.setup("WARNING")
    stop = asyncio.Event()
    asyncio.run(until_signalled(demo.run(port, data, seed, stop), stop))


@cli.command("screens")
def write_screens(folder: Annotated[Path, typer.Argument(help="Where the pages go.")]) -> None:
    """Write every screen in every language as pages, for an editor who reads no code."""
    typer.echo(pages.write(folder))


@cli.command("sandbox")
def run_sandbox(port: Annotated[int, typer.Option(help="Where it listens on this machine.")] = 8081) -> None:
    """Run the local Bot API alone: prints its base URL."""
    listener = sandbox.listen(port)
    typer.echo(f"http://127.0.0.1:{listener.getsockname()[1]}")
    asyncio.run(sandbox.serve(sandbox.create_app(), listener))


@db.command("upgrade")
def upgrade() -> None:
    """Bring the database to the newest schema, or make it."""
    asyncio.run(schema.upgrade(read().database))
    typer.echo("The database is up to date.")


@db.command("check")
def check() -> None:
    """Say whether the database has the newest schema."""
    asyncio.run(schema.check(read().database))
    typer.echo("The database is up to date.")


@keys.command("new")
def new_keys() -> None:
    """Make the key file. Keep a copy of it apart from the database: without it nothing can be read."""
    path = read().keys
    key_file.make(path)
    typer.echo(f"New keys in {path}. Keep a copy on another disk.")


@people.command("invite")
def invite(
    role: Annotated[Role, typer.Option(help="What this person may do.")],
    name: Annotated[str, typer.Option(help="How colleagues see this person.")] = "",
) -> None:
    """Print a start link that lets one person in (once, within 24 hours), and the secret of this person's codes.

    The link may be sent. The QR code, or the secret, is given by hand: it never goes through Telegram.
    """
    made = asyncio.run(staff.invite(settings.for_running(read()), role, name))
    typer.echo(f"{made.link}\n\nOnly on this screen, for the authenticator app; never send it by Telegram:\n")
    segno.make(made.uri).terminal(out=sys.stdout, compact=True)
    typer.echo(f"\n{' '.join(textwrap.wrap(made.secret, 4))}")


@people.command("list")
def list_moderators() -> None:
    """List the moderators: a number, role, name, and whether they are on duty."""
    for number, one in enumerate(asyncio.run(staff.listed(read())), 1):
        typer.echo(f"{number}  {one.role}  {one.name}{'  (on duty)' if one.on_duty else ''}")


@people.command("lock")
def lock(who: Annotated[str, typer.Argument(help="The number in the list, or the name.")]) -> None:
    """Lock a moderator's account at once: what it holds goes back, what it was shown is removed."""
    asyncio.run(staff.lock(read(), who))
    typer.echo("Locked. Renew the keys, and the bot's token, within a day if this person had access to them.")


@audit.command("verify")
def verify_audit(
    head: Annotated[
        Path | None, typer.Option(help="Heads that were sent out, one a line; DODOMU_AUDIT_FILE unless given.")
    ] = None,
) -> None:
    """Walk the whole chain, against the heads that were sent out: exit code 1 names the first row that does not fit."""
    try:
        typer.echo(asyncio.run(auditing.verify(read(), head)))
    except AuditBroken as broken:
        fail(str(broken), BROKEN)


@audit.command("head")
def send_head() -> None:
    """Print the chain's head, and send it where the settings say."""
    typer.echo(asyncio.run(auditing.head(read())))


@audit.command("show")
def show_audit(  # noqa: PLR0913, PLR0917 - each an option
    actor: Annotated[str, typer.Option(help="How the id of whoever did it begins.")] = "",
    act: Annotated[str, typer.Option(help="What was done.")] = "",
    subject: Annotated[str, typer.Option(help="The id of what it was done to.")] = "",
    since: Annotated[str, typer.Option(help="From this day on, such as 2026-03-14.")] = "",
    until: Annotated[str, typer.Option(help="Up to and with this day.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="So many of the newest.")] = 50,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one object a line.")] = False,
) -> None:
    """Show what was done, the newest last: ids and states, and nobody's name."""
    asked = auditing.asked(Asked(actor=actor, act=act, subject=subject, limit=limit), since, until)
    for one in asyncio.run(auditing.show(read(), asked)):
        typer.echo(json.dumps(auditing.as_json(one)) if as_json else auditing.told(one))


@evaluate.command("pairs")
def evaluate_pairs(
    file: Annotated[Path, typer.Argument(help="Tab-separated: query, target, expected; perhaps births, sexes, class.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
    rows: Annotated[Path | None, typer.Option(help="Write each row with score, band and clues here.")] = None,
) -> None:
    """Count in which band pairs of names come out, against what you expect."""
    found = pairs.evaluate(file, tell)
    if rows is not None:
        found.write(rows)
    typer.echo(json.dumps(found.json(), ensure_ascii=False) if as_json else found.text())


@evaluate.command("search")
def evaluate_search(
    cases: Annotated[Path, typer.Argument(help="Tab-separated: id, name; perhaps birth, sex, place.")],
    queries: Annotated[Path, typer.Argument(help="Tab-separated: case_id, name; perhaps birth, sex, class.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Search your cases for your queries: how often the right one comes out on top, time and memory."""
    found = search.evaluate(cases, queries, tell)
    typer.echo(json.dumps(found.json(), ensure_ascii=False) if as_json else found.text())


def tell(what: str, done: int, total: int) -> None:
    """Say how far a long command is, to somebody at a terminal."""
    if sys.stderr.isatty() and (done % TOLD == 0 or done == total):
        typer.echo(f"\r{what}: {done:,} of {total:,}", err=True, nl=done == total)
