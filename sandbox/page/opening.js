// Opens a link pressed in a phone: a page of the web in a new tab, a start link as any of the people.

import { button, el } from "./dom.js";
import { avatar, nameOf } from "./faces.js";
import { modal } from "./dialogs.js";
import { icon } from "./icons.js";
import { understand } from "./links.js";
import { copy, notice } from "./notices.js";
import { say } from "./words.js";

/** `desk`: bots, people, start(personId, payload), addPerson(then). `from` is whose phone it was pressed in. */
export function openLink(address, from, desk) {
  const known = understand(address);
  if (known.kind === "start" && desk.bots().some((bot) => same(bot.username, known.username))) choosePerson(known, from, desk);
  else if (known.kind === "none" || known.kind === "telegram") notice(say("not_openable", { url: address }));
  else window.open(known.href, "_blank", "noopener");
}

const same = (a, b) => (a ?? "").toLowerCase() === b.toLowerCase();

function choosePerson({ href, payload }, from, desk) {
  const start = (id) => {
    opened.close();
    desk.start(id, payload);
  };
  const others = desk.people().filter((person) => person.id !== from.id);
  const choice = (person) => button({ class: "choice", data: { openAs: person.id }, on: { click: () => start(person.id) } },
    avatar(person, nameOf(person)), el("span", { class: "choice-words" }, el("b", { text: nameOf(person) }),
      el("span", { text: person.id === from.id ? say("this_phone") : person.note ?? "" })));
  const somebody = button({ class: "choice", data: { openAs: "new" }, on: { click: () => {
    opened.close();
    desk.addPerson((person) => desk.start(person.id, payload));
  } } }, el("span", { class: "avatar nobody" }, icon("plus")), el("b", { text: say("somebody_new") }));
  const copying = button({ class: "quiet", on: { click: () => copy(href) } }, icon("copy"), say("copy_link"));
  const closing = button({ class: "quiet", text: say("cancel"), on: { click: () => opened.close() } });
  const opened = modal(say("open_as"), el("div", { class: "sheet" }, el("p", { class: "hint", text: say("open_as_hint") }),
    el("code", { class: "address", text: href }), el("div", { class: "choices" }, [...others, from].map(choice), somebody),
    el("div", { class: "row end" }, copying, closing)));
}
