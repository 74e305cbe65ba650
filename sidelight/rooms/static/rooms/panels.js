// Which part of the room is in sight where there is space for one only, what is new in the others,
// and from where on it is new to somebody who was away.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const counts = {};
let current = "room";
let seen = start.seen;

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
const isInSight = (ch) => ch === current && document.visibilityState === "visible";

function count(ch, number) {
  counts[ch] = number;
  for (const badge of room.querySelectorAll(`[data-count="${ch}"]`)) {
    badge.textContent = number;
    badge.hidden = !number;
  }
  const tab = room.querySelector(`.room-tabs [data-open="${ch}"]`);
  tab?.closest("li").classList.toggle("has-news", Boolean(number));
}

function open(ch) {
  current = ch;
  for (const panel of room.querySelectorAll("[data-panel]")) {
    panel.classList.toggle("is-current", panel.dataset.panel === ch);
  }
  for (const tab of room.querySelectorAll(".room-tabs [data-open]")) {
    if (tab.dataset.open === ch) tab.setAttribute("aria-current", "true");
    else tab.removeAttribute("aria-current");
    tab.closest("li").classList.toggle("is-current", tab.dataset.open === ch);
  }
  if (ch !== "held") count(ch, 0);
  tell("open", ch);
}

// The line between what was read and what is new; it goes with the next look.
function mark(item) {
  for (const old of room.querySelectorAll(".unread")) old.remove();
  const line = document.createElement("li");
  line.className = "unread";
  line.textContent = room.dataset.unread;
  item?.before(line);
}

function noteSeen() {
  const last = Math.max(0, ...[...room.querySelectorAll("[data-talk=room] [data-seq]")].map((one) => Number(one.dataset.seq)));
  if (last <= seen || !isInSight("room")) return;
  seen = last;
  tell("send", { type: "seen", ch: "room", seq: last });
}

room.addEventListener("click", (event) => {
  const way = event.target.closest("[data-open]");
  if (!way) return;
  event.preventDefault();
  open(way.dataset.open);
  room.querySelector(`[data-panel="${way.dataset.open}"] :is(.composer textarea, .held, .closing-box)`)?.focus({ preventScroll: true });
});
room.addEventListener("room:show", ({ detail }) => open(detail));
room.addEventListener("room:news", ({ detail: { ch } }) => {
  if (isInSight(ch)) return void setTimeout(noteSeen, 1000);
  count(ch, (counts[ch] ?? 0) + 1);
  if (counts[ch] === 1) mark([...room.querySelectorAll(`[data-talk="${ch}"] [data-seq]`)].at(-1));
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") {
    count(current, 0);
    noteSeen();
  }
});
// What was read on another device meanwhile is not new here.
room.addEventListener("room:got", ({ detail }) => {
  if (detail.type === "welcome" && detail.seen > seen) seen = detail.seen;
});
room.addEventListener("room:link", ({ detail }) => detail === "live" && noteSeen());

const first = [...room.querySelectorAll("[data-talk=room] .said[data-seq]:not(.is-own)")].find((one) => Number(one.dataset.seq) > seen);
if (seen && first) mark(first);
const wanted = location.hash.slice(1).replace(/^line-/, "line:");
open(room.querySelector(`[data-panel="${CSS.escape(wanted)}"]`) ? wanted : start.line?.aside ? `line:${start.you}` : "room");
