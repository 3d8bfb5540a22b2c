// Draws a rich message: the blocks of RichMessage, https://core.telegram.org/bots/api#richmessage

import { el } from "./dom.js";
import { folding, pre } from "./entities.js";
import { plainText, richText } from "./rich_text.js";
import { inlineButton } from "./keyboard.js";
import { attachment } from "./media.js";
import { say, sayOr } from "./words.js";

/** Nodes for the blocks; `draw` is {message, hands}. */
export function blocks(list, draw) {
  return (list ?? []).map((block) => (DRAWN[block.type] ?? unknown)(block, draw));
}

const text = (value, draw) => richText(value, draw);

const DRAWN = {
  paragraph: (block, draw) => el("p", {}, text(block.text, draw)),
  heading: (block, draw) => el(`h${level(block.size)}`, { class: `size-${block.size}` }, text(block.text, draw)),
  footer: (block, draw) => el("p", { class: "rich-footer" }, text(block.text, draw)),
  thinking: (block, draw) => el("p", { class: "rich-footer" }, text(block.text, draw)),
  pre: (block, draw) => pre(plainText(block.text), text(block.text, draw), block.language, draw.hands),
  divider: () => el("hr"),
  mathematical_expression: (block) => el("p", { class: "formula", text: block.expression }),
  anchor: (block) => el("span", { data: { anchor: block.name } }),
  list: (block, draw) => el("ul", { class: "rich-list" }, block.items.map((item) => listItem(item, draw))),
  blockquote: (block, draw) => el("blockquote", {}, blocks(block.blocks, draw), credit(block, draw)),
  expandable_blockquote: (block, draw) => folding([text(block.text, draw), credit(block, draw)]),
  pullquote: (block, draw) => el("blockquote", { class: "pull" }, text(block.text, draw), credit(block, draw)),
  collage: (block, draw) => el("div", { class: "collage" }, blocks(block.blocks, draw), caption(block, draw)),
  slideshow: (block, draw) => el("div", { class: "collage" }, blocks(block.blocks, draw), caption(block, draw)),
  table,
  details: (block, draw) => el("details", { open: Boolean(block.is_open) },
    el("summary", {}, text(block.summary, draw)), blocks(block.blocks, draw)),
  map: (block, draw) => el("figure", {}, attachment({ location: block.location }, draw.hands), caption(block, draw)),
  buttons: (block, draw) => el("div", { class: `rich-buttons ${align(block.align)}` },
    block.buttons.map((one) => inlineButton({ ...one, text: plainText(one.text) }, draw))),
  photo: media("photo"), video: media("video"), animation: media("animation"), audio: media("audio"),
  document: media("document"), voice_note: media("voice_note", "voice"),
};

// A bubble's own level is 3: the page and the phone are above it.
const level = (size) => Math.min(6, Math.max(3, Number(size) + 2));
const align = (value) => (["left", "center", "right"].includes(value) ? `align-${value}` : "");

function media(field, kind = field) {
  return (block, draw) => el("figure", {}, attachment({ [kind]: block[field] }, draw.hands), caption(block, draw));
}

function caption(block, draw) {
  if (!block.caption) return null;
  return el("figcaption", {}, text(block.caption.text, draw), credit(block.caption, draw));
}

function credit(block, draw) {
  return block.credit ? el("cite", {}, text(block.credit, draw)) : null;
}

function listItem(item, draw) {
  const ticked = say(item.is_checked ? "done" : "not_done");
  const label = item.has_checkbox
    ? el("span", { class: "label", role: "img", "aria-label": ticked, text: item.is_checked ? "☑" : "☐" })
    : el("span", { class: "label", text: item.label || "•" });
  return el("li", {}, label, el("div", {}, blocks(item.blocks, draw)));
}

function table(block, draw) {
  const kinds = ["rich-table", block.is_bordered && "bordered", block.is_striped && "striped", block.is_compact && "compact"];
  const title = block.caption ? el("caption", {}, text(block.caption, draw)) : null;
  const rows = block.cells.map((row) => el("tr", {}, row.map((one) => cell(one, row, draw))));
  const grid = el("table", { class: kinds.filter(Boolean).join(" ") }, title, el("tbody", {}, rows));
  return el("div", { class: "table-frame", tabindex: "0", role: "group", "aria-label": say("table") }, grid);
}

function cell(one, row, draw) {
  const wholeRow = row.every((other) => other.is_header);
  return el(one.is_header ? "th" : "td", {
    class: `${align(one.align)} valign-${one.valign ?? "top"}`,
    scope: one.is_header ? (wholeRow ? "col" : "row") : null,
    colspan: one.colspan,
    rowspan: one.rowspan,
  }, one.text === undefined || one.text === null ? null : text(one.text, draw));
}

function unknown(block) {
  return el("p", { class: "rich-footer", text: say("unknown", { kind: sayOr(block.type, block.type) }) });
}
