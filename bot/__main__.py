"""``python -m bot`` and the installed ``vekha``."""

from __future__ import annotations

from bot.cli import cli


def main() -> None:
    cli(prog_name="vekha")


if __name__ == "__main__":
    main()
