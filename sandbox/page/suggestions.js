// The list of commands that appears over the input while a command is typed.

import { button, el, fill } from "./dom.js";
import { say } from "./words.js";

let count = 0;

export class Suggestions {
  /** `take(command)` sends the chosen one; `complete(command)` only writes it. */
  constructor(input, take, complete) {
    this.input = input;
    this.take = take;
    this.complete = complete;
    this.id = `suggestions-${(count += 1)}`;
    this.element = el("div", { class: "suggestions", id: this.id, role: "listbox", "aria-label": say("commands"), hidden: true });
    input.setAttribute("aria-controls", this.id);
    input.addEventListener("blur", () => setTimeout(() => this.#hide(), 150));
  }

  show(text, commands) {
    const begun = /^\/(\w*)$/.exec(text)?.[1].toLowerCase();
    const found = begun === undefined ? [] : commands.filter(({ command }) => command.startsWith(begun));
    if (!found.length) return this.#hide();
    fill(this.element, found.map((one, index) => this.#option(one, index)));
    this.element.hidden = false;
    return this.#choose(Math.max(0, found.findIndex(({ command }) => command === begun)));
  }

  /** Takes a key of the input; true if it was meant for the list. */
  key(event) {
    if (this.element.hidden) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const chosen = this.options[this.at].dataset.command;
    if (step) this.#choose((this.at + step + this.options.length) % this.options.length);
    else if (event.key === "Escape") this.#hide();
    else if (event.key === "Enter" && !event.shiftKey) this.take(chosen);
    else if (event.key === "Tab" && !event.shiftKey) this.complete(chosen);
    else return false;
    event.preventDefault();
    return true;
  }

  get options() {
    return [...this.element.children];
  }

  #option({ command, description }, index) {
    const name = `/${command}`;
    return button({
      class: "suggestion", role: "option", tabindex: "-1", id: `${this.id}-${index}`, data: { command: name },
      on: { mousedown: (event) => event.preventDefault(), click: () => this.take(name) },
    }, el("b", { text: name }), el("span", { text: description }));
  }

  #choose(at) {
    this.at = at;
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    this.options[at].scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", this.options[at].id);
  }

  #hide() {
    this.element.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
  }
}
