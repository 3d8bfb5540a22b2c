// Draws what a message carries besides text: pictures, files, sounds, contacts, places.

import { el } from "./dom.js";
import { fileAddress } from "./desk.js";
import { icon } from "./icons.js";
import { locale, say } from "./words.js";

const PREVIEW = 800;
const KINDS = [
  ["photo", photo], ["animation", video], ["video", video], ["video_note", video], ["sticker", sticker],
  ["voice", sound], ["audio", sound], ["document", file], ["contact", contact], ["venue", place],
  ["location", place], ["poll", poll],
];

/** The node for a message's attachment, or null where it has none. An animation has a document too: it is drawn once. */
export function attachment(message) {
  const found = KINDS.find(([kind]) => message[kind]);
  return found ? found[1](message[found[0]], found[0], message) : null;
}

/** The word for an attachment, for replies and pinned notes. */
export function attachmentName(message) {
  const found = KINDS.find(([kind]) => message[kind]);
  if (!found) return "";
  return found[0] === "document" && message.document.file_name ? message.document.file_name
    : say({ video_note: "video", venue: "location" }[found[0]] ?? found[0]);
}

function photo(sizes, _, message) {
  const byWidth = [...sizes].sort((a, b) => a.width - b.width);
  const shown = byWidth.find((size) => size.width >= PREVIEW) ?? byWidth.at(-1);
  const image = el("img", {
    src: fileAddress(shown.file_id), width: shown.width || null, height: shown.height || null,
    alt: message.caption ?? say("photo"), loading: "lazy",
  });
  return opened(byWidth.at(-1).file_id, "photo", image);
}

function opened(fileId, kind, ...children) {
  return el("a", { class: kind, href: fileAddress(fileId), target: "_blank", rel: "noopener" }, children);
}

function sticker(one) {
  const name = [say("sticker"), one.emoji].filter(Boolean).join(" ");
  const moving = { class: "sticker-emoji", role: "img", "aria-label": name, text: one.emoji ?? "🖼" };
  if (one.is_animated || one.is_video) return el("span", moving);
  return el("img", { class: "sticker", src: fileAddress(one.file_id), alt: name, width: one.width || 256, height: one.height || 256 });
}

function video(one, kind) {
  const loop = kind === "animation";
  return el("video", {
    class: "video", src: fileAddress(one.file_id), controls: true, preload: "metadata", loop,
    width: one.width || one.length || null, height: one.height || one.length || null, "aria-label": say(loop ? "animation" : "video"),
  });
}

function sound(one, kind) {
  const name = kind === "audio" ? [one.performer, one.title ?? one.file_name].filter(Boolean).join(" – ") : say("voice");
  const player = el("audio", { src: fileAddress(one.file_id), controls: true, preload: "none", "aria-label": name || say("audio") });
  return el("div", { class: "sound" }, el("span", { class: "sound-name" }, icon("mic"), name || say("audio")), player);
}

function file(one) {
  const name = one.file_name ?? say("document");
  const about = [size(one.file_size), (/\.([^.]{1,5})$/.exec(name)?.[1] ?? "").toUpperCase()].filter(Boolean).join(" · ");
  const open = opened(one.file_id, "file", el("span", { class: "file-sign" }, icon("file")), cardWords(name, about));
  const save = { href: fileAddress(one.file_id), download: name, "aria-label": say("download", { name }) };
  return el("div", { class: "file-row" }, open, el("a", { class: "plain file-save", ...save }, icon("download")));
}

/** "12 KB"; an empty string where the size is not known. */
export function size(bytes) {
  if (!bytes) return "";
  const said = (n, digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(n);
  if (bytes < 1024) return say("bytes", { n: bytes });
  if (bytes < 1024 * 1024) return say("kilobytes", { n: said(bytes / 1024, 0) });
  return say("megabytes", { n: said(bytes / 1024 / 1024, 1) });
}

function contact(one) {
  const name = [one.first_name, one.last_name].filter(Boolean).join(" ");
  return card("person", name, one.phone_number);
}

function place(one) {
  const at = one.location ?? one;
  return card("pin", one.title ?? say("location"), one.address ?? `${at.latitude}, ${at.longitude}`);
}

function card(sign, name, about) {
  return el("div", { class: "file" }, el("span", { class: "file-sign" }, icon(sign)), cardWords(name, about));
}

/** The two lines beside the sign of a file, a contact or a place. */
export function cardWords(name, about) {
  return el("span", { class: "file-words" }, el("span", { class: "file-name", text: name }),
    el("span", { class: "file-about", text: about }));
}

function poll(one) {
  const options = one.options.map((option) => el("li", { text: option.text }));
  return el("div", { class: "poll" }, el("b", { text: one.question }), el("ul", {}, options));
}
