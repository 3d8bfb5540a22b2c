"""How updates reach the bot: asked for, or pushed to a webhook on this machine."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.bots import Webhook
from sandbox.errors import BadRequest, Conflict
from sandbox.methods.registry import Call, method
from sandbox.methods.schema import FileInput
from sandbox.wire import Json

LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


@method
async def get_updates(
    call: Call,
    offset: int = 0,
    limit: int = 100,
    timeout: int = 0,  # noqa: ASYNC109 - the Bot API's own name
    allowed_updates: list[Any] | None = None,
) -> list[Json]:
    if call.bot.webhook:
        raise Conflict(
            "can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first"
        )
    call.bot.updates.allow(allowed_updates)
    return await call.bot.updates.read(offset, limit, timeout)


@method
def set_webhook(
    call: Call,
    url: str = "",
    certificate: FileInput | None = None,
    ip_address: str | None = None,
    max_connections: int = 40,
    allowed_updates: list[Any] | None = None,
    drop_pending_updates: bool = False,
    secret_token: str = "",
) -> bool:
    if not url:
        return delete_webhook(call, drop_pending_updates)
    if urlsplit(url).hostname not in LOOPBACK or urlsplit(url).scheme not in ("http", "https"):
        raise BadRequest("bad webhook: the sandbox delivers only to this machine, as http://127.0.0.1")
    if secret_token and not _SECRET.fullmatch(secret_token):
        raise BadRequest("secret token contains unallowed characters")
    if not 1 <= max_connections <= 100:
        raise BadRequest("max_connections is from 1 to 100")
    queue = call.bot.updates
    queue.interrupt(Conflict("terminated by setWebhook request"))
    queue.allow(allowed_updates)
    if drop_pending_updates:
        queue.clear()
    call.bot.webhook = Webhook(url, secret_token, max_connections, ip_address)
    queue.on_new()
    return True


@method
def delete_webhook(call: Call, drop_pending_updates: bool = False) -> bool:
    call.bot.webhook = None
    if drop_pending_updates:
        call.bot.updates.clear()
    return True


@method
def get_webhook_info(call: Call) -> Json:
    return call.bot.webhook_info()
