// What somebody sent stays here until the room says that it is kept: through a lost line, a reload,
// a dead battery. The same message goes out again under the same id, so it is never there twice.
// On a device of one's own it is put aside in this browser, else only for as long as the page's tab.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const shelf = start.own_device ? localStorage : sessionStorage;
const NAME = `sidelight-room-${start.room}-${start.you}-outbox`;
const AGAIN_MS = 6000;
const COMES_BACK = ["too_fast", "busy", "cannot_store"];
const TRIES = 6;

const mine = new Map();
const going = new Map();
let isOver = false;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));

function keep() {
  // Whoever leaves quickly has emptied the page, and what it kept: nothing is put there again.
  if (isOver || !room.isConnected) return;
  const unsent = [...mine.values()].filter(({ state }) => state === "sending" || state === "not_sent");
  try {
    if (unsent.length) shelf.setItem(NAME, JSON.stringify(unsent));
    else shelf.removeItem(NAME);
  } catch {
    // A full or forbidden store: the page still holds the words while it is open.
  }
}

function show(one, state, why = "") {
  Object.assign(one, { state, why });
  mine.set(one.id, one);
  keep();
  tell("own", one);
  if (state !== "sending") goOn(one);
}

function done(one) {
  mine.delete(one.id);
  keep();
  tell("own", { ...one, state: "sent" });
  goOn(one);
}

function send(one) {
  going.set(one.ch, one.id);
  one.sent_at = Date.now();
  const { id, ch, text, reply_to } = one;
  tell("send", { type: "say", id, ch, text, ...(reply_to ? { reply_to } : {}) });
}

// One after the other in each conversation: the next goes out when the one before is answered, so
// that they are in the order in which they were written, whatever is refused or lost on the way.
function sendNext(ch) {
  const first = [...mine.values()].find((one) => one.ch === ch && one.state === "sending");
  if (first && going.get(ch) !== first.id) send(first);
}

function goOn({ id, ch }) {
  if (going.get(ch) !== id) return;
  going.delete(ch);
  sendNext(ch);
}

function sendAll() {
  going.clear();
  for (const ch of new Set([...mine.values()].map((one) => one.ch))) sendNext(ch);
}

function refused(one, { code, why }) {
  one.tries = (one.tries ?? 0) + 1;
  if (COMES_BACK.includes(code) && one.tries < TRIES) {
    show(one, "sending", why);
    setTimeout(() => mine.get(one.id)?.state === "sending" && send(one), 1000 * (1 + one.tries));
  } else show(one, "not_sent", why);
}

// Which of one's messages still wait is told with each welcome; the others were let through.
function reconcile(own) {
  const waiting = new Set(own.map(({ id }) => id));
  for (const one of [...mine.values()]) {
    if (one.state === "held" && !waiting.has(one.id)) done(one);
  }
  for (const { id, text } of own) {
    const one = mine.get(id) ?? { id, ch: "room", text };
    if (one.state !== "declined") show(one, "held");
  }
}

// Words come back without their id: the oldest of one's held messages that says the same.
function shown({ from, ch, text, id }) {
  if (from !== start.you) return;
  const held = [...mine.values()].find(
    (one) => one.id === id || (one.state === "held" && one.ch === ch && one.text.trim() === text.trim()),
  );
  if (held) done(held);
  else if ([...mine.values()].some(({ state }) => state === "held")) tell("sync");
}

const GOT = {
  welcome: ({ own }) => {
    if (own) reconcile(own);
    sendAll();
  },
  standing: ({ own }) => {
    reconcile(own);
    if (room.dataset.link === "asking") sendAll();
  },
  said: shown,
  ack: ({ id, held, declined }) => {
    const one = mine.get(id);
    if (!one) return;
    if (held) show(one, "held");
    else if (declined) show(one, "declined");
    else done(one);
  },
  refused: (message) => {
    const one = mine.get(message.id);
    if (one) refused(one, message);
  },
  declined: ({ id, reason }) => {
    const one = mine.get(id);
    if (one) show(one, "declined", start.words.declined[reason]);
  },
};

room.addEventListener("room:got", ({ detail }) => GOT[detail.type]?.(detail));
room.addEventListener("room:say", ({ detail }) => {
  const one = { id: crypto.randomUUID?.() ?? madeId(), at: Date.now(), ...detail };
  show(one, "sending");
  if (!going.has(one.ch)) sendNext(one.ch);
});
room.addEventListener("room:again", ({ detail: id }) => {
  const one = mine.get(id);
  if (!one) return;
  one.tries = 0;
  show(one, "sending");
  if (!going.has(one.ch)) sendNext(one.ch);
});
room.addEventListener("room:take_back", ({ detail: id }) => {
  const one = mine.get(id);
  if (one) done(one);
});
room.addEventListener("room:over", () => {
  isOver = true;
  shelf.removeItem(NAME);
});
setInterval(() => {
  for (const id of going.values()) {
    const one = mine.get(id);
    if (one && Date.now() - one.sent_at > AGAIN_MS) send(one);
  }
}, AGAIN_MS);

// Browsers without randomUUID, and pages of a server in the house without HTTPS.
function madeId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

try {
  for (const one of JSON.parse(shelf.getItem(NAME) ?? "[]")) show(one, one.state, one.why);
} catch {
  // What cannot be read any more cannot be sent.
}
