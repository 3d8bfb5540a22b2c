"""A real process of the bot: started, watched through its log, killed and started again."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from tests.process import warm

ROOT = Path(__file__).parents[2]
PATIENCE = 30.0
WARM = sys.platform == "linux"
# What a process needs of this machine, and nothing that could be a setting.
_KEPT = ("PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TEMP", "TMP", "TMPDIR", "LANG")


def environment(**settings: str) -> dict[str, str]:
    """A clean environment with the project on the path."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"} | settings


async def until(ready: Callable[[], Any], what: str, seconds: float = PATIENCE) -> None:
    """Looks at a condition of another process until it holds; there is no event to wait on."""
    try:
        async with asyncio.timeout(seconds):
            while not ready():  # noqa: ASYNC110 - another process sends no event
                await asyncio.sleep(0.01)
    except TimeoutError:
        raise AssertionError(f"not within {seconds} seconds: {what}") from None


async def run(folder: Path, **settings: str) -> Finished:
    """Runs ``python -m bot run`` in *folder* to its end."""
    if not WARM:
        return await command(folder, "run", **settings)
    with TemporaryFile() as out, TemporaryFile() as err:
        process = await warm.start(
            "run", cwd=folder, env=environment(**settings), out=out.fileno(), err=err.fileno()
        )
        try:
            async with asyncio.timeout(PATIENCE):
                status = await process.wait()
        except BaseException:
            process.kill()
            raise
        out.seek(0)
        err.seek(0)
        return Finished(status, out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"))


async def command(folder: Path, *arguments: str, python: tuple[str, ...] = (), **settings: str) -> Finished:
    """Runs ``python -m bot …`` in *folder* to its end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *python, "-m", "bot", *arguments,
        cwd=folder, env=environment(**settings),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        async with asyncio.timeout(PATIENCE):
            out, err = await process.communicate()
    except BaseException:
        process.kill()
        await process.wait()
        raise
    return Finished(process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace"))


class Finished:
    """What a command left: its status and what it printed, with line ends of one kind."""

    def __init__(self, status: int | None, out: str, err: str) -> None:
        self.status = status
        self.out = out.replace("\r\n", "\n")
        self.err = err.replace("\r\n", "\n")


class Running:
    """``python -m bot run`` in *folder*. ``log`` has what all its lives wrote to standard error."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        self.settings = settings
        self.log: list[str] = []
        self.lives = 0
        self._process: asyncio.subprocess.Process | warm.Warm
        self._ear: asyncio.Task[None]
        self._heard = asyncio.Condition()

    @property
    def _terminal(self) -> Path:
        return self.folder.with_suffix(".terminal")

    def printed(self) -> str:
        """What all its lives printed on standard output."""
        return self._terminal.read_text("utf-8")

    @property
    def database(self) -> Path:
        """The file that everything is kept in."""
        return self.folder / "vekha.sqlite3"

    async def start(self, *, cold: bool = False) -> None:
        """Starts a life and waits until the bot says that it is at work; *cold* imports everything anew."""
        begun = len(self.log)
        self.lives += 1
        with self._terminal.open("ab") as terminal:
            stream = await (self._start_warm if WARM and not cold else self._start_cold)(terminal.fileno())
        self._ear = asyncio.create_task(self._listen(stream))
        await self.writes("Vekha is at work", since=begun)

    async def _start_cold(self, terminal: int) -> asyncio.StreamReader:
        self._process = process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run",
            cwd=self.folder, env=environment(**self.settings),
            stdin=asyncio.subprocess.DEVNULL, stdout=terminal, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stderr is not None
        return process.stderr

    async def _start_warm(self, terminal: int) -> asyncio.StreamReader:
        listening, telling = os.pipe()
        stream, _ = await warm.reader(listening)
        try:
            self._process = await warm.start(
                "run", cwd=self.folder, env=environment(**self.settings), out=terminal, err=telling
            )
        finally:
            os.close(telling)
        return stream

    async def writes(self, words: str, since: int = 0) -> None:
        """Waits for a line of the log with these words."""
        try:
            async with asyncio.timeout(PATIENCE), self._heard:
                while not any(words in line for line in self.log[since:]):
                    if self._ear.done():
                        raise AssertionError(f"it ended without {words!r}:\n{self.text()}")
                    await self._heard.wait()
        except TimeoutError:
            raise AssertionError(f"it never wrote {words!r}:\n{self.text()}") from None

    def text(self) -> str:
        """The whole log."""
        return "".join(self.log)

    async def kill(self) -> None:
        """kill -9: nothing can be tidied up."""
        self._process.kill()
        await self.ended()

    async def stop(self) -> int:
        """SIGTERM, as a service manager stops it; the exit status."""
        self._process.terminate()
        return await self.ended()

    async def end(self) -> None:
        """Ends whatever is still there."""
        if self.lives and self._process.returncode is None:
            await self.kill()

    async def ended(self) -> int:
        """Waits for the end of this life; its exit status."""
        async with asyncio.timeout(PATIENCE):
            status = await self._process.wait()
            await self._ear
        return status

    async def _listen(self, stream: asyncio.StreamReader) -> None:
        try:
            async for line in stream:
                await self._hears(line.decode("utf-8", "replace"))
        finally:
            await self._hears("")

    async def _hears(self, line: str) -> None:
        async with self._heard:
            if line:
                self.log.append(line)
            self._heard.notify_all()

    def rows(self, query: str) -> list[Any]:
        """What the database says, looked at from outside."""
        with closing(sqlite3.connect(self.database, timeout=10)) as connection:
            return connection.execute(query).fetchall()
