// The calendar: what day it is in the sandbox, and how to move it on.

import { dayAndTime, fromInput, shortly, toInput } from "./dates.js";
import { desk } from "./desk.js";
import { form } from "./dialogs.js";
import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { attempt } from "./notices.js";
import { say } from "./words.js";

export class Calendar {
  constructor(picture) {
    this.picture = picture;
    this.long = el("span", { class: "long" });
    this.short = el("span", { class: "short" });
    this.now = el("time", { class: "now", role: "status", "aria-label": say("calendar") }, icon("calendar"), this.long, this.short);
    const chip = (key, click) => button({ class: "chip", text: say(key), data: { action: key }, on: { click } });
    const move = (key, body) => chip(key, () => attempt(() => desk.clock(body)));
    this.moves = el("div", { class: "moves", role: "group", "aria-label": say("calendar") },
      move("plus_hour", { hours: 1 }), move("tomorrow", { to: "tomorrow" }), move("next_monday", { to: "next monday" }),
      chip("pick_date", () => this.#pick()));
  }

  draw() {
    const now = this.picture.unixNow();
    this.now.dateTime = this.picture.now;
    this.long.textContent = dayAndTime(now);
    this.short.textContent = shortly(now);
  }

  #pick() {
    const now = toInput(this.picture.unixNow());
    const morning = `${toInput(this.picture.unixNow() + 86400).slice(0, 10)}T08:00`;
    form({
      title: say("move_title"),
      hint: say("move_hint"),
      done: say("move_to"),
      fields: [{ name: "when", label: say("day_and_time"), type: "datetime-local", min: now, value: morning, required: true }],
      onDone: ({ when }) => desk.clock({ now: fromInput(when) }),
    });
  }
}

