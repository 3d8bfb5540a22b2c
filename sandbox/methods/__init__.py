"""The methods of the Bot API, a file for each subject; importing this package fills the registry."""

from sandbox.methods import (
    copying,
    editing,
    feedback,
    files,
    groups,
    messages,
    polling,
    profile,
    removing,
    topics,
)
from sandbox.methods.registry import Call, Method, find_method, known_methods

__all__ = [
    "Call",
    "Method",
    "copying",
    "editing",
    "feedback",
    "files",
    "find_method",
    "groups",
    "known_methods",
    "messages",
    "polling",
    "profile",
    "removing",
    "topics",
]
