// How the room stands, in kind words, and what that means for whoever reads: open or not, held or
// opened, a side room, quiet time, over. And whether the line is there.

const room = document.getElementById("live-room");
const start = JSON.parse(room.dataset.start);
const { words } = start;
const ownLine = `line:${start.you}`;
const link = room.querySelector("[data-link]");
const LINK_WAITS_MS = 2500;
let linkTimer = 0;
let outWords = "";

const tell = (name, detail) => room.dispatchEvent(new CustomEvent(`room:${name}`, { detail }));
const set = (name, isShown) => {
  for (const part of room.querySelectorAll(`[${name}]`)) part.hidden = !isShown;
};

function codeOf({ phase, covered, holding }) {
  if (phase !== "open") return phase;
  if (!covered) return "few";
  return holding === "all" ? "held" : holding;
}

function show(state) {
  const code = codeOf(state);
  room.querySelector("[data-state-name]").textContent = words.state_names[code];
  room.querySelector("[data-state-words]").textContent = words.states[code];
  room.querySelector("[data-dot]").dataset.dot = code;
  set("data-lobby", state.phase === "lobby");
  for (const part of room.querySelectorAll("[data-phase]")) part.hidden = part.dataset.phase !== state.phase;
  for (const button of room.querySelectorAll(".holding")) {
    button.setAttribute("aria-pressed", String(button.value === state.holding));
  }
  if (state.phase === "closed") over();
}

function over() {
  set("data-over", true);
  set("data-line-banner", false);
  leaveIt();
}

// Nothing can be done here any more; what was said can be read until the page is left.
function leaveIt() {
  room.classList.add("is-over");
  set("data-while-here", false);
  tell("over");
}

function line({ aside, quiet_until, out }) {
  set("data-line-banner", aside || quiet_until);
  set("data-aside", aside);
  set("data-quiet", quiet_until && !aside);
  room.classList.toggle("is-aside", Boolean(aside));
  if (aside) tell("show", ownLine);
  if (out) {
    outWords = `${words.out[out]} ${words.links.out}`;
    say(outWords);
    leaveIt();
  }
}

function say(text) {
  link.textContent = text;
  room.classList.toggle("has-link-words", Boolean(text));
}

// A line that is back within a moment is not worth a word.
function linkChanged({ detail: state }) {
  clearTimeout(linkTimer);
  if (state === "live") return say("");
  if (state === "closed") return over();
  if (state === "out") leaveIt();
  const said = (state === "out" && outWords) || words.links[state] || "";
  linkTimer = setTimeout(() => say(said), state === "away" ? LINK_WAITS_MS : 0);
  return undefined;
}

room.addEventListener("room:got", ({ detail }) => {
  if (detail.type === "state" && detail.ch === "room") show(detail);
  else if (detail.type === "state" && detail.ch === ownLine) line(detail);
  else if (detail.state && (detail.type === "welcome" || detail.type === "standing")) show(detail.state);
  if (detail.type === "standing" && detail.line) line(detail.line);
});
room.addEventListener("room:link", linkChanged);
room.addEventListener("room:done", ({ detail: { activity } }) => {
  if (activity === "moment" || activity === "back") {
    set("data-stepped-out", activity === "moment");
    set("data-moment", activity === "back");
  }
  if (activity === "talk") {
    tell("show", ownLine);
    room.querySelector(`[data-composer="${ownLine}"] textarea`)?.focus();
  }
});
if (start.line?.aside) room.classList.add("is-aside");
