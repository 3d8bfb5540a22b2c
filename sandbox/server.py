"""The sandbox as an HTTP server on 127.0.0.1: three doors in one application."""

from __future__ import annotations

from pathlib import Path

from aiohttp import web

from sandbox.desk import Desk
from sandbox.errors import ConnectionCut
from sandbox.guard import add_headers, guard
from sandbox.http_api import BODY_LIMIT, BotApi, no_such_place
from sandbox.http_desk import DeskDoor
from sandbox.http_page import PAGE, Page
from sandbox.telegram import Telegram
from sandbox.webhooks import Courier, Pauses

HOST = "127.0.0.1"


class Server:
    """`async with Server(telegram) as server:` listens; `server.address` is `http://127.0.0.1:<port>`.

    Port 0 takes a free one. Leaving stops everything: event streams, long polls, webhooks.
    """

    def __init__(
        self, telegram: Telegram, *, port: int = 0, page: Path = PAGE, pauses: Pauses | None = None
    ) -> None:
        self.telegram = telegram
        self.desk = Desk(telegram)
        self._door = DeskDoor(self.desk)
        self._courier = Courier(telegram, pauses)
        self._port = port
        app = web.Application(middlewares=[guard], client_max_size=BODY_LIMIT)
        app.add_routes([*BotApi(telegram).routes(), *self._door.routes(), *Page(page).routes()])
        app.router.add_route("*", "/{nowhere:.*}", _nowhere)
        app.on_response_prepare.append(add_headers)
        app.on_shutdown.append(self._let_go)
        self._runner = web.AppRunner(app, handler_cancellation=True, shutdown_timeout=2.0, access_log=None)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self._port}"

    async def __aenter__(self) -> Server:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    async def start(self) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, self._port).start()
        self._port = self._runner.addresses[0][1]
        await self._courier.start()

    async def stop(self) -> None:
        await self._courier.stop()
        await self._runner.cleanup()

    async def _let_go(self, app: web.Application) -> None:
        """Ends what would otherwise be waited for: streams and long polls."""
        self._door.close()
        for bot in self.telegram.world.bots.values():
            bot.updates.interrupt(ConnectionCut())


async def _nowhere(request: web.Request) -> web.Response:
    return no_such_place()
