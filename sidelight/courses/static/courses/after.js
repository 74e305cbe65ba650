// Keeps what is written after a session as it is typed: a moment after the last key, and when the
// page is hidden. It goes to the journal by the same form; where another device wrote meanwhile the
// server keeps both.

const PAUSE_MS = 1200;
const form = document.querySelector("form[data-after]");
const state = form.querySelector("[data-after-state]");
const fields = form.elements;
const WRITTEN = ["one_thing", "tell", "hours"];
let timer = 0;
let unsaved = false;
let busy = false;

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

form.addEventListener("input", () => {
  unsaved = true;
  clearTimeout(timer);
  timer = setTimeout(() => keep(false), PAUSE_MS);
});
form.addEventListener("submit", () => {
  fields.turn.value = Number(fields.turn.value) + 1;
  unsaved = false;
  clearTimeout(timer);
});
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep(true);
});
addEventListener("online", () => keep(false));
