// Presses of inline buttons in one phone: a button works until the bot answers; the answer is a toast, an alert or a link.

import { desk } from "./desk.js";
import { button, el } from "./dom.js";
import { attempt } from "./notices.js";
import { say } from "./words.js";

// Telegram's own clients stop waiting after about this long.
const PATIENCE = 30000;
const TOAST_LASTS = 5000;

export class Presses {
  constructor(phone) {
    this.phone = phone;
    this.pending = new Map();
    this.early = new Set();
  }

  isPending(messageId, data) {
    return this.pending.has(`${messageId} ${data}`);
  }

  async press(messageId, data) {
    const done = this.#begin(messageId, data);
    const { phone } = this;
    const answer = await attempt(() => desk.press(phone.id, { ...phone.where(), message_id: messageId, data }));
    const query = answer?.callback_query_id;
    if (!query || this.early.delete(query)) done();
    else this.pending.get(`${messageId} ${data}`)?.set(query, done);
  }

  /** The bot answered a press: this phone's `toast` event. */
  answered({ callback_query_id: query, text, show_alert: alert, url }) {
    const press = [...this.pending.values()].find((queries) => queries.has(query));
    if (press) press.get(query)();
    else this.early.add(query);
    if (url) this.phone.hands.link(url);
    if (text && alert) this.#alert(text);
    else if (text) this.#toast(text);
  }

  #begin(messageId, data) {
    const key = `${messageId} ${data}`;
    if (!this.pending.has(key)) this.pending.set(key, new Map());
    this.phone.history.busy(messageId, data, true);
    const done = () => {
      clearTimeout(timer);
      this.pending.delete(key);
      this.phone.history.busy(messageId, data, false);
    };
    const timer = setTimeout(done, PATIENCE);
    return done;
  }

  #toast(text) {
    const node = el("div", { class: "toast", text });
    this.phone.toasts.replaceChildren(node);
    setTimeout(() => node.remove(), TOAST_LASTS);
  }

  #alert(text) {
    const before = document.activeElement;
    const close = () => {
      veil.remove();
      if (before?.isConnected) before.focus();
    };
    const ok = button({ class: "main", text: say("ok"), on: { click: close } });
    const box = el("div", { class: "alert", role: "alertdialog", "aria-label": text }, el("p", { text }), ok);
    const veil = el("div", { class: "alert-veil", on: { keydown: (event) => event.key === "Escape" && close() } }, box);
    this.phone.element.append(veil);
    ok.focus();
  }
}
