"""``vekha demo``: the product in a local Telegram; no token, no network."""

from __future__ import annotations

import asyncio
import logging
import sys

import click

from bot.cli import Complaint, in_utf8
from bot.demo.play import WENT_WRONG, main_job, set_up
from bot.demo.stage import Script, Stage
from bot.logs import set_up as set_up_log
from bot.texts.terminal import demo_cannot_start, demo_is_up, demo_played
from bot.texts.voice import DEFAULT_LANGUAGE, LANGUAGES, plain, voice_of


@click.command()
@click.option("--play", is_flag=True, help="Play the main job in the terminal and print each phone.")
@click.option("--port", default=0, show_default="a free one", help="Where to listen on 127.0.0.1.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=DEFAULT_LANGUAGE, show_default=True)
def demo(play: bool, port: int, lang: str) -> None:
    """Play the product in a local Telegram: in the browser, or with --play in the terminal."""
    in_utf8()
    set_up_log("text")
    logging.getLogger().setLevel(logging.WARNING)
    try:
        asyncio.run(_play(port, lang) if play else _serve(port, lang))
    except OSError as error:
        raise Complaint(plain(demo_cannot_start(voice_of(lang), str(error)))) from None
    except WENT_WRONG as missing:
        click.echo(str(missing), err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo()


async def _serve(port: int, lang: str) -> None:
    async with Stage(Script.read(), port) as stage:
        cast = await set_up(stage)
        phones = ",".join(str(person.id) for person in cast.people())
        click.echo(plain(demo_is_up(voice_of(lang), f"{stage.address}/#open={phones}")))
        await asyncio.Event().wait()


async def _play(port: int, lang: str) -> None:
    async with Stage(Script.read(), port) as stage:
        cast = await set_up(stage)
        await main_job(stage, cast)
        for person in cast.people():
            who = " ".join(filter(None, (person.account["first_name"], person.account.get("last_name"))))
            click.echo(f"━━━ {who} · {person.account.get('note')} ━━━\n\n{await person.log()}\n")
        click.echo(plain(demo_played(voice_of(lang))))
