// What a click inside a message does in its phone: press, open, copy, answer, forward, edit.

import { summary } from "./bubble.js";
import { desk } from "./desk.js";
import { menu } from "./dialogs.js";
import { icon } from "./icons.js";
import { attempt, copy, notice } from "./notices.js";
import { plainText } from "./rich_text.js";
import { say } from "./words.js";

export class PhoneHands {
  constructor(phone) {
    this.phone = phone;
  }

  now() {
    return this.phone.page.now();
  }

  bot() {
    return this.phone.picture.botOf(this.phone.chat);
  }

  isGroup() {
    return this.phone.chat.type !== "private";
  }

  /** The name of the topic a message stands in, or "". */
  topicOf(message) {
    const found = this.phone.chat.topics?.find((topic) => topic.message_thread_id === message.message_thread_id);
    return found?.name ?? "";
  }

  /** In a group only what this very person wrote stands on the right. */
  isMine(message) {
    return message.from ? message.from.id === this.phone.id : Boolean(message.outgoing);
  }

  isPending(message, data) {
    return this.phone.presses.isPending(message.message_id, data);
  }

  press(message, data) {
    this.phone.presses.press(message.message_id, data);
  }

  link(address) {
    this.phone.page.openLink(address, this.phone.person);
  }

  command(text) {
    this.phone.send(text);
  }

  send(text) {
    this.phone.send(text);
  }

  type(text) {
    this.phone.composer.type(text);
  }

  tell(text) {
    notice(text);
  }

  copy(text) {
    copy(text);
  }

  reply(message) {
    this.phone.composer.reply(message, summary(message));
  }

  goTo(id) {
    if (!this.phone.history.goTo(id)) notice(say("gone"));
  }

  ownContact() {
    const { id, first_name, last_name } = this.phone.person;
    const contact = { phone_number: "+79000000000", first_name, ...(last_name && { last_name }), user_id: id };
    attempt(() => desk.send(id, { ...this.phone.where(), contact }));
  }

  askLocation() {
    this.phone.askLocation();
  }

  /** The menu of a message. */
  actions(message, anchor) {
    const item = (key, sign, act) => ({ text: say(key), icon: icon(sign), action: key, act });
    const text = message.text ?? message.caption ?? message.rich_message?.blocks.map((block) => plainText(block.text)).join("\n");
    const own = this.isMine(message) && message.text !== undefined && !message.forward_origin;
    menu(anchor, [
      item("reply", "reply", () => this.reply(message)),
      text ? item("copy_text", "copy", () => copy(text)) : null,
      item("forward", "forward", () => this.#forward(message)),
      own ? item("edit", "edit", () => this.phone.composer.edit(message, message.text)) : null,
    ], say("actions"));
  }

  async #forward(message) {
    const body = { ...this.phone.where(), message_id: message.message_id };
    const sent = await attempt(() => desk.forward(this.phone.id, body));
    if (sent) notice(say("forwarded"));
  }
}
