// Keeps what is written after a session as it is typed: a moment after the last key, and when the
// page is hidden. It goes to the journal by the same form; where another device wrote meanwhile the
// server keeps both. On a person's own device a copy stays in this browser until the server has it,
// so that neither a lost line nor a reload loses a word. Signing out and leaving quickly clear it,
// too: all that begins with “sidelight-draft:”.

const PAUSE_MS = 1200;
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1000;
const form = document.querySelector("form[data-after]");
const state = form.querySelector("[data-after-state]");
const fields = form.elements;
const WRITTEN = ["one_thing", "tell", "hours"];
const SHELVED = [...WRITTEN, "key", "seen", "turn"];
const shelf = `sidelight-draft:${location.pathname}`;
const onOwnDevice = "ownDevice" in form.dataset;
let timer = 0;
let unsaved = false;
let busy = false;

const shelve = () => {
  if (!onOwnDevice) return;
  const written = Object.fromEntries(SHELVED.map((name) => [name, fields[name].value]));
  localStorage.setItem(shelf, JSON.stringify({ at: Date.now(), written }));
};

async function keep(leaving) {
  if (!unsaved || (busy && !leaving)) return;
  if (WRITTEN.every((name) => !fields[name].value.trim())) return;
  unsaved = false;
  busy = true;
  fields.turn.value = Number(fields.turn.value) + 1;
  try {
    const answer = await fetch(location.href, {
      method: "POST",
      body: new FormData(form),
      headers: { "Sidelight-Draft": "1" },
      keepalive: leaving,
      redirect: "manual",
    });
    if (!answer.ok) throw new Error("not kept");
    fields.seen.value = (await answer.json()).seen;
    localStorage.removeItem(shelf);
    if (unsaved) shelve();
    state.textContent = form.dataset.kept;
  } catch {
    unsaved = true;
    state.textContent = form.dataset.notKept;
  } finally {
    busy = false;
  }
  // What was typed while this was on its way goes next.
  if (unsaved && state.textContent === form.dataset.kept) keep(false);
}

function takeFromShelf() {
  const found = onOwnDevice && localStorage.getItem(shelf);
  if (!found) return;
  const { at, written } = JSON.parse(found);
  const arrived = WRITTEN.every((name) => written[name].trim() === fields[name].value.trim());
  if (arrived || Date.now() - at > KEPT_FOR_MS) return localStorage.removeItem(shelf);
  // With the key and the revision they were typed under: the server knows whether the page changed.
  for (const name of SHELVED) fields[name].value = written[name];
  unsaved = true;
  keep(false);
}

takeFromShelf();
form.addEventListener("input", () => {
  unsaved = true;
  shelve();
  clearTimeout(timer);
  timer = setTimeout(() => keep(false), PAUSE_MS);
});
form.addEventListener("submit", () => {
  fields.turn.value = Number(fields.turn.value) + 1;
  unsaved = false;
  clearTimeout(timer);
  shelve();
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep(true);
});
addEventListener("online", () => keep(false));
