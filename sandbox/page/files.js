// The window before files are sent: what they are, as photos or as files, with which caption.

import { el } from "./dom.js";
import { form } from "./dialogs.js";
import { icon } from "./icons.js";
import { cardWords, size } from "./media.js";
import { say } from "./words.js";

const PHOTO = /^image\/(png|jpe?g|webp|gif|bmp)$/;
const THUMB = 56;

/** Asks, then sends one by one; several go as one album. `sendFile(file, kind, {caption, media_group_id})`. */
export function confirmFiles(files, sendFile) {
  const pictures = files.every((file) => PHOTO.test(file.type) || file.type.startsWith("video/"));
  const how = [["photo", say("as_photo")], ["document", say("as_document")]];
  form({
    title: say("send_files"),
    done: say("send"),
    before: [el("ul", { class: "file-list" }, files.map(line))],
    fields: [
      ...(pictures ? [{ name: "kind", label: say("how_to_send"), options: how, value: "photo" }] : []),
      { name: "caption", label: say("caption"), maxlength: 1024 },
    ],
    onDone: ({ kind, caption }) => sendAll(files, kind ?? "document", caption, sendFile),
  });
}

async function sendAll(files, kind, caption, sendFile) {
  const album = files.length > 1 ? { media_group_id: `${Date.now()}` } : {};
  for (const [index, file] of files.entries()) {
    const sort = kind === "photo" && file.type.startsWith("video/") ? "video" : kind;
    await sendFile(file, sort, { ...album, ...(index === 0 && caption && { caption }) });
  }
}

function line(file) {
  const sign = el("span", { class: "file-sign" }, icon(PHOTO.test(file.type) ? "image" : "file"));
  if (PHOTO.test(file.type)) preview(file, sign);
  return el("li", { class: "file" }, sign, cardWords(file.name, size(file.size)));
}

// Drawn on a canvas: the page's security policy allows no blob: addresses.
async function preview(file, sign) {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return;
  const canvas = el("canvas", { width: THUMB, height: THUMB });
  const scale = Math.max(THUMB / picture.width, THUMB / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas.getContext("2d").drawImage(picture, (THUMB - width) / 2, (THUMB - height) / 2, width, height);
  sign.replaceChildren(canvas);
}
