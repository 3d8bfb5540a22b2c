// What a person attaches: the menu of the paper clip, files dropped on a phone, a contact, a place.

import { button, el } from "./dom.js";
import { form, menu, modal } from "./dialogs.js";
import { confirmFiles } from "./files.js";
import { icon } from "./icons.js";
import { drawnSticker, recordedVoice } from "./samples.js";
import { say } from "./words.js";

const STICKERS = ["👍", "👌", "🙏", "🎉", "😊", "🤔", "😅", "❤️"];
// The middle of a large lake: a place, and nobody's.
const PLACE = { latitude: "53.5", longitude: "108.2" };

/** The menu of the paper clip; `asks`: sendFile(File, kind, extra), send({contact} or {location}). */
export function attachMenu(anchor, person, asks) {
  const pick = (accept) => pickFiles(accept, (files) => confirmFiles(files, asks.sendFile));
  const item = (key, sign, act) => ({ text: say(key), icon: icon(sign), act, action: key });
  menu(anchor, [
    item("send_photo", "image", () => pick("image/*,video/*")),
    item("send_document", "file", () => pick("")),
    item("send_voice", "mic", () => asks.sendFile(recordedVoice(), "voice", {})),
    item("send_sticker", "smile", () => chooseSticker(asks)),
    item("send_contact", "person", () => askContact(person, asks)),
    item("send_location", "pin", () => askLocation(asks)),
  ], say("attach"));
}

function pickFiles(accept, onFiles) {
  const input = el("input", { type: "file", multiple: true, accept, class: "unseen", tabindex: "-1", "aria-hidden": "true" });
  const gone = () => input.remove();
  input.addEventListener("change", () => {
    if (input.files.length) onFiles([...input.files]);
    gone();
  });
  input.addEventListener("cancel", gone);
  document.body.append(input);
  input.click();
}

/** Files dropped on the phone go to `onFiles`. */
export function acceptDrops(phone, onFiles) {
  const veil = el("div", { class: "drop", hidden: true, text: say("drop_here") });
  phone.append(veil);
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  phone.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    veil.hidden = false;
  });
  phone.addEventListener("dragleave", (event) => {
    if (!phone.contains(event.relatedTarget)) veil.hidden = true;
  });
  phone.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!carriesFiles(event)) return;
    event.preventDefault();
    onFiles([...event.dataTransfer.files]);
  });
}

function chooseSticker(asks) {
  const send = async (emoji) => {
    window.close();
    asks.sendFile(await drawnSticker(emoji), "sticker", {});
  };
  const choice = (emoji) => button({ class: "sticker-choice", text: emoji, on: { click: () => send(emoji) } });
  const window = modal(say("choose_sticker"), el("div", { class: "sticker-choices" }, STICKERS.map(choice)));
}

function askContact(person, asks) {
  form({
    title: say("send_contact"),
    done: say("send"),
    fields: [
      { name: "first_name", label: say("first_name"), value: person.first_name, required: true },
      { name: "last_name", label: say("last_name"), value: person.last_name ?? "" },
      { name: "phone_number", label: say("phone_number"), type: "tel", value: "+7 900 000-00-00", required: true },
    ],
    onDone: ({ first_name, last_name, phone_number }) => {
      const own = first_name === person.first_name && last_name === (person.last_name ?? "");
      return asks.send({ contact: { first_name, phone_number, ...(last_name && { last_name }), ...(own && { user_id: person.id }) } });
    },
  });
}

/** Asks for a place and sends it. */
export function askLocation(asks) {
  const number = { type: "number", step: "any", required: true };
  form({
    title: say("send_location"),
    done: say("send"),
    fields: [
      { name: "latitude", label: say("latitude"), value: PLACE.latitude, ...number, min: -90, max: 90 },
      { name: "longitude", label: say("longitude"), value: PLACE.longitude, ...number, min: -180, max: 180 },
    ],
    onDone: (at) => asks.send({ location: { latitude: Number(at.latitude), longitude: Number(at.longitude) } }),
  });
}
