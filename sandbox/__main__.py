"""Starts the sandbox alone: `python -m sandbox`; `--help` lists what it can be told."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sandbox.bots import DEFAULT_TOKEN
from sandbox.clock import Clock
from sandbox.errors import DeskError, NotASandboxToken
from sandbox.limits import PER_SECOND, buckets, windows
from sandbox.server import Server
from sandbox.telegram import Telegram

LIMITS = {"buckets": buckets, "windows": windows}


def main(arguments: list[str] | None = None) -> int:
    """Listens until Ctrl-C or SIGTERM; answers the exit code."""
    options = _options().parse_args(arguments)
    try:
        telegram = Telegram(Clock.running(ZoneInfo(options.zone)), options.token or [DEFAULT_TOKEN])
        telegram.latency.change(*options.latency)
        if options.limits is not None:
            telegram.limits.switch(LIMITS[options.limits](per_second=options.per_second))
        return asyncio.run(_serve(telegram, options.port))
    except (NotASandboxToken, DeskError, ZoneInfoNotFoundError, OSError) as mistake:
        sys.stderr.write(f"sandbox: {mistake}\n")
        return 2
    except KeyboardInterrupt:
        return 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m sandbox", description="A Telegram that runs on this machine."
    )
    parser.add_argument(
        "--port", type=int, default=8081, help="where to listen on 127.0.0.1; 0 takes a free port"
    )
    parser.add_argument(
        "--token", action="append", help="a bot's token: 7000000001:SANDBOX and 20-40 letters"
    )
    parser.add_argument("--zone", default="Europe/Moscow", help="the time zone of the sandbox's calendar")
    parser.add_argument("--limits", choices=LIMITS, help="flood limits: forgiving bursts, or to the letter")
    parser.add_argument(
        "--per-second", type=int, default=PER_SECOND, help="what the limits let through in all"
    )
    parser.add_argument(
        "--latency", type=float, nargs=2, default=(0.0, 0.0), metavar=("LEAST", "MOST"),
        help="seconds that a call takes",
    )  # fmt: skip
    return parser


async def _serve(telegram: Telegram, port: int) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop.set)
        except NotImplementedError:  # Windows: Ctrl-C arrives as KeyboardInterrupt
            break
    async with Server(telegram, port=port) as server:
        sys.stdout.write(
            f"{server.address}\nBOT_TOKEN={telegram.bot().token}\nBOT_API_SERVER={server.address}\n"
        )
        sys.stdout.flush()
        await stop.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
