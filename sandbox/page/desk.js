// Talks to the desk of the sandbox: one function for each call, and the stream of events.

/** The desk refused, or could not be reached; `message` is its own sentence. */
export class DeskError extends Error {}

async function ask(method, path, body) {
  const request = { method };
  if (body instanceof FormData) request.body = body;
  else if (body !== undefined) {
    request.body = JSON.stringify(body);
    request.headers = { "Content-Type": "application/json" };
  }
  let answer;
  try {
    answer = await fetch(`/sandbox/${path}`, request);
  } catch {
    throw new DeskError("");
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new DeskError(said.error ?? `${answer.status} ${answer.statusText}`);
  return said;
}

// What one person does reaches the desk in the order it was done, however fast.
const turns = new Map();

function person(id, deed, body) {
  const before = turns.get(id) ?? Promise.resolve();
  const done = before.then(() => ask("POST", `people/${id}/${deed}`, body));
  turns.set(id, done.catch(() => {}));
  return done;
}

export const desk = {
  state: () => ask("GET", "state"),
  addPerson: (who) => ask("POST", "people", who),
  text: (id, body) => person(id, "text", body),
  start: (id, payload) => person(id, "start", payload ? { payload } : {}),
  press: (id, body) => person(id, "press", body),
  file: (id, form) => person(id, "file", form),
  send: (id, body) => person(id, "send", body),
  forward: (id, body) => person(id, "forward", body),
  edit: (id, body) => person(id, "edit", body),
  block: (id, blocked) => person(id, "block", { blocked }),
  clock: (body) => ask("POST", "clock", body),
  breakTelegram: (fault) => ask("POST", "faults", fault),
  heal: () => ask("DELETE", "faults"),
};

/** Where a file's bytes are. */
export const fileAddress = (fileId) => `/sandbox/files/${encodeURIComponent(fileId)}`;
export const transcriptAddress = (id) => `/sandbox/transcript/${id}`;

const EVENTS = [
  "hello", "message", "edited", "deleted", "toast", "action", "commands", "chat", "person", "clock", "faults",
];
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 5000;

/** Listens for ever: `onEvent(type, data)`, and `onCut()` when the stream broke and is being opened again. */
export function listen(onEvent, onCut) {
  let pause = FIRST_PAUSE;
  const open = () => {
    const stream = new EventSource("/sandbox/events");
    for (const type of EVENTS) {
      stream.addEventListener(type, (event) => {
        pause = FIRST_PAUSE;
        onEvent(type, JSON.parse(event.data));
      });
    }
    stream.onerror = () => {
      stream.close();
      onCut();
      setTimeout(open, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    };
  };
  open();
}
