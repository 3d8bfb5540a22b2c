// Draws RichText: a string, a list, or an object with a type, https://core.telegram.org/bots/api#richtext

import { el } from "./dom.js";
import { command, dress, link, moment } from "./entities.js";
import { inlineButton } from "./keyboard.js";

const TAGS = { subscript: "sub", superscript: "sup", marked: "mark" };

export function richText(value, draw) {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap((part) => richText(part, draw));
  if (!value) return [];
  return [piece(value, draw)];
}

/** The bare letters, for labels and for copying. */
export function plainText(value) {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(plainText).join("");
  return value ? plainText(value.text ?? value.alternative_text ?? value.expression ?? value.button?.text ?? "") : "";
}

function piece(value, draw) {
  const { hands } = draw;
  const plain = plainText(value);
  const inside = richText(value.text, draw);
  switch (value.type) {
    case "url": return link(value.url, inside, hands);
    case "email_address": return link(`mailto:${value.email_address}`, inside, hands);
    case "phone_number": return link(`tel:${value.phone_number}`, inside, hands);
    case "bot_command": return command(value.bot_command, inside, hands);
    case "date_time": return moment(value, plain, inside, hands);
    case "custom_emoji": return el("span", { text: value.alternative_text });
    case "mathematical_expression": return el("code", { class: "formula", text: value.expression });
    case "button": return inlineButton({ ...value.button, text: plain }, draw);
    case "anchor": case "reference": return el("span", { data: { anchor: value.name } }, inside);
    case "anchor_link": return within(value.anchor_name, inside);
    case "reference_link": return within(value.reference_name, inside);
    case "subscript": case "superscript": case "marked": return el(TAGS[value.type], {}, inside);
    default: return dress(value, plain, inside, hands);
  }
}

// A link inside the same message: an empty name is its beginning.
function within(name, inside) {
  const click = (event) => {
    event.preventDefault();
    const bubble = event.currentTarget.closest("[data-message]");
    const found = [...bubble.querySelectorAll("[data-anchor]")].find((node) => node.dataset.anchor === name);
    (found ?? bubble).scrollIntoView({ block: "nearest" });
  };
  return el("a", { href: "#", on: { click } }, inside);
}
