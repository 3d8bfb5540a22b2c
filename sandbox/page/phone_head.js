// The top of a phone: the person it belongs to, the chats in it, the bot and what it is doing now.

import { button, el, fill } from "./dom.js";
import { avatar, nameOf } from "./faces.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

// Telegram clients show an action for about this long unless it is renewed.
const ACTION_LASTS = 5000;

export class PhoneHead {
  constructor(phone) {
    this.phone = phone;
    this.unread = new Map();
    this.owner = el("div", { class: "owner" });
    this.chats = el("nav", { class: "chats", "aria-label": say("chats"), hidden: true });
    this.bot = el("div", { class: "peer" });
    this.status = el("span", { class: "status", role: "status" });
    this.element = el("header", { class: "head" }, this.owner, this.chats, this.bot);
  }

  draw() {
    const { person, picture, chat } = this.phone;
    const group = chat.type !== "private";
    const peer = group ? { id: chat.id, first_name: chat.title } : picture.botOf(chat);
    this.#drawChats(picture.chatsOf(person.id), chat);
    this.#drawStatus();
    const drawn = JSON.stringify([person, peer]);
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    fill(this.owner, avatar(person, nameOf(person)), el("h2", {}, el("span", { text: nameOf(person) }),
      el("span", { class: "note-of", text: person.note ?? "" })), this.#menuButton());
    const name = el("span", { class: "peer-name", text: nameOf(peer) });
    fill(this.bot, avatar(peer, nameOf(peer)), el("div", { class: "peer-words" }, name, this.status));
  }

  /** The bot is doing something ("typing", "upload_document"…); null: no longer. */
  acting(action) {
    clearTimeout(this.timer);
    this.action = action;
    if (action) this.timer = setTimeout(() => this.acting(null), ACTION_LASTS);
    this.#drawStatus();
  }

  /** Something new in a chat that is not shown. */
  missed(chatId) {
    this.unread.set(chatId, (this.unread.get(chatId) ?? 0) + 1);
    this.draw();
  }

  #menuButton() {
    const node = button({
      class: "plain tool", "aria-label": say("phone_menu"), title: say("phone_menu"), "aria-haspopup": "true",
      data: { action: "phone-menu" }, on: { click: () => this.phone.menu(node) },
    }, icon("dots"));
    return node;
  }

  #drawChats(all, shown) {
    this.unread.delete(shown.id);
    this.chats.hidden = all.length < 2;
    if (this.chats.hidden) return;
    fill(this.chats, all.map((chat) => {
      const name = chat.type === "private" ? nameOf(this.phone.picture.botOf(chat)) : chat.title;
      const count = this.unread.get(chat.id);
      return button({
        class: "chat-tab", "aria-pressed": String(chat.id === shown.id), data: { chat: chat.id },
        on: { click: () => this.phone.switchTo(chat.id) },
      }, name, count ? el("span", { class: "badge", text: count }) : null);
    }));
  }

  #drawStatus() {
    const { person, chat } = this.phone;
    const idle = person.blocked ? "blocked" : chat.type === "private" ? "bot" : "group";
    const doing = this.action === "typing" ? "typing" : "uploading";
    this.status.textContent = say(this.action ? doing : idle);
    this.status.classList.toggle("active", Boolean(this.action));
  }
}
