"""Tasks that come and go with a school's groups: what the coordinator reads, and what its head is told."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from bot.texts.tasks import NAME_MOST, shortened
from bot.texts.voice import Voice
from roadmap.replanning import Moves, added_up


def moved(voice: Voice, tasks: Moves, several: bool = False) -> Markup:
    """«Заданий: получила 12», «снято 8 незакрытых, сдано 4 – остаются»; empty where nothing came or went.

    *several* is where it is said of more than one organisation.
    """
    parts = []
    if tasks.gained and several:
        parts.append(voice.say("Tasks added: {n}.", n=tasks.gained))
    elif tasks.gained:
        parts.append(voice.count("Tasks that came: {n}.", "Tasks that came: {n}.", tasks.gained))
    if tasks.lost:
        parts.append(_lost(voice, tasks))
    return Markup(" ").join(parts)


def _lost(voice: Voice, tasks: Moves) -> Markup:
    off = voice.count("{n} unfinished task is taken off", "{n} unfinished tasks are taken off", tasks.lost)
    if not tasks.kept:
        return voice.say("{off}.", off=off)
    stay = voice.count("{n} handed in stays", "{n} handed in stay", tasks.kept)
    return voice.say("{off}, {stay}.", off=off, stay=stay)


def all_moved(voice: Voice, found: Mapping[int, Moves]) -> Markup:
    """The same of several organisations together."""
    return moved(voice, added_up({0: one} for one in found.values()).get(0, Moves()), len(found) > 1)


def told(voice: Voice, name: str, tasks: Moves) -> Markup:
    """Tells a head what came and went; *name* is the group's, where one alone changed."""
    head = (
        voice.say("<b>Your groups have changed: {group}</b>", group=shortened(name, NAME_MOST))
        if name
        else voice.say("<b>Your groups have changed</b>")
    )
    lines = [head]
    if tasks.gained:
        lines.append(voice.count("You have {n} new task.", "You have {n} new tasks.", tasks.gained))
    if tasks.lost:
        lines.append(
            voice.count(
                "{n} task is taken off: there is nothing to hand in for it.",
                "{n} tasks are taken off: there is nothing to hand in for them.",
                tasks.lost,
            )
        )
    if tasks.lost and tasks.kept:
        lines.append(voice.say("What you handed in stays."))
    return Markup("\n").join(lines)
