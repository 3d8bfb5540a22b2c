"""Processes of the bot that begin with everything imported: five seconds of each start are imports.

``python -m tests.process.warm FD`` imports the command once and then, for each request on the socket FD,
forks a process that goes on as ``python -m bot`` would: with its own folder, environment, standard streams and
end. Elsewhere than on Linux, and where the start itself is the point, tests start ``python -m bot``.
"""

from __future__ import annotations

import asyncio
import atexit
import gc
import json
import os
import signal
import socket
import subprocess
import sys
from functools import cache
from importlib import import_module
from pathlib import Path

from bot.__main__ import main

ROOT = Path(__file__).parents[2]
_LONGEST = 1 << 16


class Warm:
    """One such process."""

    def __init__(self, pid: int, report: asyncio.StreamReader, close: asyncio.Transport) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._ended = asyncio.create_task(self._hears_of_its_end(report))
        self._close = close

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def terminate(self) -> None:
        os.kill(self.pid, signal.SIGTERM)

    async def wait(self) -> int:
        """Its exit status, negative for the signal that ended it."""
        return await asyncio.shield(self._ended)

    async def _hears_of_its_end(self, report: asyncio.StreamReader) -> int:
        self.returncode = int(await report.readline())
        self._close.close()
        return self.returncode


async def start(*arguments: str, cwd: Path, env: dict[str, str], out: int, err: int) -> Warm:
    """Starts ``python -m bot`` with *arguments*; *out* and *err* are open files of ours, which it gets."""
    listening, telling = os.pipe()
    try:
        order = json.dumps({"arguments": arguments, "cwd": str(cwd), "env": env}).encode()
        socket.send_fds(_server(), [order], [out, err, telling])
    finally:
        os.close(telling)
    report, transport = await reader(listening)
    return Warm(int(await report.readline()), report, transport)


async def reader(descriptor: int) -> tuple[asyncio.StreamReader, asyncio.Transport]:
    """The end of a pipe as a stream."""
    stream = asyncio.StreamReader()
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(stream), os.fdopen(descriptor, "rb")
    )
    return stream, transport


@cache
def _server() -> socket.socket:
    """The way to the process that forks; it ends when we do."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.process.warm", str(theirs.fileno())],
        cwd=ROOT, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL,
    )  # fmt: skip
    theirs.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _serve(requests: socket.socket) -> None:
    """Forks for each request; comes back in the process that is to be the bot, and at the end."""
    # What watches over a bot is forgotten when it is over.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        order, files, _, _ = socket.recv_fds(requests, _LONGEST, 3)
        if not order:
            os._exit(0)
        if os.fork() == 0:
            requests.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _watch_over(json.loads(order), *files)
            return
        for file in files:
            os.close(file)


def _watch_over(order: dict[str, object], out: int, err: int, report: int) -> None:
    """Comes back in the process that is to be the bot; the other one tells its number and how it ended."""
    pid = os.fork()
    if pid:
        for file in (out, err):
            os.close(file)
        os.write(report, f"{pid}\n".encode())
        status = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        os.write(report, f"{status}\n".encode())
        os._exit(0)
    os.close(report)
    for file, standard in ((out, 1), (err, 2)):
        os.dup2(file, standard)
        os.close(file)
    os.chdir(str(order["cwd"]))
    os.environ.clear()
    os.environ.update(order["env"])  # type: ignore[call-overload]
    sys.argv[1:] = order["arguments"]  # type: ignore[call-overload]


if __name__ == "__main__":
    import_module("bot.cli.run")
    # Else each process copies all of this when its garbage is collected.
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
    main()
