"""The commands, what the menu says of them, and the labels of buttons."""

from __future__ import annotations

from markupsafe import Markup

from bot.texts.voice import Voice

COMMANDS = (
    "start",
    "tasks",
    "status",
    "overdue",
    "indicators",
    "review",
    "people",
    "forms",
    "push",
    "journal",
    "settings",
    "privacy",
    "language",
    "help",
    "cancel",
)


IN_GROUPS = ("status",)
"""What is answered in a group."""


def descriptions(voice: Voice) -> dict[str, Markup]:
    """Each command's line in the messenger's menu."""
    return {
        "start": voice.say("Where I am"),
        "tasks": voice.say("Tasks, the most urgent first"),
        "status": voice.say("How the road map stands"),
        "overdue": voice.say("What is overdue"),
        "indicators": voice.say("How far the indicators are"),
        "review": voice.say("What waits for a review"),
        "people": voice.say("Organisations and invitations"),
        "forms": voice.say("Questionnaires and who has answered"),
        "push": voice.say("Everybody's week, beforehand"),
        "journal": voice.say("Who did what and when"),
        "settings": voice.say("Settings"),
        "privacy": voice.say("What is kept about me"),
        "language": voice.say("Language"),
        "help": voice.say("What I can do"),
        "cancel": voice.say("Leave what was begun"),
    }
