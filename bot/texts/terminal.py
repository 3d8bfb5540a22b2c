"""What the command line says to people."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.settings import Reason, Wrong
from bot.texts.voice import Voice
from storage.database import (
    DatabaseBroken,
    DatabaseNewer,
    DatabaseUnusable,
    DriverMissing,
    NoDatabaseAddress,
    NotWritable,
)


def demo_is_up(voice: Voice, address: str) -> Markup:
    """The one address of the demonstration."""
    return voice.say("Vekha is up: open {address}\nCtrl-C stops it; nothing of it stays.", address=address)


def demo_played(voice: Voice) -> Markup:
    """The end of a play that went as it should."""
    return voice.say("The main job was played from the order to the digest.")


def setting_wrong(voice: Voice, wrong: Wrong) -> Markup:
    """One line about a setting."""
    name, value = wrong.name, wrong.value
    return {
        Reason.MISSING: voice.say(
            "{name} is not set: put it into the environment or into .env (see .env.example)", name=name
        ),
        Reason.TOKEN: voice.say("{name} is not a token: copy it whole from @BotFather", name=name),
        Reason.SERVER: voice.say(
            "{name} is not a base address: {value}; write it like https://api.telegram.org",
            name=name,
            value=value,
        ),
        Reason.PROXY: voice.say("{name} is not a proxy address: write it like socks5://host:1080", name=name),
        Reason.DATABASE: voice.say(
            "{name} is not a database address: {value}; write it like sqlite:///vekha.sqlite3",
            name=name,
            value=value,
        ),
        Reason.IDS: voice.say(
            "{name} must be Telegram ids separated by commas, not {value}", name=name, value=value
        ),
        Reason.ZONE: voice.say(
            "{name} is not a time zone: {value}; write it like Europe/Moscow", name=name, value=value
        ),
        Reason.FORMAT: voice.say("{name} must be text or json, not {value}", name=name, value=value),
        Reason.MINUTES: voice.say(
            "{name} must be a number of minutes from 0 to 120, not {value}", name=name, value=value
        ),
        Reason.RATE: voice.say("{name} must be a number from 1 to 1000, not {value}", name=name, value=value),
        Reason.PAUSE: voice.say("{name} must be a number from 0 to 60, not {value}", name=name, value=value),
        Reason.UNREADABLE: voice.say("{name} cannot be read: save it as text in UTF-8", name=name),
    }[wrong.reason]


def database_unusable(voice: Voice, unusable: DatabaseUnusable) -> Markup:
    """One line about a database, by the name of what is wrong."""
    place, reason = unusable.place, unusable.reason
    words = {
        NoDatabaseAddress: voice.say(
            "DATABASE_URL is not a database address: {place}; write it like sqlite:///vekha.sqlite3",
            place=place,
        ),
        DriverMissing: voice.say(
            "DATABASE_URL: the library for {place} is not installed ({reason})", place=place, reason=reason
        ),
        NotWritable: voice.say(
            "DATABASE_URL: {place} cannot be written ({reason}); choose a file in a folder of your own",
            place=place,
            reason=reason,
        ),
        DatabaseNewer: voice.say(
            "DATABASE_URL: {place} was made by a newer version of Vekha (schema {reason}); update the program",
            place=place,
            reason=reason,
        ),
        DatabaseBroken: voice.say(
            "DATABASE_URL: {place} cannot be opened ({reason})", place=place, reason=reason
        ),
    }
    return words[type(unusable)]


def proxy_unusable(voice: Voice, reason: str) -> Markup:
    """The proxy's address is well formed, but no proxy."""
    return voice.say("BOT_PROXY cannot be used: {reason}", reason=reason)


def token_refused(voice: Voice) -> Markup:
    """The server does not know the token (any more)."""
    return voice.say("BOT_TOKEN was not accepted: copy it anew from @BotFather")


def server_silent(voice: Voice, server: str) -> Markup:
    """Nobody answers at the Bot API's address."""
    return voice.say(
        "BOT_API_SERVER: {server} does not answer; check the address, the network and BOT_PROXY",
        server=server,
    )


def server_refuses(voice: Voice, server: str, reason: str) -> Markup:
    """What answers there is no Bot API, or a broken one."""
    return voice.say("BOT_API_SERVER: {server} refuses: {reason}", server=server, reason=reason)


def which_department(voice: Voice, names: Sequence[str]) -> Markup:
    """Where it is not clear whose order it is."""
    if not names:
        return voice.say("There is no department yet: an administrator makes one by /start in the messenger")
    return voice.say("Say whose order it is by --department: {names}", names=voice.listed(names))


def demo_cannot_start(voice: Voice, reason: str) -> Markup:
    """The port is taken, the temp folder is full."""
    return voice.say("The demonstration cannot start: {reason}", reason=reason)


def no_earlier_edition(voice: Voice) -> Markup:
    """Where nothing that is live resembles the order."""
    return voice.say("No live road map resembles this order: put it in without --edition")


def claim_link(voice: Voice, link: str) -> Markup:
    """Printed where nobody is the administrator yet."""
    return voice.say(
        "Nobody is the administrator yet. Open this link in Telegram to become it; it works once, "
        "and the next start makes a new one:\n{link}",
        link=link,
    )
