// Draws one message: who forwarded it, what it answers, its text and files, the time, the buttons.

import { button, el, fill } from "./dom.js";
import { dayAndTime, time } from "./dates.js";
import { written } from "./entities.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./keyboard.js";
import { attachment, attachmentName } from "./media.js";
import { plainText } from "./rich_text.js";
import { blocks } from "./rich.js";
import { serviceNote } from "./service.js";
import { say } from "./words.js";

/** A bubble that keeps its place in the list while what it shows changes. `hands` does what a click asks for. */
export class Bubble {
  constructor(message, hands) {
    this.hands = hands;
    this.element = el("article", { tabindex: "-1" });
    this.body = el("div", { class: "bubble", on: { contextmenu: (event) => this.#menu(event) } });
    this.keys = el("div", { class: "keys" });
    this.actions = button({
      class: "plain actions", "aria-label": say("actions"), title: say("actions"), "aria-haspopup": "true",
      on: { click: () => hands.actions(this.message, this.actions) },
    }, icon("dots"));
    this.show(message);
  }

  /** Draws the message again; the body stays as it is (unfolded, revealed) if only the buttons changed. */
  show(message) {
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    const body = JSON.stringify({ ...message, reply_markup: null, edit_date: 0 });
    const service = serviceNote(message);
    this.message = message;
    this.element.dataset.message = message.message_id;
    if (service) this.#note(service);
    else {
      if (body !== this.drawn) this.#draw(message);
      fill(this.meta, this.actions, meta(message));
      this.element.classList.toggle("keyed", Boolean(message.reply_markup?.inline_keyboard?.length));
      fill(this.keys, inlineKeyboard({ message, hands: this.hands }));
    }
    this.drawn = body;
    if (focused && !focused.isConnected) this.#refocus(focused.textContent);
  }

  #note(text) {
    this.element.className = "note";
    fill(this.element, el("span", { text }));
  }

  #draw(message) {
    const mine = this.hands.isMine(message);
    const wide = message.rich_message ? " wide" : "";
    const bare = message.sticker ? " bare" : "";
    this.element.className = `message ${mine ? "out" : "in"}${wide}${bare}`;
    this.element.setAttribute("aria-label", `${mine ? say("you") : author(message, this.hands)}, ${time(message.date)}`);
    this.meta = el("div", { class: "meta" });
    fill(this.body, this.#author(message, mine), forwarded(message), this.#quoted(message), this.#content(message),
      reactions(message), this.meta);
    fill(this.element, this.body, this.keys);
  }

  // A right click or a long press, as in Telegram itself; links and pictures keep the browser's own menu.
  #menu(event) {
    if (event.target.closest("a, img, video, audio") || String(getSelection())) return;
    event.preventDefault();
    this.hands.actions(this.message, this.actions);
  }

  #author(message, mine) {
    if (!this.hands.isGroup()) return null;
    const words = [mine ? "" : author(message, this.hands), this.hands.topicOf(message)].filter(Boolean);
    return words.length ? el("div", { class: "author", text: words.join(" · ") }) : null;
  }

  #quoted(message) {
    const answered = message.reply_to_message;
    if (!answered) return null;
    const text = message.quote?.text ?? summary(answered);
    return button({ class: "quoted", on: { click: () => this.hands.goTo(answered.message_id) } },
      el("b", { text: this.hands.isMine(answered) ? say("you") : author(answered, this.hands) }), el("span", { text }));
  }

  #content(message) {
    const text = message.text ?? message.caption ?? "";
    const entities = message.text === undefined ? message.caption_entities : message.entities;
    const carried = attachment(message);
    const words = text ? el("div", { class: "text" }, written(text, entities, this.hands)) : null;
    const rich = message.rich_message;
    const draw = { message, hands: this.hands };
    const drawn = rich ? el("div", { class: "rich", dir: rich.is_rtl ? "rtl" : null }, blocks(rich.blocks, draw)) : null;
    if (!words && !carried && !drawn) return el("div", { class: "text odd", text: say("unknown", { kind: kindOf(message) }) });
    return message.show_caption_above_media ? [words, carried, drawn] : [carried, words, drawn];
  }

  #refocus(label) {
    const same = [...this.element.querySelectorAll("button")].find((node) => node.textContent === label);
    (same ?? this.keys.querySelector("button") ?? this.element).focus({ preventScroll: true });
  }
}

const KNOWN = new Set([
  "message_id", "message_thread_id", "is_topic_message", "from", "chat", "date", "outgoing", "silent", "edit_date",
  "reply_markup", "keyboard", "reactions", "reply_to_message",
]);
const kindOf = (message) => Object.keys(message).filter((key) => !KNOWN.has(key)).join(", ") || "?";

function author(message, hands) {
  const from = message.from ?? hands.bot();
  return [from.first_name, from.last_name].filter(Boolean).join(" ");
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return null;
  const who = origin.sender_user ?? origin.sender_chat ?? origin.chat ?? {};
  const name = origin.sender_user_name ?? who.title ?? [who.first_name, who.last_name].filter(Boolean).join(" ");
  return el("div", { class: "forwarded", text: say("forwarded_from", { name }) });
}

function reactions({ reactions: given }) {
  if (!given?.length) return null;
  return el("div", { class: "reactions" }, given.map((one) => el("span", { text: one.emoji ?? one })));
}

function meta(message) {
  const marks = [];
  const quiet = { class: "silent", role: "img", "aria-label": say("silent"), title: say("silent") };
  if (message.silent) marks.push(el("span", quiet, icon("bell_off")));
  if (message.edit_date) marks.push(el("span", { class: "edited", text: say("edited") }));
  const sent = new Date(message.date * 1000).toISOString();
  return [...marks, el("time", { datetime: sent, title: dayAndTime(message.date), text: time(message.date) })];
}

/** One line that says what a message is. */
export function summary(message) {
  const rich = message.rich_message?.blocks?.map((block) => plainText(block.text ?? block.summary)).find(Boolean);
  return message.text ?? message.caption ?? (attachmentName(message) || rich || (message.rich_message ? say("rich") : ""));
}
