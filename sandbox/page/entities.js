// Turns text with entities (UTF-16 offsets, nested or overlapping) into DOM nodes.

import { button, el } from "./dom.js";
import { entityTime, dayAndTime } from "./dates.js";
import { icon } from "./icons.js";
import { understand } from "./links.js";
import { say } from "./words.js";

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** Nodes for a text. `hands` does what a click asks for: link, command, copy, tell; `hands.now()` is the calendar. */
export function written(text, entities, hands) {
  const known = (entities ?? []).filter((entity) => entity.length > 0);
  const whole = known.map((entity) => ({ ...entity, end: entity.offset + entity.length }));
  const edges = whole.filter((entity) => BLOCKS.has(entity.type)).flatMap((entity) => [entity.offset, entity.end]);
  const split = whole.flatMap((entity) => (BLOCKS.has(entity.type) ? [entity] : cutAt(entity, edges)));
  return build(text, 0, text.length, split.sort(outerFirst), hands);
}

// A bold that begins before a quotation and ends inside it becomes two, so that the quotation stays one.
function cutAt(entity, edges) {
  const inside = edges.filter((edge) => edge > entity.offset && edge < entity.end).sort((a, b) => a - b);
  const starts = [entity.offset, ...inside];
  return starts.map((start, index) => ({ ...entity, offset: start, end: inside[index] ?? entity.end }));
}

function outerFirst(a, b) {
  return a.offset - b.offset || b.end - a.end || Number(BLOCKS.has(b.type)) - Number(BLOCKS.has(a.type));
}

// What reaches over the end of its neighbour is cut there: the rest is built after it, in the same clothes.
function build(text, from, to, entities, hands) {
  const nodes = [];
  const queue = [...entities];
  let at = from;
  while (queue.length) {
    const entity = queue.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.end, to);
    if (end <= start) continue;
    if (start > at) nodes.push(text.slice(at, start));
    const inside = queue.filter((other) => other.offset < end);
    const after = queue.filter((other) => other.end > end).map((other) => ({ ...other, offset: Math.max(other.offset, end) }));
    const cut = inside.map((other) => ({ ...other, end: Math.min(other.end, end) }));
    nodes.push(dress(entity, text.slice(start, end), build(text, start, end, cut, hands), hands));
    queue.splice(0, queue.length, ...after.sort(outerFirst));
    at = BLOCKS.has(entity.type) && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

/** One entity around what it holds. Shared with rich messages, whose texts have the same kinds. */
export function dress(entity, plain, inside, hands) {
  switch (entity.type) {
    case "spoiler": return spoiler(inside);
    case "code": return el("code", { title: say("copy_code"), on: { click: () => hands.copy(plain) } }, inside);
    case "pre": return pre(plain, inside, entity.language, hands);
    case "blockquote": return el("blockquote", {}, inside);
    case "expandable_blockquote": return folding(inside);
    case "text_link": return link(entity.url, inside, hands);
    case "url": return link(entity.url ?? plain, inside, hands);
    case "email": return link(`mailto:${plain}`, inside, hands);
    case "phone_number": return link(`tel:${plain.replace(/[^+\d]/g, "")}`, inside, hands);
    case "bot_command": return command(plain, inside, hands);
    case "date_time": return moment(entity, plain, inside, hands);
    case "mention": case "hashtag": case "cashtag": case "text_mention":
      return el("span", { class: "mention" }, inside);
    default: return el(TAGS[entity.type] ?? "span", {}, inside);
  }
}

export function link(address, inside, hands) {
  const click = (event) => {
    event.preventDefault();
    hands.link(address);
  };
  const { kind, href } = understand(address);
  return kind === "none" ? el("span", {}, inside) : el("a", { href, on: { click } }, inside);
}

export function command(text, inside, hands) {
  return button({ class: "command", on: { click: () => hands.command(text) } }, inside);
}

function spoiler(inside) {
  const veiled = el("span", { "aria-hidden": "true" }, inside);
  const node = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": say("spoiler") }, veiled);
  const reveal = (event) => {
    if (!node.classList.contains("spoiler") || (event.key && !["Enter", " "].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    node.className = "revealed";
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
    veiled.removeAttribute("aria-hidden");
  };
  node.addEventListener("click", reveal, true);
  node.addEventListener("keydown", reveal);
  return node;
}

export function pre(plain, inside, language, hands) {
  const copy = button({ class: "plain small", "aria-label": say("copy_code"), on: { click: () => hands.copy(plain) } }, icon("copy"));
  const head = el("span", { class: "pre-head" }, el("span", { text: language ?? "" }), copy);
  return el("span", { class: "pre" }, head, el("pre", {}, el("code", {}, inside)));
}

export function folding(inside) {
  const body = el("span", { class: "quote-body" }, inside);
  const toggle = button({ class: "plain quote-toggle", "aria-expanded": "false", text: say("more") });
  const quote = el("blockquote", { class: "folded" }, body, toggle);
  toggle.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    toggle.setAttribute("aria-expanded", String(!folded));
    toggle.textContent = say(folded ? "more" : "less");
  });
  return quote;
}

export function moment(entity, plain, inside, hands) {
  const full = dayAndTime(entity.unix_time);
  const said = entityTime(entity.unix_time, entity.date_time_format ?? "", hands.now());
  return el("time", {
    datetime: new Date(entity.unix_time * 1000).toISOString(),
    title: full,
    on: { click: () => hands.tell(full) },
  }, said || inside);
}
