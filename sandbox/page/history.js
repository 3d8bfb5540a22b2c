// The list of messages in a phone: draws the newest, keeps the place while things change, stands at the end if it stood there.

import { Bubble } from "./bubble.js";
import { button, el } from "./dom.js";
import { day, dayOf } from "./dates.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const PAGE = 120;
const NEAR = 48;

export class History {
  constructor(hands, name) {
    this.hands = hands;
    this.bubbles = new Map();
    this.older = [];
    this.unseen = 0;
    this.list = el("div", {
      class: "messages", role: "log", tabindex: "0", "aria-label": say("messages", { name }),
      on: { scroll: () => this.#scrolled() },
    });
    this.count = el("span", { class: "count" });
    this.toEnd = button({ class: "to-end", hidden: true, "aria-label": say("to_end"), on: { click: () => this.scrollToEnd() } },
      icon("down"), this.count);
    this.element = el("div", { class: "history" }, this.list, this.toEnd);
    this.earlier = button({ class: "earlier", text: say("earlier"), on: { click: () => this.#drawEarlier() } });
    this.atEnd = true;
    new ResizeObserver(() => this.#resized()).observe(this.list);
  }

  /** Draws the chat anew and stands at its end. */
  show(messages) {
    const all = [...messages];
    this.older = all.slice(0, -PAGE);
    this.bubbles = new Map(all.slice(-PAGE).map((message) => [message.message_id, new Bubble(message, this.hands)]));
    this.#lay();
    this.scrollToEnd();
  }

  /** Brings the list to what the server says after a cut, without drawing what did not change. */
  reconcile(messages) {
    const known = new Set([...messages].map((message) => message.message_id));
    const first = Math.min(...this.bubbles.keys());
    this.remove([...this.bubbles.keys()].filter((id) => !known.has(id)));
    this.older = this.older.length ? [...messages].filter((message) => message.message_id < first) : [];
    for (const message of messages) if (!(message.message_id < first && this.older.length)) this.put(message);
  }

  /** A new message, or a changed one in its place. */
  put(message) {
    const known = this.bubbles.get(message.message_id);
    if (known && JSON.stringify(known.message) === JSON.stringify(message)) return;
    this.#steady(() => (known ? known.show(message) : this.#insert(message)));
    if (!known && (this.hands.isMine(message) || this.atEnd)) this.scrollToEnd();
    else if (!known) this.#more(this.unseen + 1);
  }

  remove(ids) {
    this.older = this.older.filter((message) => !ids.includes(message.message_id));
    this.#steady(() => {
      for (const id of ids) this.bubbles.get(id)?.element.remove();
      for (const id of ids) this.bubbles.delete(id);
      this.#lay();
    });
  }

  /** The list was put into the page: until then it had no height to scroll. */
  placed() {
    if (this.atEnd) this.scrollToEnd();
  }

  scrollToEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.atEnd = true;
    this.#more(0);
  }

  /** Shows a message and marks it for a moment; false: it is not in the chat. */
  goTo(id) {
    while (!this.bubbles.has(id) && this.older.length) this.#drawEarlier();
    const found = this.bubbles.get(id)?.element;
    if (!found) return false;
    found.scrollIntoView({ block: "center" });
    found.classList.remove("found");
    requestAnimationFrame(() => found.classList.add("found"));
    return true;
  }

  /** Marks the buttons of a message that carry this data as being worked on, or no longer. */
  busy(id, data, working) {
    const keys = this.bubbles.get(id)?.element.querySelectorAll("button[data-data]") ?? [];
    for (const key of keys) {
      if (key.dataset.data === data && working) key.setAttribute("aria-busy", "true");
      else if (key.dataset.data === data) key.removeAttribute("aria-busy");
    }
  }

  #insert(message) {
    const newest = [...this.bubbles.keys()].at(-1) ?? 0;
    const bubble = new Bubble(message, this.hands);
    this.bubbles.set(message.message_id, bubble);
    if (message.message_id > newest) this.list.append(...this.#separator(bubble, this.bubbles.get(newest)), bubble.element);
    else {
      this.bubbles = new Map([...this.bubbles].sort(([a], [b]) => a - b));
      this.#lay();
    }
  }

  #lay() {
    const nodes = this.older.length ? [this.earlier] : [];
    let before;
    for (const bubble of this.bubbles.values()) {
      nodes.push(...this.#separator(bubble, before), bubble.element);
      before = bubble;
    }
    this.list.replaceChildren(...nodes);
  }

  #separator(bubble, before) {
    const { date, media_group_id: album } = bubble.message;
    const same = before && dayOf(before.message.date) === dayOf(date);
    bubble.element.classList.toggle("joined", Boolean(album && before?.message.media_group_id === album));
    return same ? [] : [el("div", { class: "day", data: { day: dayOf(date) } }, el("span", { text: day(date, this.hands.now()) }))];
  }

  #drawEarlier() {
    this.#steady(() => {
      const drawn = this.older.splice(-PAGE).map((message) => [message.message_id, new Bubble(message, this.hands)]);
      this.bubbles = new Map([...drawn, ...this.bubbles]);
      this.#lay();
    });
  }

  // Whatever is drawn above or inside the window, the first message in sight stays where it is; at the end, the end stays.
  #steady(change) {
    const top = this.list.getBoundingClientRect().top;
    const place = (bubble) => bubble.element.getBoundingClientRect();
    const anchor = this.atEnd ? null : [...this.bubbles.values()].find((bubble) => place(bubble).bottom > top);
    const before = anchor ? place(anchor).top : 0;
    change();
    if (this.atEnd) this.list.scrollTop = this.list.scrollHeight;
    else if (anchor?.element.isConnected) this.list.scrollTop += place(anchor).top - before;
  }

  #resized() {
    this.height = this.list.clientHeight;
    if (this.atEnd) this.scrollToEnd();
  }

  // A list that has just become lower or higher was not scrolled by anybody: #resized sets it right.
  #scrolled() {
    if (this.list.clientHeight !== this.height) return;
    this.atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
    if (this.atEnd) this.#more(0);
    else this.#more(this.unseen);
  }

  #more(count) {
    this.unseen = count;
    this.count.textContent = count || "";
    this.toEnd.hidden = this.atEnd;
  }
}
