"""What every handler knows: who acts, in which unit of work, in which language, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.texts.voice import Voice
from roadmap.department import Department
from roadmap.people import Actor
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Here:
    """One update's circumstances. *department* is where the actor works now."""

    unit: Unit
    actor: Actor
    department: Department
    voice: Voice
    now: datetime

    @property
    def working(self) -> Actor:
        """The actor with the posts of the department they work in now: lists and digests are about it."""
        return self.actor.within(self.department.id)

    @property
    def today(self) -> date:
        """The calendar day in the department's time zone."""
        return self.department.day(self.now)


def workplace(actor: Actor) -> Department:
    """The department that was chosen, where a post is held in it; else the first post's."""
    chosen = (post for post in actor.posts if post.department.id == actor.person.department_id)
    return next(chosen, actor.posts[0]).department
