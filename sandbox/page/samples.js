// Makes things to send where there is no microphone and no sticker set: a short tone and an emoji drawn on a canvas.

const RATE = 8000;
const SECONDS = 2;
const STICKER = 256;

/** Two seconds of a soft falling tone as a WAV file. */
export function recordedVoice() {
  const samples = RATE * SECONDS;
  const bytes = new DataView(new ArrayBuffer(44 + samples));
  const word = (at, text) => [...text].forEach((letter, index) => bytes.setUint8(at + index, letter.charCodeAt(0)));
  word(0, "RIFF");
  bytes.setUint32(4, 36 + samples, true);
  word(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE, true);
  bytes.setUint16(32, 1, true);
  bytes.setUint16(34, 8, true);
  word(36, "data");
  bytes.setUint32(40, samples, true);
  for (let at = 0; at < samples; at += 1) {
    const loud = 40 * (1 - at / samples);
    bytes.setUint8(44 + at, 128 + Math.round(loud * Math.sin((2 * Math.PI * 330 * at) / RATE)));
  }
  return new File([bytes], "voice.wav", { type: "audio/wav" });
}

/** A sticker: the emoji, large. */
export async function drawnSticker(emoji) {
  const canvas = Object.assign(document.createElement("canvas"), { width: STICKER, height: STICKER });
  const pen = canvas.getContext("2d");
  Object.assign(pen, { font: `${STICKER * 0.75}px sans-serif`, textAlign: "center", textBaseline: "middle" });
  pen.fillText(emoji, STICKER / 2, STICKER / 2 + STICKER * 0.04);
  const picture = await new Promise((done) => canvas.toBlob(done, "image/webp"));
  return new File([picture], "sticker.webp", { type: "image/webp" });
}
