// What the page knows: people, chats and their messages, faults, the calendar. The server's state is the truth.

import { unixOf } from "./dates.js";
import { desk, DeskError, listen } from "./desk.js";

const RETRY = 1000;

export class Picture {
  constructor() {
    this.now = "";
    this.readAt = 0;
    this.running = false;
    this.newest = 0;
    this.bots = [];
    this.people = new Map();
    this.chats = new Map();
    this.faults = [];
    this.connected = false;
    this.waiting = null;
    this.listeners = [];
  }

  /** `listener(change, data)`; besides the desk's events there are `picture` (all is new) and `connection`. */
  watch(listener) {
    this.listeners.push(listener);
  }

  follow() {
    listen((type, data) => this.#arrived(type, data), () => this.#connection(false));
  }

  /** The calendar in Unix seconds. A running calendar shows itself by newer messages; a standing one stands. */
  unixNow() {
    const away = this.running ? (performance.now() - this.readAt) / 1000 : 0;
    return Math.max(unixOf(this.now) + away, this.newest);
  }

  botOf(chat) {
    return this.bots.find((bot) => bot.id === chat?.bot) ?? this.bots[0] ?? { id: 0, username: "", first_name: "" };
  }

  /** The chats in a person's phone, the private one first, even if nothing was said in it yet. */
  chatsOf(personId) {
    const all = [...this.chats.values()];
    const own = all.filter((chat) => chat.person === personId);
    const groups = all.filter((chat) => chat.type !== "private" && members(chat).includes(personId));
    if (!own.length) own.push(emptyChat(personId, this.bots[0]));
    return [...own, ...groups];
  }

  #arrived(type, data) {
    if (type === "hello") this.#reread(data.now);
    else if (this.waiting) this.waiting.push([type, data]);
    else if (this.#strange(type, data)) this.#reread();
    else this.#apply(type, data);
  }

  // A chat has changed as a whole, or the page has not heard of the bot or the group: they came since the last reading.
  #strange(type, { bot_id: bot, chat_id: chat }) {
    const newBot = bot !== undefined && !this.bots.some((known) => known.id === bot);
    return type === "chat" || newBot || (chat < 0 && !this.chats.has(chat));
  }

  // Events that arrive while the state is on its way are kept and applied on top of it: each of them replaces,
  // none adds up, so one that the state already holds does no harm. A calendar that stands says the same moment twice.
  async #reread(greeted) {
    const kept = (this.waiting = []);
    try {
      const state = await desk.state();
      if (this.waiting !== kept) return;
      this.#take(state, greeted);
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      if (this.waiting === kept) setTimeout(() => this.waiting === kept && this.#reread(), RETRY);
      return;
    }
    this.waiting = null;
    this.#tell("picture");
    this.#connection(true);
    for (const [type, data] of kept) this.#apply(type, data);
  }

  #take(state, greeted) {
    this.#setNow(state.now);
    this.running = greeted ? greeted !== state.now : this.running;
    this.bots = state.bots ?? [];
    this.faults = state.faults ?? [];
    this.people = new Map(state.people.map((person) => [person.id, person]));
    const shown = state.chats.filter((chat) => this.#isFirst(chat.bot));
    this.chats = new Map(shown.map((chat) => [chat.id, withMessages(chat)]));
  }

  // A private chat bears the person's id with every bot, and the phones show one of them: the first.
  #isFirst(botId) {
    return botId === undefined || botId === this.bots[0]?.id;
  }

  #setNow(now) {
    this.now = now;
    this.newest = 0;
    this.readAt = performance.now();
  }

  #apply(type, data) {
    if (!this.#isFirst(data.bot_id)) return;
    const chat = data.chat_id === undefined ? null : this.#chat(data.chat_id);
    if (type === "message" || type === "edited") chat.messages.set(data.message.message_id, data.message);
    if (type === "message") this.newest = Math.max(this.newest, data.message.date);
    if (type === "message") chat.started = chat.started || Boolean(data.message.outgoing);
    if (type === "deleted") for (const id of data.message_ids) chat.messages.delete(id);
    if (type === "commands") Object.assign(chat, { commands: data.commands, menu_button: data.menu_button });
    if (type === "person") this.people.set(data.id, data);
    if (type === "clock") this.#setNow(data.now);
    if (type === "faults") this.faults = data.faults;
    this.#tell(type, data);
  }

  #chat(id) {
    if (!this.chats.has(id)) this.chats.set(id, emptyChat(id, this.bots[0]));
    return this.chats.get(id);
  }

  #connection(connected) {
    if (this.connected === connected) return;
    this.connected = connected;
    this.#tell("connection", { connected });
  }

  #tell(change, data = {}) {
    for (const listener of this.listeners) listener(change, data);
  }
}

function members(chat) {
  return (chat.members ?? []).map((member) => member.id ?? member);
}

function withMessages(chat) {
  const messages = (chat.messages ?? []).map((message) => [message.message_id, message]);
  return { ...chat, messages: new Map(messages.sort(([a], [b]) => a - b)) };
}

function emptyChat(id, bot) {
  return {
    id, bot: bot?.id, type: "private", person: id, commands: [], menu_button: null, started: false, messages: new Map(),
  };
}
