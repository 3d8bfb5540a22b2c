// Names and round avatars of people and bots.

import { el } from "./dom.js";

const COLOURS = 7;

export const nameOf = (who) => [who.first_name, who.last_name].filter(Boolean).join(" ");

/** "Anna Kim · coordinator". */
export const nameAndNote = (person) => [nameOf(person), person.note].filter(Boolean).join(" · ");

export function avatar(who, name) {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? "").slice(0, 2).join("").toUpperCase();
  return el("span", { class: `avatar colour-${Math.abs(who.id) % COLOURS}`, "aria-hidden": "true", text: letters });
}
