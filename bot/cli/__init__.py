"""The command line: each subcommand is imported when it is called, so that a light one starts fast."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = {"explain": "bot.cli.explain"}


class LazyGroup(click.Group):
    """A group whose commands are modules with a command of the same name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(_COMMANDS[cmd_name]), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(cls=LazyGroup)
def cli() -> None:
    """Vekha: a municipal road map from the signed order to the last evidence."""
