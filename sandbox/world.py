"""The state of the sandbox: who and what there is, and the one way a message appears, changes and goes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import count

from sandbox.bots import Bot, bot_id_of
from sandbox.clock import Clock
from sandbox.events import Events
from sandbox.media import Files
from sandbox.things import Account, Chat, ChatType, Message, Numbers, Press, Status
from sandbox.updates import FIRST_UPDATE, UpdateQueue
from sandbox.wire import Json

FIRST_PERSON = 4_000_000_001
FIRST_GROUP = 5_000_000_001
DEFAULT_BOT = ("Vekha", "vekha_bot")


class World:
    """Bots, people, chats, files and presses, all in memory."""

    def __init__(self, clock: Clock, events: Events) -> None:
        self.clock = clock
        self.events = events
        self.bots: dict[int, Bot] = {}
        self.people: dict[int, Account] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        """By bot and person."""
        self.groups: dict[int, Chat] = {}
        self.files = Files()
        self.presses: dict[str, Press] = {}
        self.on_update: Callable[[], None] = lambda: None
        """Called when something waits for a bot: the webhook courier listens."""
        self._person_ids = count(FIRST_PERSON)
        self._group_ids = count(FIRST_GROUP)

    def add_bot(self, token: str, first_name: str = "", username: str = "") -> Bot:
        bot_id = bot_id_of(token)
        name, at_name = DEFAULT_BOT if not self.bots else (f"Bot {bot_id}", f"sandbox_{bot_id}_bot")
        queue = UpdateQueue(self.clock, FIRST_UPDATE + 7919 * len(self.bots))
        queue.on_new = lambda: self.on_update()
        bot = Bot(bot_id, token, first_name or name, username or at_name, queue)
        self.bots[bot_id] = bot
        return bot

    def add_person(self, first_name: str, **details: str | None) -> Account:
        account = Account(next(self._person_ids), first_name, **details)  # type: ignore[arg-type]
        self.people[account.id] = account
        return account

    def add_group(self, kind: ChatType, title: str, numbers: Numbers, **details: bool) -> Chat:
        number = next(self._group_ids)
        chat_id = -number if kind is ChatType.GROUP else -(10**12) - number
        chat = Chat(chat_id, kind, numbers, title=title, **details)  # type: ignore[arg-type]
        self.groups[chat_id] = chat
        return chat

    def private_chat(self, bot: Bot, person: Account) -> Chat:
        key = (bot.id, person.id)
        if key not in self.private:
            self.private[key] = Chat(person.id, ChatType.PRIVATE, bot.numbers, bot.id, person)
        return self.private[key]

    def chats(self) -> list[Chat]:
        return [*self.private.values(), *self.groups.values()]

    def user(self, user_id: int) -> Json | None:
        known = self.people.get(user_id) or self.bots.get(user_id)
        return known.user() if known else None

    def bots_in(self, chat: Chat) -> list[Bot]:
        if chat.bot_id:
            return [self.bots[chat.bot_id]]
        return [bot for bot in self.bots.values() if chat.status(bot.id).inside]

    def menu(self, bot: Bot, chat: Chat) -> Json:
        """The commands and the menu button that people see in a chat."""
        kinds = ["all_private_chats"] if chat.private else ["all_group_chats"]
        language = chat.person.language_code if chat.person else None
        commands = bot.commands_for([f"chat:{chat.id}", *kinds, "default"], language)
        button = bot.menu_buttons.get(chat.id) or bot.menu_buttons.get(None) if chat.private else None
        return {"commands": commands, "menu_button": button}

    def new_message(self, chat: Chat, author: Json, content: Json, **more: object) -> Message:
        """Makes a message and puts it in its chat; `more` are the other fields of Message."""
        number = chat.numbers.next()
        message = Message(number, chat, self.clock.unix(), author, content, **more)  # type: ignore[arg-type]
        chat.messages[number] = message
        self.events.emit("message", chat_id=chat.id, **bot_of(chat), message=desk_message(message))
        return message

    def edited(self, message: Message) -> None:
        """Tells that a message has changed; who changes it has set its fields."""
        message.edit_date = self.clock.unix()
        self.show(message)

    def show(self, message: Message) -> None:
        chat = message.chat
        self.events.emit("edited", chat_id=chat.id, **bot_of(chat), message=desk_message(message))

    def delete(self, chat: Chat, message_ids: Iterable[int]) -> None:
        gone = [number for number in message_ids if chat.messages.pop(number, None)]
        chat.pinned = [number for number in chat.pinned if number not in gone]
        if gone:
            self.events.emit("deleted", chat_id=chat.id, **bot_of(chat), message_ids=gone)

    def deliver(self, kind: str, message: Message) -> None:
        """Queues a person's message for every bot that may read it."""
        for bot in self.bots_in(message.chat):
            if _may_read(bot, message):
                bot.updates.put(kind, message.json(), message.chat.id)


def bot_of(chat: Chat) -> Json:
    """Which bot a private chat belongs to, for its events."""
    return {"bot_id": chat.bot_id} if chat.bot_id else {}


def _may_read(bot: Bot, message: Message) -> bool:
    """Privacy mode: in a group a bot reads commands, replies to it and service messages, unless it rules."""
    chat = message.chat
    if (
        chat.private
        or message.service
        or bot.reads_all_messages
        or chat.status(bot.id) is Status.ADMINISTRATOR
    ):
        return True
    if message.reply_to and message.reply_to.author["id"] == bot.id:
        return True
    command, _, addressee = message.plain.partition(" ")[0].partition("@")
    return command.startswith("/") and addressee.lower() in ("", bot.username.lower())


def desk_message(message: Message) -> Json:
    """The message as the desk shows it: with `outgoing`, `silent`, the reply keyboard, reactions."""
    shown = message.json()
    if not message.author.get("is_bot"):
        shown["outgoing"] = True
    if message.silent:
        shown["silent"] = True
    if message.reactions:
        shown["reactions"] = [emoji for emojis in message.reactions.values() for emoji in emojis]
    if message.keyboard:
        shown["keyboard"] = message.keyboard
    return shown
