// The row of people: which phones are shown (on a narrow screen: which one), what is new in the hidden ones, adding a person.

import { desk } from "./desk.js";
import { form } from "./dialogs.js";
import { button, el, fill } from "./dom.js";
import { avatar, nameAndNote, nameOf } from "./faces.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

export class PeopleRow {
  /** `page`: isShown(id), toggle(id), unread(id). */
  constructor(picture, page) {
    this.picture = picture;
    this.page = page;
    this.element = el("nav", { class: "people", "aria-label": say("people") });
  }

  draw() {
    const people = [...this.picture.people.values()];
    const drawn = JSON.stringify(people.map((person) => [person, this.page.isShown(person.id), this.page.unread(person.id)]));
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    const focused = document.activeElement?.dataset?.toggle;
    const adding = button({
      class: "chip add", "aria-label": say("add_person"), title: say("add_person"), data: { action: "add-person" },
      on: { click: () => askPerson((person) => this.page.added(person)) },
    }, icon("plus"), el("span", { class: "long", text: say("add_person") }));
    fill(this.element, people.map((person) => this.#chip(person)), adding);
    if (focused) this.element.querySelector(`[data-toggle="${focused}"]`)?.focus();
  }

  #chip(person) {
    const count = this.page.unread(person.id);
    const name = [say("show_phone", { name: nameAndNote(person) }), count && say("unread", { n: count })].filter(Boolean).join(", ");
    return button({
      class: "chip person", "aria-pressed": String(this.page.isShown(person.id)), "aria-label": name, title: nameAndNote(person),
      data: { toggle: person.id }, on: { click: () => this.page.toggle(person.id) },
    }, avatar(person, nameOf(person)), el("span", { text: nameOf(person) }), count ? el("span", { class: "badge", text: count }) : null);
  }
}

/** Asks who is added; `onAdded(person)`. */
export function askPerson(onAdded) {
  form({
    title: say("add_person"),
    done: say("add"),
    fields: [
      { name: "first_name", label: say("first_name"), required: true, maxlength: 64 },
      { name: "last_name", label: say("last_name"), maxlength: 64 },
      { name: "note", label: say("note"), maxlength: 64 },
      { name: "username", label: say("username"), pattern: "[A-Za-z][A-Za-z0-9_]{4,31}" },
      { name: "language_code", label: say("person_language"), options: [["ru", "ru"], ["en", "en"]], value: "ru" },
    ],
    onDone: async (values) => {
      const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim()));
      const person = await desk.addPerson(filled);
      onAdded(person);
    },
  });
}
