"""The doors to groups of the messenger."""

from __future__ import annotations

from bot.access.places import COORDINATOR
from bot.here import Here
from roadmap.chats import GroupChat
from roadmap.consent import lacks_consent
from roadmap.department import Department
from roadmap.refusals import NotYours


async def chat_of(here: Here, number: int) -> tuple[GroupChat, int]:
    """A group bound to a department that the actor coordinates, with the department's id; raises NotYours."""
    chat = await here.unit.chats.get(number)
    if chat is None or chat.department_id is None or not here.actor.coordinates(chat.department_id):
        raise NotYours
    return chat, chat.department_id


def coordinated(here: Here | None) -> list[Department]:
    """The departments whose coordinator speaks in a group; none for anybody else, or before they have agreed."""
    if here is None or lacks_consent(here.actor.person):
        return []
    posts = (post for post in here.actor.posts if post.role in COORDINATOR)
    return list({post.department.id: post.department for post in posts}.values())
