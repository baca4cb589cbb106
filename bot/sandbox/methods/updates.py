"""How a bot hears: by asking, or by a webhook."""

import re
from typing import Any, Final
from urllib.parse import urlsplit

from bot.sandbox.arguments import Arguments
from bot.sandbox.methods.call import Call
from bot.sandbox.refusals import Refusal, Why
from bot.sandbox.webhooks import Webhook

Json = dict[str, Any]

LONGEST_POLL: Final = 50
PORTS: Final = frozenset({80, 88, 443, 8443})
LONGEST_SECRET: Final = 256
SECRET: Final = re.compile(r"[A-Za-z0-9_-]*")
HERE: Final = frozenset({"127.0.0.1", "localhost", "::1"})


async def get_updates(call: Call) -> list[Json]:
    """Return what waits, waiting for it if asked to."""
    if call.bot.webhook:
        raise Refusal(Why.WEBHOOK_IS_ACTIVE)
    given = call.arguments
    call.bot.updates.allow(_allowed(given))
    call.bot.updates.expire(call.telegram.now())
    timeout = given.integer("timeout", 0, 0, LONGEST_POLL)
    return await call.bot.updates.poll(given.integer("offset"), given.integer("limit", 100, 1, 100), timeout)


async def set_webhook(call: Call) -> bool:
    """Have updates posted to an address; an empty one is none."""
    if not (url := call.arguments.text("url")):
        return await delete_webhook(call)
    _check_address(call, url)
    secret = call.arguments.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise Refusal(Why.SECRET_TOO_LONG)
    if not SECRET.fullmatch(secret):
        raise Refusal(Why.SECRET_CHARACTERS)
    await delete_webhook(call)
    call.bot.updates.interrupt(Why.TERMINATED_BY_SETWEBHOOK)
    call.bot.updates.allow(_allowed(call.arguments))
    connections = call.arguments.integer("max_connections", 40, 1, 100)
    call.bot.webhook = Webhook(call.telegram, call.bot.updates, url, secret, connections)
    call.bot.webhook.start()
    return True


async def delete_webhook(call: Call) -> bool:
    """Stop posting; what waits goes on waiting unless it is to be dropped."""
    if call.arguments.flag("drop_pending_updates"):
        call.bot.updates.clear()
    if call.bot.webhook:
        await call.bot.webhook.stop()
        call.bot.webhook = None
    return True


async def get_webhook_info(call: Call) -> Json:
    """Say how the webhook does."""
    updates, webhook = call.bot.updates, call.bot.webhook
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(updates.pending)}
    if webhook:
        told |= {"url": webhook.url, "max_connections": webhook.connections, "ip_address": "127.0.0.1"}
        if webhook.last_error:
            told |= {"last_error_date": webhook.last_error_date, "last_error_message": webhook.last_error}
    return {**told, "allowed_updates": updates.allowed} if updates.allowed else told


def _allowed(arguments: Arguments) -> list[str] | None:
    # an unreadable list changes nothing, as with the real server
    try:
        given = arguments.json("allowed_updates")
    except Refusal:
        return None
    return [str(kind) for kind in given] if isinstance(given, list) else None


def _check_address(call: Call, url: str) -> None:
    try:
        address = urlsplit(url if "://" in url else f"https://{url}")
        port = address.port or 443
    except ValueError as error:
        raise Refusal(Why.WEBHOOK_URL) from error
    if address.scheme not in {"http", "https"} or not address.hostname:
        raise Refusal(Why.WEBHOOK_URL)
    if call.telegram.settings.local_webhooks and address.hostname in HERE:
        return
    if address.scheme == "http":
        raise Refusal(Why.WEBHOOK_NOT_HTTPS)
    if port not in PORTS:
        raise Refusal(Why.WEBHOOK_PORT)
