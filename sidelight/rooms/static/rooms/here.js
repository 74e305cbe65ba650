// Somebody is at the page, or has put it away. Leaders are asked gently before they stop counting.

const room = document.getElementById("live-room");
const { part } = JSON.parse(room.dataset.start);
const ask = room.querySelector("[data-still-here]");
const AT_MOST_EVERY_MS = 20_000;
const ASKS_EVERY_MS = 20_000;
const ASKED_AFTER_MS = 4 * 60_000;
const GONE_AFTER_MS = 5 * 60_000;

let input = Date.now();
let told = 0;
let saidThere = true;

// A page that nobody touched for long, or that is put away, counts nobody as present.
const isThere = () =>
  document.visibilityState === "visible" && (part === "member" || Date.now() - input < GONE_AFTER_MS);

function tell(visible) {
  told = Date.now();
  saidThere = visible;
  room.dispatchEvent(new CustomEvent("room:send", { detail: { type: "here", visible } }));
}

// What is pressed to answer stays until it was pressed: nothing beneath it gets the tap.
function atThePage({ target }) {
  input = Date.now();
  if (ask && !(target instanceof Node && ask.contains(target))) ask.hidden = true;
  if (!saidThere || input - told > AT_MOST_EVERY_MS) tell(true);
}

// Not "scroll": the page scrolls by itself when somebody else writes.
for (const name of ["pointerdown", "keydown", "input", "wheel", "touchmove"]) {
  addEventListener(name, atThePage, { passive: true, capture: true });
}
document.addEventListener("visibilitychange", () => {
  const visible = document.visibilityState === "visible";
  if (visible) input = Date.now();
  tell(visible);
});
ask?.querySelector("button").addEventListener("click", () => {
  ask.hidden = true;
  tell(true);
});
// Coming back counts as being there: a page that came back by itself says that nobody is.
room.addEventListener("room:link", ({ detail }) => {
  if (detail === "asking" || (detail === "live" && !isThere())) tell(isThere());
});
setInterval(() => {
  if (ask && part === "leader" && Date.now() - input > ASKED_AFTER_MS) ask.hidden = false;
  // Without a socket, being there is asking: a page nobody has touched for long asks no more.
  if (room.dataset.link === "asking" && (part === "member" || isThere())) tell(isThere());
}, ASKS_EVERY_MS);
