// Where a person writes: the growing input, the bar of a reply or an edit, the suggestions of commands, Enter to send.

import { button, el, fill } from "./dom.js";
import { icon } from "./icons.js";
import { Suggestions } from "./suggestions.js";
import { say } from "./words.js";

const DRAFT = "sandbox-page-draft-";

export class Composer {
  /** `asks`: send(text, replyTo), edit(id, text), attach(button), commands(), commandMenu(button), files([File]). */
  constructor(personId, name, asks) {
    this.asks = asks;
    this.key = DRAFT + personId;
    this.about = null;
    this.input = el("textarea", {
      class: "input", rows: "1", "aria-label": say("message_of", { name }), placeholder: say("message"), data: { role: "input" },
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event), paste: (event) => this.#pasted(event) },
    });
    this.suggestions = new Suggestions(this.input, (command) => this.command(command), (command) => this.type(`${command} `));
    this.bar = el("div", { class: "about", hidden: true });
    this.menuButton = this.#tool("commands", "menu", () => asks.commandMenu(this.menuButton));
    this.attachButton = this.#tool("attach", "attach", () => asks.attach(this.attachButton));
    this.sendButton = this.#tool("send", "send", () => this.submit());
    this.sendButton.classList.add("send");
    this.row = el("div", { class: "write-row" }, this.menuButton, this.attachButton, this.input, this.sendButton);
    this.element = el("div", { class: "composer" }, this.suggestions.element, this.bar, this.row);
    this.input.value = sessionStorage.getItem(this.key) ?? "";
    this.#typed();
  }

  /** Whether there is a menu of commands. */
  withCommands(some) {
    this.menuButton.hidden = !some;
  }

  /** Puts text into the input, as if typed. */
  type(text) {
    this.input.value = text;
    this.#typed();
    this.input.focus();
  }

  command(text) {
    this.type("");
    this.asks.send(text, null);
  }

  reply(message, summary) {
    this.#begin({ kind: "reply", id: message.message_id, sign: "reply", title: say("replying"), summary });
  }

  edit(message, text) {
    this.#begin({ kind: "edit", id: message.message_id, sign: "edit", title: say("editing"), summary: text });
    this.type(text);
  }

  placeholder(text) {
    this.input.placeholder = text || say("message");
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const about = this.about;
    this.stop();
    this.input.value = "";
    this.#typed();
    const sent = await (about?.kind === "edit" ? this.asks.edit(about.id, text) : this.asks.send(text, about?.id ?? null));
    if (sent === null && !this.input.value) this.#giveBack(text, about);
  }

  // The desk refused, or was out of reach: nothing typed is lost.
  #giveBack(text, about) {
    this.input.value = text;
    this.#typed();
    if (about) this.#begin(about);
  }

  /** Leaves the reply or the edit. */
  stop() {
    if (this.about?.kind === "edit") {
      this.input.value = "";
      this.#typed();
    }
    this.about = null;
    this.bar.hidden = true;
    this.sendButton.setAttribute("aria-label", say("send"));
  }

  #tool(key, sign, act) {
    return button({ class: "plain tool", "aria-label": say(key), title: say(key), data: { action: key }, on: { click: act } }, icon(sign));
  }

  #begin(about) {
    if (this.about) this.stop();
    this.about = about;
    const cancel = button({ class: "plain tool", "aria-label": say("stop"), on: { click: () => this.stop() } }, icon("close"));
    const words = el("div", { class: "about-words" }, el("b", { text: about.title }), el("span", { text: about.summary }));
    fill(this.bar, icon(about.sign), words, cancel);
    this.bar.hidden = false;
    this.sendButton.setAttribute("aria-label", say(about.kind === "edit" ? "save" : "send"));
    this.input.focus();
  }

  #typed() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight + 2}px`;
    this.row.classList.toggle("filled", this.input.value.trim() !== "");
    sessionStorage.setItem(this.key, this.about?.kind === "edit" ? "" : this.input.value);
    this.suggestions.show(this.input.value, this.asks.commands());
  }

  #key(event) {
    if (event.isComposing || this.suggestions.key(event)) return;
    if (event.key === "Escape" && this.about) this.stop();
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    this.submit();
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    this.asks.files(files);
  }
}
