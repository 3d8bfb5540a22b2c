"""What the command line says to people."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice


def demo_is_up(voice: Voice, address: str) -> Markup:
    """The one address of the demonstration."""
    return voice.say("Vekha is up: open {address}\nCtrl-C stops it; nothing of it stays.", address=address)


def demo_played(voice: Voice) -> Markup:
    """The end of a play that went as it should."""
    return voice.say("The main job was played from the order to the digest.")
