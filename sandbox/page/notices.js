// Short sentences of the page itself: what was copied, what the desk refused. And copying.

import { DeskError } from "./desk.js";
import { el } from "./dom.js";
import { say } from "./words.js";

const SHOWN = 4500;

export function notice(text, bad = false) {
  const node = el("div", { class: bad ? "notice bad" : "notice", text });
  document.getElementById("notices").append(node);
  setTimeout(() => node.remove(), SHOWN);
}

/** Does a thing at the desk; a refusal is shown in its own words. Answers what the desk answered, or null. */
export async function attempt(doing) {
  try {
    return await doing();
  } catch (error) {
    if (!(error instanceof DeskError)) throw error;
    notice(error.message || say("unreachable"), true);
    return null;
  }
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text);
  }
  notice(say("copied"));
}

// Where the browser keeps the clipboard from pages.
function copyBySelection(text) {
  const area = el("textarea", { class: "unseen", readonly: true });
  area.value = text;
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
