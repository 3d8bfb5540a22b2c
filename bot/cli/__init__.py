"""The command line. Each command's own imports wait until it is called: ``explain`` never loads aiogram."""

from __future__ import annotations

import sys
from importlib import import_module

import click

from bot.logs import redacted

COMMANDS = {
    "run": "Run the bot.",
    "explain": "Show how deadline phrases are understood.",
    "read": "Show what is understood in an order.",
    "import": "Put an order in and make its road map live.",
    "form": "Check a questionnaire (an XLSForm), put it in, write it out.",
    "people": "Put a spreadsheet of organisations, groups and people in.",
    "demo": "Play the product in a local Telegram, in the browser or in the terminal.",
}


MODULES = {"import": "import_order"}
"""«import» is a word of the language; its module needs another name."""


class Lazy(click.Group):
    """A group whose commands live in modules of their own, loaded when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = MODULES.get(cmd_name, cmd_name)
        command: click.Command = getattr(import_module(f"bot.cli.{name}"), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # From the table: help must not import every command.
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="vekha", prog_name="vekha")
def vekha() -> None:
    """Vekha carries a municipal road map from the signed order to the last proof."""


class Complaint(click.ClickException):
    """What keeps a command from its work: a line each, exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        click.echo(redacted(self.format_message()), err=True)


def in_utf8() -> None:
    """A pipe of Windows has an encoding without Russian or without dashes."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8")
