"""What people are told of a link that does not open any more: the trouble, and which tasks it proves."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.texts.links import trouble
from bot.texts.people import some
from bot.texts.tasks import TITLE_MOST, numbered, shortened
from bot.texts.voice import Voice
from roadmap.link_checks import Verdict
from roadmap.tasks import Task


def news(voice: Voice, verdict: Verdict, tasks: Sequence[Task]) -> Markup:
    """*tasks* are those that the reader answers for, at least one."""
    return Markup("{}\n\n{}").format(trouble(voice, verdict), _about(voice, tasks))


def _about(voice: Voice, tasks: Sequence[Task]) -> Markup:
    if len(tasks) == 1:
        title = shortened(numbered(tasks[0]), TITLE_MOST)
        return Markup("{}\n{}").format(title, tasks[0].organisation)
    places = dict.fromkeys(task.organisation for task in tasks)
    return voice.count(
        "It proves {n} task: {places}.",
        "It proves {n} tasks: {places}.",
        len(tasks),
        places=some(voice, tuple(places)),
    )
