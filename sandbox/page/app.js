// Puts the page together: the picture of the sandbox, the bar and the phones; carries events to whom they concern.

import { Bar } from "./bar.js";
import { takeZone } from "./dates.js";
import { desk } from "./desk.js";
import { el, fill, settle } from "./dom.js";
import { attempt } from "./notices.js";
import { openLink } from "./opening.js";
import { askPerson } from "./people.js";
import { Phone } from "./phone.js";
import { Picture } from "./picture.js";
import { Shown } from "./shown.js";
import { language, say } from "./words.js";

const MINUTE = 60000;

class Page {
  constructor() {
    this.picture = new Picture();
    this.shown = new Shown();
    this.phones = new Map();
    this.missed = new Map();
    this.place = document.getElementById("phones");
    this.bar = new Bar(this.picture, this);
    document.documentElement.lang = language;
    document.title = say("title");
    fill(document.getElementById("bar"), this.bar.nodes);
    fill(this.place, el("p", { class: "empty", text: say("connecting") }));
    this.picture.watch((type, data) => this.#happened(type, data));
    this.shown.onWidth(() => this.draw());
    setInterval(() => this.picture.now && this.bar.calendar.draw(), MINUTE / 4);
    this.picture.follow();
  }

  get ids() {
    return this.picture.people.keys();
  }

  now() {
    return this.picture.unixNow();
  }

  isShown(id) {
    return this.shown.narrow ? this.shown.current === id : this.phones.has(id);
  }

  unread(id) {
    return this.missed.get(id) ?? 0;
  }

  /** A press on a person above: shows or hides the phone; on a narrow screen turns to it. */
  toggle(id) {
    if (this.isShown(id) && !this.shown.narrow) this.hide(id);
    else this.open(id);
  }

  hide(id) {
    this.shown.hide(id, this.ids);
    this.draw();
  }

  open(id) {
    this.shown.open(id, this.ids);
    this.draw();
    this.phones.get(id)?.element.scrollIntoView({ inline: "nearest", block: "nearest" });
  }

  added(person) {
    this.picture.people.set(person.id, person);
    this.open(person.id);
    this.phones.get(person.id).focus();
  }

  openLink(address, from) {
    openLink(address, from, {
      bots: () => this.picture.bots,
      people: () => [...this.picture.people.values()],
      addPerson: (then) => askPerson((person) => {
        this.added(person);
        then(person);
      }),
      start: (id, payload) => {
        this.open(id);
        this.phones.get(id).focus();
        return attempt(() => desk.start(id, payload));
      },
    });
  }

  draw() {
    const open = this.shown.among(this.ids);
    for (const id of this.phones.keys()) if (!open.includes(id)) this.phones.delete(id);
    for (const id of open) {
      if (!this.phones.has(id)) this.phones.set(id, new Phone(this.picture.people.get(id), this.picture, this));
      this.phones.get(id).element.classList.toggle("current", id === this.shown.current);
      if (this.isShown(id)) this.missed.delete(id);
    }
    this.#lay(open);
    this.bar.draw();
  }

  #lay(open) {
    const phones = open.map((id) => this.phones.get(id));
    const moved = phones.filter((phone, at) => this.place.children[at] !== phone.element);
    const empty = el("p", { class: "empty", text: say(this.picture.people.size ? "all_hidden" : "nobody") });
    settle(this.place, phones.length ? phones.map((phone) => phone.element) : empty);
    for (const phone of moved) phone.history.placed();
  }

  #happened(type, data) {
    if (type === "connection") return this.bar.connection(data.connected);
    if (type === "picture") return this.#newPicture();
    if (type === "clock") takeZone(data.now);
    if (type === "clock" || type === "faults") return this.bar.draw();
    if (type === "person") return this.#person(data);
    if (type === "toast") return this.phones.get(data.person_id)?.presses.answered(data);
    return this.#inChat(type, data);
  }

  #newPicture() {
    takeZone(this.picture.now);
    for (const phone of this.phones.values()) phone.reconcile();
    this.draw();
  }

  #person(person) {
    this.draw();
    this.phones.get(person.id)?.refresh();
  }

  #inChat(type, data) {
    for (const id of this.#peopleIn(data.chat_id)) {
      const phone = this.phones.get(id);
      const news = type === "message" && data.message.from?.id !== id && !data.message.outgoing;
      if (phone?.chat.id === data.chat_id) phone.happened(type, data);
      else if (phone && news) phone.head.missed(data.chat_id);
      else phone?.head.draw();
      if (news && !this.isShown(id)) this.missed.set(id, this.unread(id) + 1);
    }
    if (type === "message") this.bar.news();
  }

  #peopleIn(chatId) {
    return [...this.ids].filter((id) => this.picture.chatsOf(id).some((chat) => chat.id === chatId));
  }
}

new Page();
