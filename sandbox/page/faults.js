// The panel that breaks Telegram on purpose, says what is broken now and heals it.

import { desk } from "./desk.js";
import { labelled } from "./dialogs.js";
import { button, el, fill } from "./dom.js";
import { nameOf } from "./faces.js";
import { icon } from "./icons.js";
import { attempt } from "./notices.js";
import { say, sayOr } from "./words.js";

const KINDS = ["429", "403", "500", "502", "outage", "cut", "slow"];
const METHODS = ["sendMessage", "editMessageText", "sendDocument", "sendPhoto", "answerCallbackQuery", "getFile", "getUpdates"];
// Which kinds take a number of seconds, and under which name.
const SECONDS = { 429: "retry_after", slow: "seconds" };

export class Faults {
  constructor(picture) {
    this.picture = picture;
    this.count = el("span");
    this.button = button({ class: "chip faults-button", popovertarget: "faults", data: { action: "faults" } }, icon("bolt"), this.count);
    this.active = el("div", { class: "active-faults", role: "status" });
    this.form = el("form", { class: "sheet", on: { submit: (event) => this.#break(event), input: () => this.#fit() } });
    const healing = button({ class: "heal", text: say("heal"), data: { action: "heal" }, on: { click: () => attempt(() => desk.heal()) } });
    this.panel = el("div", { class: "panel", id: "faults", popover: "auto", role: "dialog", "aria-label": say("faults") },
      el("h2", { text: say("faults") }), this.active, healing, this.form);
    this.panel.addEventListener("toggle", (event) => event.newState === "open" && this.#fields());
  }

  draw() {
    const { faults } = this.picture;
    this.count.textContent = faults.length ? say("faults_active", { n: faults.length }) : say("faults");
    this.button.classList.toggle("alarm", faults.length > 0);
    this.panel.classList.toggle("broken", faults.length > 0);
    fill(this.active, el("h3", { text: say(faults.length ? "active_now" : "all_well") }),
      faults.length ? el("ul", {}, faults.map((fault) => el("li", { text: this.#described(fault) }))) : null);
  }

  #described({ kind, method, chat_id: chat, times, retry_after: pause, seconds }) {
    const person = this.picture.people.get(chat);
    const wait = SECONDS[kind] ? (pause ?? seconds) : null;
    return [
      sayOr(`fault_${kind}`, kind), method, chat ? (person ? nameOf(person) : chat) : null,
      wait ? say("wait_seconds", { n: wait }) : null, times ? say("times_left", { n: times }) : say("until_healed"),
    ].filter(Boolean).join(" · ");
  }

  #fields() {
    const people = [...this.picture.people.values()].map((person) => [String(person.id), nameOf(person)]);
    fill(this.form,
      labelled({ name: "kind", label: say("fault_kind"), options: KINDS.map((kind) => [kind, say(`fault_${kind}`)]) }),
      labelled({ name: "method", label: say("fault_method"), options: [["", say("any_method")], ...METHODS.map((name) => [name, name])] }),
      labelled({ name: "chat_id", label: say("fault_chat"), options: [["", say("everybody")], ...people] }),
      el("div", { class: "row" },
        labelled({ name: "times", label: say("fault_times"), type: "number", min: 1, max: 1000, value: "1" }),
        labelled({ name: "seconds", label: say("fault_seconds"), type: "number", min: 1, max: 3600, value: "5" })),
      el("button", { type: "submit", class: "danger-button", text: say("break_it"), data: { action: "break" } }));
    this.#fit();
  }

  // An outage lasts until it is healed; only some kinds wait.
  #fit() {
    const { kind, times, seconds } = this.form.elements;
    times.closest("label").hidden = kind.value === "outage";
    seconds.closest("label").hidden = !SECONDS[kind.value];
  }

  #break(event) {
    event.preventDefault();
    const { kind, method, chat_id: chat, times, seconds } = Object.fromEntries(new FormData(this.form));
    attempt(() => desk.breakTelegram({
      kind,
      ...(method && { method }),
      ...(chat && { chat_id: Number(chat) }),
      ...(kind !== "outage" && times && { times: Number(times) }),
      ...(SECONDS[kind] && { [SECONDS[kind]]: Number(seconds) }),
    }));
  }
}
