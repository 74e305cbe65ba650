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

function tell(visible) {
  told = Date.now();
  room.dispatchEvent(new CustomEvent("room:send", { detail: { type: "here", visible } }));
}

function atThePage() {
  input = Date.now();
  if (ask && !ask.hidden) ask.hidden = true;
  if (input - told > AT_MOST_EVERY_MS) tell(true);
}

for (const name of ["pointerdown", "keydown", "input", "scroll"]) {
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
room.addEventListener("room:link", ({ detail }) => {
  if (detail === "asking") tell(document.visibilityState === "visible");
});
setInterval(() => {
  const idle = Date.now() - input;
  if (ask && part === "leader" && idle > ASKED_AFTER_MS) ask.hidden = false;
  // Without a socket, being there is asking: a page nobody has touched for long asks no more.
  const counts = part === "member" || idle < GONE_AFTER_MS;
  if (room.dataset.link === "asking" && counts) tell(document.visibilityState === "visible");
}, ASKS_EVERY_MS);
