"""Groups: how they appear, who comes and goes, how a plain group becomes a supergroup."""

from __future__ import annotations

from sandbox.bots import Bot
from sandbox.errors import DeskError
from sandbox.methods.groups import member_json
from sandbox.things import Account, Chat, ChatType, Numbers, Status
from sandbox.wire import Json
from sandbox.world import World


def member_update(world: World, bot: Bot, chat: Chat, who: Json, old: Status, new: Status) -> None:
    """Tells a bot that its own place in a chat has changed."""
    user = bot.user()
    change = {
        "chat": chat.json(),
        "from": who,
        "date": world.clock.unix(),
        "old_chat_member": member_json(old, user),
        "new_chat_member": member_json(new, user),
    }
    bot.updates.put("my_chat_member", change, chat.id)


class Groups:
    """Makes and changes groups on behalf of people."""

    def __init__(self, world: World) -> None:
        self.world = world

    def make(
        self,
        bot: Bot,
        title: str,
        members: list[Account],
        *,
        forum: bool = False,
        kind: ChatType = ChatType.GROUP,
        bot_rules: bool = False,
    ) -> Chat:
        """A group with the bot in it; the first person is its creator. A forum is a supergroup."""
        if not title.strip() or not members:
            raise DeskError("a group needs a title and somebody in it")
        kind = ChatType.SUPERGROUP if forum else kind
        numbers = bot.numbers if kind is ChatType.GROUP else Numbers()
        chat = self.world.add_group(kind, title, numbers, forum=forum)
        chat.members = {person.id: Status.MEMBER for person in members}
        chat.members[members[0].id] = Status.CREATOR
        status = Status.ADMINISTRATOR if bot_rules else Status.MEMBER
        chat.members[bot.id] = status
        born = "group_chat_created" if kind is ChatType.GROUP else "supergroup_chat_created"
        self._service(chat, members[0].user(), {born: True})
        member_update(self.world, bot, chat, members[0].user(), Status.LEFT, status)
        return chat

    def add(self, chat: Chat, person: Account) -> None:
        chat.members[person.id] = Status.MEMBER
        self._service(chat, person.user(), {"new_chat_members": [person.user()]})

    def remove(self, chat: Chat, person: Account) -> None:
        self._service(chat, person.user(), {"left_chat_member": person.user()})
        chat.members[person.id] = Status.LEFT

    def throw_out(self, chat: Chat, bot: Bot) -> None:
        """The creator removes the bot: it is told, and may not write any more."""
        old = chat.status(bot.id)
        chat.members[bot.id] = Status.KICKED
        member_update(self.world, bot, chat, self._creator(chat), old, Status.KICKED)

    def promote(self, chat: Chat, bot: Bot, *, rules: bool = True) -> None:
        old, new = chat.status(bot.id), Status.ADMINISTRATOR if rules else Status.MEMBER
        chat.members[bot.id] = new
        member_update(self.world, bot, chat, self._creator(chat), old, new)

    def upgrade(self, chat: Chat) -> Chat:
        """The plain group becomes a supergroup under a new id; the old id answers `migrate_to_chat_id`."""
        if chat.type is not ChatType.GROUP or chat.migrated_to:
            raise DeskError("only a plain group becomes a supergroup, and once")
        new = self.world.add_group(ChatType.SUPERGROUP, chat.title or "", Numbers())
        new.members = dict(chat.members)
        creator = self._creator(chat)
        self._service(chat, creator, {"migrate_to_chat_id": new.id})
        chat.migrated_to = new.id
        self._service(new, creator, {"migrate_from_chat_id": chat.id})
        return new

    def _creator(self, chat: Chat) -> Json:
        creators = [number for number, status in chat.members.items() if status is Status.CREATOR]
        return self.world.people[creators[0]].user()

    def _service(self, chat: Chat, author: Json, content: Json) -> None:
        message = self.world.new_message(chat, author, content, service=True)
        self.world.deliver("message", message)
