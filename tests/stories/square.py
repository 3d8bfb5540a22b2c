"""Groups of the messenger in stories: who makes them, adds the bot, throws it out."""

from __future__ import annotations

from datetime import UTC, datetime

from sandbox.membership import Groups
from sandbox.person import Person
from sandbox.things import Account, Chat
from tests.town import Town

SCHOOL = "МБОУ СОШ № 2"
HEAD = "Руководитель организации"
DEPARTMENT = "Управление образования Верхнереченского округа"
# Monday, 9 March 2026, is a day off in Russia, so the first push of these stories is on Tuesday.
PUSH = datetime(2026, 3, 10, 5, tzinfo=UTC)


async def until(town: Town, moment: datetime) -> None:
    """The calendar moves to a moment, and the bot looks at it."""
    town.clock.move(moment - town.clock.now())
    await town.settle()


class Square:
    """Groups of the town, and who does what to them."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self.groups = Groups(town.telegram.world)
        self.bot = town.telegram.bot()

    def account(self, person: Person) -> Account:
        return self.town.telegram.world.people[person.id]

    async def made(self, title: str, *people: Person, forum: bool = False) -> Chat:
        """A group in which the bot is not yet."""
        chat = self.groups.make(
            self.bot, title, [self.account(one) for one in people], forum=forum, with_bot=False
        )
        await self.town.settle()
        return chat

    async def invites(self, who: Person, chat: Chat) -> None:
        self.groups.invite(chat, self.bot, self.account(who))
        await self.town.settle()

    async def bound(self, who: Person, title: str, *others: Person) -> Chat:
        """A group that *who*, a coordinator, has bound."""
        chat = await self.made(title, who, *others)
        await self.invites(who, chat)
        await who.in_chat(chat.id).presses("Управление образования")
        return chat

    def inside(self, chat: Chat) -> bool:
        return chat.status(self.bot.id).inside


async def a_school(town: Town) -> tuple[Person, Person]:
    anna = await town.coordinator_with_road_map()
    return anna, await town.joins(anna, SCHOOL, HEAD, "Борис", "Орлов")


def said(town: Town, chat_id: int) -> int:
    """How many messages the bot has sent to a chat."""
    return sum(line.chat_id == chat_id for line in town.telegram.book.stored("sendMessage"))
