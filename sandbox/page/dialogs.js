// Modal windows of the page (chooser, form) and small menus beside a button.

import { button, el } from "./dom.js";
import { say } from "./words.js";

/** Opens a modal window; answers {dialog, close}. Escape and a click outside close it. */
export function modal(title, content, { onClose = () => {} } = {}) {
  const heading = el("h2", { text: title });
  const dialog = el("dialog", { class: "window", "aria-label": title }, heading, content);
  const close = () => dialog.close();
  dialog.addEventListener("close", () => {
    dialog.remove();
    onClose();
  });
  dialog.addEventListener("mousedown", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
  return { dialog, close };
}

/**
 * Asks for a few fields: [{name, label, type?, value?, options?: [[value, label]], required?}].
 * `onDone(values)` gets them as strings; a DeskError it throws is shown in the window, which stays open.
 */
export function form({ title, hint, fields, done, onDone, before = [] }) {
  const problem = el("p", { class: "problem", role: "alert" });
  const inputs = fields.map((field) => field.node ?? labelled(field));
  const submit = async (event) => {
    event.preventDefault();
    try {
      await onDone(Object.fromEntries(new FormData(sheet)));
      opened.close();
    } catch (error) {
      problem.textContent = error.message || say("unreachable");
    }
  };
  const cancel = button({ class: "quiet", text: say("cancel"), on: { click: () => opened.close() } });
  const ready = el("button", { type: "submit", class: "main", text: done });
  const sheet = el("form", { class: "sheet", on: { submit } }, hint ? el("p", { class: "hint", text: hint }) : null,
    before, inputs, problem, el("div", { class: "row end" }, cancel, ready));
  const opened = modal(title, sheet);
  return opened;
}

export function labelled({ name, label, type = "text", value = "", options, required, ...rest }) {
  const input = options
    ? el("select", { name, ...rest }, options.map(([key, text]) => el("option", { value: key, text, selected: key === value })))
    : el("input", { name, type, value, required, autocomplete: "off", ...rest });
  return el("label", { class: "field" }, el("span", { text: label }), input);
}

/**
 * A menu at a button of [{text (or a node), icon?, act or href, action?, danger?}]. Arrows move in it; Escape closes it
 * and gives the focus back.
 */
export function menu(anchor, items, name) {
  const list = el("div", { class: "menu", role: "menu", "aria-label": name, popover: "auto" });
  for (const item of items.filter(Boolean)) list.append(entry(item, list));
  list.addEventListener("keydown", (event) => moveFocus(event, list));
  list.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    const had = list.contains(document.activeElement);
    list.remove();
    if (had) anchor.focus();
  });
  document.body.append(list);
  list.showPopover();
  place(list, anchor.getBoundingClientRect());
  list.querySelector("[role=menuitem]").focus();
}

function entry(item, list) {
  const properties = { class: `menu-item${item.danger ? " danger" : ""}`, role: "menuitem", data: { action: item.action ?? "" } };
  if (item.href) return el("a", { ...properties, href: item.href, target: "_blank", rel: "noopener" }, item.icon, item.text);
  const act = () => {
    list.hidePopover();
    item.act();
  };
  return button({ ...properties, on: { click: act } }, item.icon, el("span", {}, item.text));
}

function moveFocus(event, list) {
  const items = [...list.querySelectorAll("[role=menuitem]")];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}

function place(list, at) {
  const gap = 6;
  const { offsetWidth: width, offsetHeight: height } = list;
  const left = Math.min(Math.max(gap, at.left), innerWidth - width - gap);
  const below = at.bottom + gap + height <= innerHeight;
  list.style.left = `${left}px`;
  list.style.top = `${below ? at.bottom + gap : Math.max(gap, at.top - height - gap)}px`;
}
