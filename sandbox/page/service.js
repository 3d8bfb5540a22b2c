// Words for service messages: who came, what was pinned, which topic was made.

import { attachmentName } from "./media.js";
import { say } from "./words.js";

const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

/** The sentence of a service message, or null for an ordinary one. */
export function serviceNote(message) {
  if (message.new_chat_members) return say("joined", { name: message.new_chat_members.map(nameOf).join(", ") });
  if (message.left_chat_member) return say("left", { name: nameOf(message.left_chat_member) });
  if (message.pinned_message) return say("pinned", { what: message.pinned_message.text ?? attachmentName(message.pinned_message) });
  if (message.group_chat_created || message.supergroup_chat_created) return say("group_made", { name: message.chat?.title ?? "" });
  if (message.new_chat_title) return say("renamed", { name: message.new_chat_title });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return say("grown");
  if (message.forum_topic_created) return say("topic_made", { name: message.forum_topic_created.name });
  return null;
}
