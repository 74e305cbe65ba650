// The clock of the plan goes on between two looks: minutes used, what is left, and when the next
// steps begin. It counts from the server's instants, so that a device with a wrong clock shows the same.

const filled = (text, values) => text.replace(/%\((\w+)\)s/g, (_, name) => values[name] ?? "");
const minutes = (ms) => Math.floor((ms + 30_000) / 60_000);
const MINUTE_MS = 60_000;
const A_LITTLE = 3;
const EVERY_MS = 5000;

let drawnAt = performance.now();
let shown = document.querySelector('[data-run-step][data-state="now"] details')?.id ?? "none";

function say(place, text) {
  if (place && place.textContent.trim() !== text) place.textContent = text;
}

function usedBy(step, now) {
  const since = step.dataset.since ? Math.max(0, now - Date.parse(step.dataset.since)) : 0;
  return Number(step.dataset.used) * 1000 + since;
}

function left(step, now) {
  const { state } = step.dataset;
  if (state !== "now" && state !== "waiting") return 0;
  return Math.max(0, Number(step.dataset.minutes) * MINUTE_MS - usedBy(step, now));
}

function showUsed(step, now) {
  const place = step.querySelector("[data-run-used]");
  if (!place) return;
  const used = minutes(usedBy(step, now));
  const planned = Number(step.dataset.minutes);
  const text = used > planned ? place.dataset.over : place.dataset.within;
  say(place, filled(text, { used, minutes: planned, over: used - planned }));
}

// What waits begins when what is before it is over: it moves on by itself.
function showBegins(steps, now, hasBegun, startsAt) {
  let begins = hasBegun ? now : Math.max(now, startsAt);
  for (const step of steps) {
    const time = step.querySelector("[data-run-begins]");
    if (step.dataset.state === "waiting" && !step.dataset.began) {
      const at = new Date(begins);
      time.dateTime = at.toISOString();
      say(time, at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }));
    }
    begins += left(step, now);
  }
}

function tick() {
  const run = document.querySelector("[data-run]");
  if (!run) return;
  const now = Date.parse(run.dataset.at) + performance.now() - drawnAt;
  const steps = [...run.querySelectorAll("[data-run-step]")];
  const hasBegun = steps.some(({ dataset }) => dataset.state !== "waiting");
  const startsAt = Date.parse(run.dataset.begins);
  steps.forEach((step) => showUsed(step, now));
  showBegins(steps, now, hasBegun, startsAt);
  const pace = run.querySelector("[data-run-pace]");
  const plan = minutes(steps.reduce((sum, step) => sum + left(step, now), 0));
  const evening = minutes(Math.max(0, Date.parse(run.dataset.ends) - Math.max(now, startsAt)));
  const text = plan - evening > A_LITTLE ? pace.dataset.more : pace.dataset.fits;
  say(pace, filled(text, { plan, evening }));
}

// What goes on now comes into sight when it is new, unless somebody writes or reads further down.
function showNow(box) {
  const step = box.querySelector('[data-state="now"]');
  const id = step?.querySelector("details").id ?? "";
  const isNew = id && shown && id !== shown;
  shown = id || shown;
  const isAtWork = box.contains(document.activeElement) && document.activeElement.matches("textarea, select");
  if (isNew && !isAtWork) step.scrollIntoView({ block: "nearest" });
}

document.getElementById("live-room").addEventListener("room:beside", ({ detail: box }) => {
  drawnAt = performance.now();
  showNow(box);
  tick();
});
setInterval(tick, EVERY_MS);
tick();
