"""Groups: how they appear, who comes and goes, how a plain group becomes a supergroup."""

from __future__ import annotations

from sandbox.bots import Bot
from sandbox.errors import DeskError
from sandbox.methods.groups import member_json
from sandbox.things import Account, Chat, ChatType, Numbers, Status
from sandbox.wire import Json
from sandbox.world import World

GROUP_ITSELF: Json = {
    "id": 1_087_968_824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
"""Who speaks where the group itself does, or an administrator who hides their name."""


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
        with_bot: bool = True,
    ) -> Chat:
        """A group, with the bot in it or not yet; the first person is its creator. A forum is a supergroup."""
        if not title.strip() or not members:
            raise DeskError("a group needs a title and somebody in it")
        kind = ChatType.SUPERGROUP if forum else kind
        numbers = bot.numbers if kind is ChatType.GROUP else Numbers()
        chat = self.world.add_group(kind, title, numbers, forum=forum)
        chat.members = {person.id: Status.MEMBER for person in members}
        chat.members[members[0].id] = Status.CREATOR
        status = Status.ADMINISTRATOR if bot_rules else Status.MEMBER
        if with_bot:
            chat.members[bot.id] = status
        born = "group_chat_created" if kind is ChatType.GROUP else "supergroup_chat_created"
        self._service(chat, members[0].user(), {born: True})
        if with_bot:
            member_update(self.world, bot, chat, members[0].user(), Status.LEFT, status)
        return chat

    def invite(self, chat: Chat, bot: Bot, by: Account) -> None:
        """Somebody of the group adds the bot, for the first time or again."""
        old = chat.status(bot.id)
        if old.inside or not chat.status(by.id).inside:
            raise DeskError(f"{by.first_name} cannot add the bot to the chat {chat.id}")
        chat.members[bot.id] = Status.MEMBER
        self._service(chat, by.user(), {"new_chat_members": [bot.user()]})
        member_update(self.world, bot, chat, by.user(), old, Status.MEMBER)

    def rename(self, chat: Chat, title: str) -> None:
        """The creator gives the group another name."""
        if not title.strip():
            raise DeskError("a group needs a title")
        chat.title = title
        self._service(chat, self._creator(chat), {"new_chat_title": title})

    def open_topic(self, chat: Chat, name: str) -> int:
        """The creator of a forum opens a topic; answers its number."""
        if not chat.forum or not name.strip():
            raise DeskError("a forum has topics, each with a name")
        topic = {"name": name, "icon_color": 0x6FB9F0}
        author = self._creator(chat)
        said = self.world.new_message(chat, author, {"forum_topic_created": topic}, service=True)
        said.thread_id = said.id
        chat.topics[said.id] = {"name": name}
        self.world.deliver("message", said)
        return said.id

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
        """The plain group becomes a supergroup under a new id; the old id answers `migrate_to_chat_id`.

        Its bots hear that they have come into the new group, and never that they have gone out of the old one
        (https://github.com/tdlib/telegram-bot-api/issues/266). In the new one the group itself speaks.
        """
        if chat.type is not ChatType.GROUP or chat.migrated_to:
            raise DeskError("only a plain group becomes a supergroup, and once")
        new = self.world.add_group(ChatType.SUPERGROUP, chat.title or "", Numbers())
        new.members = dict(chat.members)
        creator = self._creator(chat)
        for bot in self.world.bots_in(new):
            member_update(self.world, bot, new, creator, Status.LEFT, new.status(bot.id))
        self._service(chat, creator, {"migrate_to_chat_id": new.id})
        chat.migrated_to = new.id
        spoken = {"migrate_from_chat_id": chat.id, "sender_chat": new.json()}
        self._service(new, dict(GROUP_ITSELF), spoken)
        return new

    def _creator(self, chat: Chat) -> Json:
        creators = [number for number, status in chat.members.items() if status is Status.CREATOR]
        return self.world.people[creators[0]].user()

    def _service(self, chat: Chat, author: Json, content: Json) -> None:
        message = self.world.new_message(chat, author, content, service=True)
        self.world.deliver("message", message)
