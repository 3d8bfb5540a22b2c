"""For what no conversation expects, and for leaving one."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice


def not_understood(voice: Voice) -> Markup:
    """For text that is nothing here."""
    return voice.say("I did not understand that. /tasks shows your tasks, /help what I can do.")


def unknown_command(voice: Voice, command: str, nearest: str | None) -> Markup:
    """For a command that is not there, with the one it looks like."""
    if nearest:
        return voice.say(
            "There is no command {command}. Did you mean {nearest}?", command=command, nearest=nearest
        )
    return voice.say("There is no command {command}. /help shows what I can do.", command=command)


def cannot_use(voice: Voice) -> Markup:
    """For stickers, voice messages, contacts and the like."""
    return voice.say(
        "I cannot do anything with this. A link, a file, a photo or a video proves a task; "
        "what you say or write does after «Hand in». /tasks shows yours."
    )


def edited(voice: Voice) -> Markup:
    """For a message edited afterwards."""
    return voice.say("I read messages as they were sent. If something changed, send it anew.")


def cancelled(voice: Voice) -> Markup:
    """After /cancel."""
    return voice.say("All right, I left it. Nothing was changed.")


def nothing_to_cancel(voice: Voice) -> Markup:
    """After /cancel with nothing begun."""
    return voice.say("There is nothing to cancel. /start shows where you are.")


def private_only(voice: Voice) -> Markup:
    """In a group."""
    return voice.say("I answer in the private chat only: write to me there.")


def only_text_here(voice: Voice) -> Markup:
    """Where a conversation waits for words and something else came."""
    return voice.say("Write it in words, please, or press /cancel.")
