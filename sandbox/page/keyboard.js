// Draws a bot's keyboards: inline buttons under a message and the reply keyboard under the input.

import { button, el } from "./dom.js";
import { icon } from "./icons.js";
import { say } from "./words.js";

const STYLES = new Set(["danger", "success", "primary", "link"]);

/** The inline keyboard of a message, or null; `draw` is {message, hands}. */
export function inlineKeyboard(draw) {
  const rows = draw.message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  return el("div", { class: "inline-keyboard" },
    rows.map((row) => el("div", { class: "key-row" }, row.map((key) => inlineButton(key, draw)))));
}

export function inlineButton(key, { message, hands }) {
  const [kind, sign, act] = meaning(key, message, hands);
  const style = STYLES.has(key.style) ? ` style-${key.style}` : "";
  const node = button({
    class: `key${style}`,
    disabled: kind === "disabled",
    data: { kind, ...(key.callback_data !== undefined && { data: key.callback_data }) },
    on: { click: () => act(node) },
  }, el("span", { text: key.text }), sign ? icon(sign) : null);
  if (hands.isPending(message, key.callback_data)) node.setAttribute("aria-busy", "true");
  return node;
}

// Kind, sign in the corner, and what a press does.
function meaning(key, message, hands) {
  if (key.disabled) return ["disabled", null, () => {}];
  if (key.callback_data !== undefined) return ["callback", null, () => hands.press(message, key.callback_data)];
  const url = key.url ?? key.login_url?.url;
  if (url) return ["url", "open", () => hands.link(url)];
  if (key.copy_text) return ["copy", "copy", () => hands.copy(key.copy_text.text)];
  if (key.switch_inline_query_current_chat !== undefined) {
    return ["query", null, () => hands.type(`@${hands.bot().username} ${key.switch_inline_query_current_chat}`)];
  }
  return ["other", null, () => hands.tell(say("not_supported"))];
}

/** The reply keyboard in force: the newest message of the bot decides, unless it was one-time and is used up. */
export function replyMarkup(messages) {
  let answered = false;
  for (const message of [...messages].reverse()) {
    if (message.outgoing) answered = true;
    const markup = message.keyboard;
    if (message.outgoing || !markup) continue;
    if (markup.keyboard) return markup.one_time_keyboard && answered ? null : { message, ...markup };
    if (markup.force_reply) return answered ? null : { message, ...markup };
    return null;
  }
  return null;
}

export function replyKeyboard(markup, hands) {
  const rows = markup.keyboard.map((row) => el("div", { class: "key-row" }, row.map((key) => replyButton(key, hands))));
  return el("div", { class: "reply-keyboard", role: "group", "aria-label": say("keyboard") }, rows);
}

function replyButton(key, hands) {
  const text = typeof key === "string" ? key : key.text;
  const act = () => {
    if (key.request_contact) hands.ownContact();
    else if (key.request_location) hands.askLocation();
    else if (key.web_app || key.request_users || key.request_chat || key.request_poll) hands.tell(say("not_supported"));
    else hands.send(text);
  };
  return button({ class: "key", text, on: { click: act } });
}
