// The way to the room: a socket; where none opens, asking over and over; after any gap, asking
// what came. Everything that comes is told on the room's element, each event once and in order.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const { addresses } = start;
const after = { ...start.after };

const PING_MS = 25_000;
const DEAF_MS = 10_000;
const ASK_AGAIN_MS = 3000;
const LONGEST_MS = 15_000;
const FAILED_BEFORE_ASKING = 2;
const WAIT_SECONDS = 20;

let socket = null;
let greeted = false;
let knows = false;
let failed = 0;
let over = false;
let asking = false;
let syncing = null;
let again = 0;
let deaf = 0;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
const link = (state) => {
  room.dataset.link = state;
  tell("link", state);
};

function end(state) {
  over = true;
  link(state);
  socket?.close();
}

// An event comes with its number; what has none is told as it is.
function take(message) {
  if (message.type === "catch_up") return sync();
  const isEvent = message.seq !== undefined && message.type !== "ack";
  if (!isEvent) return tell("got", message);
  const last = after[message.ch] ?? 0;
  if (message.seq <= last) return undefined;
  if (message.seq > last + 1) return sync();
  after[message.ch] = message.seq;
  return tell("got", message);
}

async function fetchEvents(wait) {
  const numbers = Object.entries(after).map(([name, seq]) => `${name}:${seq}`);
  const query = new URLSearchParams({ after: numbers.join(",") });
  if (wait) query.set("wait", WAIT_SECONDS);
  const answer = await fetch(`${addresses.events}?${query}`, {
    headers: { Accept: "application/json" },
    cache: "no-store",
  });
  if (answer.status === 404) return end("out");
  if (answer.redirected || answer.status === 403) return end("signed_out");
  if (!answer.ok) throw new Error("no answer");
  return answer.json();
}

function takeAll({ channels, ...standing }) {
  let count = 0;
  for (const { events } of Object.values(channels)) {
    for (const event of events) {
      count += 1;
      take(event);
    }
  }
  tell("got", { type: "standing", ...standing });
  if (standing.state.phase === "closed") end("closed");
  return count;
}

// HTTP is the truth: ask until there is nothing more, then let the socket go on from there.
function sync() {
  syncing ??= (async () => {
    try {
      let answer = await fetchEvents(false);
      while (answer) {
        takeAll(answer);
        answer = answer.more && !over ? await fetchEvents(false) : null;
      }
      if (socket?.readyState === WebSocket.OPEN) hello();
    } catch {
      setTimeout(() => over || sync(), ASK_AGAIN_MS);
    } finally {
      syncing = null;
    }
  })();
  return syncing;
}

// Many come back at once when a line was cut. Whoever was welcomed before and has nothing that waits
// asks for no more than what came since.
function hello() {
  const brief = knows && !room.querySelector("[data-own][data-state=held]");
  const said = { type: "hello", v: 1, room: start.room, after };
  socket.send(JSON.stringify(brief ? { ...said, brief } : said));
}

function open() {
  clearTimeout(again);
  if (over || (socket && socket.readyState <= WebSocket.OPEN)) return;
  const mine = new WebSocket(addresses.live.replace(/^/, location.origin.replace(/^http/, "ws")));
  socket = mine;
  greeted = false;
  mine.onopen = hello;
  mine.onmessage = ({ data }) => {
    clearTimeout(deaf);
    deaf = 0;
    const read = JSON.parse(data);
    for (const message of Array.isArray(read) ? read : [read]) {
      if (message.type === "welcome" && !greeted) {
        greeted = knows = true;
        failed = 0;
        link("live");
      }
      if (message.code === "too_many_sockets") end("elsewhere");
      take(message);
    }
  };
  mine.onclose = ({ code }) => {
    if (socket !== mine) return;
    socket = null;
    closed(code);
  };
}

function closed(code) {
  if (over) return;
  if (code === 4401) return end("signed_out");
  failed += 1;
  if (!asking) link("away");
  // Whether it is over for this page, or only the line was lost, is told over HTTP.
  if (code === 4410 || code === 4403) sync();
  if (failed >= FAILED_BEFORE_ASKING) ask();
  const wait = Math.min(LONGEST_MS, 400 * 2 ** Math.min(failed, 6)) * (0.5 + Math.random());
  again = setTimeout(open, wait);
}

async function ask() {
  if (asking) return;
  asking = true;
  while (!over && !greeted) {
    const began = performance.now();
    const isAsking = room.dataset.link === "asking";
    let count = 0;
    try {
      // Answered at once, so that it is known soon that this way is open; from then on it waits.
      const answer = await fetchEvents(isAsking);
      if (!answer) break;
      if (!isAsking) link("asking");
      count = takeAll(answer);
    } catch {
      if (!greeted) link("away");
    }
    const isQuick = performance.now() - began < 1500;
    if (isAsking && isQuick && !count) await new Promise((go) => setTimeout(go, ASK_AGAIN_MS));
  }
  asking = false;
}

function ping() {
  if (!greeted || socket?.readyState !== WebSocket.OPEN) return;
  socket.send('{"type":"ping"}');
  deaf ||= setTimeout(() => socket?.close(), DEAF_MS);
}

room.addEventListener("room:send", ({ detail: message }) => {
  if (greeted && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
  else tell(asking ? "post" : "unsent", message);
});
room.addEventListener("room:sync", sync);
// Somebody speaks who was given a place since: a full welcome says who they are.
room.addEventListener("room:stranger", () => {
  knows = false;
  if (greeted) socket?.close();
});
addEventListener("offline", () => over || link("away"));
addEventListener("online", () => {
  if (greeted && socket) link("live");
  ping();
  open();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  if (socket) ping();
  else open();
});
setInterval(ping, PING_MS);
room.classList.add("is-live");
document.documentElement.classList.add("in-room");
open();
