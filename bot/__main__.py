"""``python -m bot`` is the same as ``vekha``."""

from __future__ import annotations

from bot.cli import vekha


def main() -> None:
    """The entry of the command line."""
    vekha(prog_name="vekha")


if __name__ == "__main__":
    main()
