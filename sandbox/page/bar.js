// The bar at the top: the calendar, the faults, the language and the people.

import { Calendar } from "./calendar.js";
import { button, el } from "./dom.js";
import { Faults } from "./faults.js";
import { icon } from "./icons.js";
import { PeopleRow } from "./people.js";
import { choose, language, say } from "./words.js";

export class Bar {
  constructor(picture, page) {
    this.calendar = new Calendar(picture);
    this.faults = new Faults(picture);
    this.people = new PeopleRow(picture, page);
    this.cut = el("div", { class: "cut", role: "status", hidden: true, text: say("cut") });
    const spring = el("div", { class: "spring" });
    this.tools = el("div", { class: "tools", id: "tools" }, this.calendar.moves, spring, this.faults.button, languages());
    this.burger = button({
      class: "chip burger", "aria-label": say("menu"), "aria-expanded": "false", "aria-controls": "tools", data: { action: "menu" },
      on: { click: () => this.#unfold() },
    }, icon("menu"));
    const upper = el("div", { class: "upper" }, this.calendar.now, this.tools, this.burger);
    this.nodes = [el("h1", { class: "unseen", text: say("title") }), upper, this.people.element, this.cut, this.faults.panel];
  }

  draw() {
    this.calendar.draw();
    this.faults.draw();
    this.burger.classList.toggle("alarm", this.faults.button.classList.contains("alarm"));
    this.people.draw();
  }

  /** A message came: the rest of the bar stays as it is. */
  news() {
    this.calendar.draw();
    this.people.draw();
  }

  connection(connected) {
    this.cut.hidden = connected;
  }

  #unfold() {
    const open = this.tools.classList.toggle("unfolded");
    this.burger.setAttribute("aria-expanded", String(open));
  }
}

function languages() {
  const one = (code) => button({
    class: "chip", lang: code, text: code.toUpperCase(), "aria-pressed": String(code === language), data: { language: code },
    on: { click: () => {
      choose(code);
      location.reload();
    } },
  });
  return el("div", { class: "languages", role: "group", "aria-label": say("language") }, one("ru"), one("en"));
}
