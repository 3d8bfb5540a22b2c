// One phone: whose it is, the chat with the bot, and everything the person can do in it.

import { acceptDrops, askLocation, attachMenu } from "./attach.js";
import { Composer } from "./composer.js";
import { desk, transcriptAddress } from "./desk.js";
import { menu } from "./dialogs.js";
import { button, el, fill, settle } from "./dom.js";
import { avatar, nameAndNote, nameOf } from "./faces.js";
import { confirmFiles } from "./files.js";
import { PhoneHead } from "./phone_head.js";
import { PhoneHands } from "./phone_hands.js";
import { History } from "./history.js";
import { replyKeyboard, replyMarkup } from "./keyboard.js";
import { attempt } from "./notices.js";
import { Presses } from "./presses.js";
import { say } from "./words.js";

export class Phone {
  /** `page`: hide(id), openLink(address, person), now(). */
  constructor(person, picture, page) {
    Object.assign(this, { person, picture, page });
    this.chatId = picture.chatsOf(person.id)[0].id;
    this.presses = new Presses(this);
    this.hands = new PhoneHands(this);
    this.history = new History(this.hands, nameOf(person));
    this.composer = new Composer(person.id, nameOf(person), this.#asks());
    this.head = new PhoneHead(this);
    this.foot = el("footer", { class: "foot" });
    this.welcome = el("div", { class: "welcome", hidden: true });
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    const skip = el("a", { class: "skip", href: "#", text: say("to_input"), on: { click: (event) => this.#skip(event) } });
    this.element = el("section", { class: "phone", data: { person: person.id } },
      skip, this.head.element, el("div", { class: "screen" }, this.history.element, this.welcome, this.toasts), this.foot);
    acceptDrops(this.element, (files) => confirmFiles(files, (...file) => this.sendFile(...file)));
    this.draw();
  }

  get chat() {
    const all = this.picture.chatsOf(this.person.id);
    return all.find((chat) => chat.id === this.chatId) ?? all[0];
  }

  get id() {
    return this.person.id;
  }

  /** What every call to the desk about this chat carries; the private chat needs nothing. */
  where() {
    return this.chat.type === "private" ? {} : { chat_id: this.chat.id };
  }

  draw() {
    this.history.show(this.chat.messages.values());
    this.refresh();
  }

  /** After a cut: the messages are brought up to date, what stands on the screen stays. */
  reconcile() {
    this.chatId = this.chat.id;
    this.history.reconcile([...this.chat.messages.values()]);
    this.refresh();
  }

  /** Draws what depends on the person and the chat, but not the messages. */
  refresh() {
    this.person = this.picture.people.get(this.id) ?? this.person;
    this.element.setAttribute("aria-label", nameAndNote(this.person));
    this.head.draw();
    this.composer.withCommands(this.chat.commands?.length);
    settle(this.foot, this.#footing());
    this.#welcome();
  }

  switchTo(chatId) {
    this.chatId = chatId;
    this.composer.stop();
    this.draw();
  }

  /** An event of the chat that the phone shows. */
  happened(type, data) {
    if (type === "message" || type === "edited") this.history.put(data.message);
    if (type === "deleted") this.history.remove(data.message_ids);
    if (type === "action") this.head.acting(data.action);
    if (type === "message" && !this.hands.isMine(data.message)) this.head.acting(null);
    if (["message", "deleted", "commands"].includes(type)) this.refresh();
  }

  focus() {
    this.composer.input.focus();
    this.element.classList.remove("called");
    requestAnimationFrame(() => this.element.classList.add("called"));
  }

  #skip(event) {
    event.preventDefault();
    this.composer.input.focus();
  }

  async sendFile(file, kind, extra) {
    const form = new FormData();
    const reply = this.#answering(this.composer.about?.kind === "reply" ? this.composer.about.id : null);
    form.append("kind", kind);
    for (const [name, value] of Object.entries({ ...this.where(), ...reply, ...extra })) form.append(name, value);
    form.append("file", file, file.name);
    const sent = await attempt(() => desk.file(this.id, form));
    if (sent && reply.reply_to) this.composer.stop();
    return sent;
  }

  send(text, replyTo = null) {
    const body = { ...this.where(), text, ...this.#answering(replyTo) };
    return attempt(() => desk.text(this.id, body));
  }

  // An answer stays in the topic of what it answers.
  #answering(id) {
    if (!id) return {};
    const thread = this.chat.messages.get(id)?.message_thread_id;
    return { reply_to: id, ...(thread && { message_thread_id: thread }) };
  }

  start(payload) {
    return attempt(() => desk.start(this.id, payload));
  }

  askLocation() {
    askLocation(this.#sender());
  }

  #sender() {
    return {
      sendFile: (...file) => this.sendFile(...file),
      send: (body) => desk.send(this.id, { ...this.where(), ...body }),
    };
  }

  #asks() {
    return {
      send: (text, replyTo) => this.send(text, replyTo),
      edit: (id, text) => attempt(() => desk.edit(this.id, { ...this.where(), message_id: id, text })),
      commands: () => this.chat.commands ?? [],
      attach: (anchor) => attachMenu(anchor, this.person, this.#sender()),
      files: (files) => confirmFiles(files, (...file) => this.sendFile(...file)),
      commandMenu: (anchor) => this.#commandMenu(anchor),
    };
  }

  #commandMenu(anchor) {
    const item = ({ command, description }) => ({
      text: el("span", { class: "command-line" }, el("b", { text: `/${command}` }), el("span", { text: description })),
      act: () => this.send(`/${command}`),
    });
    menu(anchor, this.chat.commands.map(item), say("commands"));
  }

  #footing() {
    const wide = (key, act) => button({ class: "wide-button", text: say(key), data: { action: key }, on: { click: act } });
    if (this.person.deactivated) return el("p", { class: "no-account", text: say("no_account") });
    if (this.person.blocked && this.chat.type === "private") return wide("unblock", () => attempt(() => desk.block(this.id, false)));
    if (this.chat.type === "private" && !this.chat.started) return wide("start", () => this.start());
    const markup = replyMarkup(this.chat.messages.values());
    this.composer.placeholder(markup?.input_field_placeholder);
    const key = markup ? `${markup.message.message_id}` : "";
    if (markup?.force_reply && this.asked !== key) this.hands.reply(markup.message);
    this.asked = key;
    if (key !== this.keyboardOf) this.keyboard = markup?.keyboard ? replyKeyboard(markup, this.hands) : null;
    this.keyboardOf = key;
    return [this.composer.element, this.keyboard];
  }

  #welcome() {
    const bot = this.picture.botOf(this.chat);
    this.welcome.hidden = this.chat.messages.size > 0 || this.chat.type !== "private";
    fill(this.welcome, avatar(bot, nameOf(bot)), el("b", { text: nameOf(bot) || say("no_bot") }),
      el("p", { text: bot.description || say("start_hint") }));
  }

  menu(anchor) {
    const { blocked } = this.person;
    const turn = () => attempt(() => desk.block(this.id, !blocked));
    menu(anchor, [
      { text: say(blocked ? "unblock" : "block"), action: "block", danger: !blocked, act: turn },
      { text: say("transcript"), action: "transcript", href: transcriptAddress(this.id) },
      { text: say("hide_phone"), action: "hide", act: () => this.page.hide(this.id) },
    ], say("phone_menu"));
  }
}
