"""The play: the main job, by people who press and say what anybody would."""

from __future__ import annotations

from dataclasses import dataclass

from bot.demo.stage import Stage
from bot.texts.people import role_name
from bot.texts.voice import DEFAULT_LANGUAGE, plain, voice_of
from roadmap.people import Role
from sandbox.person import NoAnswer, NotOnScreen, Person

WENT_WRONG = (NotOnScreen, NoAnswer)
"""What a play ends with that did not go as it should."""

VOICE = voice_of(DEFAULT_LANGUAGE)


@dataclass(frozen=True, slots=True)
class Cast:
    """The four people who are played."""

    coordinator: Person
    curator: Person
    head: Person
    teacher: Person

    def people(self) -> tuple[Person, ...]:
        """In the order their phones stand."""
        return (self.coordinator, self.curator, self.head, self.teacher)


async def set_up(stage: Stage) -> Cast:
    """The road map goes live out of the example order, and everybody comes in by their link."""
    words, anna = stage.script.words, stage.coordinator
    await anna.starts()
    await anna.gets()
    await anna.says(words["department"])
    await anna.gets(words["department"])
    await anna.sends_file(words["order"], stage.script.order)
    await anna.presses(_label("Make it live"))
    await anna.presses(_label("As overdue"))
    await anna.gets()
    people = {
        name: await _invited(stage, name, role)
        for name, role in (("curator", Role.CURATOR), ("head", Role.HEAD), ("teacher", Role.TEACHER))
    }
    await anna.says("/start")
    return Cast(anna, **people)


async def main_job(stage: Stage, cast: Cast) -> None:
    """The head hands in a link and delegates; reviewers accept and return; the digest counts it all."""
    words = stage.script.words
    await _hand_in(cast.head, words["task"], words["link"])
    await _opens_to_review(cast.coordinator, words["task"])
    await cast.coordinator.presses(_label("Accept"), on=words["task"])
    await cast.head.sees_last(words["task"])
    await _delegate(cast.head, words["handed_over"], cast.teacher)
    await cast.teacher.presses(_label("Open the task"), on=words["handed_over"])
    await cast.teacher.presses(_label("Hand in"))
    await cast.teacher.says(words["teacher_link"])
    await _opens_to_review(cast.curator, words["handed_over"])
    await cast.curator.presses(_label("Return"), on=words["handed_over"])
    await cast.curator.says(words["comment"])
    await cast.teacher.gets(words["comment"])
    await cast.coordinator.says("/status")
    await cast.coordinator.gets(plain(VOICE.say("✅ Accepted: {n}", n=1)))


async def _opens_to_review(person: Person, title: str) -> None:
    """By the queue: what came at once is told in one message."""
    await person.says("/review")
    await person.presses(title[:12])


async def _invited(stage: Stage, name: str, role: Role) -> Person:
    anna, part = stage.coordinator, dict(stage.script.words[name])
    school = part.pop("organisation")
    post = plain(role_name(VOICE, role))
    await anna.says("/people")
    await anna.presses(_label("Organisations"))
    await anna.presses(school)
    await anna.presses(_label("Invite"))
    await anna.presses(post[:1].upper() + post[1:])
    invitation = await anna.gets("start=", school)
    link = next(word for word in invitation.text.split() if "start=" in word)
    person = await Person.arrives(stage.line, **part)
    await person.starts(link)
    await person.presses(_label("I agree, come in"))
    await person.gets(school)
    return person


async def _hand_in(head: Person, task: str, link: str) -> None:
    await head.says("/tasks")
    await head.presses(task[:10])
    await head.presses(_label("Hand in"))
    await head.says(link)
    # The page shows a link from its host on.
    await head.gets(link.partition("://")[2])


async def _delegate(head: Person, task: str, teacher: Person) -> None:
    await head.says("/tasks")
    await head.presses(task[:10])
    await head.presses(_label("Hand to a colleague"))
    await head.presses(teacher.name)
    await teacher.gets(task)


def _label(msgid: str) -> str:
    return plain(VOICE.say(msgid))
